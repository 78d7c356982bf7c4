"""Files to a zip whose bytes depend on nothing else, each packed once (PKWARE's APPNOTE 6.3.9, 4.3 and 4.5.3)."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from struct import Struct as Layout
from typing import NamedTuple

EARLIEST_DATE = 1 << 5 | 1
"""1 January 1980, as MS-DOS counts days."""
MADE_BY = NEEDED = 20
"""The release of the format that knows deflated files: 2.0."""
NEEDED_FOR_MANY = 45
"""The one that knows more files than 65,535, and longer archives."""
DEFLATED = 8
IN_UTF_8 = 1 << 11
OWNERS_ALONE = 0o600 << 16
"""Who may read and write a file, where an archive is unpacked under Unix."""
MOST_FILES, FURTHEST = 0xFFFF, 0x7FFF_FFFF
"""Of an archive without the longer records of release 4.5; many programs take its numbers for signed ones."""
ELSEWHERE = 0xFFFF_FFFF
"""Stands for a number that a longer record has."""
_LOCAL, _CENTRAL = Layout("<4s5H3L2H"), Layout("<4s6H3L5H2L")
_END, _LONG_END, _LONG_END_PLACE = Layout("<4s4H2LH"), Layout("<4sQ2H2L4Q"), Layout("<4sLQL")
_LONG_PLACE = Layout("<2HQ")


class Entry(NamedTuple):
    """A file in an archive."""

    name: str
    data: bytes


class Archive(NamedTuple):
    """Packed files, one behind the other, and what the archive's directory says of each."""

    files: bytes = b""
    directory: bytes = b""
    number: int = 0

    def whole(self) -> bytes:
        """The archive's bytes."""
        return b"".join((self.files, self.directory, _end_of(self)))


class Packed(NamedTuple):
    """A file's bytes deflated, their checksum, and how many they were."""

    data: bytes
    checksum: int
    size: int


def appended(archive: Archive, entries: Iterable[Entry]) -> Archive:
    """The archive with more files behind those that it has."""
    files, directory = [archive.files], [archive.directory]
    at, number = len(archive.files), archive.number
    for entry in entries:
        packed, name = _packed(entry.data), entry.name.encode()
        said = (0 if entry.name.isascii() else IN_UTF_8, DEFLATED, 0, EARLIEST_DATE)
        sizes = (packed.checksum, len(packed.data), packed.size, len(name))
        files += (_LOCAL.pack(b"PK\3\4", NEEDED, *said, *sizes, 0), name, packed.data)
        directory += _listed(name, (*said, *sizes), at)
        at += _LOCAL.size + len(name) + len(packed.data)
        number += 1
    return Archive(b"".join(files), b"".join(directory), number)


def _packed(data: bytes) -> Packed:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return Packed(packer.compress(data) + packer.flush(), zlib.crc32(data), len(data))


def _listed(name: bytes, said: tuple[int, ...], at: int) -> tuple[bytes, bytes, bytes]:
    """What the directory says of a file that begins at a place."""
    far = at > FURTHEST
    more = _LONG_PLACE.pack(1, 8, at) if far else b""
    releases = (NEEDED_FOR_MANY, NEEDED_FOR_MANY) if far else (MADE_BY, NEEDED)
    place = ELSEWHERE if far else at
    return _CENTRAL.pack(b"PK\1\2", *releases, *said, len(more), 0, 0, 0, OWNERS_ALONE, place), name, more


def _end_of(archive: Archive) -> bytes:
    """Where the directory stands, in the longer record as well where its numbers have no room in the short one."""
    number, length, start = archive.number, len(archive.directory), len(archive.files)
    longer = b""
    if number > MOST_FILES or max(length, start) > FURTHEST:
        release, place = NEEDED_FOR_MANY, start + length
        longer = _LONG_END.pack(b"PK\6\6", 44, release, release, 0, 0, number, number, length, start)
        longer += _LONG_END_PLACE.pack(b"PK\6\7", 0, place, 1)
    number, length, start = min(number, MOST_FILES), min(length, ELSEWHERE), min(start, ELSEWHERE)
    return longer + _END.pack(b"PK\5\6", 0, 0, number, number, length, start, 0)
