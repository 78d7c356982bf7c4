"""A grid to fills, rules and the text of its cells."""

from __future__ import annotations

from factdeck.pdf.painter import Painter
from factdeck.pdf.text_operators import draw_paragraphs
from factdeck.scene import Row, ShapeItem, TableItem
from factdeck.units import Box


def draw_table(painter: Painter, item: TableItem) -> None:
    """Draws a table row by row, tagged cell by cell; an empty cell is one, too.

    Its cells begin at the right where the document runs from right to left.
    """
    top = item.box.y
    for row in item.rows:
        _draw_row(painter, item, row, top)
        top += row.height


def _draw_row(painter: Painter, item: TableItem, row: Row, top: float) -> None:
    for weight, y in ((row.rule_above, top), (row.rule_below, top + row.height)):
        if weight:
            painter.shape(
                ShapeItem(box=Box(item.box.x, y - weight / 2, item.box.width, weight), fill=item.rule_colour)
            )
    before, column = 0.0, 0
    for cell in row.cells:
        width = sum(item.columns[column : column + cell.column_span])
        left = item.box.x + (item.box.width - before - width if painter.leftward else before)
        if cell.fill:
            painter.shape(ShapeItem(box=Box(left, top, width, row.height), fill=cell.fill))
        if cell.element and not cell.paragraphs:
            painter.tags.node(cell.element)
        draw_paragraphs(painter, cell.paragraphs, left, top)
        before += width
        column += cell.column_span
