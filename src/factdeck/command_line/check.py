"""`factdeck check`: everything that is wrong in articles, for people, editors and code hosts."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from factdeck.command_line.common import (
    BUILT,
    WRONG_CONTENT,
    Commands,
    add_articles,
    add_jobs,
    add_layouts,
    add_look,
    add_sets,
    as_sarif_log,
    asked_of,
    errors_in,
    misused,
    note_left_out,
    opened,
    wrong_cache,
    wrong_options,
)
from factdeck.command_line.targets import articles_in
from factdeck.messages.counted import counted
from factdeck.messages.floods import tell
from factdeck.messages.problems import Problem

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
    add_articles(check, addresses=True)
    check.add_argument(
        "--text",
        action="store_true",
        help="look at the text alone, and not whether it fits: a ninth of the time",
    )
    add_layouts(check)
    add_sets(check)
    add_look(check)
    add_jobs(check, help="articles checked at once (default: one a processor)")
    check.add_argument(
        "--cache",
        metavar="DIR",
        default="",
        help="where builds keep what they made, as maps, which are looked up there (default: build/.factdeck)",
    )
    check.add_argument("--strict", action="store_true", help="let warnings fail, too")
    check.add_argument(
        "--format",
        metavar="FORMAT",
        choices=("text", "json", "sarif"),
        default="text",
        help="text for people, json for editors, sarif for code hosts (default: text)",
    )
    check.set_defaults(run=_check, output="build", depfile="", no_embed_source=False)


def _check(options: argparse.Namespace) -> int:
    looks = (
        options.layout,
        options.set,
        options.paper,
        options.theme,
        options.template,
        options.citation_style,
    )
    if options.text and any(looks):
        return misused(
            "--text looks at no layout, set, paper, theme, template or citation style: leave them out, or --text"
        )
    if not options.text and (wrong := wrong_options(options) or wrong_cache(options)):
        return misused(wrong)
    note_left_out(options.articles)
    options.articles = [each for name in options.articles for each in articles_in(name)]
    problems = _problems_of_all(options)
    failing = problems if options.strict else errors_in(problems)
    if options.format == "text":
        tell(problems)
        if not failing:
            _tell_sound(len(options.articles), len(problems))
    else:
        print(_formatted(problems, options.format))
    return WRONG_CONTENT if failing else BUILT


def _problems_of_all(options: argparse.Namespace) -> list[Problem]:
    """In the articles' order: one article's layouts are placed side by side, or several articles are."""
    if options.text:
        return [problem for name in options.articles for problem in _problems_of(options, name)]
    from factdeck.command_line.request import cache_folder

    cache = cache_folder(options)
    if len(options.articles) == 1:
        from factdeck.command_line.parallel import side_by_side
        from factdeck.library.cache.keeping import looked_up_in

        with looked_up_in(cache):
            return _problems_of(options, options.articles[0], run=side_by_side)
    return _problems_of_many(options, cache)


def _problems_of_many(options: argparse.Namespace, cache: Path) -> list[Problem]:
    """``cache`` is the folder of the builds' cache."""
    from factdeck.api import preload
    from factdeck.command_line.request import given_to, request_of
    from factdeck.library.one_article import check_one
    from factdeck.library.workers import Failed, Limits, each_done

    limits = Limits(min(options.jobs or os.cpu_count() or 1, len(options.articles)))
    task = partial(check_one, request_of(options, given_to(options)), cache)
    load = partial(preload, rendering=False)
    results: dict[int, list[Problem]] = {}
    for number, result in each_done(task, options.articles, limits, load):
        died = Problem.of(None, f"{options.articles[number]}: it ended the process that checked it")
        results[number] = [died] if isinstance(result, Failed) else result
    return [problem for number in sorted(results) for problem in results[number]]


def _problems_of(options: argparse.Namespace, name: str, **how: Any) -> list[Problem]:
    from factdeck.api import check_asked
    from factdeck.files.remote import is_address

    asked = asked_of(options)
    if is_address(name):
        from factdeck.library.elsewhere import check_far

        return check_far(name, asked, text_only=options.text, **how)
    return check_asked(opened(name), asked, text_only=options.text, **how)


def _tell_sound(articles: int, warnings: int) -> None:
    result = counted(warnings, "warning") if warnings else "nothing wrong"
    print(f"{counted(articles, 'article')}: {result}")


def _formatted(problems: Sequence[Problem], format: str) -> str:
    from factdeck.messages.for_programs import as_json

    return as_json(problems) if format == "json" else as_sarif_log(problems)
