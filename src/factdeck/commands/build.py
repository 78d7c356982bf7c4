"""`factdeck build`: articles and layouts to outputs, with a summary where there are many."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factdeck.commands.common import (
    BUILT,
    WRONG_CONTENT,
    Commands,
    add_articles,
    add_layouts,
    add_output,
    add_theme,
    counted,
    errors_in,
    layouts_of,
    misused,
    read,
    save,
    tell,
)
from factdeck.problems import Problem, Problems

if TYPE_CHECKING:
    from factdeck.build import Output
    from factdeck.progress import Progress

DESCRIPTION = """\
Builds each article with each layout. Outputs are named ARTICLE-LAYOUT.pdf or
.pptx. Nothing is written for an article in which anything is wrong.
"""
EXAMPLES = """\
examples:
  factdeck build content/my-town.yaml
  factdeck build content/*.yaml -o handouts
  factdeck build content/my-town.yaml --layout fact-sheet --paper Letter
  factdeck build content/my-town.yaml --theme large-print
  cat my-town.yaml | factdeck build - --layout lecture
"""


def add(commands: Commands) -> None:
    build = commands.add_parser(
        "build",
        help="make outputs from articles",
        description=DESCRIPTION,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_articles(build)
    add_layouts(build)
    add_output(build)
    build.add_argument(
        "--depfile", metavar="FILE", help="write what the outputs depend on, for make to include"
    )
    build.add_argument(
        "--paper", metavar="SIZE", default="", help="A4, Letter, A5… in place of the layout's paper"
    )
    add_theme(build)
    build.add_argument(
        "--template",
        metavar="FILE",
        default="",
        help="a .pptx or .potx whose master and layouts decks are built on",
    )
    build.add_argument(
        "--no-embed-source", action="store_true", help="PDF/A-2a without the article's YAML inside"
    )
    build.add_argument(
        "--jobs",
        metavar="N",
        type=_count,
        default=0,
        help="articles built at once (default: one a processor)",
    )
    build.add_argument("--quiet", action="store_true", help="tell problems only")
    build.set_defaults(run=_build)


def _build(given: argparse.Namespace) -> int:
    from factdeck.progress import Progress

    if given.paper and (wrong := _wrong_paper(given.paper)):
        return misused(f"--paper: {wrong}")
    articles = given.articles
    many = len(articles) > 1
    progress = Progress(len(articles) if many else 2 * len(layouts_of(given)), quiet=given.quiet)
    status, outputs, rows = BUILT, [], []
    for number, (made, found) in _each_built(given, progress):
        if many:
            progress.step(articles[number])
        progress.clear()
        tell(found)
        status = WRONG_CONTENT if errors_in(found) else write_outputs(made, given) or status
        outputs += made
        rows.append((number, summary(articles[number], made, found)))
    if not status and given.depfile:
        status = _write_depfile(outputs, given)
    if many and not given.quiet:
        print("\n".join(row for _, row in sorted(rows)))
    return status


def _each_built(
    given: argparse.Namespace, progress: Progress
) -> Iterator[tuple[int, tuple[list[Output], list[Problem]]]]:
    """One article's layouts side by side, or several articles; in the order in which they are done."""
    from factdeck.build import preload
    from factdeck.parallel import as_done, side_by_side

    if len(given.articles) == 1:
        yield 0, built(given, given.articles[0], told=progress.step, run=side_by_side)
        return
    preload()
    jobs = [partial(built, given, name) for name in given.articles]
    yield from as_done(jobs, given.jobs or os.cpu_count() or 1)


def built(given: argparse.Namespace, name: str, **how: Any) -> tuple[list[Output], list[Problem]]:
    from factdeck.build import Wishes, build_article

    problems = Problems()
    wishes = Wishes(given.paper, given.theme, not given.no_embed_source, Path(given.output), given.template)
    source, slug, folder = read(name, problems)
    if source is None:
        return [], list(problems)
    layouts = layouts_of(given)
    made = build_article(source, problems, slug=slug, folder=folder, layouts=layouts, wishes=wishes, **how)
    return made, list(problems)


def summary(name: str, made: Sequence[Output], found: Sequence[Problem]) -> str:
    errors = len(errors_in(found))
    told = [counted(errors, "error")] if errors else []
    told += [size(output) for output in made]
    if len(found) > errors:
        told.append(counted(len(found) - errors, "warning"))
    return f"{'wrong' if errors else 'built'}  {name}: {', '.join(told)}"


def size(output: Output) -> str:
    return counted(output.pages, "slide" if output.path.suffix == ".pptx" else "page")


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 256:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 256")
    return int(text)


def _wrong_paper(name: str) -> str:
    """What is wrong with a paper's name; nothing where there is such a paper."""
    from factdeck.layout.values import read_paper_size

    try:
        read_paper_size(name)
    except ValueError as error:
        return str(error)
    return ""


def write_outputs(outputs: Sequence[Output], given: argparse.Namespace) -> int:
    status = save([(output.path, output.data) for output in outputs])
    if status == BUILT and not given.quiet:
        for output in outputs:
            print(f"{output.path}: {size(output)}")
    return status


def _write_depfile(outputs: Sequence[Output], given: argparse.Namespace) -> int:
    from factdeck.files import depfile

    depends = [path for output in outputs for path in output.depends if str(path) != "-"]
    rule = depfile([output.path for output in outputs], depends)
    return save([(Path(given.depfile), rule.encode("utf-8"))])
