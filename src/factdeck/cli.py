"""Arguments to a command that is run, and to its exit status."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from factdeck.commands.common import INTERRUPTED, OUR_BUG, WRONG_CONTENT, tell
from factdeck.problems import ProblemsFound

COMMANDS = {
    "build": "build",
    "check": "check",
    "watch": "watch",
    "preview": "preview",
    "new": "start",
    "init": "start",
    "import": "importing",
    "list": "listing",
    "completion": "show",
    "schema": "show",
    "layouts": "show",
    "blocks": "show",
    "explain": "explain",
    "extract": "extract",
}
"""Each command and the module that it is in, in the order in which they are told."""

GARBAGE_THRESHOLD = 1_000_000
"""A build lives for a second; looking for garbage as often as a server does costs a tenth of it."""

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


def run() -> NoReturn:
    """The command line as a process: when all is told it ends at once.

    Python would first take apart every module and object that was loaded, which takes an eighth of a build.
    """
    status = main()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            status = status or WRONG_CONTENT
    os._exit(status)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    gc.set_threshold(GARBAGE_THRESHOLD)
    written = list(sys.argv[1:] if arguments is None else arguments)
    try:
        given = _parser(written[0] if written else "").parse_args(written)
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        return int(given.run(given))
    except ProblemsFound as found:
        tell(found.problems)
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


def _parser(command: str) -> argparse.ArgumentParser:
    """What parses a command's arguments; of all commands where it is none, or needs to know them all."""
    from factdeck import __version__

    parser = argparse.ArgumentParser(
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
        import_module(f"factdeck.commands.{module}").add(commands)
    parser.set_defaults(parser=parser)
    return parser
