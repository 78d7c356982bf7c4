"""A TrueType file to its vertical metrics and, when first asked for, the advance widths of its characters.

Reads the tables head, hhea, hmtx, OS/2 and cmap (formats 4 and 12) of the OpenType specification 1.9
with struct alone, since neither checking nor a deck should wait for a font library to load.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

_UNICODE_MAPS = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3))
"""Platform and encoding of the character maps that are read, the fullest first."""
_FIRST_PRINTABLE = 32


class FontMetrics(Struct, frozen=True):
    """Heights in ems, descent positive, and ``width``: a code point's advance in ems, None where it has no glyph."""

    ascent: float
    descent: float
    line_gap: float
    cap_height: float
    x_height: float
    width: Callable[[int], float | None]

    @property
    def natural_leading(self) -> float:
        return self.ascent + self.descent + self.line_gap


def read_truetype(file: Path) -> FontMetrics:
    """Raises ValueError where the file is not a TrueType font with a Unicode character map."""
    with file.open("rb") as opened:
        tables = _tables(opened, file)
        em, heights = _heights(opened, tables, file)
    glyphs: list[_Glyphs] = []

    def width(code: int) -> float | None:
        if not glyphs:
            glyphs.append(_read_glyphs(file, tables, em))
        return glyphs[0].width(code)

    ascent, descent, gap, cap_height, x_height = (height / em for height in heights)
    return FontMetrics(ascent, descent, gap, cap_height, x_height, width)


def characters(file: Path) -> dict[int, float]:
    """Every printable code point that a font has a glyph for, with its advance in ems."""
    with file.open("rb") as opened:
        tables = _tables(opened, file)
        em, _ = _heights(opened, tables, file)
    glyphs = _read_glyphs(file, tables, em)
    found = ((code, glyphs.width(code)) for code in glyphs.map.codes() if code >= _FIRST_PRINTABLE)
    return {code: width for code, width in found if width is not None}


_Tables = dict[bytes, tuple[int, int]]
"""Offset and length by tag."""


def _tables(opened: BinaryIO, file: Path) -> _Tables:
    header = opened.read(12)
    if header[:4] not in (b"\x00\x01\x00\x00", b"true"):
        raise ValueError(f"{file.name} is not a TrueType font (one with quadratic outlines)")
    try:
        (count,) = struct.unpack_from(">H", header, 4)
        records = struct.iter_unpack(">4sIII", opened.read(16 * count))
        return {tag: (offset, length) for tag, _, offset, length in records}
    except struct.error as error:
        raise ValueError(f"{file.name} is cut short") from error


def _table(opened: BinaryIO, tables: _Tables, tag: bytes) -> bytes:
    offset, length = tables[tag]
    opened.seek(offset)
    return opened.read(length)


def _heights(opened: BinaryIO, tables: _Tables, file: Path) -> tuple[int, tuple[int, ...]]:
    """Units per em; ascent, descent, line gap, cap height and x-height in units."""
    try:
        (em,) = struct.unpack_from(">H", _table(opened, tables, b"head"), 18)
        ascent, descent, gap = struct.unpack_from(">hhh", _table(opened, tables, b"hhea"), 4)
        os2 = _table(opened, tables, b"OS/2")
        x_height, cap_height = struct.unpack_from(">hh", os2, 86) if len(os2) >= 90 else (0, 0)
    except (KeyError, struct.error) as error:
        raise ValueError(f"{file.name} lacks a table that a TrueType font must have") from error
    return em, (ascent, -descent, gap, cap_height or round(0.7 * em), x_height or round(0.5 * em))


class _Glyphs:
    """A character map over a table of advances."""

    def __init__(self, map_: _Segments | _Groups, advances: bytes, count: int, em: int):
        self.map = map_
        self._advances = advances
        self._last = count - 1
        self._em = em

    def width(self, code: int) -> float | None:
        glyph = self.map.glyph(code)
        if not glyph:
            return None
        (advance,) = struct.unpack_from(">H", self._advances, 4 * min(glyph, self._last))
        return float(advance / self._em)


def _read_glyphs(file: Path, tables: _Tables, em: int) -> _Glyphs:
    try:
        with file.open("rb") as opened:
            (count,) = struct.unpack_from(">H", _table(opened, tables, b"hhea"), 34)
            return _Glyphs(
                _character_map(_table(opened, tables, b"cmap")), _table(opened, tables, b"hmtx"), count, em
            )
    except (KeyError, struct.error) as error:
        raise ValueError(f"{file.name} has no character map or no advance widths") from error


def _character_map(cmap: bytes) -> _Segments | _Groups:
    (count,) = struct.unpack_from(">H", cmap, 2)
    records = (struct.unpack_from(">HHI", cmap, 4 + 8 * number) for number in range(count))
    found = {(platform, encoding): offset for platform, encoding, offset in records}
    for key in _UNICODE_MAPS:
        if key in found:
            (form,) = struct.unpack_from(">H", cmap, found[key])
            if form == 12:
                return _Groups(cmap, found[key])
            if form == 4:
                return _Segments(cmap, found[key])
    raise struct.error("no Unicode character map of format 4 or 12")


class _Groups:
    """A character map of format 12: runs of code points, each with the glyph that it begins with."""

    def __init__(self, cmap: bytes, at: int):
        (count,) = struct.unpack_from(">I", cmap, at + 12)
        values = struct.unpack_from(f">{3 * count}I", cmap, at + 16)
        self._starts, self._ends, self._glyphs = values[0::3], values[1::3], values[2::3]

    def glyph(self, code: int) -> int:
        number = bisect_right(self._starts, code) - 1
        if number < 0 or code > self._ends[number]:
            return 0
        return self._glyphs[number] + code - self._starts[number]

    def codes(self) -> Iterable[int]:
        return (code for start, end in zip(self._starts, self._ends) for code in range(start, end + 1))


class _Segments:
    """A character map of format 4: segments of the Basic Multilingual Plane."""

    def __init__(self, cmap: bytes, at: int):
        (doubled,) = struct.unpack_from(">H", cmap, at + 6)
        count = doubled // 2
        self._cmap = cmap
        self._ends = struct.unpack_from(f">{count}H", cmap, at + 14)
        self._starts = struct.unpack_from(f">{count}H", cmap, at + 16 + doubled)
        self._deltas = struct.unpack_from(f">{count}h", cmap, at + 16 + 2 * doubled)
        self._offsets_at = at + 16 + 3 * doubled
        self._offsets = struct.unpack_from(f">{count}H", cmap, self._offsets_at)

    def glyph(self, code: int) -> int:
        number = bisect_right(self._starts, code) - 1
        if number < 0 or code > self._ends[number]:
            return 0
        offset = self._offsets[number]
        if not offset:
            return (code + self._deltas[number]) & 0xFFFF
        where = self._offsets_at + 2 * number + offset + 2 * (code - self._starts[number])
        (glyph,) = struct.unpack_from(">H", self._cmap, where)
        return (glyph + self._deltas[number]) & 0xFFFF if glyph else 0

    def codes(self) -> Iterable[int]:
        return (
            code
            for start, end in zip(self._starts, self._ends)
            for code in range(start, min(end, 0xFFFE) + 1)
        )
