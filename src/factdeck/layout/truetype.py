"""A TrueType file to the advance widths and vertical metrics of its characters.

Reads the tables head, hhea, hmtx, OS/2 and cmap (formats 4 and 12) of the OpenType specification 1.9
with struct alone, since neither checking nor a deck should wait for a font library to load.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FontMetrics:
    """Widths by code point and heights, in ems; descent is positive."""

    widths: dict[int, float]
    ascent: float
    descent: float
    line_gap: float

    @property
    def natural_leading(self) -> float:
        return self.ascent + self.descent + self.line_gap


def read_truetype(file: Path) -> FontMetrics:
    """Raises ValueError where the file is not a TrueType font with a Unicode character map."""
    data = file.read_bytes()
    if data[:4] not in (b"\x00\x01\x00\x00", b"true"):
        raise ValueError(f"{file.name} is not a TrueType font (one with quadratic outlines)")
    tables = _tables(data)
    em = struct.unpack_from(">H", data, tables["head"] + 18)[0]
    ascent, descent, gap = struct.unpack_from(">hhh", data, tables["hhea"] + 4)
    count = struct.unpack_from(">H", data, tables["hhea"] + 34)[0]
    advances = struct.unpack_from(">" + "Hh" * count, data, tables["hmtx"])[::2]
    glyphs = _character_map(data, tables["cmap"])
    last = count - 1
    widths = {code: advances[min(glyph, last)] / em for code, glyph in glyphs.items() if glyph}
    return FontMetrics(widths, ascent / em, -descent / em, gap / em)


def _tables(data: bytes) -> dict[str, int]:
    count = struct.unpack_from(">H", data, 4)[0]
    records = (struct.unpack_from(">4sIII", data, 12 + 16 * number) for number in range(count))
    return {tag.decode("latin-1"): offset for tag, _, offset, _ in records}


def _character_map(data: bytes, base: int) -> dict[int, int]:
    count = struct.unpack_from(">H", data, base + 2)[0]
    found = {}
    for number in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", data, base + 4 + 8 * number)
        found[(platform, encoding)] = base + offset
    for key in ((3, 10), (0, 4), (0, 6), (3, 1), (0, 3)):
        if key in found:
            at = found[key]
            form = struct.unpack_from(">H", data, at)[0]
            if form == 12:
                return _format_12(data, at)
            if form == 4:
                return _format_4(data, at)
    raise ValueError("the font has no Unicode character map of format 4 or 12")


def _format_12(data: bytes, at: int) -> dict[int, int]:
    count = struct.unpack_from(">I", data, at + 12)[0]
    glyphs: dict[int, int] = {}
    for number in range(count):
        start, end, glyph = struct.unpack_from(">III", data, at + 16 + 12 * number)
        glyphs.update(zip(range(start, end + 1), range(glyph, glyph + end - start + 1)))
    return glyphs


def _format_4(data: bytes, at: int) -> dict[int, int]:
    doubled = struct.unpack_from(">H", data, at + 6)[0]
    count = doubled // 2
    ends = struct.unpack_from(f">{count}H", data, at + 14)
    starts = struct.unpack_from(f">{count}H", data, at + 16 + doubled)
    deltas = struct.unpack_from(f">{count}h", data, at + 16 + 2 * doubled)
    offsets_at = at + 16 + 3 * doubled
    offsets = struct.unpack_from(f">{count}H", data, offsets_at)
    glyphs: dict[int, int] = {}
    for number, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, offsets)):
        for code in range(start, min(end, 0xFFFE) + 1):
            if offset:
                where = offsets_at + 2 * number + offset + 2 * (code - start)
                glyph = struct.unpack_from(">H", data, where)[0]
                glyph = (glyph + delta) & 0xFFFF if glyph else 0
            else:
                glyph = (code + delta) & 0xFFFF
            glyphs[code] = glyph
    return glyphs
