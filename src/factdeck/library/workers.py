"""Many items to their results, on workers that live on; an item that crashes or hangs its worker costs only itself."""

from __future__ import annotations

import faulthandler
import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from ctypes import c_bool
from itertools import count
from multiprocessing import get_context
from multiprocessing.context import BaseContext
from threading import Thread
from time import monotonic, sleep
from typing import Generic, TypeVar

from msgspec import Struct, field

from factdeck.forgetting import forget_article

Item = TypeVar("Item")
Result = TypeVar("Result")
Task = Callable[[Item], Result]
"""A function of a module: its name, not its code, goes to a worker."""

MOST_IN_BATCH = 8
"""Items that a worker is sent at once: what sending costs, some 0.3 ms, is little beside them."""
BETWEEN_TIDYING = 4
"""Items between two times that a worker lets go of what they left behind: more take more memory, fewer more time."""
WAITING = 2
"""Batches that wait for each worker."""
MOST_MEMORY = 700
"""MiB that a worker takes before new ones stand in for all of them."""
ITEMS_A_WORKER = 200
"""Items after which new workers stand in, where they are forked, which takes as long as one item: memory is used up by and by."""
MIB = 1 << 20
SECONDS_ALONE = 2.0
"""How long a worker may live after the process that started it."""


_NOWHERE = open(os.devnull, "w")  # noqa: SIM115 - it is written to when the process ends


class Failed(Struct, frozen=True):
    """What became of an item that has no result."""

    too_slow: bool
    """Whether it took longer than the time limit; or else it ended its worker."""
    seconds: float


def told_failure(failed: Failed, limit: float) -> str:
    """Why an item has no result, in words; ``limit`` is the time limit in seconds."""
    if failed.too_slow:
        return f"it took longer than {limit:g} s"
    return "it ended the process that built it"


class Limits(Struct, frozen=True):
    """What a run may take."""

    workers: int
    seconds: float = 0.0
    """For one item; 0 for any time."""
    memory: int = MOST_MEMORY
    """MiB for one worker, besides those that it begins with: a process that is forked has all of the one before."""


class _Batch(Struct, frozen=True):
    results: list[object]
    memory: int
    """MiB that the worker takes afterwards, without those that it began with."""


def each_done(
    task: Task[Item, Result], items: Sequence[Item], limits: Limits, preload: Callable[[], None] | None = None
) -> Iterator[tuple[int, Result | Failed]]:
    """Number and result of each item, as they are done.

    What the task raises is raised here, and the others are given up. ``preload`` is called once in each process that
    workers are forked from, or else in each worker. With one worker and no time limit all happens here.
    """
    if not items:
        return
    if limits.workers < 2 and not limits.seconds:
        for number, item in enumerate(items):
            yield number, task(item)
            if number % BETWEEN_TIDYING == BETWEEN_TIDYING - 1:
                tidy()
        return
    run = _Run(task, items, limits, preload)
    yield from run.results()


def batch_size(items: int, waiting: int, workers: int, most: int) -> int:
    """Few items at the beginning and the end, so that the first comes soon and no worker waits for another."""
    size = max(1, min(most, waiting // (workers * WAITING * 2), (items - waiting) // workers))
    return min(size, waiting)


def can_fork() -> bool:
    """Whether processes that are forked are safe here, and share what was loaded before."""
    return sys.platform.startswith("linux")


class _Run(Struct, Generic[Item, Result]):
    """The state of a run: what waits, and what is suspected of having ended a worker."""

    task: Task[Item, Result]
    items: Sequence[Item]
    limits: Limits
    preload: Callable[[], None] | None
    stop: c_bool = field(default_factory=lambda: _context().RawValue(c_bool, False))
    """Whether no more items are wanted; workers still end the one that they have begun. It has no lock to die with."""
    waiting: list[int] = field(default_factory=list)
    suspects: list[int] = field(default_factory=list)
    """In work when a worker ended: each is tried once more by itself."""

    def results(self) -> Iterator[tuple[int, Result | Failed]]:
        self.waiting = [*range(len(self.items))][::-1]
        if can_fork() and self.preload:
            self.preload()
        with _shared_with_forks():
            while self.waiting:
                yield from self._pool_run()
                while self.suspects:
                    yield from self._one_by_one()

    def _pool(self, workers: int) -> ProcessPoolExecutor:
        preload = None if can_fork() else self.preload
        return ProcessPoolExecutor(workers, _context(), _begin_worker, (preload, self.stop))

    def _submit(self, pool: ProcessPoolExecutor, items: Sequence[Item]) -> Future[_Batch]:
        with _deaf_to_the_keyboard():
            return pool.submit(_work, self.task, items, self.limits.seconds)

    def _pool_run(self) -> Iterator[tuple[int, Result | Failed]]:
        """What a pool gets done until nothing waits, a worker ends, or one takes too much memory."""
        workers = min(self.limits.workers, len(self.waiting))
        running: dict[Future[_Batch], list[int]] = {}
        full = False
        last = max(0, len(self.waiting) - workers * ITEMS_A_WORKER) if can_fork() else 0
        pool = self._pool(workers)
        try:
            while running or (len(self.waiting) > last and not full):
                while len(self.waiting) > last and not full and len(running) < workers * WAITING:
                    batch = self._next_batch(workers, last)
                    chosen = [self.items[number] for number in batch]
                    try:
                        future = self._submit(pool, chosen)
                    except BrokenProcessPool:
                        self.waiting += reversed(batch)
                        raise
                    running[future] = batch
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in sorted(done, key=_is_broken):
                    answer = future.result()
                    yield from zip(running.pop(future), answer.results, strict=True)
                    full = full or answer.memory > self.limits.memory
        except BrokenProcessPool:
            self.suspects = [number for batch in running.values() for number in batch]
        except BaseException:
            self.stop.value = True
            pool.shutdown(cancel_futures=True)
            raise
        pool.shutdown()

    def _next_batch(self, workers: int, last: int) -> list[int]:
        """Of those that wait, until just ``last`` of them are left."""
        size = batch_size(len(self.items), len(self.waiting) - last, workers, MOST_IN_BATCH)
        return [self.waiting.pop() for _ in range(size)]

    def _one_by_one(self) -> Iterator[tuple[int, Result | Failed]]:
        """Suspects in one worker, until it ends: the first that it was given ended it; a later one is tried in a new one."""
        with self._pool(1) as pool:
            is_new = True
            while self.suspects:
                number, began = self.suspects.pop(), monotonic()
                try:
                    answer = self._submit(pool, [self.items[number]]).result()
                except BrokenProcessPool:
                    seconds = monotonic() - began
                    too_slow = 0.0 < self.limits.seconds <= seconds
                    if is_new or too_slow:
                        yield number, Failed(too_slow, seconds)
                    else:
                        self.suspects.append(number)
                    return
                yield number, answer.results[0]  # type: ignore[misc]
                is_new = False


def _is_broken(future: Future[_Batch]) -> bool:
    return future.exception() is not None


def _context() -> BaseContext:
    return get_context("fork" if can_fork() else "spawn")


@contextmanager
def _shared_with_forks() -> Iterator[None]:
    """Has forked processes leave alone what was loaded before, so that its memory stays one: a look for garbage would write to it."""
    if not can_fork() or gc.get_freeze_count():
        yield
        return
    gc.freeze()  # with the little garbage that loading left: to look for it takes longer than a small article
    try:
        yield
    finally:
        gc.unfreeze()


@contextmanager
def _deaf_to_the_keyboard() -> Iterator[None]:
    """Processes that are started inside never hear of a stop from the keyboard; this one does, when it is done with this."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_done = count(1)
"""In a worker: numbers the items that it has done."""
_stops: list[c_bool] = []
"""In a worker: what says that no more items are wanted."""
_inherited: list[int] = [0]
"""In a worker: MiB that it began with."""


def _begin_worker(preload: Callable[[], None] | None, stop: c_bool) -> None:
    """A stop from the keyboard is for the process that started this one."""
    _stops[:] = [stop]
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    if preload:
        preload()
        gc.collect()
        gc.freeze()
    _inherited[:] = [memory()]


def _work(task: Task[Item, Result], items: Sequence[Item], seconds: float) -> _Batch:
    """In a worker: each item in turn, within the time limit; past it the worker ends, whatever it is doing.

    Where no more are wanted it leaves out what it has not begun.
    """
    results: list[object] = []
    for item in items:
        if any(stop.value for stop in _stops):
            break
        end_after(seconds)
        try:
            results.append(task(item))
        finally:
            end_after(0.0)
        if next(_done) % BETWEEN_TIDYING == 0:
            tidy()
    return _Batch(results, memory() - _inherited[0])


def tidy() -> None:
    """Forget the items that are done, and free what they left behind in circles.

    What has long been kept is not looked at, which would take as long as an item.
    """
    forget_article()
    gc.collect(1)


def end_after(seconds: float) -> None:
    """End this process after some seconds, whatever it is doing by then; 0 takes that back."""
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)
    elif seconds:
        faulthandler.dump_traceback_later(seconds, exit=True, file=_NOWHERE)
    else:
        faulthandler.cancel_dump_traceback_later()


def _end_with(parent: int) -> None:
    """End this process when the one that started it is gone, which may have been killed."""
    while os.getppid() == parent:
        sleep(SECONDS_ALONE)
    os._exit(1)


def memory() -> int:
    """MiB that this process takes now; where the system doesn't say, that it took at most; 0 where it says neither."""
    try:
        with open("/proc/self/statm", encoding="ascii") as stream:
            return int(stream.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") // MIB
    except OSError:
        pass
    try:
        import resource
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (MIB if sys.platform == "darwin" else 1024)
