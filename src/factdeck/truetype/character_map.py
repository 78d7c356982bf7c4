"""The table cmap to glyphs by code point (OpenType 1.9, “cmap”, formats 4 and 12)."""

from __future__ import annotations

from collections.abc import Sequence

from factdeck.truetype.tables import Table

_UNICODE_MAPS = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3))
"""Platform and encoding of the character maps that are read, the fullest first."""
_LAST_CODE = 0x10FFFF


def character_map(cmap: Table) -> dict[int, int]:
    """Glyphs by code point; one that leads to glyph 0, which stands for what is missing, is left out.

    Raises ValueError where the font has no map of Unicode that is read, or a damaged one.
    """
    records = (cmap.numbers("HHI", 1, 4 + 8 * number) for number in range(cmap.number("H", 2)))
    starts = {(platform, encoding): start for platform, encoding, start in records}
    readers = {4: _segments, 12: _groups}
    for key in _UNICODE_MAPS:
        if key in starts:
            form = cmap.number("H", starts[key])
            if form in readers:
                return {code: glyph for code, glyph in readers[form](cmap, starts[key]).items() if glyph}
    raise ValueError(f"{cmap.font} has no character map of Unicode in format 4 or 12")


def _groups(cmap: Table, start: int) -> dict[int, int]:
    """Format 12: stretches of code points whose glyphs follow each other."""
    values = cmap.numbers("I", 3 * cmap.number("I", start + 12), start + 16)
    firsts, lasts, glyphs = values[::3], values[1::3], values[2::3]
    _check_order(cmap, firsts, lasts)
    found: dict[int, int] = {}
    for first, last, glyph in zip(firsts, lasts, glyphs):
        if first == last:
            found[first] = glyph
        else:
            found.update(zip(range(first, last + 1), range(glyph, glyph + last - first + 1)))
    return found


def _segments(cmap: Table, start: int) -> dict[int, int]:
    """Format 4: segments of the Basic Multilingual Plane whose glyphs are a distance away, or listed."""
    doubled = cmap.number("H", start + 6)
    count = doubled // 2
    lasts = cmap.numbers("H", count, start + 14)
    firsts = cmap.numbers("H", count, start + 16 + doubled)
    deltas = cmap.numbers("H", count, start + 16 + 2 * doubled)
    offsets_at = start + 16 + 3 * doubled
    offsets = cmap.numbers("H", count, offsets_at)
    _check_order(cmap, firsts, lasts)
    found: dict[int, int] = {}
    for number, (first, last, delta, offset) in enumerate(zip(firsts, lasts, deltas, offsets)):
        codes = range(first, last + 1)
        if offset:
            listed = _listed(cmap, offsets_at + 2 * number + offset, len(codes))
            found.update((code, (glyph + delta) & 0xFFFF) for code, glyph in zip(codes, listed) if glyph)
        else:
            found.update((code, (code + delta) & 0xFFFF) for code in codes)
    return found


def _listed(cmap: Table, at: int, count: int) -> Sequence[int]:
    """Glyphs in a list; past the table's end, as in some broken fonts, there are none."""
    return cmap.numbers("H", max(0, min(count, (len(cmap.data) - at) // 2)), min(at, len(cmap.data)))


def _check_order(cmap: Table, firsts: Sequence[int], lasts: Sequence[int]) -> None:
    """Stretches that overlap, or lie beyond Unicode, could make a small file a map of billions."""
    if any(last >= first for last, first in zip(lasts, firsts[1:])) or max(lasts, default=0) > _LAST_CODE:
        raise ValueError(f"{cmap.font} is damaged: its character map is out of order")
