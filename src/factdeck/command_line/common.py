"""What commands share: options, their exit statuses, reading an article, writing files, telling problems."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from factdeck.messages.problems import Problem, Problems, Source, harmless, shortened

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
BUILT, WRONG_CONTENT, WRONG_USAGE, OUR_BUG, INTERRUPTED = 0, 1, 2, 3, 130


def add_articles(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("articles", metavar="ARTICLE", nargs="+", help="a YAML file, or - for standard input")


def add_layouts(
    parser: argparse.ArgumentParser, help: str = "a layout's name or file; may be given again"
) -> None:
    parser.add_argument("--layout", metavar="NAME", action="append", help=help)


def add_theme(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--theme", metavar="NAME", default="", help="a theme's name or file in place of the layout's"
    )


def add_output(
    parser: argparse.ArgumentParser, help: str = "folder for the outputs (default: build)"
) -> None:
    parser.add_argument("-o", "--output", metavar="DIR", default="build", help=help)


def add_paper(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--paper", metavar="SIZE", default="", help="A4, Letter, A5… in place of the layout's paper"
    )


def add_template(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--template",
        metavar="FILE",
        default="",
        help="a .pptx or .potx whose master and layouts decks are built on",
    )


def add_jobs(parser: argparse.ArgumentParser, help: str) -> None:
    parser.add_argument("--jobs", metavar="N", type=_count, default=0, help=help)


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 256:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 256")
    return int(text)


def layouts_of(given: argparse.Namespace) -> tuple[str, ...]:
    """The layouts that are asked for, each once, or those that are built where none is."""
    from factdeck.building.build import OWN_LAYOUTS
    from factdeck.building.names import layouts_once

    return tuple(layouts_once(given.layout) if given.layout else OWN_LAYOUTS)


def wrong_wishes(given: argparse.Namespace) -> str:
    """What is wrong with the paper that is asked for, or with the date that files are to have; empty where nothing is."""
    from factdeck.files.source_date import WrongDate, source_date

    try:
        source_date()
    except WrongDate as error:
        return str(error)
    return f"--paper: {wrong}" if given.paper and (wrong := _wrong_paper(given.paper)) else ""


def _wrong_paper(name: str) -> str:
    from factdeck.layout.values import read_paper_size

    try:
        read_paper_size(name)
    except ValueError as error:
        return str(error)
    return ""


def read(name: str, problems: Problems) -> tuple[Source | None, str, Path]:
    """The article's source, its slug, and the folder of its pictures."""
    from factdeck.building.names import slug_of
    from factdeck.reading import read_source, read_stream

    if name == "-":
        return read_stream(name, sys.stdin.buffer, problems), slug_of(name), Path()
    path = Path(name)
    return read_source(path, problems), slug_of(name), path.parent


def save(files: Sequence[tuple[Path, bytes]]) -> int:
    from factdeck.files.plain import write_all

    try:
        write_all(files)
    except (OSError, ValueError) as error:
        where = getattr(error, "filename", None) or files[0][0]
        say(f"factdeck: {where} can't be written: {reason_of(error)}")
        return WRONG_CONTENT
    return BUILT


def begin(files: Sequence[tuple[Path, bytes]], next_step: str) -> int:
    status = save(files)
    if status == BUILT:
        for path, _ in files:
            print(path)
        print(next_step)
    return status


def reason_of(error: Exception) -> str:
    """What the system says of an error, in words that go on a sentence."""
    from factdeck.files.plain import GONE, working_folder_is_gone

    if isinstance(error, FileNotFoundError) and working_folder_is_gone():
        return GONE
    return (getattr(error, "strerror", None) or str(error)).lower()


def say(told: str) -> None:
    """On standard error, what is quoted shortened and harmless to a terminal."""
    print(harmless(shortened(told)), file=sys.stderr)


def misused(told: str) -> int:
    say(f"factdeck: {told}")
    return WRONG_USAGE


def refuse(where: str, message: str, hint: str = "") -> int:
    print(Problem.of(None, f"{where}: {message}", hint), file=sys.stderr)
    return WRONG_CONTENT


def errors_in(found: Sequence[Problem]) -> list[Problem]:
    return [problem for problem in found if problem.severity == "error"]


def counted(number: int, word: str) -> str:
    """“1 page”, “2 pages”, “1,200 pages”."""
    return f"{number:,} {word}{'s' if number > 1 else ''}"
