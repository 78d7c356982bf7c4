"""Arguments to a command that is run, and to its exit status."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from factdeck.command_line.common import INTERRUPTED, OUR_BUG, WRONG_CONTENT, WRONG_USAGE, why_refused
from factdeck.command_line.streams import flush_streams, give_up_output, warn
from factdeck.messages.floods import tell
from factdeck.messages.problems import FactdeckError, shortened

COMMANDS = {
    "build": "build",
    "check": "check",
    "watch": "watch",
    "preview": "preview",
    "site": "site",
    "new": "start",
    "init": "start",
    "import": "importing",
    "export": "exporting",
    "list": "listing",
    "completion": "show",
    "schema": "show",
    "layouts": "show",
    "blocks": "show",
    "explain": "explain",
    "extract": "extract",
}
"""Each command and the module that it is in, in the order in which they are told."""

DESCRIPTION = """\
factdeck turns an article, written as YAML, into a printed fact sheet (PDF) and
a lecture deck (PowerPoint).

  factdeck check content/my-town.yaml     tell everything that is wrong in it
  factdeck build content/my-town.yaml     make the sheet and the deck in build/
"""
STATUSES = """\
exit status: 0 all is well, 1 the content or layout is wrong, 2 wrong usage,
3 a bug of factdeck's own. No output of an article that is wrong has been touched.
"""


def run_command(arguments: Sequence[str]) -> int:
    """Run a command; returns the exit status. Standard output is the one it was, even if it failed."""
    output = sys.stdout
    try:
        return _flushed(_run(arguments))
    finally:
        sys.stdout = output


def _flushed(status: int) -> int:
    refused = flush_streams()
    if refused is None:
        return status
    return status or _refused_by_the_system(refused)


def _run(written: Sequence[str]) -> int:
    try:
        if not written:
            parser_of("").print_help(sys.stderr)
            return WRONG_USAGE
        options = parser_of(written[0] if written else "").parse_args(written)
        return int(options.run(options))
    except SystemExit as stop:
        return int(stop.code or 0)
    except FactdeckError as error:
        tell(error.problems)
        return WRONG_CONTENT
    except KeyboardInterrupt:
        warn("factdeck: stopped; nothing was written")
        return INTERRUPTED
    except OSError as error:
        return _refused_by_the_system(error)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told as a bug
        return _own_bug(error)


def _refused_by_the_system(error: OSError) -> int:
    """A disk that is full, a folder that is gone, a file that may not be read: no bug of ours.

    An error of a file that isn't named comes of writing to a stream; of a reader that has gone away nothing is told.
    """
    if os.environ.get("FACTDECK_TRACEBACK"):
        raise error
    reason = why_refused(error)
    if not error.filename and not isinstance(error, FileNotFoundError):
        give_up_output()
        reason = f"standard output can't be written to: {reason}"
    if not isinstance(error, BrokenPipeError):
        warn(shortened(f"factdeck: {error.filename}: {reason}" if error.filename else f"factdeck: {reason}"))
    return WRONG_CONTENT


def _own_bug(error: Exception) -> int:
    if os.environ.get("FACTDECK_TRACEBACK"):
        raise error
    warn(
        shortened(f"factdeck: this is a bug of factdeck's own: {type(error).__name__}: {error}")
        + "\n  hint: set FACTDECK_TRACEBACK=1 and run it again to see where it happened"
    )
    return OUR_BUG


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        super().error(shortened(message))


def parser_of(command: str) -> argparse.ArgumentParser:
    """What parses a command's arguments; of all commands where it is none, or needs to know them all."""
    from factdeck import __version__

    parser = _Parser(
        prog="factdeck",
        description=DESCRIPTION,
        epilog=STATUSES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"factdeck {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, prog=parser.prog)
    alone = COMMANDS.get(command) if command != "completion" else None
    for module in [alone] if alone else dict.fromkeys(COMMANDS.values()):
        import_module(f"factdeck.command_line.{module}").add(commands)
    parser.set_defaults(parser=parser)
    return parser
