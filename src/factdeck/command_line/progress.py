"""Steps of long work to a bar on a terminal, to plain lines elsewhere, or to nothing."""

from __future__ import annotations

import sys
from typing import TextIO

BAR_WIDTH = 24


class Progress:
    """Tells steps on standard error, so that standard output stays clean."""

    def __init__(self, steps: int, *, quiet: bool, stream: TextIO | None = None):
        self.steps, self.quiet = max(1, steps), quiet
        self.stream = stream if stream is not None else sys.stderr
        self.bar = not quiet and self.stream.isatty()
        self.done = 0

    def step(self, message: str) -> None:
        """Say what is being done now."""
        if self.quiet:
            return
        if self.bar:
            filled = min(BAR_WIDTH, BAR_WIDTH * self.done // self.steps)
            self.stream.write(f"\r\033[K[{'#' * filled}{'.' * (BAR_WIDTH - filled)}] {message}")
        else:
            self.stream.write(f"{message}\n")
        self.stream.flush()
        self.done += 1

    def clear(self) -> None:
        """Take the bar away, so that what is told next stands on a line of its own."""
        if self.bar:
            self.stream.write("\r\033[K")
            self.stream.flush()
