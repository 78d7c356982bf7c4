"""A table to a list with one item a row, the head of each column before its cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace
from mwparserfromhell.nodes import Tag
from mwparserfromhell.wikicode import Wikicode

from factdeck.article import Inline, ProseBlock, Span, plain
from factdeck.importing.spans import cut, joined, tidy, without_cites

MOST_SPAN = 50
"""Columns and rows that one cell may reach over."""
MOST_COLUMNS = 200
"""Cells of a row that are read, those that reach into it counted."""
MOST_HEAD_ROWS = 3

_Reader = Callable[[Wikicode], Inline]


class _Cell(Struct, frozen=True):
    """``heads`` says that it is a column's or a row's head; ``tables`` are those inside it."""

    words: Inline
    heads: bool
    tables: tuple[Tag, ...] = ()


Row = Sequence[_Cell]


def table_blocks(table: Tag, inline: _Reader) -> list[ProseBlock]:
    """The caption as a paragraph and the rows as items; those of a table inside a cell follow their row."""
    rows = [row for row in _grid(table, inline) if row]
    blocks = []
    while rows and (caption := _caption(rows[0])):
        blocks.append(ProseBlock("paragraph", caption))
        rows = rows[1:]
    heads, rows = _heads(rows)
    for row in rows:
        text = _told(row, heads)
        blocks += [ProseBlock("bullet", text)] if text else []
        for cell in row:
            blocks += [block for inside in cell.tables for block in table_blocks(inside, inline)]
    return blocks


def _grid(table: Tag, inline: _Reader) -> Iterator[list[_Cell]]:
    """The rows with a cell for each column: one that reaches over several stands in all of them."""
    reaching: dict[int, tuple[int, _Cell]] = {}
    for row in (table, *_parts(table, "tr")):
        cells = _parts(row, "td", "th")
        if not cells:
            continue
        text: list[_Cell] = []
        for cell in cells:
            _fill(text, reaching)
            result = _cell(cell, inline)
            for _ in range(min(_span(cell, "colspan"), MOST_COLUMNS - len(text))):
                reaching[len(text)] = (_span(cell, "rowspan") - 1, result)
                text.append(result)
        _fill(text, reaching)
        yield text


def _fill(told: list[_Cell], reaching: dict[int, tuple[int, _Cell]]) -> None:
    """Put in what reaches down from the rows above."""
    while len(told) < MOST_COLUMNS and (result := reaching.get(len(told))) and result[0] > 0:
        reaching[len(told)] = (result[0] - 1, result[1])
        told.append(_Cell(result[1].words, result[1].heads))


def _cell(cell: Tag, inline: _Reader) -> _Cell:
    tables = tuple(_parts(cell, "table"))
    contents = cell.contents
    if contents and tables:
        contents = Wikicode([node for node in contents.nodes if not any(node is each for each in tables)])
    return _Cell(inline(contents) if contents else (), str(cell.tag) == "th", tables)


def _parts(tag: Tag, *names: str) -> list[Tag]:
    inside = tag.contents
    return [part for part in inside.filter_tags(recursive=False) if str(part.tag) in names] if inside else []


def _span(cell: Tag, name: str) -> int:
    value = str(cell.get(name).value or "").strip() if cell.has(name) else ""
    return max(1, min(int(value), MOST_SPAN)) if value.isascii() and value.isdigit() and len(value) < 6 else 1


def _caption(row: Row) -> Inline:
    """“|+ Members”, and a row that is one head over all columns."""
    first = row[0].words
    if plain(first).startswith("+"):
        return joined(
            [tidy(cut(first, 1)), *(cell.words for cell in _different(row)[1:] if cell.words)], "; "
        )
    return first if row[0].heads and len(row) > 1 and len(_different(row)) == 1 else ()


def _different(row: Row) -> list[_Cell]:
    """The cells, each of those that reach over several columns once."""
    return [next(same) for _, same in groupby(row, key=lambda cell: id(cell.words))]


def _heads(rows: list[list[_Cell]]) -> tuple[list[Inline], list[list[_Cell]]]:
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
        different = [word for number, word in enumerate(words) if word and word not in words[:number]]
        heads.append(joined(different, ", "))
    return heads, rows[count:]


def _told(row: Row, heads: Sequence[Inline]) -> Inline:
    if not heads or len(heads) != len(row):
        return joined([cell.words for cell in _different(row) if cell.words], "; ")
    pairs: list[tuple[Inline, Inline]] = []
    for head, cell in zip(heads, row, strict=True):
        if cell.words and not (pairs and pairs[-1][1] is cell.words):
            pairs.append((head, cell.words))
    text = [tidy([*head, Span(": "), *value]) if head else value for head, value in pairs[1:]]
    if not pairs or not row[0].words:
        first = [tidy([*pairs[0][0], Span(": "), *pairs[0][1]])] if pairs and pairs[0][0] else []
        return joined([*first, *text], "; ")
    name = tidy(replace(span, bold=not span.cite) for span in pairs[0][1])
    return joined([name, joined(text, "; ")], ": ") if text else name
