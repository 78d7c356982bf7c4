"""A font and some characters to a web font of these alone (WOFF 1.0), small enough to stand inside a file."""

from __future__ import annotations

import struct
import zlib
from base64 import b64encode
from collections.abc import Iterable
from pathlib import Path

from factdeck.pdf.faces import embedded_font

TRUETYPE = 0x00010000
_NAMELESS = struct.pack(">HHH", 0, 0, 6)
"""A table name without names: a subset is no longer the font whose name its licence reserves (SIL Open Font License 1.1, 3)."""


def font_address(file: Path, characters: Iterable[str]) -> str:
    """A data: address of the font with the glyphs of these characters; empty where it has none of them."""
    data = web_font(file, characters)
    return f"data:font/woff;base64,{b64encode(data).decode('ascii')}" if data else ""


def web_font(file: Path, characters: Iterable[str]) -> bytes:
    """The font in WOFF with the glyphs of these characters; empty where it has none of them."""
    face = embedded_font(file).face
    codes = [code for code in sorted(set(map(ord, characters))) if code in face.charToGlyph]
    if not codes:
        return b""
    tables = _tables(face.makeSubset(codes))
    glyphs = struct.unpack_from(f">{len(codes)}H", tables["cmap"], _FIRST_GLYPH)
    tables["cmap"] = _character_map(dict(zip(codes, glyphs, strict=True)))
    tables["name"] = _NAMELESS
    return _woff(tables)


_FIRST_GLYPH = 22
"""Where the glyphs stand in ReportLab's table cmap, in the order of the codes: behind two headers (OpenType 1.9, format 6)."""


def _tables(font: bytes) -> dict[str, bytes]:
    (count,) = struct.unpack_from(">H", font, 4)
    records = struct.iter_unpack(">4sIII", font[12 : 12 + 16 * count])
    return {tag.decode("latin-1"): font[at : at + length] for tag, _, at, length in records}


def _character_map(glyphs: dict[int, int]) -> bytes:
    """A table cmap with one subtable for all of Unicode (format 12), a group for each character."""
    groups = b"".join(struct.pack(">III", code, code, glyph) for code, glyph in sorted(glyphs.items()))
    subtable = struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, len(glyphs)) + groups
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + subtable


def _woff(tables: dict[str, bytes]) -> bytes:
    """The tables in a file of their own, each compressed (WOFF File Format 1.0, 4 and 5)."""
    directory, body = b"", b""
    start = 44 + 20 * len(tables)
    for tag, data in sorted(tables.items()):
        packed = min(data, zlib.compress(data, 9), key=len)
        directory += struct.pack(
            ">4sIIII", tag.encode("latin-1"), start + len(body), len(packed), len(data), _checksum(data)
        )
        body += _padded(packed)
    whole = 12 + 16 * len(tables) + sum(len(_padded(data)) for data in tables.values())
    head = struct.pack(
        ">4sIIHHIHHIIIII", b"wOFF", TRUETYPE, start + len(body), len(tables), 0, whole, 1, 0, *[0] * 5
    )
    return head + directory + body


def _padded(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % 4)


def _checksum(data: bytes) -> int:
    padded = _padded(data)
    total: int = sum(struct.unpack(f">{len(padded) // 4}I", padded))
    return total & 0xFFFFFFFF
