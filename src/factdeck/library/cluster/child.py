"""Articles from a pipe to what becomes of them: the process that a worker of a cluster builds in.

It may crash, hang or grow: the worker starts another. What goes through the pipe is pickled by factdeck itself.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TypeAlias, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from factdeck.api import Asked, Outputs, build_asked, own_layouts, preload
from factdeck.files.remote import NotReached
from factdeck.files.source_date import NAME as SOURCE_DATE
from factdeck.library.cluster.parcels import Lacking, Made, Parcel
from factdeck.library.cluster.project import Project
from factdeck.library.elsewhere import Beside, Read, build_far, elsewhere, folder_told, renamed
from factdeck.library.one_article import Report, Request, of_bug, of_wrong, written
from factdeck.library.workers import BETWEEN_TIDYING, MOST_MEMORY, end_after, memory, tidy
from factdeck.messages.problems import FactdeckError

Told = TypeVar("Told")
Answer: TypeAlias = "Made | Lacking | Report"
READY = b"ready"


def serve() -> None:
    """Reads a project, then articles until there are no more, or the worker is gone; writes that it is ready, then answers."""
    with suppress(EOFError, BrokenPipeError):
        _serve()


def _serve() -> None:
    questions, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    project: Project = pickle.load(questions)  # noqa: S301 - the process that started this one wrote it
    with TemporaryDirectory(prefix="factdeck-project-") as folder:
        os.chdir(folder)
        builder = Builder.of(project)
        preload()
        gc.collect()
        gc.freeze()
        gc.disable()
        pickle.dump(READY, answers)
        answers.flush()
        for number, parcel in enumerate(iter(lambda: pickle.load(questions), None), 1):  # noqa: S301
            end_after(project.seconds)
            answer = pickle.dumps(builder.answer(parcel))
            end_after(0.0)
            pickle.dump((answer, memory() > MOST_MEMORY), answers)
            answers.flush()
            if number % BETWEEN_TIDYING == 0:
                tidy()
        os.chdir(os.path.sep)


class Builder(Struct, frozen=True):
    """Builds articles for one project, whose files stand in the current folder."""

    project: Project
    request: Request

    @classmethod
    def of(cls, project: Project) -> Builder:
        """Writes the files of a project into the current folder, to build there."""
        for name, data in project.files:
            path = Path(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        os.environ.pop(SOURCE_DATE, None)
        if project.date:
            os.environ[SOURCE_DATE] = project.date
        pieces = tuple(project.asked.pieces())
        return cls(
            project, Request(asked=Asked((), only=pieces), address=project.address, noted=project.noted)
        )

    def answer(self, parcel: Parcel) -> Answer:
        """What becomes of an article, a bug of factdeck's own included."""
        began, article = perf_counter(), parcel.article
        try:
            return self._answer(parcel, began)
        except (FactdeckError, NotReached) as error:
            return self._told(of_wrong(article, error, began))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told as a bug
            return of_bug(article, error, began)

    def _answer(self, parcel: Parcel, began: float) -> Answer:
        lacking: list[str] = []
        try:
            outputs, read = self._outputs(parcel, lacking)
        except FactdeckError:
            if not lacking:
                raise
        if lacking:
            return Lacking(tuple(lacking))
        outputs = self._told(outputs)
        if not self.project.address:
            return Made(outputs, perf_counter() - began, read)
        report = written(self.request, parcel.article, outputs, began, read)
        return report if self.request.noted else without_depends(report)

    def _outputs(self, parcel: Parcel, lacking: list[str]) -> tuple[Outputs, tuple[Read, ...]]:
        """Of an article that was sent; names of files that were not sent along go to ``lacking``."""
        every = self.request.asked.only
        asked = Asked((), only=tuple(every[number] for number in parcel.pieces))
        if not parcel.files:
            return build_far(parcel.article, asked, noted=self.request.noted)

        def get(name: str) -> bytes | None:
            if name not in parcel.files:
                lacking.append(name)
            return parcel.files.get(name)

        beside = Beside(folder_told(parcel.article), get)
        return elsewhere(Path(parcel.article).name, beside, lambda article: build_asked(article, asked)), ()

    def _told(self, value: Told) -> Told:
        """With the names that files have where the run was asked for."""
        own = (str(own_layouts()), self.project.own_layouts)
        return renamed(value, (own, *self.project.names))


def without_depends(report: Report) -> Report:
    """A report without what only a cache and a depfile ask for."""
    return replace(report, pieces=(), files=tuple(replace(file, depends=()) for file in report.files))
