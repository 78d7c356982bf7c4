"""YAML files with what is wrong in them said beside the bad line, as a compiler's own tests do.

Under a bad line stand its carets, the message and the hint, each on a line that begins with ``#`` in the first
column; these lines are taken out before the file is read, so that they may stand inside a text as well:

    lead: See [there](file:///x).
    #                 ^^^^^^^^^ error: lead: links to file: are not made
    # hint: link to the web (https://…) or to a mailbox (mailto:…)

Where the first caret would stand on the ``#``, the ``#`` stands for it. ``--write-golden`` writes them anew.
"""

from __future__ import annotations

import re
from pathlib import Path

from factdeck.messages.problems import Problem, Source

_EXPECTED = re.compile(r"#( *)(\^*) (error|warning): (.*)")
_HINT = re.compile(r"# hint: (.*)")

Told = tuple[int, int, int, str, str, str]
"""Line, column, length, severity, message and hint."""


def read_case(path: Path) -> tuple[str, list[Told]]:
    """The text without its expectations, and the expectations."""
    kept: list[str] = []
    told: list[Told] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        expected, hint = _EXPECTED.fullmatch(line), _HINT.fullmatch(line)
        if expected:
            spaces, carets = len(expected[1]), len(expected[2])
            column, length = (spaces + 2, carets) if spaces else (1, carets + 1)
            told.append((len(kept), column, length, expected[3], expected[4], ""))
        elif hint and told:
            told[-1] = (*told[-1][:5], hint[1])
        else:
            kept.append(line)
    return "\n".join(kept), told


def told_of(problem: Problem) -> Told:
    mark = problem.mark
    assert mark is not None
    room = len(mark.source.line(mark.line)) - mark.column + 1
    length = max(1, min(mark.length, room))
    return mark.line, mark.column, length, problem.severity, problem.message, problem.hint


def write_case(path: Path, text: str, found: list[Told]) -> None:
    """The text with what was found in it beside its lines."""
    lines = text.split("\n")
    for number in range(len(lines), 0, -1):
        beside = [each for each in found if each[0] == number]
        lines[number:number] = [line for each in beside for line in _beside(each)]
    path.write_text("\n".join(lines), encoding="utf-8")


def _beside(told: Told) -> list[str]:
    _, column, length, severity, message, hint = told
    carets = "#" + "^" * (length - 1) if column == 1 else "#" + " " * (column - 2) + "^" * length
    return [f"{carets} {severity}: {message}", *([f"# hint: {hint}"] if hint else [])]


def case_source(path: Path, text: str) -> Source:
    return Source(path.name, text)
