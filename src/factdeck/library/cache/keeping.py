"""A store to a keeper of what is derived from articles, as maps and drawings, or to one that only looks it up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from factdeck.derived import kept_by
from factdeck.library.cache.fingerprints import known_code
from factdeck.library.cache.store import Store

Run = Callable[[Sequence[Callable[[], Any]]], Sequence[Any]]
"""Runs jobs, and returns what each of them does, in their order."""


class StoreReader(Struct, frozen=True):
    """Looks up what a store keeps of what the same code derived, and keeps nothing itself."""

    store: Store
    code: str

    def get(self, key: bytes) -> bytes | None:
        return self.store.get_derived(_named(self.code, key))

    def put(self, key: bytes, data: bytes) -> None:
        pass


class StoreKeeper(StoreReader, frozen=True):
    """Keeps bytes in a store, for the code that they were derived by.

    A store that is not there yet is begun by ``finish`` alone: an article that is wrong leaves nothing behind.
    """

    _waiting: dict[str, bytes] = field(default_factory=dict)

    def put(self, key: bytes, data: bytes) -> None:
        self._waiting[_named(self.code, key)] = data
        if self.store.is_begun:
            self.finish()

    def running(self, run: Run) -> Run:
        """The same way to run jobs: what waits in a process of theirs waits here, too."""

        def told(job: Callable[[], Any]) -> tuple[Any, dict[str, bytes]]:
            before = set(self._waiting)
            result = job()
            return result, {key: data for key, data in self._waiting.items() if key not in before}

        def run_and_take(jobs: Sequence[Callable[[], Any]]) -> list[Any]:
            answers = run([partial(told, job) for job in jobs])
            for _, waiting in answers:
                self._waiting.update(waiting)
            return [result for result, _ in answers]

        return run_and_take

    def finish(self) -> None:
        """Writes what waits for the store to be begun."""
        with suppress(OSError):
            for key, data in self._waiting.items():
                self.store.put_derived(key, data)
        self._waiting.clear()


@contextmanager
def looked_up_in(folder: Path) -> Iterator[None]:
    """What is derived inside is looked up in the cache of builds in a folder, if it is there; nothing is written to it."""
    store = Store(folder)
    if not store.is_begun:
        yield
        return
    with kept_by(StoreReader(store, known_code(store, remember=False))):
        yield


def _named(code: str, key: bytes) -> str:
    return f"{code} {sha256(key).hexdigest()}"
