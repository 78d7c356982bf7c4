"""What became of articles to what people and programs are told: lines as they are done, a summary, files for CI."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factdeck.command_line.common import (
    BUILT,
    OUR_BUG,
    WRONG_CONTENT,
    as_sarif_log,
    save,
    say,
    say_hint,
    tell_line,
    told_stop,
)
from factdeck.messages.counted import counted

if TYPE_CHECKING:
    from factdeck.library.one_article import Report
    from factdeck.messages.floods import Telling


MOST_ROWS = 20
"""Articles of which each is told in a line; of more, those that are not well, and a summary."""


def tell_one(report: Report, options: argparse.Namespace) -> int:
    """Tells of one article, and writes what depends on it; returns the exit status."""
    from factdeck.library.one_article import WELL
    from factdeck.messages.floods import tell

    tell(report.problems)
    if report.message:
        say(f"factdeck: {report.message}")
        say_hint(report.hint)
    for file in () if options.quiet else report.files:
        ending = "" if file.outcome == "built" else f", {file.outcome}"
        tell_line(f"{file.told}: {counted(file.pages, file.unit)}{ending}")
    status = BUILT if report.outcome in WELL else WRONG_CONTENT
    return status or write_reports([report], report.seconds, options, BUILT)


def tell_report(report: Report, telling: Telling, options: argparse.Namespace) -> None:
    """What is wrong with an article on standard error; on standard output its files, or all of it as JSON."""
    from factdeck.library.reports import json_line

    if options.format == "json":
        print(json_line(report), flush=True)
        return
    telling.tell(report.problems)
    if report.message and not report.ends_run:
        say(f"factdeck: {report.article}: {report.message}")
        say_hint(report.hint)
    if not options.quiet and len(options.articles) <= MOST_ROWS:
        for file in report.files:
            tell_line(f"{file.told}: {counted(file.pages, file.unit)}")


def tell_end(reports: Sequence[Report]) -> None:
    """What keeps articles from being written that would be kept from it all alike."""
    if reports:
        say(f"factdeck: {reports[0].message}; {told_stop(len(reports))}")
        say_hint(reports[0].hint)


def told_of_all(reports: Sequence[Report], seconds: float) -> str:
    """A line for each article, or of many for each that is not well, and a summary."""
    from factdeck.library.one_article import WELL
    from factdeck.library.reports import row, summary

    few = len(reports) <= MOST_ROWS
    shown = [report for report in reports if not report.ends_run and (few or report.outcome not in WELL)]
    return "\n".join([*(row(report) for report in shown), *([] if few else [summary(reports, seconds)])])


def status_of(reports: Sequence[Report]) -> int:
    """The exit status of a run over several articles."""
    from factdeck.library.one_article import WELL

    if any(report.outcome == "died" for report in reports):
        return OUR_BUG
    return BUILT if all(report.outcome in WELL for report in reports) else WRONG_CONTENT


def write_reports(reports: Sequence[Report], seconds: float, options: argparse.Namespace, status: int) -> int:
    """The depfile where all is well, the report for CI and the table of times; returns the exit status."""
    if not (options.depfile or options.report or options.times):
        return BUILT
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
