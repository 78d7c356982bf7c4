"""Arguments to work done, problems told and an exit status: the only module that prints."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factdeck.lean import without_plugins
from factdeck.problems import Problem, Problems, ProblemsFound, Source
from factdeck.schemas import KINDS

if TYPE_CHECKING:
    from factdeck.build import Output

BUILT, WRONG_CONTENT, WRONG_USAGE, OUR_BUG, INTERRUPTED = 0, 1, 2, 3, 130

GARBAGE_THRESHOLD = 100_000
"""A build lives for a second; looking for garbage as often as a server does costs a tenth of it."""

DESCRIPTION = """\
factdeck turns an article, written as YAML, into a printed fact sheet (PDF) and
a lecture deck (PowerPoint).

  factdeck check content/my-town.yaml     tell everything that is wrong in it
  factdeck build content/my-town.yaml     make the sheet and the deck in build/
"""
BUILD_DESCRIPTION = """\
Builds each article with each layout. Outputs are named ARTICLE-LAYOUT.pdf or
.pptx. Nothing is written for an article in which anything is wrong.
"""
BUILD_EXAMPLES = """\
examples:
  factdeck build content/my-town.yaml
  factdeck build content/*.yaml -o handouts
  factdeck build content/my-town.yaml --layout fact-sheet --paper Letter
  factdeck build content/my-town.yaml --theme large-print
  cat my-town.yaml | factdeck build - --layout lecture
"""
STATUSES = """\
exit status: 0 all is well, 1 the content or layout is wrong, 2 wrong usage,
3 a bug of factdeck's own. On any status but 0 no output has been touched.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    gc.set_threshold(GARBAGE_THRESHOLD)
    without_plugins()
    parser = _parser()
    try:
        given = parser.parse_args(arguments)
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        return int(given.run(given))
    except ProblemsFound as found:
        _tell(found.problems)
        return WRONG_CONTENT
    except KeyboardInterrupt:
        print("factdeck: stopped; nothing was written", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return WRONG_CONTENT
    except Exception as error:
        return _own_bug(error)


def _own_bug(error: Exception) -> int:
    if os.environ.get("FACTDECK_TRACEBACK"):
        raise error
    print(
        f"factdeck: this is a bug of factdeck's own: {type(error).__name__}: {error}\n"
        "  hint: set FACTDECK_TRACEBACK=1 and run it again to see where it happened",
        file=sys.stderr,
    )
    return OUR_BUG


def _parser() -> argparse.ArgumentParser:
    from factdeck import __version__

    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        prog="factdeck", description=DESCRIPTION, epilog=STATUSES, formatter_class=raw, allow_abbrev=False
    )
    parser.add_argument("--version", action="version", version=f"factdeck {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    build = commands.add_parser(
        "build",
        help="make outputs from articles",
        description=BUILD_DESCRIPTION,
        epilog=BUILD_EXAMPLES,
        formatter_class=raw,
    )
    _add_articles(build)
    build.add_argument(
        "--layout", metavar="NAME", action="append", help="a layout's name or file; may be given again"
    )
    build.add_argument(
        "-o", "--output", metavar="DIR", default="build", help="folder for the outputs (default: build)"
    )
    build.add_argument(
        "--depfile", metavar="FILE", help="write what the outputs depend on, for make to include"
    )
    build.add_argument(
        "--paper", metavar="SIZE", default="", help="A4, Letter, A5… in place of the layout's paper"
    )
    build.add_argument(
        "--theme", metavar="NAME", default="", help="a theme's name or file in place of the layout's"
    )
    build.add_argument(
        "--template",
        metavar="FILE",
        default="",
        help="a .pptx or .potx whose master and layouts decks are built on",
    )
    build.add_argument(
        "--no-embed-source", action="store_true", help="PDF/A-2a without the article's YAML inside"
    )
    build.add_argument("--quiet", action="store_true", help="tell problems only")
    build.set_defaults(run=_build)
    check = commands.add_parser(
        "check",
        help="tell what is wrong in articles",
        formatter_class=raw,
        description="Tells every problem of each article at once, and writes nothing.",
    )
    _add_articles(check)
    check.add_argument(
        "--layout", metavar="NAME", action="append", help="check that it fits this layout, too"
    )
    check.add_argument("--strict", action="store_true", help="let warnings fail, too")
    check.add_argument(
        "--format",
        metavar="FORMAT",
        choices=("text", "json", "sarif"),
        default="text",
        help="text for people, json for editors, sarif for code hosts (default: text)",
    )
    check.set_defaults(run=_check)
    explain = commands.add_parser(
        "explain",
        help="tell at length what a code means",
        description="Tells what a code such as FD105 means, with an example that has it and one that has not.",
    )
    explain.add_argument(
        "codes", metavar="CODE", nargs="*", help="a code; all are listed where none is given"
    )
    explain.set_defaults(run=_explain)
    schema = commands.add_parser(
        "schema",
        help="print the JSON Schema that editors complete by",
        description="Prints the JSON Schema of articles, layouts or themes, for editors that know YAML.",
    )
    schema.add_argument("kind", metavar="KIND", choices=KINDS, help="article, layout or theme")
    schema.set_defaults(run=_schema)
    layouts = commands.add_parser(
        "layouts",
        help="list layouts and what each makes",
        description="Lists the layouts at hand: the project's own in layouts/, and factdeck's.",
    )
    layouts.set_defaults(run=_layouts)
    return parser


def _add_articles(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("articles", metavar="ARTICLE", nargs="+", help="a YAML file, or - for standard input")


def _read(name: str, problems: Problems) -> tuple[Source | None, str, Path]:
    """The article's source, its slug, and the folder of its pictures."""
    from factdeck.reading import decode, read_source

    if name == "-":
        return decode("-", sys.stdin.buffer.read(), problems), "article", Path()
    path = Path(name)
    return read_source(path, problems), path.stem, path.parent


def _build(given: argparse.Namespace) -> int:
    from factdeck.build import OWN_LAYOUTS, Wishes, build_article
    from factdeck.parallel import side_by_side
    from factdeck.progress import Progress

    layouts = tuple(given.layout or OWN_LAYOUTS)
    if given.paper and not _known_paper(given.paper):
        return WRONG_USAGE
    wishes = Wishes(given.paper, given.theme, not given.no_embed_source, Path(given.output), given.template)
    progress = Progress(len(given.articles) * len(layouts) * 2, quiet=given.quiet)
    status, outputs = BUILT, []
    for name in given.articles:
        problems = Problems()
        source, slug, folder = _read(name, problems)
        if source is not None:
            outputs += build_article(
                source,
                problems,
                slug=slug,
                folder=folder,
                layouts=layouts,
                wishes=wishes,
                told=progress.step,
                run=side_by_side,
            )
        progress.clear()
        _tell(problems)
        status = WRONG_CONTENT if problems.errors else status
    return status or _write(outputs, given)


def _known_paper(name: str) -> bool:
    from factdeck.layout.values import read_paper_size

    try:
        read_paper_size(name)
    except ValueError as error:
        print(f"factdeck: --paper: {error}", file=sys.stderr)
        return False
    return True


def _write(outputs: Sequence[Output], given: argparse.Namespace) -> int:
    from factdeck.files import depfile, write_all

    files = [(output.path, output.data) for output in outputs]
    if given.depfile:
        depends = [path for output in outputs for path in output.depends if str(path) != "-"]
        rule = depfile([output.path for output in outputs], depends)
        files.append((Path(given.depfile), rule.encode("utf-8")))
    try:
        write_all(files)
    except OSError as error:
        where = error.filename or given.output
        print(
            f"factdeck: {where} can't be written: {(error.strerror or str(error)).lower()}", file=sys.stderr
        )
        return WRONG_CONTENT
    if not given.quiet:
        for output in outputs:
            kind = "slide" if output.path.suffix == ".pptx" else "page"
            print(f"{output.path}: {output.pages} {kind}{'s' if output.pages > 1 else ''}")
    return BUILT


def _check(given: argparse.Namespace) -> int:
    from factdeck.build import check_article

    found: list[Problem] = []
    for name in given.articles:
        problems = Problems()
        source, slug, folder = _read(name, problems)
        if source is not None:
            check_article(source, problems, slug=slug, folder=folder, layouts=given.layout or ())
        found += problems
    wrong = [problem for problem in found if given.strict or problem.severity == "error"]
    if given.format == "text":
        _tell(found)
        if not wrong:
            _tell_sound(len(given.articles), len(found))
    else:
        print(_formatted(found, given.format))
    return WRONG_CONTENT if wrong else BUILT


def _tell_sound(articles: int, warnings: int) -> None:
    told = f"{warnings} warning{'s' if warnings > 1 else ''}" if warnings else "nothing wrong"
    print(f"{articles} article{'s' if articles > 1 else ''}: {told}")


def _formatted(problems: Sequence[Problem], format: str) -> str:
    from factdeck import __version__
    from factdeck.explaining import explanations
    from factdeck.findings import as_json, as_sarif

    if format == "json":
        return as_json(problems)
    return as_sarif(problems, __version__, {code: told.title for code, told in explanations().items()})


def _explain(given: argparse.Namespace) -> int:
    from factdeck.explaining import explanation, explanations

    if not given.codes:
        for told in explanations().values():
            print(f"{told.code}  {told.title}")
        return BUILT
    known = {code: explanation(code) for code in given.codes}
    print("\n\n".join(str(told) for told in known.values() if told))
    for code in known:
        if known[code] is None:
            print(f"factdeck: there is no code {code!r}; factdeck explain lists all", file=sys.stderr)
    return BUILT if all(known.values()) else WRONG_USAGE


def _schema(given: argparse.Namespace) -> int:
    from factdeck.schemas import schema_text

    print(schema_text(given.kind), end="")
    return BUILT


def _layouts(given: argparse.Namespace) -> int:
    from factdeck.build import find_layouts

    found = find_layouts()
    widest = max(len(layout.name) for layout in found)
    for layout in found:
        print(f"{layout.name:<{widest}}  {layout.output:<4}  {layout.description}")
    return BUILT


def _tell(problems: Problems | Sequence[Problem]) -> None:
    for problem in problems:
        print(problem, file=sys.stderr)
