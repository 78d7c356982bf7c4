"""A drawing's label to operators that show it as it is seen, where some of it runs from right to left."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from factdeck.drawing import Text
from factdeck.language.bidi import levels, levels_of_line, runs_of, seen_order, text_level
from factdeck.language.scripts import is_shaped_on_paper
from factdeck.pdf.faces import EmbeddedFont
from factdeck.pdf.fonts import ShownText, drawn_text, drawn_width, font_of, text_matrix
from factdeck.pdf.numbers import numbers
from factdeck.pdf.painter import Painter
from factdeck.pdf.shaped_text import glyph_operators, glyphs_width
from factdeck.scene import Face


class _Part(NamedTuple):
    """Letters of one face that run one way, in points."""

    text: str
    face: Face
    level: int
    width: float

    @property
    def font(self) -> EmbeddedFont:
        return font_of(self.face)

    @property
    def by_glyph(self) -> bool:
        return self.level % 2 == 1 or is_shaped_on_paper(self.text)


def label_operators(painter: Painter, text: Text, before: float) -> str:
    """``before`` is the share of the label that stands left of its place; its parts are written as they are read.

    A space ends it, so that software that reads no positions doesn't join the words of two lines.
    """
    base = text_level(text.text, painter.lang)
    parts = list(_parts(text, base))
    left = start = text.x - before * sum(part.width for part in parts)
    places = [0.0] * len(parts)
    for number in seen_order([part.level for part in parts]):
        places[number] = left
        left += parts[number].width
    shown = [
        f"BT {text_matrix(part.face)} {numbers(x, text.y)} Tm {_words(painter, part, text.size)} T* ET"
        for part, x in zip(parts, places, strict=True)
    ]
    space = _Part(" ", text.face, 0, drawn_width(" ", font_of(text.face), text.size))
    x = start - space.width if base else left
    shown.append(f"BT 1 0 0 1 {numbers(x, text.y)} Tm {_words(painter, space, text.size)} T* ET")
    return " ".join(shown)


def _parts(text: Text, base: int) -> Iterator[_Part]:
    written = "".join(part for part, _ in text.drawn)
    found = levels_of_line(written, levels(written, base), base)
    at = 0
    for part, face in text.drawn:
        font, end = font_of(face), at + len(part)
        for start, stop in runs_of(found, at, end):
            letters, level = part[start - at : stop - at], found[start]
            if level % 2 or is_shaped_on_paper(letters):
                width = glyphs_width(
                    font, letters, text.size, leftward=level % 2 == 1, language=face.language
                )
            else:
                letters = drawn_text(letters, font)
                width = drawn_width(letters, font, text.size)
            yield _Part(letters, face, level, width)
        at = end


def _words(painter: Painter, part: _Part, size: float) -> str:
    if not part.by_glyph:
        return ShownText(painter.canvas).operators(part.text, part.font, size)
    leftward = part.level % 2 == 1
    return glyph_operators(
        painter.canvas, part.font, part.text, size, leftward=leftward, language=part.face.language
    )
