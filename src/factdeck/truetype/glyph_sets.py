"""Coverage and class tables to a number for each glyph (OpenType 1.9, “Common Table Formats”)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from factdeck.truetype.tables import Table


class GlyphNumbers(NamedTuple):
    """Stretches of glyphs in order; a glyph's number is its stretch's, or counts on from there."""

    firsts: Sequence[int]
    lasts: Sequence[int]
    numbers: Sequence[int]
    counts_on: bool

    def number(self, glyph: int) -> int | None:
        """None for a glyph in no stretch."""
        stretch = bisect_right(self.firsts, glyph) - 1
        if stretch < 0 or glyph > self.lasts[stretch]:
            return None
        return self.numbers[stretch] + (glyph - self.firsts[stretch] if self.counts_on else 0)


def coverage(table: Table, at: int) -> GlyphNumbers:
    """The covered glyphs' places in the lists that belong to them."""
    form, count = table.numbers("H", 2, at)
    if form == 1:
        glyphs = table.numbers("H", count, at + 4)
        return GlyphNumbers(glyphs, glyphs, range(count), True)
    return _stretches(table, at + 4, count, True)


def classes(table: Table, at: int) -> GlyphNumbers:
    """The classes of the glyphs that have one other than 0."""
    form, count = table.numbers("H", 2, at)
    if form == 1:
        first, count = count, table.number("H", at + 4)
        glyphs = range(first, first + count)
        return GlyphNumbers(glyphs, glyphs, table.numbers("H", count, at + 6), False)
    return _stretches(table, at + 4, count, False)


def _stretches(table: Table, at: int, count: int, counts_on: bool) -> GlyphNumbers:
    values = table.numbers("H", 3 * count, at)
    return GlyphNumbers(values[::3], values[1::3], values[2::3], counts_on)
