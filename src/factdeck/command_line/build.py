"""`factdeck build`: articles and layouts to outputs, with a summary where there are many."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factdeck.command_line.build_many import (
    add_cache,
    add_reports,
    build_many,
    cache_of,
    dry_run,
    found_report,
    request_of,
    tell_found,
    wrong_report,
)
from factdeck.command_line.common import (
    WRONG_CONTENT,
    Commands,
    add_articles,
    add_citation_style,
    add_jobs,
    add_layouts,
    add_output,
    add_paper,
    add_sets,
    add_template,
    add_theme,
    asked_of,
    errors_in,
    layouts_of,
    misused,
    opened,
    reason_of,
    save,
    save_outputs,
    say,
    wrong_options,
)
from factdeck.messages.floods import tell
from factdeck.messages.problems import FactdeckError, Problem

if TYPE_CHECKING:
    from factdeck.api import OutputFile, Outputs

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
    build.add_argument(
        "--depfile-target", metavar="NAME", default="", help="what depends on it in place of the outputs"
    )
    add_sets(build)
    add_paper(build)
    add_theme(build)
    add_citation_style(build)
    add_template(build)
    build.add_argument(
        "--no-embed-source", action="store_true", help="PDF/A-2a without the article's YAML inside"
    )
    add_jobs(build, help="articles built at once (default: one a processor)")
    add_reports(build)
    add_cache(build)
    build.add_argument("--quiet", action="store_true", help="tell problems only")
    build.set_defaults(run=_build)


def _build(options: argparse.Namespace) -> int:
    if wrong := wrong_options(options):
        return misused(wrong)
    options = each_asked_for_once(options)
    if wrong := conflict(options):
        return misused(wrong)
    if wrong := wrong_report(options):
        return misused(wrong)
    if options.dry_run:
        return dry_run(options)
    if len(options.articles) > 1 or _is_reported(options):
        return build_many(options)
    return _build_one(options)


def _is_reported(options: argparse.Namespace) -> bool:
    """Whether more is asked for than a few lines for people."""
    return bool(options.format != "text" or options.report or options.times or options.time_limit)


def _build_one(options: argparse.Namespace) -> int:
    """Builds one article, its layouts side by side."""
    from factdeck.command_line.parallel import side_by_side
    from factdeck.command_line.progress import Progress
    from factdeck.library.one_article import built_report

    [article] = options.articles
    cache = cache_of(options, request_of(options))
    if (report := found_report(options, cache, article)) is not None:
        return tell_found(report, options)
    progress = Progress(2 * len(options.layout), quiet=options.quiet)
    outputs, problems = built(options, article, progress=progress.step, run=side_by_side)
    progress.clear()
    tell(problems)
    status = WRONG_CONTENT if errors_in(problems) else write_outputs(outputs, options)
    if not status and cache is not None:
        with suppress(OSError, UnicodeError):
            cache.keep(built_report(article, outputs, Path(options.output)))
            cache.store.prune(options.cache_size)
    if not status and options.depfile:
        status = _write_depfile(outputs.files, options)
    return status


def each_asked_for_once(options: argparse.Namespace) -> argparse.Namespace:
    """The options with each article, layout and set once."""
    from factdeck.command_line.targets import each_once

    once = {
        "articles": each_once(options.articles),
        "layout": list(layouts_of(options)),
        "set": list(dict.fromkeys(options.set or ())),
    }
    return argparse.Namespace(**{**vars(options), **once})


def conflict(options: argparse.Namespace) -> str:
    """What keeps all outputs from being written together, as message; empty where nothing does.

    Raises FactdeckError where a set is wrong.
    """
    from factdeck.command_line.targets import expected, layout_files_of, two_of_one_name
    from factdeck.files.targets import in_the_way

    pieces = asked_of(options).pieces()
    outputs = list(expected(Path(options.output), options.articles, pieces))
    read = [
        *map(Path, options.articles),
        Path(options.template or "-"),
        *(path for piece in pieces for path in piece.depends),
        *layout_files_of([piece.layout for piece in pieces if piece.layout], options.theme),
    ]
    return (
        two_of_one_name(options.articles, pieces)
        or in_the_way([*outputs, *_depfile_of(options)], read)
        or _wrong_besides(options, outputs)
    )


def _depfile_of(options: argparse.Namespace) -> list[Path]:
    return [Path(options.depfile)] if options.depfile else []


def _wrong_besides(options: argparse.Namespace, outputs: Sequence[Path]) -> str:
    """What keeps depfile, report and table of times from standing under their names, and beside the outputs."""
    from factdeck.files.plain import refuse_target
    from factdeck.files.targets import folded, place_of

    for option in ("depfile", "report", "times"):
        name = getattr(options, option, "")
        if not name:
            continue
        if folded(place_of(Path(name))) in {folded(place_of(output)) for output in outputs}:
            return f"--{option}: {name!r} is the name of an output"
        try:
            refuse_target(Path(name))
        except (OSError, ValueError) as error:
            return f"--{option}: {name!r} can't be written: {reason_of(error)}"
    return ""


Result = tuple["Outputs", Sequence[Problem]]
"""An article's outputs, none where anything is wrong, and its problems."""


def built(options: argparse.Namespace, name: str, **how: Any) -> Result:
    """One article's outputs, not written yet, and what is wrong with it; ``how`` goes on to ``factdeck.api.build_asked``."""
    from factdeck.api import Outputs, build_asked

    try:
        outputs = build_asked(opened(name), asked_of(options), **how)
    except FactdeckError as error:
        return Outputs((), ()), error.problems
    return outputs, outputs.warnings


def write_outputs(outputs: Outputs, options: argparse.Namespace) -> int:
    """Writes all outputs or none, unless the depfile would replace what they were made from; returns the exit status."""
    from factdeck.files.targets import in_the_way

    if wrong := in_the_way(_depfile_of(options), [path for file in outputs for path in file.depends]):
        say(f"factdeck: {wrong}")
        return WRONG_CONTENT
    return save_outputs(outputs, options)


def _write_depfile(files: Sequence[OutputFile], options: argparse.Namespace) -> int:
    from factdeck.files.plain import depfile

    depends = [path for file in files for path in file.depends if str(path) != "-"]
    own = [Path(options.output) / file.name for file in files]
    rule = depfile([Path(options.depfile_target)] if options.depfile_target else own, depends)
    return save([(Path(options.depfile), rule.encode("utf-8", "surrogateescape"))])
