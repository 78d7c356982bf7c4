"""The table kern to what it adds between two glyphs (OpenType 1.9, “kern”, version 0, format 0)."""

from __future__ import annotations

from factdeck.truetype.tables import Table

_HORIZONTAL = 0x0001
_DECIDES = 0xFF07
"""Bits of a subtable's format and whether it is horizontal, holds minima, or moves glyphs up and down."""


def kern_pairs(kern: Table) -> dict[tuple[int, int], int]:
    """The adjustments of all pairs, in the font's units; none of a version or format that is not read."""
    result: dict[tuple[int, int], int] = {}
    version, count = kern.numbers("H", 2)
    at = 4
    for _ in range(0 if version else count):
        _, length, covers = kern.numbers("H", 3, at)
        if covers & _DECIDES == _HORIZONTAL:
            result.update(_pairs(kern, at + 6))
        at += length
    return result


def _pairs(kern: Table, at: int) -> dict[tuple[int, int], int]:
    count = kern.number("H", at)
    glyphs = kern.numbers("H", 3 * count, at + 8)
    values = kern.numbers("h", 3 * count, at + 8)
    return dict(zip(zip(glyphs[::3], glyphs[1::3], strict=True), values[2::3], strict=True))
