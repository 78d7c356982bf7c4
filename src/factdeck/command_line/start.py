"""`factdeck new` and `factdeck init`: an article or a project to begin with."""

from __future__ import annotations

import argparse
from pathlib import Path

from factdeck.command_line.common import Commands, begin, misused


def add(commands: Commands) -> None:
    """Adds ``factdeck new`` and ``factdeck init`` to the commands."""
    new = commands.add_parser(
        "new",
        help="write an article to begin with",
        description="Writes a commented article that builds as it is, into content/ where there is one.",
    )
    new.add_argument("name", metavar="NAME", help="small letters, digits and hyphens, as in my-town")
    new.set_defaults(run=_new)
    init = commands.add_parser(
        "init",
        help="write a project to begin with",
        description="Writes a project: an article, a layout, a Makefile, a workflow file and .gitignore.",
    )
    init.add_argument("folder", metavar="DIR", help="the project's folder; it is made where there is none")
    init.set_defaults(run=_init)


def _new(options: argparse.Namespace) -> int:
    from factdeck.starting import Refused, new_article

    try:
        files = new_article(options.name, Path())
    except Refused as refused:
        return misused(str(refused))
    article = files[0][0]
    return begin(files, f"next: change it, then: factdeck check {article} && factdeck build {article}")


def _init(options: argparse.Namespace) -> int:
    from shlex import quote

    from factdeck.starting import Refused, new_project

    if not options.folder.strip():
        return misused("init: the folder's name is empty; write . for the one that you are in")
    try:
        files = new_project(Path(options.folder))
    except Refused as refused:
        return misused(str(refused))
    return begin(files, f"next: cd {quote(options.folder)} && make, then change content/ and run make again")
