"""A table's cells to a list with one item a row, the head of each column before its cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from factdeck.article import Inline, ProseBlock, Span, plain
from factdeck.importing.spans import joined, tidy, without_cites

MOST_SPAN = 50
"""Columns and rows that one cell may reach over."""
MOST_COLUMNS = 200
"""Cells of a row that are read, those that reach into it counted."""
MOST_HEAD_ROWS = 3
_LOOKED_AT = 10


class Cell(Struct, frozen=True):
    """``heads`` says that it is a column's or a row's head, ``columns`` and ``rows`` how far it reaches."""

    words: Inline
    heads: bool = False
    columns: int = 1
    rows: int = 1
    inside: tuple[ProseBlock, ...] = ()
    """What a table inside the cell says, which follows its row."""


Row = Sequence[Cell]


def reach(written: str) -> int:
    """How far a cell reaches by what it says of itself, within bounds."""
    value = written.strip()
    return max(1, min(int(value), MOST_SPAN)) if value.isascii() and value.isdigit() and len(value) < 6 else 1


def grid(rows: Iterable[Row]) -> Iterator[list[Cell]]:
    """The rows with a cell for each column: one that reaches over several stands in all of them."""
    reaching: dict[int, tuple[int, Cell]] = {}
    for cells in rows:
        row: list[Cell] = []
        for cell in cells:
            _fill(row, reaching)
            for _ in range(min(cell.columns, MOST_COLUMNS - len(row))):
                reaching[len(row)] = (cell.rows - 1, cell)
                row.append(cell)
        _fill(row, reaching)
        if row:
            yield row


def _fill(row: list[Cell], reaching: dict[int, tuple[int, Cell]]) -> None:
    """Put in what reaches down from the rows above."""
    while len(row) < MOST_COLUMNS and (result := reaching.get(len(row))) and result[0] > 0:
        reaching[len(row)] = (result[0] - 1, result[1])
        row.append(Cell(result[1].words, result[1].heads))


def row_blocks(rows: Sequence[Row]) -> list[ProseBlock]:
    """A grid's rows as items; a first row that is one head over all columns is a paragraph above them."""
    blocks: list[ProseBlock] = []
    left = rows
    while left and (caption := _caption(left[0])):
        blocks += [ProseBlock("paragraph", caption), *_inside(left[0])]
        left = left[1:]
    heads, below = _heads(left)
    for row in left[: len(left) - len(below)]:
        blocks += _inside(row)
    for row in below:
        text = _told(row, heads)
        blocks += [ProseBlock("bullet", text)] if text else []
        blocks += _inside(row)
    return blocks


def _inside(row: Row) -> list[ProseBlock]:
    """What tables inside the cells say, each cell once."""
    return [block for cell in {id(cell): cell for cell in row}.values() for block in cell.inside]


def _caption(row: Row) -> Inline:
    return row[0].words if row[0].heads and len(row) > 1 and len(different(row)) == 1 else ()


def different(row: Row) -> list[Cell]:
    """The cells, each of those that reach over several columns once."""
    return [next(same) for _, same in groupby(row, key=lambda cell: id(cell.words))]


def _heads(rows: Sequence[Row]) -> tuple[list[Inline], Sequence[Row]]:
    """What stands over each column, of several rows of heads joined; and the rows below."""
    count = 0
    while count < min(len(rows), MOST_HEAD_ROWS) and all(cell.heads for cell in rows[count]):
        count += 1
    if not count or count == len(rows):
        return [], rows
    width = max(len(row) for row in rows[:count])
    heads = []
    for column in range(width):
        words = [without_cites(row[column].words) for row in rows[:count] if column < len(row)]
        unlike = [word for number, word in enumerate(words) if word and word not in words[:number]]
        heads.append(joined(unlike, ", "))
    return heads, rows[count:]


def _told(row: Row, heads: Sequence[Inline]) -> Inline:
    if not heads or len(heads) != len(row):
        return joined([cell.words for cell in different(row) if cell.words], "; ")
    pairs: list[tuple[Inline, Inline]] = []
    for head, cell in zip(heads, row, strict=True):
        if cell.words and not (pairs and pairs[-1][1] is cell.words):
            pairs.append((head, cell.words))
    text = [tidy([*head, Span(": "), *value]) if head else value for head, value in pairs]
    if not pairs or not row[0].words:
        return joined(text, "; ")
    text = text[1:]
    name = tidy(replace(span, bold=not span.cite) for span in pairs[0][1])
    return joined([name, joined(text, "; ")], ": ") if text else name


def unsaid_heads(rows: Sequence[Row], blocks: Sequence[ProseBlock]) -> list[str]:
    """Heads of columns whose words stand in none of the blocks that the rows became."""
    said = "\n".join(plain(block.spans) for block in blocks)
    heads = (plain(cell.words).strip() for row in rows[:_LOOKED_AT] for cell in row if cell.heads)
    return [
        words for words in dict.fromkeys(heads) if not re.search(rf"(?<!\w){re.escape(words)}(?!\w)", said)
    ]
