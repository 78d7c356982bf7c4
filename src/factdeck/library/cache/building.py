"""Articles to their files by way of a cache: only the pieces that are not current are built, and kept there."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from time import perf_counter, time_ns
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from factdeck.api import Asked, PieceResult, told_of_all
from factdeck.derived import kept_by
from factdeck.files.opened import noting, opened_noted
from factdeck.files.targets import in_the_way
from factdeck.library.cache.fingerprints import known_code, of_asked
from factdeck.library.cache.keeping import StoreKeeper
from factdeck.library.cache.looks import Looks, place_of
from factdeck.library.cache.results import Found, PieceCache
from factdeck.library.cache.store import Store
from factdeck.library.cache.there import LooksThere
from factdeck.library.one_article import Outcome, PieceReport, Report, Request, build_and_write, of_refused
from factdeck.messages.problems import Problems

FEW = 20
"""Articles whose files a storage is asked for one by one; of more, their folders are listed."""


class FoundArticle(Struct, frozen=True):
    """What the cache says of an article."""

    report: Report | None
    """None where a piece of it is to be built …"""
    reason: str = ""
    """… and why."""


class Begun(Struct, frozen=True):
    """An article of which some pieces are to be built."""

    article: str
    own: str
    """The hash of its file as far as it is known; empty where it can't be read."""
    waiting: Sequence[int]
    """Numbers of the pieces to build."""
    request: Request
    """What asks for these alone."""
    began: float


class Cache(Struct, frozen=True):
    """What a request has come to before, piece by piece."""

    store: Store
    request: Request
    code: str
    """The hash of what builds."""
    pieces: tuple[PieceCache, ...]
    force: bool = False
    """Whether all is built, whatever is kept."""

    @classmethod
    def of(cls, folder: Path, request: Request, *, force: bool = False, remember: bool = True) -> Cache:
        """The cache in a folder, for a request; raises FactdeckError where one of its sets is wrong.

        ``remember`` no writes nothing there before something is built.
        """
        store, began = Store(folder), time_ns()
        code, place = known_code(store, remember=remember), place_of(request)
        pieces = tuple(
            PieceCache(store, piece, place, code, of_asked(Asked((), only=(piece.made,))), began)
            for piece in request.asked.pieces()
        )
        return cls(store, replace(request, noted=True), code, pieces, force)

    def looks(self, articles: int = 1, *, learns: bool = True) -> Looks:
        """A run's looks at files, for so many articles; ``learns`` no writes nothing to the store."""
        return Looks(LooksThere(self.store, articles > FEW, learns))

    def find(self, article: str, *, restore: bool = True, looks: Looks | None = None) -> FoundArticle:
        """The article's report where all its files are current, or can be brought back; else why it is to be built.

        ``restore`` no brings nothing back. ``looks`` are those of a run, which looks at layouts once for all articles.
        Raises OSError where files can't be written.
        """
        began, looks = perf_counter(), looks or self.looks()
        own = looks.digest_of_article(article)
        if not own:
            return FoundArticle(None, "it can't be read")
        found = self._look(article, own, looks)
        if (lacking := next((each for each in found if each.result is None), None)) is not None:
            return FoundArticle(None, lacking.reason)
        reports = []
        for piece, each in zip(self.pieces, found, strict=True):
            report = piece.settle(article, own, each, looks) if restore else piece.report(each)
            if report is None:
                return FoundArticle(None, "what was kept is damaged")
            reports.append(report)
        outcome: Outcome = "restored" if any(each.restored for each in found) else "current"
        return FoundArticle(self._joined(article, outcome, reports, began))

    def build(self, article: str, **how: Any) -> Report:
        """Builds the pieces of an article that are not current, writes their files or none, and keeps them.

        ``how`` goes on to ``factdeck.api.build_asked``. What can't be kept is built all the same.
        """
        keeper = StoreKeeper(self.store, self.code)
        kept = {**how, "run": noting(keeper.running(how["run"]))} if "run" in how else how
        with opened_noted():
            begun = self.begin(article)
            with kept_by(keeper):
                built = build_and_write(begun.request, article, take=self.store.put, **kept)
            if built.outcome == "built":
                keeper.finish()
            report = self.end(begun, built)
        return report or replace(self, force=True).build(article, **how)

    def begin(self, article: str, looks: Looks | None = None) -> Begun:
        """Which pieces of an article are to be built."""
        began, looks = perf_counter(), looks or self.looks()
        own = looks.digest_of_article(article)
        waiting = self._waiting(article, own, looks)
        only = tuple(self.pieces[number].piece for number in waiting)
        asked = self.request.asked if len(waiting) == len(self.pieces) else Asked((), only=only)
        return Begun(article, own, waiting, replace(self.request, asked=asked), began)

    def end(self, begun: Begun, report: Report) -> Report | None:
        """Keeps what was built and joins it with the other pieces; None where one of these is gone meanwhile.

        Another one that can't be brought back is told as not written.
        """
        if report.outcome != "built":
            return report
        article, read = begun.article, {each.address: each.digest for each in report.read}
        own, looks = read.get(article, begun.own), self.looks()
        looks.there.learn(report.read)
        made = dict(zip(begun.waiting, report.pieces, strict=True))
        for number, built in made.items() if own else ():
            with suppress(OSError, UnicodeError):
                self.pieces[number].keep(article, own, built, read)
        for number in range(len(self.pieces)):
            if number not in made:
                piece = self.pieces[number]
                try:
                    there = piece.settle(article, own, piece.look(article, own, looks), looks)
                except (OSError, ValueError) as error:
                    return of_refused(report, error, self.request)
                if there is None:
                    return None
                made[number] = there
        return self._joined(article, "built", [made[number] for number in sorted(made)], begun.began)

    def _waiting(self, article: str, own: str, looks: Looks) -> Sequence[int]:
        """Numbers of the pieces to build: all of them where a file that the others rest on would be replaced."""
        every = range(len(self.pieces))
        if not own or self.force:
            return every
        found = [each.result for each in self._look(article, own, looks)]
        read = [Path(name) for result in found if result for name in result.all_depends]
        if in_the_way(self.request.spared, read):
            return every
        return [number for number in every if found[number] is None]

    def _look(self, article: str, own: str, looks: Looks) -> list[Found]:
        return [piece.look(article, own, looks) for piece in self.pieces]

    def _joined(self, article: str, outcome: Outcome, reports: Sequence[PieceReport], began: float) -> Report:
        problems = Problems()
        results = [
            PieceResult(cache.piece, None, report.problems)
            for cache, report in zip(self.pieces, reports, strict=True)
        ]
        for problem in (*told_of_all(results), *(each for report in reports for each in report.of_article)):
            problems.add(problem)
        files = tuple(file for report in reports for file in report.files)
        return Report(article, outcome, files, tuple(problems), seconds=perf_counter() - began)


def build_and_keep(cache: Cache, article: str) -> Report:
    """What ``Cache.build`` does, as a function of a module, which workers take."""
    return cache.build(article)
