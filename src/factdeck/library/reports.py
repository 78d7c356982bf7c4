"""What became of many articles to a summary for people, lines of JSON, a report for CI, and a table of times."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from factdeck.library.one_article import WELL, Report
from factdeck.messages.counted import counted
from factdeck.messages.for_programs import as_objects
from factdeck.messages.problems import Mark, Problem, Source, in_one_line

SLOWEST = 10
"""Articles whose times a summary tells."""
_NO_XML = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535), "�")
"""Characters that XML 1.0 (2.2) has not."""


def errors_of(report: Report) -> int:
    """How many errors an article has."""
    return sum(problem.severity == "error" for problem in report.problems)


def all_problems(report: Report) -> list[Problem]:
    """An article's problems, and why nothing could be written, which has no place but the article."""
    if not report.message:
        return list(report.problems)
    return [*report.problems, Problem(Mark(Source(report.article, "")), report.message)]


def row(report: Report) -> str:
    """A line that says what became of an article."""
    errors = errors_of(report)
    warnings = len(report.problems) - errors
    parts = [counted(errors, "error")] if errors else []
    parts += [counted(file.pages, file.unit) for file in report.files]
    parts += [counted(warnings, "warning")] if warnings else []
    parts += [report.message] if report.message else []
    return in_one_line(f"{report.outcome}  {report.article}: {', '.join(parts)}".removesuffix(": "))


def rate_told(rate: float) -> str:
    """“40 a second”, “0.4 a second”: few are told as exactly as many."""
    return f"{rate:.0f} a second" if rate >= 10.0 else f"{rate:.1f} a second"


def summary(reports: Sequence[Report], seconds: float) -> str:
    """How many articles came to what, in which time, and which of those that were built were slowest."""
    outcomes = Counter(report.outcome for report in reports)
    told = ", ".join(f"{count:,} {outcome}" for outcome, count in outcomes.most_common())
    rate = len(reports) / seconds if seconds else 0.0
    lines = [f"{counted(len(reports), 'article')}: {told}; {seconds:.1f} s, {rate_told(rate)}"]
    built = (
        report for report in reports if report.outcome not in ("current", "restored") and not report.ends_run
    )
    slowest = sorted(built, key=lambda report: -report.seconds)[:SLOWEST]
    if slowest:
        lines.append("slowest: " + ", ".join(f"{each.article} {each.seconds:.2f} s" for each in slowest))
    return "\n".join(map(in_one_line, lines))


def json_line(report: Report) -> str:
    """An object on one line: article, outcome, seconds, files with pages and bytes, problems with their places."""
    files = [{"path": file.told, file.unit + "s": file.pages, "bytes": file.size} for file in report.files]
    value: dict[str, Any] = {
        "article": report.article,
        "outcome": report.outcome,
        "seconds": round(report.seconds, 3),
        "files": files,
        "problems": as_objects(report.problems),
    }
    return json.dumps(value | ({"message": report.message} if report.message else {}), ensure_ascii=False)


def junit(reports: Sequence[Report], seconds: float) -> str:
    """One test case for each article, as CI servers read them (JUnit XML; there is no standard, only Ant's schema)."""
    from xml.sax.saxutils import escape, quoteattr

    failed = sum(report.outcome not in WELL for report in reports)
    head = f'tests="{len(reports)}" failures="{failed}" errors="0" time="{seconds:.3f}"'
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<testsuites {head}>"]
    lines.append(f'<testsuite name="factdeck" {head}>')
    for report in reports:
        name = quoteattr(report.article.translate(_NO_XML))
        lines.append(f'<testcase classname="factdeck" name={name} time="{report.seconds:.3f}">')
        told = "\n\n".join([*(str(problem) for problem in report.problems), report.message]).strip()
        text = escape(told.translate(_NO_XML))
        if report.outcome not in WELL:
            lines.append(f"<failure message={quoteattr(report.outcome)}>{text}</failure>")
        elif text:
            lines.append(f"<system-out>{text}</system-out>")
        lines.append("</testcase>")
    return "\n".join([*lines, "</testsuite>", "</testsuites>", ""])


def times(reports: Sequence[Report]) -> str:
    """A table in CSV (RFC 4180): article, outcome, seconds, the slowest first."""
    from factdeck.files.tables import comma_separated

    slowest_first = sorted(reports, key=lambda each: (-each.seconds, each.article))
    rows = [(report.article, report.outcome, f"{report.seconds:.3f}") for report in slowest_first]
    return comma_separated([("article", "outcome", "seconds"), *rows])
