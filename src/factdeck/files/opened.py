"""Files as they are opened, to whether what stands under their names in the end is what was read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from typing import Any, TypeAlias

Identity: TypeAlias = tuple[int, int, int, int, int]
Run: TypeAlias = Callable[[Sequence[Callable[[], Any]]], Sequence[Any]]
"""Runs jobs, and returns what each of them does, in their order."""
_NOTED: ContextVar[dict[str, Identity] | None] = ContextVar("noted", default=None)


def note_opened(name: str | os.PathLike[str], status: os.stat_result) -> None:
    """Have it noted which file was opened under a name first, where that is noted at all."""
    noted = _NOTED.get()
    if noted is not None:
        noted.setdefault(os.fspath(name), _identity(status))


@contextmanager
def opened_noted() -> Iterator[None]:
    """What is opened inside is noted; inside another such, that one's notes go on."""
    if _NOTED.get() is not None:
        yield
        return
    before = _NOTED.set({})
    try:
        yield
    finally:
        _NOTED.reset(before)


def noting(run: Run) -> Run:
    """The same way to run jobs: what processes of theirs note is noted here, too."""

    def told(job: Callable[[], Any]) -> tuple[Any, dict[str, Identity]]:
        return job(), _NOTED.get() or {}

    def run_and_take(jobs: Sequence[Callable[[], Any]]) -> list[Any]:
        answers = run([partial(told, job) for job in jobs])
        noted = _NOTED.get()
        if noted is not None:
            for _, others in answers:
                noted.update({**others, **noted})
        return [result for result, _ in answers]

    return run_and_take


def is_as_opened(name: str) -> bool:
    """Whether the file under a name is the one that was opened first, as it was: a folder may have been swapped as a whole.

    What was not noted counts as such.
    """
    identity = (_NOTED.get() or {}).get(name)
    if identity is None:
        return True
    try:
        return _identity(os.stat(name)) == identity
    except OSError:
        return False


def _identity(status: os.stat_result) -> Identity:
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns
