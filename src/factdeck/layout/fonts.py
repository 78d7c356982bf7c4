"""A family's name to its faces and their metrics: files to embed on paper, metric twins of what PowerPoint has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import category, east_asian_width

from msgspec import json
from msgspec.structs import replace

from factdeck.language.scripts import (
    SCRIPTS_ON_PAPER,
    is_known_to_paper,
    is_shaped_on_paper,
    needs_shaping,
    script_of,
    shaped_script,
)
from factdeck.layout.font_files import (
    FACE_NAMES,
    FONT_PACKAGES,
    FOR_SHAPED,
    OTHER_PACKAGES,
    files_of,
    is_file,
    paper_files,
)
from factdeck.layout.font_metrics import FontMetrics, file_metrics
from factdeck.layout.joined import has_joined, joined_width
from factdeck.layout.lookalikes import is_composed, ways_to_write
from factdeck.scene import UNSEEN, Face, Run, TextStyle

SHAPING_LIBRARY = "uharfbuzz"
"""What joins and orders letters where a script needs it."""
_TABLES = Path(__file__).parent / "metrics"
_INVISIBLE = frozenset(UNSEEN)
_WITHOUT_INVISIBLE = dict.fromkeys(map(ord, UNSEEN))
_STAND_INS = {"\u00a0": " ", "\u202f": " ", "\u2011": "-", "\n": " ", "\t": " "}
"""What is as wide as a character that only says where a line may not or must end."""
_NEEDS_NO_GLYPH = _INVISIBLE | frozenset("\u00a0\n\t")
_SAFE_WIDTH = 0.9
"""Ems counted for a character that another font will draw, where it is not East Asian and so a whole em."""
_SHAPED_WIDTH = 0.6
"""Ems counted for a letter of Arabic, Devanagari or their like, which are narrow, and narrower where they join."""
_BETWEEN_SCRIPTS = 0.25
"""Ems that LibreOffice sets between an East Asian letter and a Latin one or a digit, as in 1853年."""
_MOST_WORDS = 50_000
_LONGEST_WORD = 100
"""Characters of a text whose width is remembered."""


@lru_cache(maxsize=1)
def can_shape() -> bool:
    """Whether the library is installed that shapes letters on paper."""
    return find_spec(SHAPING_LIBRARY) is not None


def draws_on_paper(character: str) -> bool:
    """Whether the glyph of a character is right on paper as soon as a font has it."""
    return not needs_shaping(character) or (is_known_to_paper(character) and can_shape())


@lru_cache(maxsize=256)
def missing_package(character: str) -> str:
    """The package that paper lacks of those with which it sets a character's script; empty where it lacks none."""
    if not is_known_to_paper(character):
        return ""
    if not can_shape():
        return SHAPING_LIBRARY
    needed = (package for package, script in FOR_SHAPED.items() if script == script_of(character))
    return next((FONT_PACKAGES[package] for package in needed if find_spec(package) is None), "")


def family_for(script: str) -> tuple[str, str]:
    """A package with a family for a script that no theme has one for, and the family's name; empty where none is known."""
    return OTHER_PACKAGES.get(script, ("", ""))


def can_set_language(lang: str) -> bool:
    """Whether paper sets the letters of a language in which they are shaped."""
    return shaped_script(lang) in SCRIPTS_ON_PAPER and can_shape()


class Metrics:
    """Widths and heights of a face, in ems, with its kerning where it has a file, as paper does.

    PowerPoint's fonts are known by their widths alone; it kerns by itself.
    """

    def __init__(self, font: FontMetrics, substitutes: bool = False, bold: bool = False):
        self.font = font
        self._substitutes = substitutes
        self._bold = bold
        self.ascent = font.ascent
        self.descent = font.descent
        self.natural_leading = font.natural_leading
        self.cap_height = font.cap_height
        self.x_height = font.x_height
        self._advances: dict[str, float] = {}
        self._words: dict[str, float] = {}
        self._had: dict[str, bool] = {}
        self._all_had: set[str] = set()

    def has(self, character: str) -> bool:
        """Whether the character is drawn right; PowerPoint itself finds stand-ins where ``substitutes`` is set."""
        result = self._had.get(character)
        if result is None:
            result = self._had[character] = self._has(character)
            if result:
                self._all_had.add(character)
        return result

    def has_all(self, text: str) -> bool:
        """Whether each character of a text is drawn right."""
        return self._all_had.issuperset(text) or all(map(self.has, text))

    def _has(self, character: str) -> bool:
        if character in _NEEDS_NO_GLYPH or self.font.width(ord(character)) is not None:
            return True
        return self._substitutes and character in _STAND_INS

    def advance(self, character: str) -> float:
        """A character's width; a safe guess where another font will have to draw it."""
        result = self._advances.get(character)
        if result is None:
            result = self._advances[character] = self._advance(character)
        return result

    def _advance(self, character: str) -> float:
        if character in _INVISIBLE:
            return 0.0
        if self._shapes(character):
            return self._stretched(character)
        width = None if character == "\u00a0" else self.font.width(ord(character))
        if width is not None:
            return width
        if character in _STAND_INS:
            return self.advance(_STAND_INS[character])
        if category(character) in ("Mn", "Me", "Cf"):
            return 0.0
        if self._substitutes and has_joined(character):
            return joined_width(character, self.advance, bold=self._bold)
        if needs_shaping(character):
            return _SHAPED_WIDTH
        return 1.0 if east_asian_width(character) in "WF" else _SAFE_WIDTH

    def width(self, text: str) -> float:
        """Ems that a text takes."""
        if len(text) > _LONGEST_WORD:
            return self._measured(text)
        result = self._words.get(text)
        if result is None:
            if len(self._words) >= _MOST_WORDS:
                self._words.clear()
            result = self._words[text] = self._measured(text)
        return result

    def _measured(self, text: str) -> float:
        if self._shapes(text):
            return self._stretched(text)
        if self._substitutes and has_joined(text):
            return joined_width(text, self.advance, bold=self._bold)
        return sum(map(self.advance, text)) + self.kerning(text)

    def _shapes(self, text: str) -> bool:
        """Whether any of a text is shaped before this face draws it."""
        return is_shaped_on_paper(text) and self.font.shaped is not None and can_shape()

    def _stretched(self, text: str) -> float:
        """Ems of a text in which letters are shaped together."""
        from factdeck.truetype.shaping import may_be_kerned, stretches

        assert self.font.shaped is not None
        shaped, apart = self.font.shaped, self._apart if may_be_kerned(text) else self._advances_of
        return sum(shaped(part) if joins else apart(part) for part, joins in stretches(text))

    def _advances_of(self, text: str) -> float:
        return sum(map(self.advance, text))

    def _apart(self, text: str) -> float:
        """Ems of letters that are kerned."""
        return self._advances_of(text) + self.kerning(text)

    def kerning(self, text: str) -> float:
        """Ems of a text's width that stand between its letters, mostly less than nothing; shaping sees to that itself."""
        if self._substitutes:
            return _BETWEEN_SCRIPTS * _borders(text)
        if self.font.kerning is None or len(text) < 2 or is_shaped_on_paper(text):
            return 0.0
        return self.font.kerning(text if text.isascii() else text.translate(_WITHOUT_INVISIBLE))


def _borders(text: str) -> int:
    """How often an East Asian letter stands beside a letter or digit of another script."""
    if text.isascii():
        return 0
    wide = [(each.isalnum(), east_asian_width(each) in "WF") for each in text]
    return sum(one[0] and two[0] and one[1] != two[1] for one, two in pairwise(wide))


@lru_cache(maxsize=256)
def find_face(family: str, bold: bool = False, italic: bool = False) -> Face:
    """The face of a family; an upright or regular one stands in where the family has no such face.

    Raises ValueError, with the families at hand, where there is no such family.
    """
    if family in _slide_families():
        name = f"{family}-{FACE_NAMES[bold, italic]}"
        face = Face(name, family, bold, italic)
    else:
        face = _paper_face(family, bold, italic)
    font = metrics(face).font
    return replace(face, natural_leading=font.natural_leading, ascent=font.ascent + font.line_gap)


def is_at_hand(family: str) -> bool:
    """Whether paper has a family."""
    return bool(files_of(family))


def _paper_face(family: str, bold: bool, italic: bool) -> Face:
    files = files_of(family)
    for wanted in ((bold, italic), (bold, False), (False, italic), (False, False)):
        file = files.get(wanted)
        if file is not None:
            return Face(file.stem, family, *wanted, file=file)
    if is_file(family):
        raise ValueError(f"there is no font file {family!r}")
    known = sorted({family for family, *_ in paper_files()})
    raise ValueError(
        f"there is no font family {family!r}; paper has {', '.join(known)}; slides have {', '.join(_slide_families())}"
    )


@lru_cache(maxsize=1)
def _slide_families() -> tuple[str, ...]:
    return tuple(sorted(_family_of(file) for file in _TABLES.glob("*.json")))


def _family_of(table: Path) -> str:
    return table.stem.replace("-", " ").title()


@lru_cache(maxsize=256)
def metrics(face: Face) -> Metrics:
    """The widths of a face's glyphs: from its file, or from a table for a font that is not at hand."""
    return (
        _file_metrics(face.file, face.language)
        if face.file
        else _table_metrics(face.family, face.bold, face.italic)
    )


@lru_cache(maxsize=256)
def _file_metrics(file: Path, language: str) -> Metrics:
    return Metrics(file_metrics(file, language))


@lru_cache(maxsize=64)
def _table_metrics(family: str, bold: bool, italic: bool) -> Metrics:
    table = _table(family)
    result = table["faces"][FACE_NAMES[bold, italic]]
    units = table["units"]
    widths: dict[int, float] = {}
    for first, *stretch in result["widths"]:
        widths.update((first + number, width / units) for number, width in enumerate(stretch))
    ascent, descent, gap, cap_height, x_height = (height / units for height in result["vertical"])
    return Metrics(
        FontMetrics(ascent, descent, gap, cap_height, x_height, widths.get), substitutes=True, bold=bold
    )


@lru_cache(maxsize=16)
def _table(family: str) -> dict[str, Any]:
    file = _TABLES / f"{family.replace(' ', '-').lower()}.json"
    table: dict[str, Any] = json.decode(file.read_bytes())
    return table


def text_width(text: str, face: Face, size: float) -> float:
    """Points that a text takes."""
    return metrics(face).width(text) * size


def cover(run: Run, fallbacks: Sequence[Face]) -> list[Run]:
    """Split a run so that each part's face, its own or a fallback, has all characters.

    A fallback stands in its bold or italic face where the run does. A combining mark takes its letter along.
    A character that no face has stays in the run's own.
    """
    return [part for part, _ in covered(run, fallbacks)]


def covered(run: Run, fallbacks: Sequence[Face]) -> list[tuple[Run, int]]:
    """As ``cover``, each part with its offset in the run: a letter may be written in another, longer or shorter way."""
    own = run.style.face
    if is_composed(run.text) and metrics(own).has_all(run.text):
        return [(run, 0)]
    known = _letters_drawn_by((own, *(_styled(face, own) for face in fallbacks)))
    parts: list[_Part] = []
    offset = 0
    last: Face | None = None
    for letter in letters(run.text):
        written, face = known[letter]
        face = face or known.faces[0]
        if last is None or (face is not last and letter not in _INVISIBLE):
            parts.append(_Part(face, offset, []))
            last = face
        parts[-1].written.append(written)
        offset += len(letter)
    return [
        (replace(run, text="".join(part.written), style=replace(run.style, face=part.face)), part.offset)
        for part in _with_spaces_inside(parts)
    ]


class _LettersDrawn(dict[str, tuple[str, Face | None]]):
    """How each letter is written, and the first of the faces that then has all of it, found when it is first asked."""

    def __init__(self, faces: Sequence[Face]):
        super().__init__()
        self.faces = faces

    def __missing__(self, letter: str) -> tuple[str, Face | None]:
        result = _drawn(letter, self.faces)
        if len(self) < _MOST_WORDS:
            self[letter] = result
        return result


@lru_cache(maxsize=64)
def _letters_drawn_by(faces: tuple[Face, ...]) -> _LettersDrawn:
    return _LettersDrawn(faces)


class _Part(NamedTuple):
    """Letters of one face, and where in the run they begin."""

    face: Face
    offset: int
    written: list[str]


def _with_spaces_inside(parts: Sequence[_Part]) -> Iterator[_Part]:
    """Spaces between two parts of one face in that face, too, so that its text stays in one piece."""
    last: _Part | None = None
    between: _Part | None = None
    for part in parts:
        if last is None:
            last = part
        elif between is None and _is_space_for(part, last.face):
            between = part
        elif between is not None and part.face is last.face:
            last.written.extend(between.written + part.written)
            between = None
        else:
            yield from filter(None, (last, between))
            last, between = part, None
    yield from filter(None, (last, between))


def _is_space_for(part: _Part, face: Face) -> bool:
    return all(written.isspace() and metrics(face).has(written) for written in part.written)


def parts_of(text: str, own: Face, faces: Sequence[Face]) -> tuple[tuple[str, Face], ...]:
    """A drawing's text in parts, each in its own face or another that has its letters; empty where its own has all."""
    parts = tuple((part.text, part.style.face) for part in cover(Run(text, TextStyle(own, 1.0), ""), faces))
    return () if parts == ((text, own),) else parts


def _drawn(letter: str, faces: Sequence[Face]) -> tuple[str, Face | None]:
    """How a letter is written, and the first face that then has all of it; None where none has.

    On slides nothing stands in for a letter: PowerPoint finds a font that has it.
    """
    for written in ways_to_write(letter, alike=faces[0].file is not None):
        for face in faces:
            if metrics(face).has_all(written):
                return written, face
    return letter, None


def _styled(face: Face, like: Face) -> Face:
    """The face of the same family that is as bold and as italic as another."""
    if (face.bold, face.italic) == (like.bold, like.italic):
        return face
    return find_face(face.family, like.bold, like.italic)


def letters(text: str) -> list[str]:
    """Characters, each with the marks and the parts of a Korean syllable that combine with it."""
    if text.isascii():
        return list(text)
    starts = [at for at, joins in enumerate(map(_joins_the_letter_before, text)) if not joins or not at]
    if len(starts) == len(text):
        return list(text)
    return [text[start:stop] for start, stop in zip(starts, (*starts[1:], len(text)), strict=True)]


@lru_cache(maxsize=16_384)
def _joins_the_letter_before(character: str) -> bool:
    return character > "\u02ff" and (category(character) in ("Mn", "Me") or "\u1160" <= character <= "\u11ff")


def drawn_width(text: str, face: Face, size: float, faces: Sequence[Face]) -> float:
    """Points that a drawing's text takes; ``faces`` stand in for characters that its own lacks."""
    return sum(text_width(part, each, size) for part, each in parts_of(text, face, faces) or ((text, face),))
