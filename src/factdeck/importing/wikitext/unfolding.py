"""A page of wikitext that has lost the ends of its lines to one whose headings, lists and tables begin lines again."""

from __future__ import annotations

import re

LEAST_LENGTH = 1000
"""Characters of a line that holds headings, which no page with its line ends has."""
_INNER_HEADING = re.compile(
    r"(?<=\S)[ \t]*(?P<marks>={2,6})(?P<words>[^=\n]{1,100}?)(?P=marks)(?=\s|$)[ \t]*"
)
_ROW = re.compile(r"[ \t]{0,9}(\|-|\|\+|\|\}(?!\}))[ \t]{0,9}")
_CELL = re.compile(r"[ \t]{1,9}([|!])(?=[ \t])(?![|!])")
_ITEM = re.compile(r"[ \t]{1,9}(\*{1,3})[ \t]{0,9}(?=''|\[|[A-Z0-9])")
_TABLE_END = re.compile(r"\|\}(?!\})")


def unfolded(text: str) -> str:
    """The text, with line ends before what only begins a line; unchanged where its lines are whole."""
    longest = max(text.split("\n"), key=len)
    if len(longest) < LEAST_LENGTH or len(_INNER_HEADING.findall(longest)) < 2:
        return text
    text = _INNER_HEADING.sub(r"\n\g<marks>\g<words>\g<marks>\n", text)
    return _outside_tables(text)


def _outside_tables(text: str) -> str:
    parts, at = [], 0
    while (start := text.find("{|", at)) >= 0 and (end := _TABLE_END.search(text, start)):
        parts += [_ITEM.sub(r"\n\1 ", text[at:start]), "\n", _rows(text[start : end.end()]), "\n"]
        at = end.end()
    parts.append(_ITEM.sub(r"\n\1 ", text[at:]))
    return "".join(parts)


def _rows(table: str) -> str:
    """A table with each row, and each cell that a bar begins, on a line of its own."""
    return _CELL.sub(r"\n\1", _ROW.sub(r"\n\1\n", table))
