"""`factdeck build` with several articles, or with a report: on workers, with progress, each told as it is done."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING

from factdeck.command_line.bar import Bar
from factdeck.command_line.common import INTERRUPTED, say
from factdeck.command_line.request import cache_of, found_report, given_to, request_of, tidy_cache
from factdeck.command_line.told_reports import (
    MOST_ROWS,
    status_of,
    tell_end,
    tell_report,
    told_of_all,
    write_reports,
)
from factdeck.messages.counted import counted

if TYPE_CHECKING:
    from factdeck.library.cache.building import Cache
    from factdeck.library.one_article import Report, Request
    from factdeck.library.workers import Failed


def build_many(options: argparse.Namespace) -> int:
    """Builds all articles, tells what became of them as they are done, and returns the exit status."""
    began = perf_counter()
    request = request_of(options, given_to(options))
    cache = cache_of(options, request)
    reports, stopped = _reports_told(options, request, cache)
    if any(report.outcome == "built" for report in reports):
        _tidy(options, request, cache)
    if stopped:
        say("factdeck: stopped; what was done by then is written, and no article by half")
        return INTERRUPTED
    if left := len(options.articles) - len(reports):
        say(
            f"factdeck: stopped at an article that is not well (--fail-fast); {counted(left, 'article')} left"
        )
    seconds = perf_counter() - began
    if not options.quiet and options.format == "text":
        print(told_of_all(reports, seconds))
    status = status_of(reports)
    return write_reports(reports, seconds, options, status) or status


def _reports_told(
    options: argparse.Namespace, request: Request, cache: Cache | None
) -> tuple[list[Report], bool]:
    """Those of the articles in their order, each told as it is done, and whether the keyboard stopped the run."""
    from factdeck.library.one_article import WELL
    from factdeck.messages.floods import Telling

    telling, stopped = Telling(), False
    reports: dict[int, Report] = {}
    with Bar(len(options.articles), shown=not options.quiet) as bar:
        try:
            for number, report in _each_report(options, request, cache):
                bar.clear()
                tell_report(report, telling, options)
                bar.step()
                reports[number] = _remembered(report, options)
                if options.fail_fast and report.outcome not in WELL:
                    break
        except KeyboardInterrupt:
            stopped = True
    telling.end()
    if options.format == "text":
        tell_end([report for report in reports.values() if report.ends_run])
    return [reports[number] for number in sorted(reports)], stopped


def _tidy(options: argparse.Namespace, request: Request, cache: Cache | None) -> None:
    """After a run that has written something: what killed runs left goes, and what is kept stays in its bounds."""
    from factdeck.files.plain import sweep

    if not request.address:
        sweep(request.folder)
    if cache:
        tidy_cache(cache.store, options.cache_size)


def _remembered(report: Report, options: argparse.Namespace) -> Report:
    """What of a report is told, or written, when all are done: of many that is little, and takes no memory."""
    from msgspec.structs import replace

    from factdeck.library.one_article import WELL

    if len(options.articles) <= MOST_ROWS:
        return report
    files = report.files if options.depfile else ()
    problems = report.problems if options.report or report.outcome not in WELL else ()
    return replace(report, files=files, problems=problems)


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
            yield number, Report(article, end.outcome, message=end.message, hint=end.hint, ends_run=True)


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
