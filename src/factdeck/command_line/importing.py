"""`factdeck import`: a text of another kind to an article."""

from __future__ import annotations

import argparse
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from factdeck.command_line.common import BUILT, WRONG_CONTENT, Commands, begin, misused, refuse
from factdeck.messages import codes
from factdeck.messages.floods import tell
from factdeck.messages.problems import Mark, Problems, Source

if TYPE_CHECKING:
    from factdeck.importing import Imported

MOST_BYTES = 100_000_000
"""Of a document with its pictures; of a plain text fewer are read."""


def add(commands: Commands) -> None:
    """Adds ``factdeck import`` to the commands."""
    bring = commands.add_parser(
        "import",
        help="make an article of a text that you have",
        description="Makes an article of a document of Word (.docx) or LibreOffice (.odt), of a web page that was saved, of Markdown, of wikitext or "
        "of an encyclopedia's plain text, told by what stands in it. What finds no place in an article is listed on "
        "standard error.",
    )
    bring.add_argument("file", metavar="FILE", help="the document or text, or - for standard input")
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
    from factdeck.importing import Given, NotImportable, import_document, import_text, is_document
    from factdeck.reading import Complaint, decode, read_data, read_stream_data

    try:
        about = Given(source=options.source, lang=options.lang, title=options.title)
    except Complaint as complaint:
        return misused(f"{complaint.message}; {complaint.hint}")
    problems = Problems()
    if options.file == "-":
        data = read_stream_data("-", sys.stdin.buffer, problems, MOST_BYTES)
    else:
        data = read_data(Path(options.file), problems, MOST_BYTES)
    name, title = options.file, _title_of(slug_of(options.file))
    folder = Path(options.file).parent if name != "-" else None
    packed = data is not None and is_document(data)
    source = Source(name, "") if packed or data is None else decode(name, data, problems)
    if source is None or data is None:
        tell(problems)
        return WRONG_CONTENT
    try:
        make = partial(import_document, data) if packed else partial(import_text, source.text)
        result = make(title, about, folder)
    except NotImportable as error:
        mark = Mark(source, error.line, error.column)
        problems.error(mark, error.message, error.hint, code=codes.NOT_IMPORTABLE)
        tell(problems)
        return WRONG_CONTENT
    for leftover in result.leftovers:
        print(leftover.told(name), file=sys.stderr)
    if options.output == "-":
        for picture, _ in result.files:
            print(f"{name}: picture that is not saved, since the article is not: {picture}", file=sys.stderr)
        sys.stdout.buffer.write(result.text.encode("utf-8"))
        return BUILT
    return _save_imported(result, options)


def _save_imported(made: Imported, options: argparse.Namespace) -> int:
    from factdeck.files.targets import in_the_way
    from factdeck.reading import bytes_of
    from factdeck.starting import with_schema

    where = Path(options.output or ("content" if os.path.isdir("content") else "."))
    article = where if where.suffix == ".yaml" else where / f"{made.slug}.yaml"
    pictures = [(article.parent / name, data) for name, data in made.files]
    if wrong := in_the_way([article, *(path for path, _ in pictures)], [Path(options.file)]):
        return refuse(str(article), wrong)
    others = [path for path, data in pictures if os.path.lexists(path) and bytes_of(path) != data]
    for path in [article] * os.path.lexists(article) + others:
        if not options.force:
            return refuse(str(path), "there is such a file already", "say --force to overwrite it")
    files = [*with_schema(article, made.text.encode("utf-8")), *pictures]
    return begin(files, f"next: read it, then: factdeck check {article} && factdeck build {article}")


def _title_of(name: str) -> str:
    """A title where the text has none: the file's name in words, its own capitals kept."""
    words = name.replace("-", " ").replace("_", " ")
    return words[:1].upper() + words[1:]
