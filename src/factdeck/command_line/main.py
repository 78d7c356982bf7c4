"""The command line as a process, and as a function of programs.

All else is loaded inside, when little garbage is looked for.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from factdeck.command_line.garbage import little_garbage_collected


def run() -> NoReturn:
    """The command line as a process: when all is told it ends at once.

    Python would first look through all objects for garbage and take apart every module, which takes a quarter of a build.
    """
    with little_garbage_collected():
        from factdeck.command_line.streams import open_streams

        open_streams()
        os._exit(main())


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status. Standard output is the one it was, even if it failed."""
    from factdeck.command_line.running import run_command

    return run_command(list(sys.argv[1:] if arguments is None else arguments))
