"""A small table to one inline text a row, with the head of each column before its cell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from factdeck.article import Inline, Span, plain
from factdeck.importing.spans import joined, tidy

MOST_ROWS = 15
MOST_COLUMNS = 5
MOST_CHARACTERS = 300
"""Of a row: a longer one is no item of a list."""

_Reader = Callable[[Any], Inline]


def rows_of(table: Any, inline: _Reader) -> list[Inline]:
    """Nothing where the table is too large, merges cells, or stands inside another one."""
    rows = [row for row in map(_cells, (table, *_parts(table, "tr"))) if row]
    if any(_merged(cell) or _tables_in(cell) for row in rows for cell in row):
        return []
    heads = (
        [inline(cell.contents) for cell in rows[0]]
        if rows and all(_is_head(cell) for cell in rows[0])
        else []
    )
    told = [_row(row, heads, inline) for row in (rows[1:] if heads else rows)]
    told = [row for row in told if row]
    fits = len(told) <= MOST_ROWS and all(len(row) <= MOST_COLUMNS for row in rows)
    return told if fits and all(len(plain(row)) <= MOST_CHARACTERS for row in told) else []


def _parts(code: Any, *names: str) -> list[Any]:
    inside = code.contents
    return [tag for tag in inside.filter_tags(recursive=False) if str(tag.tag) in names] if inside else []


def _cells(row: Any) -> list[Any]:
    return _parts(row, "td", "th")


def _is_head(cell: Any) -> bool:
    return str(cell.tag) == "th"


def _merged(cell: Any) -> bool:
    return bool(cell.has("colspan") or cell.has("rowspan"))


def _tables_in(cell: Any) -> bool:
    return any(str(tag.tag) == "table" for tag in cell.contents.ifilter_tags()) if cell.contents else False


def _row(cells: list[Any], heads: list[Inline], inline: _Reader) -> Inline:
    values = [inline(cell.contents) if cell.contents else () for cell in cells]
    if not heads or len(heads) != len(values):
        return joined([value for value in values if value], "; ")
    first, *others = zip(heads, values)
    told = [tidy([*head, Span(": "), *value]) for head, value in others if value]
    if not first[1]:
        return joined(told, "; ")
    name = tidy(Span(span.text, bold=True, link=span.link) for span in first[1])
    return joined([name, joined(told, "; ")], ": ") if told else name
