"""`factdeck build` with several articles, or with a report: on workers, with progress, a summary and reports for programs."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from factdeck.command_line.common import (
    BUILT,
    INTERRUPTED,
    OUR_BUG,
    WRONG_CONTENT,
    as_sarif_log,
    asked_of,
    save,
    say,
    tell_line,
    told_stop,
    why_refused,
    wrong_cache,
)
from factdeck.messages.counted import counted

if TYPE_CHECKING:
    from factdeck.library.cache.building import Cache
    from factdeck.library.cache.looks import Looks
    from factdeck.library.cache.store import Store
    from factdeck.library.one_article import Report, Request
    from factdeck.library.workers import Failed
    from factdeck.messages.floods import Telling

USUAL_FOLDER = ".factdeck"
"""Where the cache is, among the outputs."""
USUAL_SIZE = 2048
"""MiB that it takes at most."""
MOST_ROWS = 20
"""Articles of which each is told in a line; of more, those that are not well, and a summary."""


def add_reports(parser: argparse.ArgumentParser) -> None:
    """Adds what many articles are told in, and how long each may take, to a command."""
    add_time_limit(parser)
    parser.add_argument(
        "--format",
        metavar="FORMAT",
        choices=("text", "json"),
        default="text",
        help="text for people, json for programs: a line an article (default: text)",
    )
    parser.add_argument(
        "--report",
        metavar="FILE",
        default="",
        help="write a report for CI: JUnit's for .xml, SARIF for .sarif",
    )
    parser.add_argument("--times", metavar="FILE", default="", help="write a table of times (CSV)")


def add_time_limit(parser: argparse.ArgumentParser) -> None:
    """Adds ``--time-limit``, how long each article may take, to a command."""
    parser.add_argument(
        "--time-limit",
        metavar="SECONDS",
        type=_seconds,
        default=0.0,
        help="give up an article that takes longer (default: never)",
    )


def add_cache(parser: argparse.ArgumentParser) -> None:
    """Adds what steers the cache, and how a run goes on, to a command."""
    parser.add_argument("--force", action="store_true", help="build what is current, too")
    parser.add_argument(
        "--dry-run", action="store_true", help="build nothing; tell what would be built, and why"
    )
    parser.add_argument(
        "--cache",
        metavar="DIR",
        default="",
        help="where what was built is kept, for this and other checkouts (default: .factdeck among the outputs;"
        " nowhere where these go to an address)",
    )
    parser.add_argument("--no-cache", action="store_true", help="keep nothing, and look nothing up")
    add_cache_size(parser)
    going_on = parser.add_mutually_exclusive_group()
    going_on.add_argument(
        "--fail-fast", action="store_true", help="stop at the first article that is not well"
    )
    going_on.add_argument(
        "--keep-going", action="store_true", help="build all others where one is wrong (the default)"
    )


def add_cache_size(parser: argparse.ArgumentParser) -> None:
    """Adds ``--cache-size``, which a cache that several commands share is pruned to by each, to a command."""
    parser.add_argument(
        "--cache-size",
        metavar="MIB",
        type=_size,
        default=USUAL_SIZE,
        help=f"MiB that are kept at most (default: {USUAL_SIZE})",
    )


def add_cluster(parser: argparse.ArgumentParser) -> None:
    """Adds ``--cluster``, where articles are built in place of this machine, to a command."""
    parser.add_argument(
        "--cluster",
        metavar="ADDRESS",
        default="",
        help="build on the workers of a scheduler of Dask, as tcp://host:8786, or local for one of this run",
    )


def wrong_places(options: argparse.Namespace) -> str:
    """What is wrong with the addresses that are named, and with what goes along with them; empty where nothing is."""
    from factdeck.files.remote import is_address, wrong_address

    names = [*options.articles, options.output]
    if wrong := next(filter(None, map(wrong_address, names)), ""):
        return wrong
    if options.cluster and options.cluster != "local" and not is_address(options.cluster):
        return f"--cluster: {options.cluster!r} is neither an address, such as tcp://host:8786, nor local"
    if options.depfile and any(map(is_address, names)):
        return "--depfile: make knows files of this machine only, and no addresses"
    return wrong_cache(options)


def _size(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 10_000_000:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of MiB")
    return int(text)


def cache_of(options: argparse.Namespace, request: Request, *, remember: bool = True) -> Cache | None:
    """The cache that the options ask for; None where they want none, and of outputs at an address where they name none.

    ``remember`` no writes nothing to it.
    """
    from factdeck.library.cache.building import Cache

    if options.no_cache or (request.address and not options.cache):
        return None
    return Cache.of(cache_folder(options), request, force=options.force, remember=remember)


def cache_folder(options: argparse.Namespace) -> Path:
    """The folder of the cache: the one that is named, or the usual one among the outputs."""
    return Path(options.cache) if options.cache else Path(options.output) / USUAL_FOLDER


def tidy_cache(store: Store, most: int) -> None:
    """After a build: prune what is kept to ``most`` MiB, and say so where nothing can be kept, since all goes on without."""
    try:
        store.put_record("tidied", b"tidied")
    except OSError as error:
        say(
            f"factdeck: nothing is kept in {store.folder}, and the next build begins anew: {why_refused(error)}"
        )
    store.prune(most)


def _seconds(text: str) -> float:
    try:
        result = float(text)
    except ValueError:
        result = 0.0
    if not 0.0 < result <= 86_400.0:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds")
    return result


def wrong_report(options: argparse.Namespace) -> str:
    """What is wrong with the names of the report and of the table of times; empty where nothing is.

    No file that an article is made from ends as these do.
    """
    if options.report and not options.report.endswith((".xml", ".sarif")):
        return f"--report: {options.report!r} ends in neither .xml nor .sarif"
    if options.times and not options.times.endswith(".csv"):
        return f"--times: {options.times!r} does not end in .csv"
    return ""


def given_to(options: argparse.Namespace) -> bytes:
    """What standard input holds, where it is one of the articles; no more than is read of one."""
    from factdeck.reading.files import MOST_BYTES

    return sys.stdin.buffer.read(MOST_BYTES + 1) if "-" in options.articles else b""


def request_of(options: argparse.Namespace, given: bytes = b"") -> Request:
    """What the options ask for, of whatever article; ``given`` is what standard input held."""
    from factdeck.files.remote import is_address
    from factdeck.library.one_article import Request

    far = is_address(options.output)
    return Request(
        asked=asked_of(options),
        folder=Path("." if far else options.output),
        address=options.output if far else "",
        given=given,
        spared=(Path(options.depfile),) if options.depfile else (),
    )


def build_many(options: argparse.Namespace) -> int:
    """Builds all articles, tells what became of them as they are done, and returns the exit status."""
    from factdeck.files.plain import sweep
    from factdeck.library.one_article import WELL
    from factdeck.messages.floods import Telling

    began, telling = perf_counter(), Telling()
    request = request_of(options, given_to(options))
    cache = cache_of(options, request)
    reports: dict[int, Report] = {}
    stopped = False
    with _Bar(len(options.articles), shown=not options.quiet) as bar:
        try:
            for number, report in _each_report(options, request, cache):
                bar.clear()
                _tell(report, telling, options)
                bar.step()
                reports[number] = _remembered(report, options)
                if options.fail_fast and report.outcome not in WELL:
                    break
        except KeyboardInterrupt:
            stopped = True
    telling.end()
    if options.format == "text":
        _tell_end([report for report in reports.values() if report.ends_run])
    if any(report.outcome == "built" for report in reports.values()):
        if not request.address:
            sweep(request.folder)
        if cache:
            tidy_cache(cache.store, options.cache_size)
    if stopped:
        say("factdeck: stopped; what was done by then is written, and no article by half")
        return INTERRUPTED
    if left := len(options.articles) - len(reports):
        say(
            f"factdeck: stopped at an article that is not well (--fail-fast); {counted(left, 'article')} left"
        )
    in_order = [reports[number] for number in sorted(reports)]
    seconds = perf_counter() - began
    if not options.quiet and options.format == "text":
        print(_told_of_all(in_order, seconds))
    status = BUILT if all(report.outcome in WELL for report in in_order) else WRONG_CONTENT
    status = OUR_BUG if any(report.outcome == "died" for report in in_order) else status
    return _write_reports(in_order, seconds, options, status) or status


def _remembered(report: Report, options: argparse.Namespace) -> Report:
    """What of a report is told, or written, when all are done: of many that is little, and takes no memory."""
    from msgspec.structs import replace

    from factdeck.library.one_article import WELL

    if len(options.articles) <= MOST_ROWS:
        return report
    files = report.files if options.depfile else ()
    problems = report.problems if options.report or report.outcome not in WELL else ()
    return replace(report, files=files, problems=problems)


def dry_run(options: argparse.Namespace) -> int:
    """Tells what would become of each article, and builds nothing."""
    request = request_of(options)
    cache = cache_of(options, request, remember=False)
    looks = cache.looks(len(options.articles), learns=False) if cache else None
    would_write = False
    not_kept = "it is forced" if options.force else "nothing is kept"
    if request.address and not (cache or options.force or options.no_cache):
        not_kept += " of outputs at an address without --cache"
    for article in options.articles:
        kept = cache if not options.force and article != "-" else None
        found = kept.find(article, restore=False, looks=looks) if kept else None
        report = found.report if found else None
        if not would_write and (report is None or report.outcome == "restored"):
            would_write = True
            if wrong := _foretold_wrong(request):
                return wrong
        if report is None:
            _foretell(article, "would build", found.reason if found else not_kept, options)
        else:
            would = "would restore" if report.outcome == "restored" else "current"
            _foretell(article, would, "", options)
    return BUILT


def _foretold_wrong(request: Request) -> int:
    """Tells what keeps all articles from being built, as far as that shows now; returns the exit status."""
    from factdeck.api import check_layouts
    from factdeck.library.one_article import refused_folder
    from factdeck.messages.floods import tell

    if wrong := check_layouts(request.asked):
        tell(wrong)
        return WRONG_CONTENT
    if refused := refused_folder(request):
        say(f"factdeck: {refused.message}")
        return WRONG_CONTENT
    return BUILT


def _foretell(article: str, would: str, reason: str, options: argparse.Namespace) -> None:
    """A line that says what would become of an article, and why."""
    from json import dumps

    from factdeck.messages.problems import in_one_line

    if options.format == "json":
        print(dumps({"article": article, "outcome": would, "reason": reason}, ensure_ascii=False))
    else:
        print(in_one_line(f"{would}  {article}: {reason}".removesuffix(": ")))


def _each_report(
    options: argparse.Namespace, request: Request, cache: Cache | None
) -> Iterator[tuple[int, Report]]:
    """Those that the cache knows first, then those that are built."""
    if cache is None or not cache.store.is_begun:
        yield from _each_built(options, request, cache, options.articles)
        return
    waiting, looks = list[int](), cache.looks(len(options.articles))
    for number, article in enumerate(options.articles):
        report = found_report(cache, article, looks)
        if report is not None:
            yield number, report
        else:
            waiting.append(number)
    for place, report in _each_built(options, request, cache, [options.articles[each] for each in waiting]):
        yield waiting[place], report


def found_report(cache: Cache | None, article: str, looks: Looks | None = None) -> Report | None:
    """What the cache knows of an article; None where it is to be built, which tells of what can't be written, too."""
    from factdeck.files.targets import in_the_way

    if cache is None or cache.force or article == "-" or not cache.store.is_begun:
        return None
    try:
        report = cache.find(article, looks=looks).report
    except (OSError, ValueError):
        return None
    read = [path for file in report.files for path in file.depends] if report else []
    return None if in_the_way(cache.request.spared, read) else report


def _each_built(
    options: argparse.Namespace, request: Request, cache: Cache | None, articles: Sequence[str]
) -> Iterator[tuple[int, Report]]:
    """Those that are built; where none can be written, what keeps them from it is the report of all that are left."""
    from factdeck.library.one_article import Report, refused_folder

    if not articles:
        return
    left = dict(enumerate(articles))
    end = refused_folder(request)
    for number, report in () if end else _each_tried(options, request, cache, articles):
        del left[number]
        yield number, report
        if report.ends_run:
            end = report
            break
    if end:
        for number, article in left.items():
            yield number, Report(article, end.outcome, message=end.message, ends_run=True)


def _each_tried(
    options: argparse.Namespace, request: Request, cache: Cache | None, articles: Sequence[str]
) -> Iterator[tuple[int, Report]]:
    from factdeck.library.one_article import of_failed
    from factdeck.library.workers import Failed

    run = _on_cluster if options.cluster else _on_this_machine
    for number, result in run(options, request, cache, articles):
        if isinstance(result, Failed):
            result = of_failed(articles[number], result, options.time_limit)
        yield number, result


def _on_this_machine(
    options: argparse.Namespace, request: Request, cache: Cache | None, articles: Sequence[str]
) -> Iterator[tuple[int, Report | Failed]]:
    from factdeck.library.cache.building import build_and_keep
    from factdeck.library.one_article import build_and_write, load_for_all, without_fail
    from factdeck.library.workers import Limits, each_done

    limits = Limits(min(_jobs(options), len(articles)), options.time_limit)
    build = partial(build_and_keep, cache) if cache else partial(build_and_write, request)
    yield from each_done(partial(without_fail, build), articles, limits, partial(load_for_all, request.asked))


def _on_cluster(
    options: argparse.Namespace, request: Request, cache: Cache | None, articles: Sequence[str]
) -> Iterator[tuple[int, Report | Failed]]:
    from factdeck.library.cluster.connecting import connected
    from factdeck.library.cluster.running import each_done

    with connected(options.cluster, _jobs(options)) as client:
        yield from each_done(client, request, cache, articles, options.time_limit)


def _jobs(options: argparse.Namespace) -> int:
    return int(options.jobs or os.cpu_count() or 1)


class _Bar:
    """A bar with rate and time left on a terminal; nothing elsewhere."""

    def __init__(self, count: int, *, shown: bool):
        from factdeck.command_line.progress import Progress

        self._progress = Progress(count, quiet=not shown)
        self._count, self._done, self._began = count, 0, perf_counter()

    def __enter__(self) -> _Bar:
        self._show()
        return self

    def __exit__(self, *raised: object) -> None:
        self.clear()

    def clear(self) -> None:
        self._progress.clear()

    def step(self) -> None:
        self._done += 1
        self._show()

    def _show(self) -> None:
        if self._progress.bar and self._done < self._count:
            self._progress.step(told_rate(self._done, self._count, perf_counter() - self._began))


def told_rate(done: int, count: int, seconds: float) -> str:
    """“120 of 400, 38 a second, 7 s left”."""
    from factdeck.library.reports import rate_told

    if not done or seconds <= 0.0:
        return f"{done:,} of {count:,}"
    rate = done / seconds
    left = round((count - done) / rate)
    time = f"{left // 60} min {left % 60} s" if left >= 60 else f"{left} s"
    return f"{done:,} of {count:,}, {rate_told(rate)}, {time} left"


def _tell(report: Report, telling: Telling, options: argparse.Namespace) -> None:
    """What is wrong with an article on standard error; on standard output its files, or all of it as JSON."""
    from factdeck.library.reports import json_line

    if options.format == "json":
        print(json_line(report), flush=True)
        return
    telling.tell(report.problems)
    if report.message and not report.ends_run:
        say(f"factdeck: {report.article}: {report.message}")
    if not options.quiet and len(options.articles) <= MOST_ROWS:
        for file in report.files:
            tell_line(f"{file.told}: {counted(file.pages, file.unit)}")


def _tell_end(reports: Sequence[Report]) -> None:
    """What keeps articles from being written that would be kept from it all alike."""
    if reports:
        say(f"factdeck: {reports[0].message}; {told_stop(len(reports))}")


def tell_one(report: Report, options: argparse.Namespace) -> int:
    """Tells of one article, and writes what depends on it; returns the exit status."""
    from factdeck.library.one_article import WELL
    from factdeck.messages.floods import tell

    tell(report.problems)
    if report.message:
        say(f"factdeck: {report.message}")
    for file in () if options.quiet else report.files:
        ending = "" if file.outcome == "built" else f", {file.outcome}"
        tell_line(f"{file.told}: {counted(file.pages, file.unit)}{ending}")
    status = BUILT if report.outcome in WELL else WRONG_CONTENT
    return status or _write_reports([report], report.seconds, options, BUILT)


def _told_of_all(reports: Sequence[Report], seconds: float) -> str:
    from factdeck.library.one_article import WELL
    from factdeck.library.reports import row, summary

    few = len(reports) <= MOST_ROWS
    shown = [report for report in reports if not report.ends_run and (few or report.outcome not in WELL)]
    return "\n".join([*(row(report) for report in shown), *([] if few else [summary(reports, seconds)])])


def _write_reports(
    reports: Sequence[Report], seconds: float, options: argparse.Namespace, status: int
) -> int:
    """The depfile where all is well, the report for CI and the table of times; returns the exit status."""
    from factdeck.files.plain import depfile
    from factdeck.library.reports import all_problems, junit, times

    files: list[tuple[Path, bytes]] = []
    if options.depfile and status == BUILT:
        made = [file for report in reports for file in report.files]
        depends = [path for file in made for path in file.depends if str(path) != "-"]
        own = [file.path for file in made]
        targets = [Path(options.depfile_target)] if options.depfile_target else own
        rule = depfile(targets, depends)
        files.append((Path(options.depfile), rule.encode("utf-8", "surrogateescape")))
    if options.report:
        if options.report.endswith(".sarif"):
            told = as_sarif_log([problem for report in reports for problem in all_problems(report)])
        else:
            told = junit(reports, seconds)
        files.append((Path(options.report), _as_text(told)))
    if options.times:
        files.append((Path(options.times), _as_text(times(reports))))
    return save(files) if files else BUILT


def _as_text(told: str) -> bytes:
    """In UTF-8; a name that is no text is told with backslashes, as on standard output."""
    return told.encode("utf-8", "backslashreplace")
