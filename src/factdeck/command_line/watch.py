"""`factdeck watch`: articles built again on each save."""

from __future__ import annotations

import argparse
import os
from functools import partial
from typing import TYPE_CHECKING

from factdeck.command_line.build import built, plan, summary, write_outputs
from factdeck.command_line.common import (
    BUILT,
    WRONG_USAGE,
    Commands,
    add_layouts,
    add_output,
    add_theme,
    errors_in,
    misused,
    wrong_wishes,
)

if TYPE_CHECKING:
    from factdeck.watching.watch import Built


def add(commands: Commands) -> None:
    """Adds ``factdeck watch`` to the commands."""
    watch = commands.add_parser(
        "watch",
        help="build articles again on each save",
        description="Builds each article now and whenever it, its pictures, layout or theme is saved. Ctrl-C ends.",
    )
    watch.add_argument("articles", metavar="ARTICLE", nargs="+", help="a YAML file")
    add_layouts(watch)
    add_output(watch)
    add_theme(watch)
    watch.set_defaults(run=_watch, paper="", template="", depfile="", no_embed_source=False, quiet=True)


def _watch(given: argparse.Namespace) -> int:
    from factdeck.building.build import preload
    from factdeck.watching.watch import watch

    if wrong := wrong_wishes(given) or plan(given):
        return misused(wrong)
    missing = [name for name in given.articles if not os.path.isfile(name)]
    for name in missing:
        misused(f"{name}: {'this is not a file' if os.path.exists(name) else 'there is no such file'}")
    if missing:
        return WRONG_USAGE
    preload()
    try:
        watch(given.articles, partial(_build_again, given), partial(print, flush=True))
    except KeyboardInterrupt:
        print()
    return BUILT


def _build_again(given: argparse.Namespace, name: str) -> Built:
    from factdeck.watching.watch import Built

    made, found = built(given, name)
    failed = bool(errors_in(found)) or write_outputs(made, given) != BUILT
    read = [path for output in made for path in output.depends]
    return Built(summary(name, made, found), found, read, failed)
