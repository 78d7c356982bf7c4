"""A row of a table: its cells across the columns, its height, and the two parts that a long one is divided into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factdeck.place.box import ROUNDING, FlowBox, gap
from factdeck.place.boxes.text_box import TextBox
from factdeck.scene import Element, Insets

LONG_ROW = 8
"""Lines past which a row may be divided between two columns or pages."""


class GridCell(Struct, kw_only=True):
    """A cell of a grid with its paragraphs."""

    texts: list[TextBox]
    element: Element | None = None
    span: int = 1
    fill: str = ""


class GridRow(Struct, frozen=True, kw_only=True):
    """A row of a grid; the widths of its rules are in points."""

    cells: list[GridCell]
    rule_above: float = 0.0
    rule_below: float = 0.0
    keep_with_next: bool = False
    """A group's heading stays with the group's first row."""


def across(row: GridRow, widths: tuple[float, ...]) -> Iterator[tuple[GridCell, int, float]]:
    """Each cell with the column where it begins and its whole width."""
    column = 0
    for cell in row.cells:
        yield cell, column, sum(widths[column : column + cell.span])
        column += cell.span


def row_height(row: GridRow, widths: tuple[float, ...], padding: Insets, scale: float = 1.0) -> float:
    """The height of a row in points, in columns of these widths and in type so many times as large."""
    heights = (_cell_height(cell, width, padding, scale) for cell, _, width in across(row, widths))
    return max(heights, default=0.0)


def _cell_height(cell: GridCell, width: float, padding: Insets, scale: float) -> float:
    height, above, inner = padding[1] + padding[3], None, width - padding[0] - padding[2]
    for text in cell.texts:
        high = text.height(inner) if scale == 1.0 else text.height_at(inner, scale)
        height += gap(above, text) + high
        above = text
    return height


def is_long(row: GridRow, height: float) -> bool:
    """Whether a row is so high that it may be divided between two pages."""
    leadings = [text.style.leading for cell in row.cells for text in cell.texts]
    return bool(leadings) and height > LONG_ROW * max(leadings)


def least_row_height(row: GridRow, widths: tuple[float, ...], padding: Insets) -> float:
    """The height of the smallest head that a long row is divided into."""
    heights = [
        cell.texts[0].least_height(width - padding[0] - padding[2])
        for cell, _, width in across(row, widths)
        if cell.texts
    ]
    return max(heights, default=0.0) + padding[1] + padding[3]


def divided_row(
    row: GridRow, widths: tuple[float, ...], available: float, padding: Insets
) -> tuple[GridRow, GridRow] | None:
    """A head no higher than ``available`` and the rest; None where not every cell has something in the head."""
    heads: list[GridCell] = []
    rests: list[GridCell] = []
    room = available - padding[1] - padding[3]
    for cell, _, width in across(row, widths):
        head, rest = _divided_texts(cell.texts, width - padding[0] - padding[2], room)
        if cell.texts and not head:
            return None
        heads.append(replace(cell, texts=head))
        rests.append(replace(cell, texts=rest))
    if not any(cell.texts for cell in rests):
        return None
    return replace(row, cells=heads, rule_below=0.0), replace(row, cells=rests, rule_above=0.0)


def _divided_texts(
    texts: Sequence[TextBox], width: float, room: float
) -> tuple[list[TextBox], list[TextBox]]:
    taken = 0.0
    above: FlowBox | None = None
    for number, text in enumerate(texts):
        top = taken + gap(above, text)
        if top + text.height(width) > room + ROUNDING:
            parts = text.split(width, room - top)
            if parts is None:
                while number and texts[number - 1].keep_with_next:
                    number -= 1
                return list(texts[:number]), list(texts[number:])
            return [*texts[:number], parts[0]], [parts[1], *texts[number + 1 :]]
        taken, above = top + text.height(width), text
    return list(texts), []
