"""What commands share: options, their exit statuses, writing files, messages for people."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

from factdeck.messages.counted import counted
from factdeck.messages.problems import FactdeckError, Problem, in_one_line, shortened
from factdeck.messages.reasons import reason_of, to_do_about

if TYPE_CHECKING:
    from factdeck.api import Asked, Outputs

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
BUILT, WRONG_CONTENT, WRONG_USAGE, OUR_BUG, INTERRUPTED = 0, 1, 2, 3, 130
LONGEST_SEED = 60
"""In characters: it stands in the foot of a sheet."""


def add_articles(parser: argparse.ArgumentParser, *, addresses: bool = False, given: bool = True) -> None:
    """Adds the articles' files to a command's arguments; whether it reads addresses, and what it is given, too."""
    kinds = ["a YAML file", "a folder of them"]
    kinds += ["an address of either such as s3://…"] if addresses else []
    kinds += ["- for standard input"] if given else []
    parser.add_argument(
        "articles",
        metavar="ARTICLE",
        nargs="+",
        type=str if addresses else of_this_machine,
        help=f"{', '.join(kinds[:-1])}{',' * (len(kinds) > 2)} or {kinds[-1]}",
    )


def of_this_machine(name: str) -> str:
    """A name as it is; an address is refused, which would be taken for a folder that is called so."""
    from factdeck.files.remote import is_address

    if is_address(name):
        raise argparse.ArgumentTypeError(f"{name!r} is an address, which build and check alone take")
    return name


def note_left_out(given: Sequence[str]) -> None:
    """Say which folder below one that is named has articles, too."""
    from factdeck.command_line.targets import left_out_below

    if note := left_out_below(given):
        say(f"factdeck: {note}")


def add_layouts(parser: argparse.ArgumentParser) -> None:
    """Adds ``--layout``, which may be given several times, to a command."""
    parser.add_argument(
        "--layout", metavar="NAME", action="append", help="a layout's name or file; may be given again"
    )


def add_theme(parser: argparse.ArgumentParser) -> None:
    """Adds ``--theme`` to a command."""
    parser.add_argument(
        "--theme",
        metavar="NAME",
        default="",
        help="classic, photocopy, reading, large-print, or a file, in place of the layout's theme",
    )


def add_citation_style(parser: argparse.ArgumentParser) -> None:
    """Adds ``--citation-style`` to a command."""
    parser.add_argument(
        "--citation-style",
        metavar="NAME",
        default="",
        help="short, apa… or a .csl file in place of the layout's citation style",
    )


def add_look(parser: argparse.ArgumentParser) -> None:
    """Adds ``--paper``, ``--theme``, ``--citation-style`` and ``--template`` to a command."""
    for add in (add_paper, add_theme, add_citation_style, add_template):
        add(parser)


def add_output(
    parser: argparse.ArgumentParser,
    help: str = "folder for the outputs (default: build)",
    *,
    addresses: bool = False,
) -> None:
    """Adds ``-o``, the folder of the outputs, to a command; whether it may be an address, too."""
    kind = str if addresses else of_this_machine
    parser.add_argument("-o", "--output", metavar="DIR", default="build", type=kind, help=help)


def add_paper(parser: argparse.ArgumentParser) -> None:
    """Adds ``--paper`` to a command."""
    parser.add_argument(
        "--paper", metavar="SIZE", default="", help="A4, Letter, A5… in place of the layout's paper"
    )


def add_template(parser: argparse.ArgumentParser) -> None:
    """Adds ``--template``, a school's PowerPoint file, to a command."""
    parser.add_argument(
        "--template",
        metavar="FILE",
        default="",
        help="a .pptx or .potx whose master and layouts decks are built on",
    )


def add_sets(parser: argparse.ArgumentParser) -> None:
    """Adds ``--set`` and what tells versions of handouts apart to a command."""
    parser.add_argument(
        "--set",
        metavar="NAME",
        action="append",
        help="a set's name or file, as in lesson; may be given again",
    )
    parser.add_argument(
        "--version",
        metavar="LETTER",
        type=_letter,
        default="",
        help="A, B…: another order of what handouts shuffle",
    )
    parser.add_argument(
        "--seed",
        metavar="TEXT",
        type=_seed,
        default="",
        help="what shuffles in place of the article's own seed",
    )
    parser.add_argument(
        "--minutes",
        metavar="N",
        type=_count,
        default=0,
        help="how long the lesson is, for its plan and script",
    )
    parser.add_argument(
        "--simple",
        action="store_true",
        help="the simple texts in place of the usual ones, as ARTICLE-LAYOUT-simple",
    )


def _letter(text: str) -> str:
    if text and not (len(text) == 1 and text.isascii() and text.isalpha()):
        raise argparse.ArgumentTypeError(f"{text!r} is not a letter from A to Z")
    return text.upper()


def _seed(text: str) -> str:
    """A seed is printed, in one line."""
    if len(text) > LONGEST_SEED or not text.isprintable():
        raise argparse.ArgumentTypeError(
            f"{text!r} is no seed: it is a number or a few words, {LONGEST_SEED} characters at most"
        )
    return text


def add_jobs(parser: argparse.ArgumentParser, help: str) -> None:
    """Adds ``--jobs``, a number of processes, to a command."""
    parser.add_argument("--jobs", metavar="N", type=_count, default=0, help=help)


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 256:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 256")
    return int(text)


def layouts_of(options: argparse.Namespace) -> tuple[str, ...]:
    """The layouts that are asked for, each once, or those that are built where neither one nor a set is."""
    from factdeck.api import usual_layouts
    from factdeck.command_line.targets import layouts_once

    if options.layout:
        return tuple(layouts_once(options.layout))
    return () if options.set else usual_layouts()


def asked_of(options: argparse.Namespace) -> Asked:
    """What a command's options ask for, of whatever article."""
    from factdeck.api import Asked, Options

    wishes = Options(
        options.paper,
        options.theme,
        options.template,
        not options.no_embed_source,
        options.version,
        options.seed,
        options.minutes,
        options.simple,
        options.citation_style,
    )
    sets = tuple(options.set or ())
    return Asked(layouts_of(options), sets, wishes, usual=asks_for_usual(options))


def asks_for_usual(options: argparse.Namespace) -> bool:
    """Whether no layout or set was named, before the options got the layouts that are then built."""
    return bool(vars(options).get("usual", not options.layout and not options.set))


def wrong_options(options: argparse.Namespace) -> str:
    """What is wrong with the paper that is asked for, or with the date that files are to have; empty where nothing is."""
    from factdeck.api import Options
    from factdeck.files.source_date import WrongDate, source_date

    try:
        source_date()
    except WrongDate as error:
        return str(error)
    try:
        Options(paper=options.paper)
    except ValueError as error:
        return f"--paper: {error}"
    return ""


def wrong_cache(options: argparse.Namespace) -> str:
    """What is wrong with the folder that is named for the cache; empty where nothing is."""
    from factdeck.files.remote import is_address

    if is_address(options.cache):
        return f"--cache: {options.cache!r} is an address; name a folder of this machine, or of a shared disk"
    return ""


def opened(name: str) -> str | BinaryIO:
    """What an argument names: a file, or standard input for a hyphen."""
    return sys.stdin.buffer if name == "-" else name


def save(files: Sequence[tuple[Path, bytes]]) -> int:
    """Writes all files or none; returns the exit status, and says why where one can't be written."""
    from factdeck.files.plain import write_all

    try:
        write_all(files)
    except (OSError, ValueError) as error:
        return not_written(error, files[0][0])
    return BUILT


def save_outputs(outputs: Outputs, options: argparse.Namespace) -> int:
    """Writes all outputs or none, says where they are unless that is not wanted, and returns the exit status.

    Raises OSError, and says nothing, where nothing else can be written to the folder, either.
    """
    from factdeck.files.plain import keeps_all_out

    folder = Path(options.output)
    try:
        paths = outputs.write(folder)
    except FactdeckError as error:
        say(f"factdeck: {error}")
        return WRONG_CONTENT
    except (OSError, ValueError) as error:
        if keeps_all_out(error, folder):
            raise
        return not_written(error, next((folder / file.name for file in outputs), folder))
    if not options.quiet:
        for path, file in zip(paths, outputs, strict=True):
            tell_line(f"{path}: {counted(file.pages, file.unit)}")
    return BUILT


def not_written(error: OSError | ValueError, target: Path, articles: int = 0) -> int:
    """Say why a file, the ``target`` where the error names none, can't be written, and how many articles that ends."""
    where = getattr(error, "filename", None) or target
    ending = f"; {told_stop(articles)}" if articles > 1 else ""
    say(f"factdeck: {where} can't be written: {why_refused(error)}{ending}")
    say_hint(to_do_about(error))
    return WRONG_CONTENT


def told_stop(articles: int) -> str:
    """“stopped; 2 articles are not written”."""
    return f"stopped; {counted(articles, 'article')} {'is' if articles == 1 else 'are'} not written"


def begin(files: Sequence[tuple[Path, bytes]], next_step: str) -> int:
    """Writes the files of a new article or project, and says what to do next; returns the exit status."""
    status = save(files)
    if status == BUILT:
        for path, _ in files:
            tell_line(path)
        print(next_step)
    return status


def why_refused(error: Exception) -> str:
    """What the system says of an error, or that the folder which the command runs in is gone."""
    from factdeck.files.plain import GONE, working_folder_is_gone

    if isinstance(error, FileNotFoundError) and working_folder_is_gone():
        return GONE
    return reason_of(error)


def say(message: str) -> None:
    """A line on standard error, what is quoted shortened and harmless to a terminal."""
    print(in_one_line(shortened(message)), file=sys.stderr)


def say_hint(hint: str) -> None:
    """What to do about the line before, where anybody knows."""
    if hint:
        say(f"  hint: {hint}")


def tell_line(result: object) -> None:
    """A line on standard output, of whatever names."""
    print(in_one_line(str(result)))


def misused(message: str) -> int:
    """Says how the command is used wrongly; returns the exit status for that."""
    say(f"factdeck: {message}")
    return WRONG_USAGE


def refuse(where: str, message: str, hint: str = "") -> int:
    """Says what is wrong with a file, and what to do; returns the exit status for that."""
    print(Problem.of(None, f"{where}: {message}", hint), file=sys.stderr)
    return WRONG_CONTENT


def as_sarif_log(problems: Sequence[Problem]) -> str:
    """What code hosts show, with the title of each code."""
    from factdeck import __version__
    from factdeck.messages.explaining import explanations
    from factdeck.messages.for_programs import as_sarif

    return as_sarif(problems, __version__, {code: each.title for code, each in explanations().items()})


def errors_in(problems: Sequence[Problem]) -> list[Problem]:
    """Those that keep anything from being written."""
    return [problem for problem in problems if problem.severity == "error"]
