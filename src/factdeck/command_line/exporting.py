"""`factdeck export`: articles to files that quiz systems, flashcard programs, calendars and maps import."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from factdeck.command_line.common import (
    BUILT,
    WRONG_CONTENT,
    Commands,
    add_articles,
    add_output,
    errors_in,
    misused,
    not_written,
    note_left_out,
    opened,
    save_outputs,
)
from factdeck.exports import EXPORTS, export_name, find_export, near, wrong_kinds
from factdeck.exports.kinds import KINDS
from factdeck.messages.floods import Telling
from factdeck.messages.problems import FactdeckError

DESCRIPTION = """\
Exports each article in a format that other programs import. Files are named
ARTICLE-FORMAT, as in my-town-gift.txt. Nothing is cut to fit: what a format
can't hold is an error with its place, and nothing is written for that article.
"""
EXAMPLES = """\
examples:
  factdeck export gift content/my-town.yaml
  factdeck export kahoot content/*.yaml -o quizzes
  factdeck export anki content/my-town.yaml --what words,dates,people,quiz
  factdeck export --list
"""


def add(commands: Commands) -> None:
    """Adds ``factdeck export`` to the commands."""
    export = commands.add_parser(
        "export",
        help="make files that quiz systems, calendars and maps import",
        description=DESCRIPTION,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    export.add_argument(
        "format",
        metavar="FORMAT",
        type=_format,
        choices=tuple(EXPORTS),
        help=f"one of {', '.join(EXPORTS)}",
    )
    add_articles(export)
    add_output(export)
    export.add_argument(
        "--what",
        metavar="KINDS",
        type=_kinds,
        default=(),
        help=f"what to export, with commas between: {', '.join(KINDS)} (default: what suits the format)",
    )
    export.add_argument("--list", action=_List, help="list the formats, what each takes and who imports it")
    export.add_argument("--quiet", action="store_true", help="tell problems only")
    export.set_defaults(run=_export)


def _format(name: str) -> str:
    found = find_export(name)
    if found is None:
        raise argparse.ArgumentTypeError(f"there is no format {name!r}: {near(name, EXPORTS)}")
    return found.name


def _kinds(text: str) -> tuple[str, ...]:
    kinds = tuple(dict.fromkeys(kind.strip() for kind in text.split(",") if kind.strip()))
    for kind in kinds:
        if kind not in KINDS:
            raise argparse.ArgumentTypeError(f"there is no {kind!r} to export: {near(kind, KINDS)}")
    return kinds


class _List(argparse.Action):
    """Prints the formats and ends, as ``--version`` does."""

    def __init__(self, **how: Any):
        super().__init__(nargs=0, **how)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        widest = max(map(len, EXPORTS))
        for each in EXPORTS.values():
            usual = ", ".join(kind if kind in each.usual else f"({kind})" for kind in each.takes)
            print(f"{each.name:<{widest}}  {each.suffix:<8}  {usual:<30}  {each.shows}")
        print("\nWhat stands in brackets is exported where --what asks for it.")
        parser.exit()


def _export(options: argparse.Namespace) -> int:
    from factdeck.command_line.targets import each_once
    from factdeck.files.plain import refuse_folder

    articles = each_once(options.articles)
    wrong = wrong_kinds(options.format, options.what) or _wrong_date() or _conflict(articles, options)
    if wrong:
        return misused(wrong)
    if not options.quiet:
        note_left_out(options.articles)
    telling, status, left = Telling(), BUILT, len(articles)
    try:
        refuse_folder(Path(options.output))
        for name in articles:
            status = _exported(name, options, telling) or status
            left -= 1
    except OSError as error:
        status = not_written(error, Path(options.output), left)
    telling.end()
    return status


def _wrong_date() -> str:
    from factdeck.files.source_date import WrongDate, source_date

    try:
        source_date()
    except WrongDate as error:
        return str(error)
    return ""


def _conflict(articles: Sequence[str], options: argparse.Namespace) -> str:
    """What keeps all files from being written together, as message; empty where nothing does."""
    from factdeck.files.names import slug_of
    from factdeck.files.targets import folded, in_the_way

    seen: dict[str, str] = {}
    for article in articles:
        target = export_name(slug_of(article), options.format)
        other = seen.setdefault(folded(target), article)
        if other != article:
            return f"{other!r} and {article!r} would both write {target!r}; export them into folders of their own (-o)"
    targets = [Path(options.output) / export_name(slug_of(article), options.format) for article in articles]
    return in_the_way(targets, map(Path, articles))


def _exported(name: str, options: argparse.Namespace, telling: Telling) -> int:
    """Exports one article and writes it; returns the exit status. Raises what ``save_outputs`` raises."""
    from factdeck.api import export

    try:
        outputs = export(opened(name), options.format, what=options.what)
    except FactdeckError as error:
        telling.tell(error.problems)
        return WRONG_CONTENT if errors_in(error.problems) else BUILT
    telling.tell(outputs.warnings)
    return save_outputs(outputs, options)
