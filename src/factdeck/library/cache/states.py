"""A file's path to what tells whether it is as it was: its hash, its size, and its times."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from factdeck.library.cache.fingerprints import of_file

State = tuple[int, int]
"""Size in bytes, and time of the last change in nanoseconds since 1970."""


@lru_cache(maxsize=4096)
def _of_layout(name: str, _state: State) -> str:
    return of_file(Path(name))


def of_dependence(name: str) -> str:
    """The hash of a file; of those that many articles share, such as layouts, just once as long as they stay."""
    return _of_layout(name, state_of(name)) if name.endswith((".yaml", ".yml")) else of_file(Path(name))


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
    """When a file was changed, or put in its place, in nanoseconds since 1970; 0 where there is none."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return 0
    return max(status.st_mtime_ns, status.st_ctime_ns)
