"""A family's name to the TrueType files of its faces: of packages that hold fonts, or beside a file that a theme names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from factdeck.truetype.variable import heaviness, static_copy

Styles = Mapping[tuple[bool, bool], Path]
"""Files by bold and italic."""

FACE_NAMES = {
    (False, False): "Regular",
    (True, False): "Bold",
    (False, True): "Italic",
    (True, True): "BoldItalic",
}
FONT_PACKAGES = {
    "rendercv_fonts": "rendercv-fonts",
    "fontpkg_atkinson_hyperlegible": "fontpkg-atkinson-hyperlegible",
    "fontpkg_amiri": "fontpkg-amiri",
    "fontpkg_sarabun": "fontpkg-sarabun",
}
"""Packages that hold the fonts for paper, in folders of static TrueType files, by the names they are installed by."""
FOR_SHAPED = {"fontpkg_amiri": "Arabic", "fontpkg_sarabun": "Thai"}
"""Those of them that only one script needs, whose letters are shaped: all else is set without."""
OTHER_PACKAGES = {
    "Bengali": ("fontpkg-hind-siliguri", "Hind Siliguri"),
    "Tamil": ("fontpkg-noto-sans-tamil", "Noto Sans Tamil"),
    "Telugu": ("fontpkg-noto-sans-telugu", "Noto Sans Telugu"),
    "Khmer": ("fontpkg-noto-sans-khmer", "Noto Sans Khmer"),
}
"""Packages with families for scripts that no theme of ours names one for."""
_FILE = ".ttf"
_REGULAR, _BOLD = 400, 700
_WORD_START = re.compile(r"(?<=[a-z])(?=[A-Z])")


@lru_cache(maxsize=256)
def files_of(family: str) -> Styles:
    """The static files of a family: of our packages, of others in which fontpkg has it, or of a file by its path.

    Empty where there is no such family. A variable file counts for its regular and its bold face.
    """
    if is_file(family):
        return _beside(Path(family))
    own = {(bold, italic): file for (name, bold, italic), file in paper_files().items() if name == family}
    return own or _installed(family)


def is_file(family: str) -> bool:
    """Whether a family is named by the file of its regular face."""
    return family.lower().endswith(_FILE)


def family_name(family: str) -> str:
    """What a family is called, also where it is named by a file."""
    if not is_file(family):
        return family
    stem = re.split(r"[-\[]", Path(family).stem)[0]
    return _WORD_START.sub(" ", stem)


@lru_cache(maxsize=1)
def paper_files() -> dict[tuple[str, bool, bool], Path]:
    """Every static TrueType face of our packages, by family, bold and italic."""
    files: dict[tuple[str, bool, bool], Path] = {}
    suffixes = {name: style for style, name in FACE_NAMES.items()}
    for package, distribution in FONT_PACKAGES.items():
        spec = find_spec(package)
        if spec is None and package in FOR_SHAPED:
            continue
        if spec is None or spec.origin is None:
            raise ValueError(f"the package {distribution}, which holds fonts for paper, is not installed")
        for file in sorted(Path(spec.origin).parent.glob("*/*.ttf")):
            stem, _, face = file.stem.partition("-")
            if face in suffixes:
                bold, italic = suffixes[face]
                files[_spoken(stem, file.parent.name), bold, italic] = file
    return files


def _spoken(stem: str, folder: str) -> str:
    """The family's name: the folder's and what the file's adds to it (Noto Sans SC), else the words of the file's."""
    if stem.startswith(folder.replace(" ", "")):
        return f"{folder} {stem[len(folder.replace(' ', '')) :]}".strip()
    return _WORD_START.sub(" ", stem)


def _installed(family: str) -> Styles:
    """The faces of a family in a package of its own, such as fontpkg-hind-siliguri for Hind Siliguri."""
    spec = find_spec(f"fontpkg_{re.sub(r'[^a-z0-9]+', '_', family.lower())}") if family.isascii() else None
    if spec is None or spec.origin is None:
        return {}
    return _faces(sorted(Path(spec.origin).parent.glob("*/*.ttf")))


def files_beside(file: Path) -> list[Path]:
    """The files in a file's folder that are named as those of one family are, itself among them."""
    family = re.split(r"[-\[]", file.stem)[0]
    return sorted(
        each for each in file.parent.glob("*.[tT][tT][fF]") if re.split(r"[-\[]", each.stem)[0] == family
    )


def _beside(file: Path) -> Styles:
    """The face in a file, and those beside it that are named alike."""
    return {(False, False): file, **_faces(files_beside(file))} if file.is_file() else {}


def _faces(files: Iterable[Path]) -> Styles:
    suffixes = {name: style for style, name in FACE_NAMES.items()}
    found: dict[tuple[bool, bool], Path] = {}
    for file in files:
        style = suffixes.get(file.stem.rpartition("-")[2])
        if style is not None:
            found[style] = file
    if not found:
        found.update(_of_variable(files))
    return found


def _of_variable(files: Iterable[Path]) -> Iterator[tuple[tuple[bool, bool], Path]]:
    for file in files:
        weights = heaviness(file)
        if weights is None:
            continue
        italic = "Italic" in file.stem
        yield (False, italic), static_copy(file, min(max(_REGULAR, weights[0]), weights[1]))
        if weights[1] >= _BOLD:
            yield (True, italic), static_copy(file, _BOLD)
