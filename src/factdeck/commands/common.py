"""What commands share: options, their exit statuses, reading an article, writing files, telling problems."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from factdeck.problems import Problem, Problems, Source

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


def layouts_of(given: argparse.Namespace) -> tuple[str, ...]:
    from factdeck.build import OWN_LAYOUTS

    return tuple(given.layout or OWN_LAYOUTS)


def read(name: str, problems: Problems) -> tuple[Source | None, str, Path]:
    """The article's source, its slug, and the folder of its pictures."""
    from factdeck.reading import decode, read_source

    if name == "-":
        return decode("-", sys.stdin.buffer.read(), problems), "article", Path()
    path = Path(name)
    return read_source(path, problems), path.stem, path.parent


def save(files: Sequence[tuple[Path, bytes]]) -> int:
    from factdeck.files import write_all

    try:
        write_all(files)
    except OSError as error:
        where = error.filename or files[0][0]
        print(f"factdeck: {where} can't be written: {reason_of(error)}", file=sys.stderr)
        return WRONG_CONTENT
    return BUILT


def begin(files: Sequence[tuple[Path, bytes]], next_step: str) -> int:
    status = save(files)
    if status == BUILT:
        for path, _ in files:
            print(path)
        print(next_step)
    return status


def reason_of(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def misused(told: str) -> int:
    print(f"factdeck: {told}", file=sys.stderr)
    return WRONG_USAGE


def refuse(where: str, message: str, hint: str = "") -> int:
    tell([Problem(None, f"{where}: {message}", hint)])
    return WRONG_CONTENT


def errors_in(found: Sequence[Problem]) -> list[Problem]:
    return [problem for problem in found if problem.severity == "error"]


def counted(number: int, word: str) -> str:
    """“1 page”, “2 pages”."""
    return f"{number} {word}{'s' if number > 1 else ''}"


def tell(problems: Problems | Sequence[Problem]) -> None:
    for problem in problems:
        print(problem, file=sys.stderr)
