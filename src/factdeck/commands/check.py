"""`factdeck check`: everything that is wrong in articles, for people, editors and code hosts."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from factdeck.commands.common import (
    BUILT,
    WRONG_CONTENT,
    Commands,
    add_articles,
    add_layouts,
    counted,
    errors_in,
    read,
    tell,
)
from factdeck.problems import Problem, Problems


def add(commands: Commands) -> None:
    check = commands.add_parser(
        "check",
        help="tell what is wrong in articles",
        description="Tells every problem of each article at once, and writes nothing.",
    )
    add_articles(check)
    add_layouts(check, help="check that it fits this layout, too")
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
    from factdeck.build import check_article

    found: list[Problem] = []
    for name in given.articles:
        problems = Problems()
        source, slug, folder = read(name, problems)
        if source is not None:
            check_article(source, problems, slug=slug, folder=folder, layouts=given.layout or ())
        found += problems
    wrong = found if given.strict else errors_in(found)
    if given.format == "text":
        tell(found)
        if not wrong:
            _tell_sound(len(given.articles), len(found))
    else:
        print(_formatted(found, given.format))
    return WRONG_CONTENT if wrong else BUILT


def _tell_sound(articles: int, warnings: int) -> None:
    told = counted(warnings, "warning") if warnings else "nothing wrong"
    print(f"{counted(articles, 'article')}: {told}")


def _formatted(problems: Sequence[Problem], format: str) -> str:
    from factdeck import __version__
    from factdeck.explaining import explanations
    from factdeck.findings import as_json, as_sarif

    if format == "json":
        return as_json(problems)
    return as_sarif(problems, __version__, {code: told.title for code, told in explanations().items()})
