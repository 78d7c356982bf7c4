"""`factdeck preview`: an article in the browser while it is being written."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

from factdeck.command_line.common import (
    BUILT,
    Commands,
    add_layouts,
    add_theme,
    layouts_of,
    misused,
    wrong_options,
)


def add(commands: Commands) -> None:
    """Adds ``factdeck preview`` to the commands."""
    preview = commands.add_parser(
        "preview",
        help="show an article in the browser while it is being written",
        description="Shows the sheet and the deck in the browser, anew at each save. Ctrl-C ends.",
        epilog="Nothing leaves this machine: the page is served to this machine's own browsers only.",
    )
    preview.add_argument("article", metavar="ARTICLE", help="a YAML file")
    add_layouts(preview)
    add_theme(preview)
    preview.add_argument(
        "--port", metavar="N", type=_port, default=0, help="the port to serve at (default: one that is free)"
    )
    preview.add_argument("--no-browser", action="store_true", help="open no browser; only print the address")
    preview.set_defaults(run=_preview, paper="", set=())


def _preview(options: argparse.Namespace) -> int:
    from factdeck.preview import CannotServe, preview

    if wrong := wrong_options(options):
        return misused(wrong)
    try:
        preview(
            Path(options.article),
            layouts=layouts_of(options),
            theme=options.theme,
            port=options.port,
            open_browser=not options.no_browser,
            say=partial(print, flush=True),
        )
    except CannotServe as error:
        return misused(str(error))
    return BUILT


def _port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port, a number from 1 to 65535")
    return int(text)
