"""A family's name to its faces and their metrics: files to embed on paper, metric twins of what PowerPoint has."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from unicodedata import east_asian_width

from factdeck.layout.truetype import FontMetrics, read_truetype
from factdeck.scene import Face, Run

_FACE_NAMES = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "BoldItalic"}
_TABLES = Path(__file__).parent / "metrics"
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
"""Characters that take no room and need no glyph."""
_STAND_INS = {"\u00a0": " ", "\u202f": " ", "\u2011": "-", "\n": " "}
_SAFE_WIDTH = 0.9
"""Ems counted for a character that another font will draw, where it is not East Asian and so a whole em."""


@dataclass(frozen=True, slots=True)
class Metrics:
    """Widths and heights of a face, in ems."""

    font: FontMetrics

    @property
    def ascent(self) -> float:
        return self.font.ascent

    @property
    def descent(self) -> float:
        return self.font.descent

    def has(self, character: str) -> bool:
        return (
            ord(character) in self.font.widths
            or character in _INVISIBLE
            or ord(_STAND_INS.get(character, character)) in self.font.widths
        )

    def advance(self, character: str) -> float:
        """A character's width; a safe guess where another font will have to draw it."""
        width = self.font.widths.get(ord(character))
        if width is not None and character not in _INVISIBLE:
            return width
        if character in _INVISIBLE:
            return 0.0
        if character in _STAND_INS:
            return self.advance(_STAND_INS[character])
        return 1.0 if east_asian_width(character) in "WF" else _SAFE_WIDTH


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
    return replace(face, natural_leading=font.natural_leading, ascent=font.ascent + font.line_gap / 2)


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
    """Every static TrueType face of the fonts package, by family, bold and italic."""
    spec = find_spec("rendercv_fonts")
    if spec is None or spec.origin is None:
        raise ValueError("the package rendercv-fonts, which holds the fonts for paper, is not installed")
    files: dict[tuple[str, bool, bool], Path] = {}
    suffixes = {name: style for style, name in _FACE_NAMES.items()}
    for folder in sorted(Path(spec.origin).parent.iterdir()):
        for file in sorted(folder.glob("*.ttf")) if folder.is_dir() else ():
            stem, _, face = file.stem.partition("-")
            if face in suffixes:
                files[(_spoken(stem, folder.name), *suffixes[face])] = file
    return files


def _spoken(stem: str, folder: str) -> str:
    """The family's name: the folder's, and what the file's name adds to it (Noto Sans SC)."""
    return f"{folder} {stem[len(folder.replace(' ', '')):]}".strip()


@lru_cache(maxsize=256)
def metrics(face: Face) -> Metrics:
    return Metrics(read_truetype(face.file) if face.file else _table_metrics(face))


def _table_metrics(face: Face) -> FontMetrics:
    table = _table(face.family)
    found = table["faces"][_FACE_NAMES[face.bold, face.italic]]
    units = table["units"]
    widths: dict[int, float] = {}
    for first, *stretch in found["widths"]:
        widths.update((first + number, width / units) for number, width in enumerate(stretch))
    ascent, descent, gap = found["vertical"]
    return FontMetrics(widths, ascent / units, descent / units, gap / units)


@lru_cache(maxsize=16)
def _table(family: str):  # type: ignore[no-untyped-def]
    file = _TABLES / f"{family.replace(' ', '-').lower()}.json"
    return json.loads(file.read_text(encoding="utf-8"))


def text_width(text: str, face: Face, size: float) -> float:
    """Points that a text takes, without kerning, which neither renderer applies."""
    return word_width(text, face) * size


@lru_cache(maxsize=65536)
def word_width(text: str, face: Face) -> float:
    """Ems that a text takes."""
    advance = metrics(face).advance
    return sum(advance(character) for character in text)


def cover(run: Run, fallbacks: Sequence[Face], missing: Callable[[int], None] | None = None) -> list[Run]:
    """Split a run so that each part's face, its own or a fallback, has all characters.

    ``missing`` is told the offset of each character that no face has; it stays in the run's own face.
    """
    own = metrics(run.style.face)
    if all(own.has(character) for character in run.text):
        return [run]
    parts: list[Run] = []
    for offset, character in enumerate(run.text):
        face = _face_for(character, run.style.face, fallbacks)
        if face is None:
            if missing:
                missing(offset)
            face = run.style.face
        if parts and parts[-1].style.face == face:
            parts[-1] = replace(parts[-1], text=parts[-1].text + character)
        else:
            parts.append(replace(run, text=character, style=replace(run.style, face=face)))
    return parts


def _face_for(character: str, own: Face, fallbacks: Sequence[Face]) -> Face | None:
    for face in (own, *fallbacks):
        if metrics(face).has(character):
            return face
    return None
