"""A scalar's value and its lines in the source to the place of each of its characters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factdeck.reading.scalar import Places

_PROPERTY = re.compile(r"[&!]\S* *")
_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")


def scalar_places(value: str, style: str, lines: Sequence[str], line: int, column: int) -> Places:
    """Where the stretches of a value stand; ``line`` and ``column`` are the scalar's, counted from 0.

    ``style`` is PyYAML's: ``|``, ``>``, ``'``, ``"`` or empty for a plain scalar. How lines are folded
    is in YAML 1.2.2, sections 6.5, 7.3 and 8.1.
    """
    line, column = _behind_properties(lines, line, column)
    if style == "|":
        places = _literal(value, lines, line + 1)
    elif style == ">":
        places = _folded(value, lines, line + 1)
    else:
        places = _flow(value, style, lines, line, column + (1 if style else 0))
    return tuple(places) or ((0, line + 1, column + 1),)


def _behind_properties(lines: Sequence[str], line: int, column: int) -> tuple[int, int]:
    """Past an anchor or a tag, which may stand on a line of its own."""
    result = _PROPERTY.match(lines[line], column) if line < len(lines) else None
    if result is None:
        return line, column
    column = result.end()
    while line + 1 < len(lines) and (not lines[line][column:].strip() or lines[line][column] == "#"):
        line += 1
        column = _indent(lines[line])
    return _behind_properties(lines, line, column)


def _literal(value: str, lines: Sequence[str], line: int) -> list[tuple[int, int, int]]:
    """Each line of the value is the end of a line of the source."""
    places = []
    offset = 0
    for text in value.split("\n"):
        if text and line < len(lines):
            places.append((offset, line + 1, len(_bare(lines[line])) - len(text) + 1))
        offset += len(text) + 1
        line += 1
    return places


def _folded(value: str, lines: Sequence[str], line: int) -> list[tuple[int, int, int]]:
    """Lines are joined by one space, except beside empty lines and beside lines that are indented further."""
    while line < len(lines) and not lines[line].strip():
        line += 1
    begins = len(value) - len(value.lstrip("\n"))
    spaces = len(value) - begins - len(value[begins:].lstrip(" "))
    indent = _indent(lines[line]) - spaces if line < len(lines) else 0
    places = []
    offset = begins
    for number in range(line, len(lines)):
        text = _bare(lines[number])[indent:]
        if offset >= len(value.rstrip("\n")):
            break
        if text:
            offset = _past_fold(value, offset, text)
            places.append((offset, number + 1, indent + 1))
            offset += len(text)
    return places


def _past_fold(value: str, offset: int, text: str) -> int:
    """The offset at which a line's text goes on, behind what its line break became."""
    if value.startswith("\n", offset):
        while value.startswith("\n", offset):
            offset += 1
    elif value.startswith(" ", offset) and not value.startswith(text, offset):
        offset += 1
    return offset


def _flow(value: str, style: str, lines: Sequence[str], line: int, column: int) -> list[tuple[int, int, int]]:
    """A plain or quoted scalar, walked in step with the source."""
    places = [(0, line + 1, column + 1)]
    if (
        style != '"'
        and lines[line : line + 1]
        and lines[line][column:].startswith(value)
        and "'" not in value
    ):
        return places
    offset = 0
    while offset < len(value) and line < len(lines):
        text = _bare(lines[line])
        if style == '"' and column == len(text) - 1 and text[column] == "\\":
            line, blank = _next_line(lines, line)
            offset += blank
        elif column >= len(text.rstrip()):
            line, blank = _next_line(lines, line)
            offset += blank or 1
        else:
            width = _width(text, column, style)
            offset, column = offset + 1, column + width
            if width > 1:
                places.append((offset, line + 1, column + 1))
            continue
        column = _indent(lines[line]) if line < len(lines) else 0
        places.append((offset, line + 1, column + 1))
    return places


def _next_line(lines: Sequence[str], line: int) -> tuple[int, int]:
    """The next line that isn't empty, and how many empty ones are passed over."""
    blank = 0
    line += 1
    while line < len(lines) and not lines[line].strip():
        line, blank = line + 1, blank + 1
    return line, blank


def _width(text: str, column: int, style: str) -> int:
    """How many characters of the source make the next one of the value."""
    if style == '"' and text.startswith("\\", column):
        result = _ESCAPE.match(text, column)
        return len(result[0]) if result else 1
    return 2 if style == "'" and text.startswith("''", column) else 1


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _bare(line: str) -> str:
    return line.rstrip("\r")
