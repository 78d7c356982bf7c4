"""`factdeck list`: articles, and what is built of them."""

from __future__ import annotations

import argparse
from pathlib import Path

from factdeck.command_line.common import BUILT, WRONG_CONTENT, Commands, add_output, misused
from factdeck.messages.floods import tell
from factdeck.messages.problems import Problems


def add(commands: Commands) -> None:
    """Adds ``factdeck list`` to the commands."""
    listing = commands.add_parser(
        "list",
        help="list articles, and what is built of them",
        description="Lists articles with their words and dates, and which outputs are built, stale or missing.",
    )
    listing.add_argument(
        "articles", metavar="ARTICLE", nargs="*", help="YAML files (default: those in content/)"
    )
    add_output(listing, help="folder of the outputs (default: build)")
    listing.set_defaults(run=_list)


def _list(options: argparse.Namespace) -> int:
    from factdeck.api import table_of

    names = options.articles or sorted(str(path) for path in Path("content").glob("*.yaml"))
    if not names:
        return misused("there is no article in content/; factdeck new writes one")
    problems = Problems()
    for row in table_of([Path(name) for name in names], Path(options.output), problems):
        print(row)
    tell(problems.errors)
    return WRONG_CONTENT if problems.errors else BUILT
