"""`factdeck import`: a text of another kind to an article."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from factdeck.command_line.common import BUILT, WRONG_CONTENT, Commands, begin, misused, refuse
from factdeck.messages import codes
from factdeck.messages.floods import tell
from factdeck.messages.problems import Mark, Problems


def add(commands: Commands) -> None:
    """Adds ``factdeck import`` to the commands."""
    bring = commands.add_parser(
        "import",
        help="make an article of a text that you have",
        description="Makes an article of an encyclopedia's plain text, of wikitext or of Markdown, told by what stands "
        "in it. What finds no place in an article is listed on standard error.",
    )
    bring.add_argument("file", metavar="FILE", help="the text, or - for standard input")
    bring.add_argument(
        "-o",
        "--output",
        metavar="WHERE",
        help="a folder, a .yaml file, or - for standard output (default: content/ where there is one, else here)",
    )
    bring.add_argument(
        "--source", metavar="URL", default="", help="the page that the text is from, to credit it"
    )
    bring.add_argument("--lang", metavar="TAG", default="", help="the text's language, as in en or de-AT")
    bring.add_argument("--title", metavar="TITLE", default="", help="the article's title")
    bring.add_argument("--force", action="store_true", help="overwrite an article that exists")
    bring.set_defaults(run=_import)


def _import(options: argparse.Namespace) -> int:
    from factdeck.files.names import slug_of
    from factdeck.importing import Given, NotImportable, import_text
    from factdeck.reading import Complaint, read_source, read_stream

    try:
        about = Given(source=options.source, lang=options.lang, title=options.title)
    except Complaint as complaint:
        return misused(f"{complaint.message}; {complaint.hint}")
    problems = Problems()
    if options.file == "-":
        source = read_stream("-", sys.stdin.buffer, problems)
    else:
        source = read_source(Path(options.file), problems)
    if source is None:
        tell(problems)
        return WRONG_CONTENT
    try:
        result = import_text(source.text, _title_of(slug_of(options.file)), about)
    except NotImportable as error:
        mark = Mark(source, error.line, error.column)
        problems.error(mark, error.message, error.hint, code=codes.NOT_IMPORTABLE)
        tell(problems)
        return WRONG_CONTENT
    for leftover in result.leftovers:
        print(leftover.told(source.name), file=sys.stderr)
    if options.output == "-":
        sys.stdout.buffer.write(result.text.encode("utf-8"))
        return BUILT
    return _save_imported(result.slug, result.text, options)


def _save_imported(slug: str, text: str, options: argparse.Namespace) -> int:
    from factdeck.files.targets import in_the_way
    from factdeck.starting import with_schema

    where = Path(options.output or ("content" if os.path.isdir("content") else "."))
    article = where if where.suffix == ".yaml" else where / f"{slug}.yaml"
    if wrong := in_the_way([article], [Path(options.file)]):
        return refuse(str(article), wrong)
    if os.path.lexists(article) and not options.force:
        return refuse(str(article), "there is such a file already", "say --force to overwrite it")
    files = with_schema(article, text.encode("utf-8"))
    return begin(files, f"next: read it, then: factdeck check {article} && factdeck build {article}")


def _title_of(name: str) -> str:
    """A title where the text has none: the file's name in words, its own capitals kept."""
    words = name.replace("-", " ").replace("_", " ")
    return words[:1].upper() + words[1:]
