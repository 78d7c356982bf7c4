"""Bytes to files named by their own hash, and small records to files named by a key's, in one folder that may be shared."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

OBJECTS, RECORDS, DERIVED = "objects", "records", "derived"
MIB = 1 << 20
ROOM_MADE = 0.9
"""Of the most that a store may take: what is left when it was too much."""
SEAL = 32
"""Bytes of the SHA-256 that stands before what is kept under a key, by which damage is found out."""


class Store(Struct, frozen=True):
    """A folder of objects and records.

    Several processes, on several machines, may use it at once: each file is written beside its place and moved there,
    and what is not what its name or its seal says counts as missing.
    """

    folder: Path

    def put(self, data: bytes) -> str:
        """Keep bytes; their SHA-256, by which they are got. Raises OSError where they can't be written."""
        digest = sha256(data).hexdigest()
        path = self._path(OBJECTS, digest)
        if _touched(path) != len(data):
            _write(path, data)
        return digest

    def get(self, digest: str) -> bytes | None:
        """The bytes of a SHA-256; None where they are not here, or damaged."""
        path = self._path(OBJECTS, digest)
        try:
            data = _read(path)
        except OSError:
            return None
        if sha256(data).hexdigest() != digest:
            with suppress(OSError):
                os.unlink(path)
            return None
        _touched(path)
        return data

    def has(self, digest: str, size: int) -> bool:
        """Whether bytes of a SHA-256, so many, are here; they are not read."""
        return _touched(self._path(OBJECTS, digest)) == size

    @property
    def is_begun(self) -> bool:
        """Whether anything was ever kept here."""
        return os.path.isdir(os.path.join(self.folder, RECORDS))

    def put_record(self, key: str, data: bytes) -> None:
        """Keep a record under a key, in place of an older one. Raises OSError where it can't be written."""
        _write(self._record(key), _sealed(data))

    def get_record(self, key: str) -> bytes | None:
        """The record of a key; None where there is none, or a damaged one."""
        return _read_sealed(self._record(key))

    def put_derived(self, key: str, data: bytes) -> None:
        """Keep under a key what can be worked out again. Raises OSError where it can't be written."""
        _write(self._path(DERIVED, _hashed(key)), _sealed(data))

    def get_derived(self, key: str) -> bytes | None:
        """What was derived under a key; None where it is not here, or damaged."""
        path = self._path(DERIVED, _hashed(key))
        data = _read_sealed(path)
        if data is not None:
            _touched(path)
        return data

    def prune(self, most: int) -> int:
        """Delete what was used least lately until all takes less than ``most`` MiB; how many MiB went.

        Records go last: they are small, and say of files that stand elsewhere that they are current.
        """
        size = sum(size for _, size, _ in self._files(OBJECTS, DERIVED, RECORDS))
        gone = 0
        if size <= most * MIB:
            return 0
        for _, own, path in [*sorted(self._files(OBJECTS, DERIVED)), *sorted(self._files(RECORDS))]:
            if size - gone <= most * MIB * ROOM_MADE:
                break
            with suppress(OSError):
                os.unlink(path)
                gone += own
        return gone // MIB

    def _files(self, *kinds: str) -> Iterator[tuple[int, int, str]]:
        """When each was used last, its size in bytes, and its path."""
        for kind in kinds:
            for folder in _entries(os.path.join(self.folder, kind)):
                for each in _entries(folder.path):
                    with suppress(OSError):
                        status = each.stat()
                        yield status.st_mtime_ns, status.st_size, each.path

    def _record(self, key: str) -> str:
        return self._path(RECORDS, _hashed(key))

    def _path(self, kind: str, digest: str) -> str:
        """As text, which is put together, and opened, in a quarter of a Path's time."""
        return f"{self.folder}{os.sep}{kind}{os.sep}{digest[:2]}{os.sep}{digest}"


def _hashed(key: str) -> str:
    """Names of files that are no text in a key stay apart, too."""
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def _entries(folder: str) -> list[os.DirEntry[str]]:
    """What is in a folder; nothing where it can't be read."""
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError:
        return []


def _read(path: str) -> bytes:
    with open(path, "rb") as stream:
        return stream.read()


def _sealed(data: bytes) -> bytes:
    return sha256(data).digest() + data


def _read_sealed(path: str) -> bytes | None:
    """What was sealed; None where it is not here, or damaged."""
    try:
        kept = _read(path)
    except OSError:
        return None
    data = kept[SEAL:]
    return data if sha256(data).digest() == kept[:SEAL] else None


def _touched(path: str) -> int | None:
    """A file's size, after it was marked as used; None where there is none."""
    try:
        size = os.stat(path).st_size
        os.utime(path)
    except OSError:
        return None
    return size


def _write(name: str, data: bytes) -> None:
    """No waiting for the disk: a file that a crash leaves empty or short is found out by its hash."""
    folder = os.path.dirname(name)
    temporary = os.path.join(folder, f".{os.urandom(8).hex()}.tmp")
    try:
        try:
            _fill(temporary, data)
        except FileNotFoundError:
            os.makedirs(folder, exist_ok=True)
            _fill(temporary, data)
        os.replace(temporary, name)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def _fill(name: str, data: bytes) -> None:
    with open(name, "wb") as stream:
        stream.write(data)
