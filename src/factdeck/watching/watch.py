"""Articles to outputs that are built anew whenever what they rest on is saved, with a line told of each build."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from threading import Event

from msgspec import Struct

from factdeck.messages.counted import counted
from factdeck.messages.floods import tell
from factdeck.messages.problems import Problem
from factdeck.watching.changes import Watched, changes, files_of


class Built(Struct, frozen=True):
    """How a build went: a summary in a few words, what is wrong, and the files that were read, or looked for in vain."""

    summary: str
    problems: Sequence[Problem]
    looked_up: Sequence[Path]
    failed: bool


Build = Callable[[str], Built]
Told = Callable[[str], None]


def watch(articles: Sequence[str], build: Build, told: Told, stop: Event | None = None) -> None:
    """Build each article, then again on each change, until ``stop`` is set or the keyboard interrupts.

    ``build`` writes an article's outputs, all or none.
    """
    watched = [Watched(Path(article)) for article in articles]
    _build_all(watched, build, told)
    told(f"watching {counted(len(watched), 'article')}; Ctrl-C ends")
    for numbers in changes(watched, stop or Event()):
        _build_all([watched[number] for number in numbers], build, told)


def _build_all(watched: Iterable[Watched], build: Build, told: Told) -> None:
    for each in watched:
        each.remember()
        started = time.perf_counter()
        result = build(str(each.article))
        each.rest_on([*result.looked_up, *files_of(result.problems)], failed=result.failed)
        told(_line(result, time.perf_counter() - started))
        tell(result.problems, told)


def _line(made: Built, seconds: float) -> str:
    kept = "; the last good files are kept" if made.failed else ""
    return f"{time.strftime('%H:%M:%S')}  {made.summary}, in {seconds:.2f} s{kept}"
