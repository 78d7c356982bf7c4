"""The table cmap to glyphs by code point (OpenType 1.9, “cmap”, formats 4 and 12)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from operator import lt

from factdeck.truetype.tables import DamagedFont, Table

_UNICODE_MAPS = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3))
"""Platform and encoding of the character maps that are read, the fullest first."""
_LAST_CODE = 0x10FFFF


class CharacterMap:
    """Stretches of code points in order, and ``glyphs_of`` one of them by its number: one for each of its code points.

    Glyph 0 stands for what a font lacks. Raises DamagedFont for stretches that overlap or lie beyond Unicode, which
    could make a small file a map of billions.
    """

    def __init__(
        self,
        font: str,
        firsts: Sequence[int],
        lasts: Sequence[int],
        glyphs_of: Callable[[int], Sequence[int]],
    ):
        if not all(map(lt, lasts, firsts[1:])) or max(lasts, default=0) > _LAST_CODE:
            raise DamagedFont(f"{font} is damaged: its character map is out of order")
        self._firsts, self._lasts, self._glyphs_of = firsts, lasts, glyphs_of

    def glyph(self, code: int) -> int:
        number = bisect_right(self._firsts, code) - 1
        if number < 0 or code > self._lasts[number]:
            return 0
        return self._glyphs_of(number)[code - self._firsts[number]]

    def glyphs(self) -> dict[int, int]:
        """All that the font has, by code point."""
        result: dict[int, int] = {}
        for number, (first, last) in enumerate(zip(self._firsts, self._lasts, strict=True)):
            result.update(zip(range(first, last + 1), self._glyphs_of(number), strict=True))
        return {code: glyph for code, glyph in result.items() if glyph}


def character_map(cmap: Table) -> CharacterMap:
    """Raises DamagedFont where the font has no map of Unicode that is read, or a damaged one."""
    records = (cmap.numbers("HHI", 1, 4 + 8 * number) for number in range(cmap.number("H", 2)))
    starts = {(platform, encoding): start for platform, encoding, start in records}
    readers = {4: _segments, 12: _groups}
    for key in _UNICODE_MAPS:
        if key in starts:
            form = cmap.number("H", starts[key])
            if form in readers:
                return readers[form](cmap, starts[key])
    raise DamagedFont(f"{cmap.font} has no character map of Unicode in format 4 or 12")


def _groups(cmap: Table, start: int) -> CharacterMap:
    """Format 12: stretches whose glyphs follow each other."""
    values = cmap.numbers("I", 3 * cmap.number("I", start + 12), start + 16)
    firsts, lasts, glyphs = values[::3], values[1::3], values[2::3]

    def glyphs_of(number: int) -> Sequence[int]:
        return range(glyphs[number], glyphs[number] + lasts[number] - firsts[number] + 1)

    return CharacterMap(cmap.font, firsts, lasts, glyphs_of)


def _segments(cmap: Table, start: int) -> CharacterMap:
    """Format 4: stretches of the Basic Multilingual Plane whose glyphs are a distance away, or listed."""
    doubled = cmap.number("H", start + 6)
    count = doubled // 2
    lasts = cmap.numbers("H", count, start + 14)
    firsts = cmap.numbers("H", count, start + 16 + doubled)
    deltas = cmap.numbers("H", count, start + 16 + 2 * doubled)
    offsets_at = start + 16 + 3 * doubled
    offsets = cmap.numbers("H", count, offsets_at)

    def glyphs_of(number: int) -> Sequence[int]:
        first, last, delta = firsts[number], lasts[number], deltas[number]
        if not offsets[number]:
            return _shifted(first, last, delta)
        listed = _listed(cmap, offsets_at + 2 * number + offsets[number], last - first + 1)
        return [(glyph + delta) & 0xFFFF if glyph else 0 for glyph in listed]

    return CharacterMap(cmap.font, firsts, lasts, glyphs_of)


def _shifted(first: int, last: int, delta: int) -> Sequence[int]:
    """Glyphs a distance away, which begin at 0 again behind the last number."""
    start, stop = (first + delta) & 0xFFFF, (last + delta) & 0xFFFF
    return range(start, stop + 1) if start <= stop else (*range(start, 0x10000), *range(stop + 1))


def _listed(cmap: Table, at: int, count: int) -> Sequence[int]:
    """Glyphs in a list; past the table's end, as in some broken fonts, there are none."""
    inside = max(0, min(count, (len(cmap.data) - at) // 2))
    return (*cmap.numbers("H", inside, min(at, len(cmap.data))), *[0] * (count - inside))
