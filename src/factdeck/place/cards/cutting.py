"""A sheet's cells to the lines along which it is cut, with marks in the margins, and those along which it is folded.

Lines end before the corners of cards, and a small cross stands at each: so they are told from the rules of a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from factdeck.place.cards.plan import CardGrid, Cell
from factdeck.scene import ShapeItem
from factdeck.units import Box

WEIGHT = 0.5
FOLD_DASH = (4.0, 3.0)
BEFORE_CORNER = 6.0
"""Points between a line's end and the corner that it leads to,"""
ARM = 3.0
"""and of the cross there, from its middle."""
MARK_AWAY = 5.0
"""Points between the cards and a mark,"""
MARK_LENGTH = 7.0
"""and how long that is."""

Edge = tuple[int, int]
"""Which line, and which of its stretches, each a cell long."""


def cut_lines(cells: Sequence[Cell], grid: CardGrid, x: float, y: float, colour: str) -> list[ShapeItem]:
    """Lines around all cards of a grid whose upper left corner is at (x, y), and marks where they leave it."""
    upright: set[Edge] = set()
    level: set[Edge] = set()
    corners: set[tuple[int, int]] = set()
    for cell in cells:
        sides, ends = _sides(cell, grid), (cell.row, cell.row + cell.rows)
        upright |= {(at, number) for at in sides for number in range(*ends)}
        level |= {(at, number) for at in ends for number in range(*sides)}
        corners |= {(column, row) for column in sides for row in ends}
    wide, high = grid.cell.width, grid.cell.height
    lines = [Box(x + at * wide, y + top, 0.0, length) for at, top, length in _runs(upright, grid.rows, high)]
    lines += [
        Box(x + left, y + at * high, length, 0.0) for at, left, length in _runs(level, grid.columns, wide)
    ]
    for column, row in sorted(corners):
        left, top = x + column * wide, y + row * high
        lines += [Box(left - ARM, top, 2 * ARM, 0.0), Box(left, top - ARM, 0.0, 2 * ARM)]
    return [_line(box, colour, "cut") for box in lines]


def fold_lines(cells: Sequence[Cell], grid: CardGrid, x: float, y: float, colour: str) -> list[ShapeItem]:
    """A dashed line in the middle of each card whose sides stand beside each other."""
    boxes = [
        Box(
            x + (cell.column * grid.across + 1) * grid.cell.width,
            y + cell.row * grid.cell.height + BEFORE_CORNER,
            0.0,
            cell.rows * grid.cell.height - 2 * BEFORE_CORNER,
        )
        for cell in cells
    ]
    return [_line(box, colour, "fold", FOLD_DASH) for box in boxes]


def _sides(cell: Cell, grid: CardGrid) -> tuple[int, int]:
    """The columns of the grid at whose left edge a card begins and ends."""
    return cell.column * grid.across, (cell.column + 1) * grid.across


def _runs(edges: Iterable[Edge], count: int, length: float) -> Iterator[tuple[int, float, float]]:
    """Each edge as its line, where it begins and how long it is, and a mark beyond those at the edge of the grid."""
    for at, number in sorted(edges):
        if number == 0:
            yield at, -MARK_AWAY - MARK_LENGTH, MARK_LENGTH
        yield at, number * length + BEFORE_CORNER, length - 2 * BEFORE_CORNER
        if number == count - 1:
            yield at, count * length + MARK_AWAY, MARK_LENGTH


def _line(box: Box, colour: str, name: str, dash: tuple[float, ...] = ()) -> ShapeItem:
    return ShapeItem(box=box, kind="line", stroke=colour, stroke_width=WEIGHT, dash=dash, name=name)
