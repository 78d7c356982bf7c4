"""A TrueType file to its tables, and a table's bytes to numbers (OpenType 1.9, “Font file organization”)."""

from __future__ import annotations

import struct
from pathlib import Path

from msgspec import Struct

_QUADRATIC = (b"\x00\x01\x00\x00", b"true")
"""How a file with TrueType outlines begins."""


class DamagedFont(ValueError):
    """A file is no TrueType font, or a damaged one; the message names it."""


class Table(Struct, frozen=True):
    """A table's bytes; ``font`` and ``tag`` are its file's name and its own, for messages."""

    font: str
    tag: str
    data: bytes

    def numbers(self, kind: str, count: int, at: int = 0) -> tuple[int, ...]:
        """So many numbers of one of struct's kinds, from an offset in bytes. Raises DamagedFont past the end."""
        try:
            return struct.unpack_from(f">{count}{kind}", self.data, at)
        except struct.error as error:
            raise DamagedFont(f"{self.font} is damaged: its table {self.tag} ends too early") from error

    def number(self, kind: str, at: int) -> int:
        return self.numbers(kind, 1, at)[0]


class Tables:
    """Where a file's tables are. Raises DamagedFont where the file is none with TrueType outlines."""

    def __init__(self, file: Path):
        self.file = file
        with file.open("rb") as opened:
            header = Table(file.name, "directory", opened.read(12))
            if header.data[:4] not in _QUADRATIC:
                raise DamagedFont(f"{file.name} is not a TrueType font (one with quadratic outlines)")
            count = header.number("H", 4)
            records = opened.read(16 * count)
        if len(records) < 16 * count:
            raise DamagedFont(f"{file.name} is cut short")
        self._places = {
            tag.decode("latin-1"): (offset, length)
            for tag, _, offset, length in struct.iter_unpack(">4sIII", records)
        }

    def __contains__(self, tag: str) -> bool:
        return tag in self._places

    def __getitem__(self, tag: str) -> Table:
        """The table, read anew. Raises DamagedFont where the file has none of that tag."""
        if tag not in self._places:
            raise DamagedFont(f"{self.file.name} lacks the table {tag}, which a TrueType font must have")
        offset, length = self._places[tag]
        with self.file.open("rb") as opened:
            opened.seek(offset)
            return Table(self.file.name, tag, opened.read(length))
