"""A table of wikitext to a list with one item a row, those of tables inside its cells behind their rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mwparserfromhell.nodes import Tag
from mwparserfromhell.wikicode import Wikicode

from factdeck.article import Inline, ProseBlock, plain
from factdeck.importing.spans import cut, joined, tidy
from factdeck.importing.tables import Cell, Row, different, grid, reach, row_blocks

_Reader = Callable[[Wikicode], Inline]


def table_blocks(table: Tag, inline: _Reader) -> list[ProseBlock]:
    """The caption as a paragraph and the rows as items; those of a table inside a cell follow their row."""
    rows = list(grid(_rows(table, inline)))
    blocks = []
    while rows and (caption := _caption(rows[0])):
        blocks.append(ProseBlock("paragraph", caption))
        rows = rows[1:]
    return blocks + row_blocks(rows)


def _rows(table: Tag, inline: _Reader) -> Iterator[list[Cell]]:
    for row in (table, *_parts(table, "tr")):
        if cells := _parts(row, "td", "th"):
            yield [_cell(cell, inline) for cell in cells]


def _cell(cell: Tag, inline: _Reader) -> Cell:
    tables = tuple(_parts(cell, "table"))
    contents = cell.contents
    if contents and tables:
        contents = Wikicode([node for node in contents.nodes if not any(node is each for each in tables)])
    words = inline(contents) if contents else ()
    inside = tuple(block for table in tables for block in table_blocks(table, inline))
    return Cell(words, str(cell.tag) == "th", _reach(cell, "colspan"), _reach(cell, "rowspan"), inside)


def _parts(tag: Tag, *names: str) -> list[Tag]:
    inside = tag.contents
    return [part for part in inside.filter_tags(recursive=False) if str(part.tag) in names] if inside else []


def _reach(cell: Tag, name: str) -> int:
    return reach(str(cell.get(name).value or "")) if cell.has(name) else 1


def _caption(row: Row) -> Inline:
    """“|+ Members” and what stands in its row."""
    first = row[0].words
    if not plain(first).startswith("+"):
        return ()
    others = [cell.words for cell in different(row)[1:] if cell.words]
    return joined([tidy(cut(first, 1)), *others], "; ")
