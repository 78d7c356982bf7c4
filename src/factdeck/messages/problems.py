"""What is wrong, where it stands and what to do: told together, in the file's order, with the line under a caret."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from factdeck.seldom import seldom

Severity = Literal["error", "warning"]


@lru_cache(maxsize=64)
def lines_of(text: str) -> tuple[str, ...]:
    """A text's lines without their ends."""
    return tuple(line.rstrip("\r") for line in text.split("\n"))


class Source(Struct, frozen=True):
    """A text that was read, under the name that messages call it by."""

    name: str
    text: str
    data: bytes = b""
    """The file's bytes as they were read; the text has its line ends made equal."""

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its end; empty past the last."""
        lines = lines_of(self.text)
        return lines[number - 1] if 1 <= number <= len(lines) else ""


class Mark(Struct, frozen=True):
    """A stretch of one line in a source. Line and column count from 1, in characters."""

    source: Source
    line: int = 1
    column: int = 1
    length: int = 1

    def __str__(self) -> str:
        return f"{self.source.name}:{self.line}:{self.column}"


MOST_QUOTED = 200
"""Characters of somebody else's text in a message."""
MOST_TOLD = 1000
"""Characters in a message, and in a hint."""
_QUOTED = seldom(
    r"""(?<!\w)(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|“[^”]*”|"""  # as repr quotes, and as print does
    rf"\S{{{MOST_QUOTED + 1},}}",
    re.DOTALL,
)


def shortened(told: str) -> str:
    """A message in which each quotation, and each word, has ``MOST_QUOTED`` characters at most."""
    if len(told) <= MOST_QUOTED:
        return told
    beginning_and_end = cut(told, 4 * MOST_TOLD)
    return cut(_QUOTED.sub(lambda found: cut(found[0], MOST_QUOTED), beginning_and_end), MOST_TOLD)


def cut(text: str, most: int) -> str:
    """The text without its middle where it is longer; the end of a name often says more than what is before it."""
    if len(text) <= most:
        return text
    end = most // 4
    return f"{text[: most - end - 1]}…{text[-end:]}"


class Problem(Struct, frozen=True):
    """One thing that is wrong. ``message`` begins with the path in the content, as in ``timeline[3].date: …``.

    ``of`` makes one of words that may quote anything.
    """

    mark: Mark | None
    message: str
    hint: str = ""
    severity: Severity = "error"
    code: str = ""
    """A stable code such as FD012."""

    def __str__(self) -> str:
        kind = "warning: " if self.severity == "warning" else ""
        place = f"{in_one_line(shortened(str(self.mark)))}: " if self.mark else ""
        text = [f"{place}{kind}{self.message}" + (f" [{self.code}]" if self.code else "")]
        if self.mark:
            text += excerpt(self.mark)
        if self.hint:
            text.append(f"  hint: {self.hint}")
        return harmless("\n".join(text))

    @classmethod
    def of(
        cls, mark: Mark | None, message: str, hint: str = "", severity: Severity = "error", code: str = ""
    ) -> Problem:
        """A problem whose message and hint are shortened where they quote much."""
        return cls(mark, shortened(message), shortened(hint), severity, code)


WIDEST_EXCERPT = 100
_CONTROLS = seldom("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def harmless(text: str) -> str:
    """The text with a replacement character for each sign that would steer a terminal or turn its lines around."""
    return _CONTROLS.sub("\ufffd", text)


_IN_LINE = seldom("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def in_one_line(text: str) -> str:
    """The text with each sign escaped that would end its line, steer a terminal or turn the line around."""
    return _IN_LINE.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def excerpt(mark: Mark) -> list[str]:
    """The marked line and a line of carets under it; a long line is cut around the mark."""
    text = mark.source.line(mark.line)
    if not text:
        return []
    start = mark.column - 1
    length = max(1, min(mark.length, len(text) - start))
    cut = max(0, start - WIDEST_EXCERPT // 2) if len(text) > WIDEST_EXCERPT else 0
    shown = text[cut : cut + WIDEST_EXCERPT].expandtabs(1)
    shown = ("…" + shown[1:]) if cut else shown
    shown = (shown[:-1] + "…") if cut + WIDEST_EXCERPT < len(text) else shown
    number = str(mark.line).rjust(5)
    carets = "^" * max(1, min(length, WIDEST_EXCERPT - (start - cut)))
    return [f"{number} | {shown}", f"{' ' * 5} | {' ' * (start - cut)}{carets}"]


class FactdeckError(Exception):
    """Raised when a stage can't go on: carries every problem found so far."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = in_file_order(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class Problems:
    """Collects problems while a stage goes on, so that all are told at once."""

    def __init__(self) -> None:
        self._found: dict[Problem, None] = {}

    def __iter__(self) -> Iterator[Problem]:
        return iter(in_file_order(self._found))

    def __len__(self) -> int:
        return len(self._found)

    @property
    def errors(self) -> list[Problem]:
        return in_file_order(problem for problem in self._found if problem.severity == "error")

    def add(self, problem: Problem) -> None:
        """Adds a problem; the same one twice counts once."""
        self._found[problem] = None

    def error(self, mark: Mark | None, message: str, hint: str = "", code: str = "") -> None:
        """Adds an error: nothing is written while there is one."""
        self.add(Problem.of(mark, message, hint, "error", code))

    def warning(self, mark: Mark | None, message: str, hint: str = "", code: str = "") -> None:
        """Adds a warning: outputs are written all the same."""
        self.add(Problem.of(mark, message, hint, "warning", code))

    def raise_errors(self) -> None:
        """Raise FactdeckError with all that was found where any of it is an error."""
        if any(problem.severity == "error" for problem in self._found):
            raise FactdeckError(self._found)


def in_file_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems by file, line and column; those without a place come first."""
    return sorted(
        problems,
        key=lambda p: (p.mark.source.name, p.mark.line, p.mark.column) if p.mark else ("", 0, 0),
    )
