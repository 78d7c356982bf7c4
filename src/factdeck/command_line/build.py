"""`factdeck build`: articles and layouts to outputs, with a summary where there are many."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factdeck.command_line.common import (
    BUILT,
    WRONG_CONTENT,
    Commands,
    add_articles,
    add_jobs,
    add_layouts,
    add_output,
    add_paper,
    add_template,
    add_theme,
    counted,
    errors_in,
    layouts_of,
    misused,
    read,
    reason_of,
    save,
    say,
    wrong_wishes,
)
from factdeck.messages.floods import Telling
from factdeck.messages.problems import Problem, Problems

if TYPE_CHECKING:
    from factdeck.building.build import Output
    from factdeck.command_line.progress import Progress

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
    """Adds ``factdeck build`` to the commands."""
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
    add_paper(build)
    add_theme(build)
    add_template(build)
    build.add_argument(
        "--no-embed-source", action="store_true", help="PDF/A-2a without the article's YAML inside"
    )
    add_jobs(build, help="articles built at once (default: one a processor)")
    build.add_argument("--quiet", action="store_true", help="tell problems only")
    build.set_defaults(run=_build)


def _build(given: argparse.Namespace) -> int:
    from factdeck.command_line.progress import Progress

    if wrong := wrong_wishes(given) or plan(given):
        return misused(wrong)
    articles = given.articles
    many = len(articles) > 1
    progress = Progress(len(articles) if many else 2 * len(given.layout), quiet=given.quiet)
    telling = Telling()
    status, outputs, rows = BUILT, [], []
    for number, (made, found) in _each_built(given, progress):
        if many:
            progress.step(articles[number])
        progress.clear()
        telling.tell(found)
        status = WRONG_CONTENT if errors_in(found) else write_outputs(made, given) or status
        outputs += made
        rows.append((number, summary(articles[number], made, found)))
    telling.end()
    if not status and given.depfile:
        status = _write_depfile(outputs, given)
    if many and not given.quiet:
        print("\n".join(row for _, row in sorted(rows)))
    return status


def plan(given: argparse.Namespace) -> str:
    """Leave each article and each layout once; what keeps all of them from being written is returned as message."""
    from factdeck.building.names import each_once, expected, in_the_way, layout_files_of, two_of_one_name

    given.articles, given.layout = each_once(given.articles), list(layouts_of(given))
    outputs = list(expected(Path(given.output), given.articles, given.layout))
    read = [
        *map(Path, given.articles),
        Path(given.template or "-"),
        *layout_files_of(given.layout, given.theme),
    ]
    return (
        two_of_one_name(given.articles, given.layout)
        or in_the_way([*outputs, *_depfile_of(given)], read)
        or _wrong_depfile(given.depfile, outputs)
    )


def _depfile_of(given: argparse.Namespace) -> list[Path]:
    return [Path(given.depfile)] if given.depfile else []


def _wrong_depfile(name: str, outputs: Sequence[Path]) -> str:
    """What keeps a file from standing under the name, and beside the outputs."""
    from factdeck.building.names import folded, place_of
    from factdeck.files.plain import refuse_target

    if not name:
        return ""
    if folded(place_of(Path(name))) in {folded(place_of(output)) for output in outputs}:
        return f"--depfile: {name!r} is the name of an output"
    try:
        refuse_target(Path(name))
    except (OSError, ValueError) as error:
        return f"--depfile: {name!r} can't be written: {reason_of(error)}"
    return ""


def _each_built(
    given: argparse.Namespace, progress: Progress
) -> Iterator[tuple[int, tuple[list[Output], list[Problem]]]]:
    """One article's layouts side by side, or several articles; in the order in which they are done."""
    from factdeck.building.build import preload
    from factdeck.command_line.parallel import as_done, side_by_side

    if len(given.articles) == 1:
        yield 0, built(given, given.articles[0], told=progress.step, run=side_by_side)
        return
    preload()
    jobs = [partial(built, given, name) for name in given.articles]
    yield from as_done(jobs, given.jobs or os.cpu_count() or 1)


def built(given: argparse.Namespace, name: str, **how: Any) -> tuple[list[Output], list[Problem]]:
    """One article's outputs, not written yet, and what is wrong with it; ``how`` goes on to build_article."""
    from factdeck.building.build import Wishes, build_article

    problems = Problems()
    wishes = Wishes(given.paper, given.theme, not given.no_embed_source, Path(given.output), given.template)
    source, slug, folder = read(name, problems)
    if source is None:
        return [], list(problems)
    made = build_article(
        source, problems, slug=slug, folder=folder, layouts=layouts_of(given), wishes=wishes, **how
    )
    return made, list(problems)


def summary(name: str, made: Sequence[Output], found: Sequence[Problem]) -> str:
    """A line that says what became of an article."""
    errors = len(errors_in(found))
    told = [counted(errors, "error")] if errors else []
    told += [size(output) for output in made]
    if len(found) > errors:
        told.append(counted(len(found) - errors, "warning"))
    return f"{'wrong' if errors else 'built'}  {name}: {', '.join(told)}"


def size(output: Output) -> str:
    """“8 pages” or “20 slides”."""
    return counted(output.pages, "slide" if output.path.suffix == ".pptx" else "page")


def write_outputs(outputs: Sequence[Output], given: argparse.Namespace) -> int:
    """Writes all outputs or none, tells where they are, and returns the exit status."""
    from factdeck.building.names import in_the_way

    read = [path for output in outputs for path in output.depends]
    if wrong := in_the_way([*(output.path for output in outputs), *_depfile_of(given)], read):
        say(f"factdeck: {wrong}")
        return WRONG_CONTENT
    status = save([(output.path, output.data) for output in outputs])
    if status == BUILT and not given.quiet:
        for output in outputs:
            print(f"{output.path}: {size(output)}")
    return status


def _write_depfile(outputs: Sequence[Output], given: argparse.Namespace) -> int:
    from factdeck.files.plain import depfile

    depends = [path for output in outputs for path in output.depends if str(path) != "-"]
    rule = depfile([output.path for output in outputs], depends)
    return save([(Path(given.depfile), rule.encode("utf-8", "surrogateescape"))])
