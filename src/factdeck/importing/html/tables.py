"""A page's table: its rows and cells, whether it only lays out the page, and which of its rows are heads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml.etree import _Element
from msgspec.structs import replace

from factdeck.article import Inline, plain
from factdeck.importing.html.elements import words_of
from factdeck.importing.html_names import HEADINGS
from factdeck.importing.tables import Cell, Row, different

MOST_WORDS = 80
"""Words of a cell: where a longer one stands in a table of two columns without heads, the table lays out text."""
MOST_WORDS_OF_HEAD = 6
_GROUPS = ("thead", "tbody", "tfoot")


def rows_of(table: _Element) -> Iterator[_Element]:
    """The rows of the table itself."""
    for part in table:
        if part.tag == "tr":
            yield part
        elif part.tag in _GROUPS:
            yield from part.iterchildren("tr")


def cells_of(row: _Element) -> list[_Element]:
    """The cells of a row."""
    return list(row.iterchildren("td", "th"))


def is_laid_out(table: _Element) -> bool:
    """Whether its cells hold text that goes on from one to the next, and no facts by rows and columns."""
    if table.get("role") in ("presentation", "none") or _strays(table):
        return True
    rows = [cells_of(row) for row in rows_of(table)]
    headed = any(cell.tag == "th" for row in rows for cell in row)
    widest = max(map(len, rows), default=0)
    if not widest or (widest == 1 and not headed):
        return True
    if not headed and table.find(".//table") is not None:
        return True
    if table.find(".//table") is None and any(
        table.find(f".//{heading}") is not None for heading in HEADINGS
    ):
        return True
    return (
        widest == 2
        and not headed
        and any(len(words_of(cell).split()) > MOST_WORDS for row in rows for cell in row)
    )


def _strays(table: _Element) -> bool:
    """Whether words stand in the table outside its cells, as in broken pages."""
    parts = [table, *(part for part in table if part.tag in _GROUPS), *rows_of(table)]
    texts = (text for part in parts for text in (part.text, *(each.tail for each in part)))
    return any(text and text.strip() for text in texts)


def with_heads(rows: list[list[Cell]]) -> list[list[Cell]]:
    """The rows, the first one as heads where no cell says that it is one and its words look like it."""
    if len(rows) < 2 or any(cell.heads for row in rows for cell in row) or not _heads_others(rows):
        return rows
    first: dict[int, Cell] = {}
    for cell in rows[0]:
        bare: Inline = tuple(replace(span, bold=False) for span in cell.words)
        first.setdefault(id(cell), replace(cell, words=bare, heads=True))
    return [[first[id(cell)] for cell in rows[0]], *rows[1:]]


def _heads_others(rows: Sequence[Row]) -> bool:
    first = rows[0]
    words = [plain(cell.words).strip() for cell in first]
    if len(different(first)) < 2 or not all(words[1:]):
        return False
    if all(span.bold or not span.text.strip() for cell in first for span in cell.words):
        return not all(span.bold for row in rows[1:] for cell in row for span in cell.words)
    short = all(len(each.split()) <= MOST_WORDS_OF_HEAD and not any(map(str.isdigit, each)) for each in words)
    below = [[plain(cell.words) for cell in row] for row in rows[1:]]
    numbers = any(
        all(len(row) > column and row[column][:1].isdigit() for row in below) for column in range(len(first))
    )
    return short and len(set(words)) == len(words) and numbers
