"""`factdeck watch`: articles built again on each save."""

from __future__ import annotations

import argparse
import os
from functools import partial
from typing import TYPE_CHECKING

from factdeck.command_line.build import conflict, each_asked_for_once
from factdeck.command_line.common import (
    BUILT,
    WRONG_USAGE,
    Commands,
    add_citation_style,
    add_layouts,
    add_output,
    add_sets,
    add_theme,
    misused,
    say,
    wrong_options,
)
from factdeck.command_line.request import request_of

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
    add_sets(watch)
    add_output(watch)
    add_theme(watch)
    add_citation_style(watch)
    watch.set_defaults(
        run=_watch, paper="", template="", depfile="", depfile_target="", no_embed_source=False, quiet=True
    )


def _watch(options: argparse.Namespace) -> int:
    from factdeck.api import preload
    from factdeck.watching.watch import watch

    if wrong := wrong_options(options):
        return misused(wrong)
    options = each_asked_for_once(options)
    if wrong := conflict(options):
        return misused(wrong)
    missing = [name for name in options.articles if not os.path.isfile(name)]
    for name in missing:
        misused(f"{name}: {'this is not a file' if os.path.exists(name) else 'there is no such file'}")
    if missing:
        return WRONG_USAGE
    preload()
    try:
        watch(options.articles, partial(_build_again, options), partial(print, flush=True))
    except KeyboardInterrupt:
        print()
    return BUILT


def _build_again(options: argparse.Namespace, name: str) -> Built:
    from factdeck.library.one_article import build_and_write
    from factdeck.library.reports import row
    from factdeck.watching.watch import Built

    report = build_and_write(request_of(options), name)
    if report.message:
        say(f"factdeck: {report.message}")
    looked_up = [path for piece in report.pieces for path in (*piece.depends, *piece.absent)]
    return Built(row(report), list(report.problems), looked_up, report.outcome != "built")
