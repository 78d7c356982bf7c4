"""A grid to fills, rules and the text of its cells, with the roles of a table."""

from __future__ import annotations

from factdeck.language.scripts import is_leftward_language
from factdeck.scene import Cell, Row, TableItem
from factdeck.svg.writing.painter import Painter, origin, rectangle
from factdeck.svg.writing.paragraphs import paragraphs_svg
from factdeck.svg.writing.xml import tag


def table_svg(painter: Painter, item: TableItem) -> str:
    """A table row by row, with the roles that screen readers know."""
    rows, top = "", item.box.y
    for number, row in enumerate(item.rows):
        rows += _row(painter, item, row, number, top)
        top += row.height
    return tag("g", {"role": "table", "aria-label": item.alt or None, **origin(item.origin)}, rows)


def _row(painter: Painter, item: TableItem, row: Row, number: int, top: float) -> str:
    """Its cells begin at the right where the document runs from right to left."""
    leftward = is_leftward_language(painter.lang)
    rules = "".join(
        rectangle(item.box.x, y - weight / 2, item.box.width, weight, {"fill": item.rule_colour})
        for weight, y in ((row.rule_above, top), (row.rule_below, top + row.height))
        if weight
    )
    cells, column = "", 0
    for cell in row.cells:
        before, width = sum(item.columns[:column]), sum(item.columns[column : column + cell.column_span])
        left = item.box.x + (sum(item.columns) - before - width if leftward else before)
        if cell.fill:
            rules += rectangle(left, top, width, row.height, {"fill": cell.fill})
        cells += _cell(painter, cell, _role(item, number, column), left, top, width)
        column += cell.column_span
    return tag("g", {"role": "row"}, rules + cells)


def _cell(painter: Painter, cell: Cell, role: str, left: float, top: float, width: float) -> str:
    content = paragraphs_svg(painter, cell.paragraphs, left, top, width)
    span = str(cell.column_span) if cell.column_span > 1 else None
    return tag("g", {"role": role, "aria-colspan": span}, content)


def _role(item: TableItem, row: int, column: int) -> str:
    if row < item.header_rows:
        return "columnheader"
    return "rowheader" if column < item.header_columns else "cell"
