"""A file's path to what tells whether it is as it was: its hash, its size, and its times."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

from factdeck.files.opened import is_as_opened
from factdeck.library.cache.fingerprints import of_file

State = tuple[int, int]
"""Size in bytes, and time of the last change in nanoseconds since 1970."""
AnyState: TypeAlias = State | str
"""The same, or what a storage says of a file at an address."""


class StoredFile(Struct, frozen=True):
    """An output by its hash."""

    name: str
    pages: int
    unit: str
    digest: str
    size: int
    """In bytes."""


@lru_cache(maxsize=4096)
def _of_shared(name: str, _state: State) -> str:
    return of_file(Path(name))


def is_shared(name: str) -> bool:
    """Whether a file may be a layout, on which many articles rest; others, such as pictures, are an article's own."""
    return name.endswith((".yaml", ".yml"))


def of_dependence(name: str) -> str:
    """The hash of a file; of those that many articles share just once as long as they stay."""
    return _of_shared(name, state_of(name)) if is_shared(name) else of_file(Path(name))


def all_stand(files: Iterable[tuple[str, str]], states: Sequence[AnyState]) -> bool:
    """Whether files, each by its path and hash, are as they were when their states were taken, or at least say the same."""
    pairs = zip(files, states, strict=True)
    return all(state_of(path) == state or of_file(path) == digest for (path, digest), state in pairs)


def state_of(path: Path | str) -> State:
    """Size and time of a file's last change; -1 where there is none."""
    try:
        status = os.stat(path)
    except OSError:
        return -1, -1
    return status.st_size, status.st_mtime_ns


def changed_at(path: Path | str) -> int:
    """When a file was changed last, in nanoseconds; 0 where there is none."""
    return max(0, state_of(path)[1])


def moved_at(path: Path | str) -> int:
    """When a file was changed, or put in its place, in nanoseconds since 1970; 0 where there is none.

    The time of its last change may be set to any other, even to one that is yet to come, as where an archive from another
    time zone was unpacked; the one of its place may not, where the system has one.
    """
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return 0
    return status.st_ctime_ns if os.name == "posix" else max(status.st_mtime_ns, status.st_ctime_ns)


def is_as_of(name: str, when: int) -> bool:
    """Whether a file is there, and was neither changed nor put in its place after a time in nanoseconds since 1970.

    Nor may it be another one than was opened, where that is noted.
    """
    return 0 < moved_at(name) <= when and is_as_opened(name)
