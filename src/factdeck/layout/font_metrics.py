"""A font file to its heights in ems and, when first asked for, how wide its characters are and how they are kerned."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from factdeck.truetype import DamagedFont as DamagedFont
from factdeck.truetype import TrueType, read_truetype


class FontMetrics(Struct, frozen=True):
    """Heights in ems, descent positive, and ``width``: a code point's advance in ems, None where it has no glyph.

    ``kerning`` is the ems that are added between the letters of a text; None where the font is only known by widths.
    """

    ascent: float
    descent: float
    line_gap: float
    cap_height: float
    x_height: float
    width: Callable[[int], float | None]
    kerning: Callable[[str], float] | None = None
    shaped: Callable[[str], float] | None = None
    """Ems that a stretch of letters takes which join, or carry points; None where nothing shapes them."""

    @property
    def natural_leading(self) -> float:
        return self.ascent + self.descent + self.line_gap


def file_metrics(file: Path, language: str = "") -> FontMetrics:
    """Of a font whose shaped letters have the forms of a language. Raises ValueError where the file is not a TrueType font with a Unicode character map."""
    font = read_truetype(file)
    heights = (*font.heights, *font.letter_heights)
    ascent, descent, gap, cap_height, x_height = (height / font.em for height in heights)
    return FontMetrics(
        ascent,
        descent,
        gap,
        cap_height,
        x_height,
        _width_of(font),
        _kerning_of(font),
        _shaped_of(file, font, language),
    )


def _width_of(font: TrueType) -> Callable[[int], float | None]:
    def width(code: int) -> float | None:
        glyph = font.glyph(code)
        return font.advance(glyph) / font.em if glyph else None

    return width


def _kerning_of(font: TrueType) -> Callable[[str], float]:
    def kerning(text: str) -> float:
        return sum(font.kerning.of(text)) / font.em

    return kerning


def _shaped_of(file: Path, font: TrueType, language: str) -> Callable[[str], float]:
    def shaped(letters: str) -> float:
        from factdeck.truetype.shaping import shaped_advance

        return shaped_advance(file, letters, language) / font.em

    return shaped
