"""`factdeck build`: articles and layouts to outputs, with a summary where there are many."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from factdeck.command_line.common import (
    Commands,
    add_articles,
    add_jobs,
    add_layouts,
    add_look,
    add_output,
    add_sets,
    asked_of,
    asks_for_usual,
    layouts_of,
    misused,
    note_left_out,
    why_refused,
    wrong_options,
)
from factdeck.command_line.request import cache_of, found_report, given_to, request_of, tidy_cache
from factdeck.command_line.run_options import (
    add_cache,
    add_cluster,
    add_reports,
    wrong_places,
    wrong_report,
)
from factdeck.command_line.told_reports import tell_one

DESCRIPTION = """\
Builds each article with each layout. Outputs are named ARTICLE-LAYOUT, as in
my-town-lecture.pptx. Nothing is written for an article that is wrong.
"""
EXAMPLES = """\
examples:
  factdeck build content/my-town.yaml
  factdeck build content/*.yaml -o handouts
  factdeck build content/my-town.yaml --layout fact-sheet --paper Letter
  factdeck build content/my-town.yaml --set lesson
  factdeck build content/my-town.yaml --theme large-print
  cat my-town.yaml | factdeck build - --layout lecture
  factdeck build s3://my-bucket/articles/ -o s3://my-bucket/handouts --cluster tcp://host:8786
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
    add_articles(build, addresses=True)
    add_layouts(build)
    add_output(
        build, "folder for the outputs, or its address such as s3://… (default: build)", addresses=True
    )
    build.add_argument(
        "--depfile", metavar="FILE", help="write what the outputs depend on, for make to include"
    )
    build.add_argument(
        "--depfile-target", metavar="NAME", default="", help="what depends on it in place of the outputs"
    )
    add_sets(build)
    add_look(build)
    build.add_argument(
        "--no-embed-source", action="store_true", help="PDF/A-2a without the article's YAML inside"
    )
    add_jobs(build, help="articles built at once (default: one a processor)")
    add_cluster(build)
    add_reports(build)
    add_cache(build)
    build.add_argument("--quiet", action="store_true", help="tell problems only")
    build.set_defaults(run=_build)


def _build(options: argparse.Namespace) -> int:
    if wrong := wrong_options(options) or wrong_places(options):
        return misused(wrong)
    given, options = options.articles, each_asked_for_once(options)
    if wrong := conflict(options) or wrong_report(options):
        return misused(wrong)
    if not options.quiet:
        note_left_out(given)
    if options.dry_run:
        from factdeck.command_line.dry_run import dry_run

        return dry_run(options)
    if len(options.articles) > 1 or options.cluster or _is_reported(options):
        from factdeck.command_line.build_many import build_many

        return build_many(options)
    return _build_one(options)


def _is_reported(options: argparse.Namespace) -> bool:
    """Whether more is asked for than a few lines for people."""
    return bool(options.format != "text" or options.report or options.times or options.time_limit)


def _build_one(options: argparse.Namespace) -> int:
    """Builds one article, its layouts side by side."""
    from factdeck.command_line.parallel import side_by_side
    from factdeck.command_line.progress import Progress
    from factdeck.library.one_article import build_and_write, refused_folder

    [article] = options.articles
    request = request_of(options, given_to(options))
    cache = cache_of(options, request)
    report = found_report(cache, article) or refused_folder(request)
    if report is None:
        progress = Progress(2 * len(options.layout), quiet=options.quiet)
        build = cache.build if cache else partial(build_and_write, request)
        report = build(article, progress=progress.step, run=side_by_side)
        progress.clear()
        if cache and report.outcome == "built":
            tidy_cache(cache.store, options.cache_size)
    return tell_one(report, options)


def each_asked_for_once(options: argparse.Namespace) -> argparse.Namespace:
    """The options with each article, layout and set once."""
    from factdeck.command_line.targets import each_once

    once = {
        "articles": each_once(options.articles),
        "usual": asks_for_usual(options),
        "layout": list(layouts_of(options)),
        "set": list(dict.fromkeys(options.set or ())),
    }
    return argparse.Namespace(**{**vars(options), **once})


def conflict(options: argparse.Namespace) -> str:
    """What keeps all outputs from being written together, as message; empty where nothing does.

    Raises FactdeckError where a set is wrong.
    """
    from factdeck.command_line.targets import expected, layout_files_of, two_of_one_name
    from factdeck.files.remote import is_address
    from factdeck.files.targets import in_the_way

    pieces = asked_of(options).pieces()
    far = is_address(options.output)
    outputs = partial(expected, options.output, [] if far else options.articles, pieces)
    read = [
        *(article for article in options.articles if not is_address(article)),
        Path(options.template or "-"),
        *(path for piece in pieces for path in piece.depends),
        *layout_files_of([piece.layout for piece in pieces if piece.layout], options.theme),
    ]
    there = outputs() if os.path.isdir(options.output or os.curdir) else ()
    return (
        two_of_one_name(options.articles, pieces)
        or in_the_way([*there, *_depfile_of(options)], read)
        or _wrong_besides(options, outputs)
    )


def _depfile_of(options: argparse.Namespace) -> list[Path]:
    return [Path(options.depfile)] if options.depfile else []


def _wrong_besides(options: argparse.Namespace, outputs: Callable[[], Iterable[str]]) -> str:
    """What keeps depfile, report and table of times from standing under their names, and beside the outputs.

    These are named only where something might stand beside them: of thousands of articles there are many.
    """
    from factdeck.files.plain import refuse_target
    from factdeck.files.targets import folded, place_of

    for option in ("depfile", "report", "times"):
        name = getattr(options, option, "")
        if not name:
            continue
        if folded(place_of(Path(name))) in {folded(place_of(Path(output))) for output in outputs()}:
            return f"--{option}: {name!r} is the name of an output"
        try:
            refuse_target(Path(name))
        except (OSError, ValueError) as error:
            return f"--{option}: {name!r} can't be written: {why_refused(error)}"
    return ""
