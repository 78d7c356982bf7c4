"""Files that a build rests on to the moments at which any of them changes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from threading import Event
from time import time_ns

from msgspec import Struct, field

from factdeck.messages.problems import Problem

SETTLING = 60
"""Milliseconds for which changes that come together are taken as one."""
STEP = 15
LOOKING_AGAIN = 1000
"""Milliseconds after which files are looked at even where the system tells of no change, as on a network drive."""

LAG = 20_000_000
"""Nanoseconds by which the time that a system gives a saved file may lag behind its clock."""

MOST_BELOW = 2_000
"""Files below an article's folder that are looked at for as long as a build of it fails."""
_BELOW = Path("*")
"""Stands for all of these, among which a picture that the article asks for may come to stand."""

State = tuple[int, int] | None
"""When a file was changed last, in nanoseconds, and its size; None where there is none."""


class Watched(Struct):
    """What one article's outputs rest on. A build that failed may rest on files that are still to come."""

    article: Path
    files: frozenset[Path] = frozenset()
    failed: bool = False
    _seen: dict[Path, State] = field(default_factory=dict)
    _remembered: int = 0
    """When that was, in nanoseconds since 1970: what was saved later may have been read as it was before."""

    def rest_on(self, files: Iterable[Path], *, failed: bool = False) -> None:
        """Say what the last build has read; one that failed keeps what an earlier one told."""
        text = frozenset(files)
        self.files = self.files | text if failed else text
        self.failed = failed
        now = self._states()
        saved_since = (path for path in self._rests_on() if (now[path] or (0,))[0] > self._remembered - LAG)
        self._seen = {**now, **dict.fromkeys(saved_since), **self._seen}

    def remember(self) -> None:
        """Take the files as they are now for what is built; to be called before they are read."""
        self._remembered = time_ns()
        self._seen = {**self._states(), _BELOW: _state_below(self.article.parent)}

    def changed(self) -> bool:
        """Whether any file differs from what is remembered."""
        now = self._states()
        return any(self._seen.get(path, now[path]) != now[path] for path in now)

    def folders(self) -> set[Path]:
        return {path.parent for path in self._rests_on() if path.parent.is_dir()}

    def _rests_on(self) -> set[Path]:
        return {self.article, *self.files}

    def _states(self) -> dict[Path, State]:
        states = {path: _state(path) for path in self._rests_on()}
        return {**states, _BELOW: _state_below(self.article.parent)} if self.failed else states


def files_of(problems: Iterable[Problem]) -> list[Path]:
    """The files in which something is wrong: a build that failed rests on them."""
    paths = {Path(problem.mark.source.name) for problem in problems if problem.mark}
    return sorted(path for path in paths if path.is_file())


def _state(path: Path | str) -> State:
    try:
        result = os.stat(path)
    except OSError:
        return None
    return result.st_mtime_ns, result.st_size


def _state_below(folder: Path) -> State:
    """One for the names, times and sizes of all files below a folder, up to a limit; articles, and what is hidden, are left out."""
    found = frozenset(islice(_files_below(folder), MOST_BELOW))
    return hash(found), len(found)


def _files_below(folder: Path) -> Iterator[tuple[str, State]]:
    for at, below, names in os.walk(folder):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and not name.endswith((".yaml", ".yml")):
                path = os.path.join(at, name)
                yield path, _state(path)


def changes(watched: Sequence[Watched], stop: Event) -> Iterator[list[int]]:
    """The numbers of those that changed, each time any has; ends when ``stop`` is set."""
    while not stop.is_set():
        folders = _all_folders(watched)
        for numbers in _changes_in(folders, watched, stop):
            yield numbers
            if _all_folders(watched) != folders:
                break


def _all_folders(watched: Sequence[Watched]) -> set[Path]:
    return {folder for each in watched for folder in each.folders()}


def _changes_in(folders: set[Path], watched: Sequence[Watched], stop: Event) -> Iterator[list[int]]:
    import watchfiles

    for _ in watchfiles.watch(
        *sorted(folders),
        watch_filter=None,
        debounce=SETTLING,
        step=STEP,
        stop_event=stop,
        rust_timeout=LOOKING_AGAIN,
        yield_on_timeout=True,
        recursive=False,
        raise_interrupt=True,
    ):
        numbers = [number for number, each in enumerate(watched) if each.changed()]
        if numbers:
            yield numbers
