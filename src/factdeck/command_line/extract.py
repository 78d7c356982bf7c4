"""`factdeck extract`: a fact sheet to the article that it was made from."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from factdeck.command_line.common import BUILT, Commands, refuse, tell_line, why_refused


def add(commands: Commands) -> None:
    """Adds ``factdeck extract`` to the commands."""
    extract = commands.add_parser(
        "extract",
        help="take the article out of a fact sheet",
        description="Writes the article that a PDF was made from, byte for byte. Overwrites nothing.",
    )
    extract.add_argument("pdf", metavar="PDF", help="a fact sheet that factdeck has built")
    extract.add_argument(
        "-o", "--output", metavar="FILE", help="a file or folder, or - for standard output (default: here)"
    )
    extract.add_argument("--all", action="store_true", help="the timeline and the facts as CSV, too")
    extract.add_argument("--force", action="store_true", help="overwrite files that exist")
    extract.set_defaults(run=_extract)


def _extract(options: argparse.Namespace) -> int:
    from factdeck.attachments.extract import extract, read_pdf, source_of
    from factdeck.attachments.reading import UnreadablePDF, attached_files
    from factdeck.files.targets import in_the_way

    try:
        pdf = read_pdf(Path(options.pdf))
    except UnreadablePDF as error:
        return refuse(options.pdf, str(error), error.hint)
    except (OSError, ValueError) as error:
        return refuse(options.pdf, f"this can't be read: {why_refused(error)}")
    try:
        if options.output == "-":
            sys.stdout.buffer.write(source_of(attached_files(pdf)).data())
            return BUILT
        target = Path(options.output) if options.output else None
        if target and (wrong := in_the_way([target], [Path(options.pdf)])):
            return refuse(options.output, wrong)
        written = extract(pdf, target, everything=options.all, overwrite=options.force)
    except UnreadablePDF as error:
        return refuse(options.pdf, str(error), error.hint)
    except FileExistsError as error:
        return refuse(error.filename, "there is such a file already", "say --force to overwrite it")
    except (OSError, ValueError) as error:
        where = getattr(error, "filename", "") or options.output or "."
        return refuse(where, f"this can't be written: {why_refused(error)}")
    for path in written:
        tell_line(path)
    return BUILT
