"""A bar on a terminal takes one line of it, however narrow that is."""

from __future__ import annotations

import os
from io import StringIO

import pytest

from factdeck.command_line.progress import Progress


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return 1


@pytest.mark.parametrize(
    ("columns", "message", "shown"),
    [
        (80, "1 of 2", f"[{'#' * 12}{'.' * 12}] 1 of 2"),
        (30, "1 of 2, 0.4 a second, 1 min 42 s left", "[#####.....] 1 of 2, 0.4 a se"),
        (30, "北京市北京市北京市北京市: placing", "[#####.....] 北京市北京市北京"),
        (0, "1 of 2", f"[{'#' * 12}{'.' * 12}] 1 of 2"),
        (1, "1 of 2", ""),
    ],
)
def test_a_bar_is_no_wider_than_its_terminal(
    columns: int, message: str, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "get_terminal_size", lambda _handle: os.terminal_size((columns, 24)))
    stream = Terminal()
    progress = Progress(2, quiet=False, stream=stream)
    progress.step("0 of 2")
    progress.step(message)
    assert stream.getvalue().rpartition("\r\033[K")[2] == shown


def test_a_terminal_that_does_not_say_how_wide_it_is_shows_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(_handle: int) -> os.terminal_size:
        raise OSError

    monkeypatch.setattr(os, "get_terminal_size", unknown)
    stream = Terminal()
    Progress(2, quiet=False, stream=stream).step("x" * 200)
    assert stream.getvalue().endswith("x" * 200)
