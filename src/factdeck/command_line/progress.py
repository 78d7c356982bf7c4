"""Steps of long work to a bar on a terminal, to plain lines elsewhere, or to nothing."""

from __future__ import annotations

import os
import sys
from typing import TextIO
from unicodedata import east_asian_width

from factdeck.messages.problems import in_one_line

BAR_WIDTH = 24
WIDE_ENOUGH = 1000
"""Columns of a terminal that doesn't say how many it has."""


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
        message = in_one_line(message)
        if self.bar:
            columns = _columns(self.stream)
            width = min(BAR_WIDTH, columns // 3)
            filled = min(width, width * self.done // self.steps)
            line = _cut(f"[{'#' * filled}{'.' * (width - filled)}] {message}", columns - 1)
            self.stream.write(f"\r\033[K{line}")
        else:
            self.stream.write(f"{message}\n")
        self.stream.flush()
        self.done += 1

    def clear(self) -> None:
        """Take the bar away, so that what is told next stands on a line of its own."""
        if self.bar:
            self.stream.write("\r\033[K")
            self.stream.flush()


def _columns(stream: TextIO) -> int:
    try:
        return os.get_terminal_size(stream.fileno()).columns or WIDE_ENOUGH
    except (OSError, ValueError):
        return WIDE_ENOUGH


def _cut(text: str, columns: int) -> str:
    """What of a line a terminal shows without breaking it: the next bar would leave its beginning behind."""
    taken = 0
    for place, letter in enumerate(text):
        taken += 2 if east_asian_width(letter) in "WF" else 1
        if taken > columns:
            return text[:place]
    return text
