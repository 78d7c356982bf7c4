"""`factdeck check`: everything that is wrong in articles, for people, editors and code hosts."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from functools import partial
from typing import Any

from factdeck.command_line.common import (
    BUILT,
    WRONG_CONTENT,
    Commands,
    add_articles,
    add_jobs,
    add_layouts,
    add_paper,
    add_template,
    add_theme,
    counted,
    errors_in,
    layouts_of,
    misused,
    read,
    wrong_wishes,
)
from factdeck.messages.floods import tell
from factdeck.messages.problems import Problem, Problems

DESCRIPTION = """\
Tells every problem of each article at once, and writes nothing: what a build
with the same options would tell, and what would make the article better.
"""


def add(commands: Commands) -> None:
    """Adds ``factdeck check`` to the commands."""
    check = commands.add_parser(
        "check",
        help="tell what is wrong in articles",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_articles(check)
    check.add_argument(
        "--text",
        action="store_true",
        help="look at the text alone, and not whether it fits: a ninth of the time",
    )
    add_layouts(check)
    add_paper(check)
    add_theme(check)
    add_template(check)
    add_jobs(check, help="articles checked at once (default: one a processor)")
    check.add_argument("--strict", action="store_true", help="let warnings fail, too")
    check.add_argument(
        "--format",
        metavar="FORMAT",
        choices=("text", "json", "sarif"),
        default="text",
        help="text for people, json for editors, sarif for code hosts (default: text)",
    )
    check.set_defaults(run=_check)


def _check(given: argparse.Namespace) -> int:
    if given.text and (given.layout or given.paper or given.theme or given.template):
        return misused("--text looks at no layout, paper, theme or template: leave them out, or --text")
    if not given.text and (wrong := wrong_wishes(given)):
        return misused(wrong)
    found = _problems_of_all(given)
    wrong_ones = found if given.strict else errors_in(found)
    if given.format == "text":
        tell(found)
        if not wrong_ones:
            _tell_sound(len(given.articles), len(found))
    else:
        print(_formatted(found, given.format))
    return WRONG_CONTENT if wrong_ones else BUILT


def _problems_of_all(given: argparse.Namespace) -> list[Problem]:
    """In the articles' order: one article's layouts are placed side by side, or several articles are."""
    if given.text:
        return [problem for name in given.articles for problem in _problems_of(given, name)]
    from factdeck.building.build import preload
    from factdeck.command_line.parallel import as_done, side_by_side

    if len(given.articles) == 1:
        return _problems_of(given, given.articles[0], run=side_by_side)
    preload(renderers=False)
    jobs = [partial(_problems_of, given, name) for name in given.articles]
    told = dict(as_done(jobs, given.jobs or os.cpu_count() or 1))
    return [problem for number in sorted(told) for problem in told[number]]


def _problems_of(given: argparse.Namespace, name: str, **how: Any) -> list[Problem]:
    from factdeck.building.build import Wishes, check_article

    problems = Problems()
    source, slug, folder = read(name, problems)
    if source is not None:
        layouts = () if given.text else layouts_of(given)
        wishes = Wishes(given.paper, given.theme, template=given.template)
        check_article(source, problems, slug=slug, folder=folder, layouts=layouts, wishes=wishes, **how)
    return list(problems)


def _tell_sound(articles: int, warnings: int) -> None:
    told = counted(warnings, "warning") if warnings else "nothing wrong"
    print(f"{counted(articles, 'article')}: {told}")


def _formatted(problems: Sequence[Problem], format: str) -> str:
    from factdeck import __version__
    from factdeck.messages.explaining import explanations
    from factdeck.messages.for_programs import as_json, as_sarif

    if format == "json":
        return as_json(problems)
    return as_sarif(problems, __version__, {code: told.title for code, told in explanations().items()})
