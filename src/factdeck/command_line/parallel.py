"""Jobs that know nothing of each other to their results, side by side where the system can fork."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import Any, BinaryIO, TypeVar

Result = TypeVar("Result")


def side_by_side(jobs: Sequence[Callable[[], Result]]) -> list[Result]:
    """Run jobs in as many forked processes as there are processors, the last ones here; results stand in the jobs' order.

    Neighbours share a process, and with it what the first of them has placed. Where forking is not to be had, or there
    is one job or one processor, all run here in turn. What a job raises is raised here.
    """
    if len(jobs) < 2 or not _can_fork():
        return [job() for job in jobs]
    *others, last = _shared_out(jobs, min(len(jobs), os.cpu_count() or 1))
    children = [_start(partial(_in_turn, group)) for group in others]
    try:
        here = _in_turn(last)
    finally:
        answers = [_collect(process, pipe) for process, pipe in children]
    return [*(result for answer in answers for result in _answer(answer)), *here]


def _shared_out(jobs: Sequence[Callable[[], Result]], groups: int) -> list[Sequence[Callable[[], Result]]]:
    """The jobs in their order, in so many groups of as even a size as can be."""
    ends = [len(jobs) * number // groups for number in range(groups + 1)]
    return [jobs[start:end] for start, end in pairwise(ends)]


def _in_turn(jobs: Sequence[Callable[[], Result]]) -> list[Result]:
    return [job() for job in jobs]


def _can_fork() -> bool:
    return hasattr(os, "fork") and sys.platform.startswith("linux") and (os.cpu_count() or 1) > 1


def _start(job: Callable[[], Result]) -> tuple[int, BinaryIO]:
    reading, writing = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    process = os.fork()
    if process:
        os.close(writing)
        return process, os.fdopen(reading, "rb")
    os.close(reading)
    _work(job, writing)
    raise AssertionError


def _work(job: Callable[[], Result], writing: int) -> None:
    """In the child: send what comes of the job, and end without the parent's clean-up."""
    import pickle

    status = 1
    try:
        try:
            answer: tuple[bool, object] = (True, job())
        except BaseException as error:  # noqa: BLE001 - the parent raises it
            answer = (False, error)
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(answer, pipe, pickle.HIGHEST_PROTOCOL)
        status = 0
    finally:
        os._exit(status)


def _collect(process: int, pipe: BinaryIO) -> tuple[bool, object]:
    with pipe:
        data = pipe.read()
    os.waitpid(process, 0)
    return _unpacked(data)


def _unpacked(data: bytes) -> tuple[bool, object]:
    import pickle

    if not data:
        return False, RuntimeError("a process that was building ended without an answer")
    answer: tuple[bool, object] = pickle.loads(data)  # noqa: S301 - our own process wrote it
    return answer


def _answer(answer: tuple[bool, Any]) -> Any:
    done, value = answer
    if done:
        return value
    assert isinstance(value, BaseException)
    raise value
