"""A family's name to its faces and their metrics: files to embed on paper, metric twins of what PowerPoint has."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from unicodedata import category, east_asian_width

from factdeck.layout.truetype import FontMetrics, read_truetype
from factdeck.records import replace
from factdeck.scene import UNSEEN, Face, Run

_FACE_NAMES = {
    (False, False): "Regular",
    (True, False): "Bold",
    (False, True): "Italic",
    (True, True): "BoldItalic",
}
FONT_PACKAGES = {
    "rendercv_fonts": "rendercv-fonts",
    "fontpkg_atkinson_hyperlegible": "fontpkg-atkinson-hyperlegible",
}
"""Packages that hold the fonts for paper, in folders of static TrueType files, by the names they are installed by."""
_TABLES = Path(__file__).parent / "metrics"
_INVISIBLE = frozenset(UNSEEN)
_STAND_INS = {"\u00a0": " ", "\u202f": " ", "\u2011": "-", "\n": " ", "\t": " "}
"""What is as wide as a character that only says where a line may not or must end."""
_NEEDS_NO_GLYPH = _INVISIBLE | frozenset("\u00a0\n\t")
_SAFE_WIDTH = 0.9
"""Ems counted for a character that another font will draw, where it is not East Asian and so a whole em."""
_MOST_WORDS = 50_000


class Metrics:
    """Widths and heights of a face, in ems. Kerning is not applied: neither renderer does."""

    def __init__(self, font: FontMetrics, substitutes: bool = False):
        self.font = font
        self._substitutes = substitutes
        self.ascent = font.ascent
        self.descent = font.descent
        self.natural_leading = font.natural_leading
        self.cap_height = font.cap_height
        self.x_height = font.x_height
        self._advances: dict[str, float] = {}
        self._words: dict[str, float] = {}
        self._had: dict[str, bool] = {}

    def has(self, character: str) -> bool:
        """Whether the character is drawn right; PowerPoint itself finds stand-ins where ``substitutes`` is set."""
        found = self._had.get(character)
        if found is None:
            found = self._had[character] = self._has(character)
        return found

    def _has(self, character: str) -> bool:
        if character in _NEEDS_NO_GLYPH or self.font.width(ord(character)) is not None:
            return True
        return self._substitutes and character in _STAND_INS

    def advance(self, character: str) -> float:
        """A character's width; a safe guess where another font will have to draw it."""
        found = self._advances.get(character)
        if found is None:
            found = self._advances[character] = self._advance(character)
        return found

    def _advance(self, character: str) -> float:
        if character in _INVISIBLE:
            return 0.0
        width = None if character == "\u00a0" else self.font.width(ord(character))
        if width is not None:
            return width
        if character in _STAND_INS:
            return self.advance(_STAND_INS[character])
        if category(character) in ("Mn", "Me", "Cf"):
            return 0.0
        return 1.0 if east_asian_width(character) in "WF" else _SAFE_WIDTH

    def width(self, text: str) -> float:
        """Ems that a text takes."""
        found = self._words.get(text)
        if found is None:
            if len(self._words) >= _MOST_WORDS:
                self._words.clear()
            found = self._words[text] = sum(map(self.advance, text))
        return found


@lru_cache(maxsize=256)
def find_face(family: str, bold: bool = False, italic: bool = False) -> Face:
    """The face of a family; an upright or regular one stands in where the family has no such face.

    Raises ValueError, with the families at hand, where there is no such family.
    """
    if family in _slide_families():
        name = f"{family}-{_FACE_NAMES[bold, italic]}"
        face = Face(name, family, bold, italic)
    else:
        face = _paper_face(family, bold, italic)
    font = metrics(face).font
    return replace(face, natural_leading=font.natural_leading, ascent=font.ascent + font.line_gap)


def _paper_face(family: str, bold: bool, italic: bool) -> Face:
    for wanted in ((bold, italic), (bold, False), (False, italic), (False, False)):
        file = _paper_files().get((family, *wanted))
        if file is not None:
            return Face(file.stem, family, *wanted, file=file)
    known = sorted({family for family, *_ in _paper_files()})
    raise ValueError(
        f"there is no font family {family!r}; paper has {', '.join(known)}; slides have {', '.join(_slide_families())}"
    )


@lru_cache(maxsize=1)
def _slide_families() -> tuple[str, ...]:
    return tuple(sorted(_family_of(file) for file in _TABLES.glob("*.json")))


def _family_of(table: Path) -> str:
    return table.stem.replace("-", " ").title()


@lru_cache(maxsize=1)
def _paper_files() -> dict[tuple[str, bool, bool], Path]:
    """Every static TrueType face of the fonts packages, by family, bold and italic."""
    files: dict[tuple[str, bool, bool], Path] = {}
    suffixes = {name: style for style, name in _FACE_NAMES.items()}
    for package, distribution in FONT_PACKAGES.items():
        spec = find_spec(package)
        if spec is None or spec.origin is None:
            raise ValueError(f"the package {distribution}, which holds fonts for paper, is not installed")
        for file in sorted(Path(spec.origin).parent.glob("*/*.ttf")):
            stem, _, face = file.stem.partition("-")
            if face in suffixes:
                bold, italic = suffixes[face]
                files[_spoken(stem, file.parent.name), bold, italic] = file
    return files


_WORD_START = re.compile(r"(?<=[a-z])(?=[A-Z])")


def _spoken(stem: str, folder: str) -> str:
    """The family's name: the folder's and what the file's adds to it (Noto Sans SC), else the words of the file's."""
    if stem.startswith(folder.replace(" ", "")):
        return f"{folder} {stem[len(folder.replace(' ', '')) :]}".strip()
    return _WORD_START.sub(" ", stem)


@lru_cache(maxsize=256)
def metrics(face: Face) -> Metrics:
    return _file_metrics(face.file) if face.file else _table_metrics(face.family, face.bold, face.italic)


@lru_cache(maxsize=256)
def _file_metrics(file: Path) -> Metrics:
    return Metrics(read_truetype(file))


@lru_cache(maxsize=64)
def _table_metrics(family: str, bold: bool, italic: bool) -> Metrics:
    table = _table(family)
    found = table["faces"][_FACE_NAMES[bold, italic]]
    units = table["units"]
    widths: dict[int, float] = {}
    for first, *stretch in found["widths"]:
        widths.update((first + number, width / units) for number, width in enumerate(stretch))
    ascent, descent, gap, cap_height, x_height = (height / units for height in found["vertical"])
    return Metrics(FontMetrics(ascent, descent, gap, cap_height, x_height, widths.get), substitutes=True)


@lru_cache(maxsize=16)
def _table(family: str):  # type: ignore[no-untyped-def]
    file = _TABLES / f"{family.replace(' ', '-').lower()}.json"
    return json.loads(file.read_text(encoding="utf-8"))


def text_width(text: str, face: Face, size: float) -> float:
    """Points that a text takes, without kerning."""
    return metrics(face).width(text) * size


def word_width(text: str, face: Face) -> float:
    """Ems that a text takes."""
    return metrics(face).width(text)


def cover(run: Run, fallbacks: Sequence[Face], missing: Callable[[int], None] | None = None) -> list[Run]:
    """Split a run so that each part's face, its own or a fallback, has all characters.

    A fallback stands in its bold or italic face where the run does. A combining mark takes its letter along.
    ``missing`` is told the offset of each character that no face has; it stays in the run's own face.
    """
    own = run.style.face
    if all(map(metrics(own).has, run.text)):
        return [run]
    faces = (own, *(_styled(face, own) for face in fallbacks))
    chosen: list[Face] = []
    for letter in letters(run.text):
        face = next((face for face in faces if all(map(metrics(face).has, letter))), None)
        if face is None and missing:
            for offset, character in enumerate(letter, len(chosen)):
                if not any(metrics(face).has(character) for face in faces):
                    missing(offset)
        chosen += [face or own] * len(letter)
    stretches = groupby(zip(run.text, chosen), key=lambda pair: pair[1])
    return [
        replace(run, text="".join(character for character, _ in stretch), style=replace(run.style, face=face))
        for face, stretch in stretches
    ]


def _styled(face: Face, like: Face) -> Face:
    """The face of the same family that is as bold and as italic as another."""
    if (face.bold, face.italic) == (like.bold, like.italic):
        return face
    return find_face(face.family, like.bold, like.italic)


def letters(text: str) -> list[str]:
    """Characters, each with the marks that combine with it."""
    letters: list[str] = []
    for character in text:
        if letters and category(character) in ("Mn", "Me"):
            letters[-1] += character
        else:
            letters.append(character)
    return letters
