"""`factdeck list`: articles, and what is built of them."""

from __future__ import annotations

import argparse
from pathlib import Path

from factdeck.command_line.common import BUILT, WRONG_CONTENT, Commands, add_output, misused, tell_line
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
    listing.add_argument(
        "--credits", action="store_true", help="list whose pictures, maps, data and texts they are instead"
    )
    add_output(listing, help="folder of the outputs (default: build)")
    listing.set_defaults(run=_list)


def _list(options: argparse.Namespace) -> int:
    from factdeck.api import credits_of, table_of

    names = options.articles or sorted(str(path) for path in Path("content").glob("*.yaml"))
    if not names:
        return misused("there is no article in content/; factdeck new writes one")
    problems = Problems()
    paths = [Path(name) for name in names]
    rows = credits_of(paths, problems) if options.credits else table_of(paths, Path(options.output), problems)
    for row in rows:
        tell_line(row)
    tell(problems.errors)
    return WRONG_CONTENT if problems.errors else BUILT
