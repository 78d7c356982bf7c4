"""Cards to the cells of sheets that they take: one each, two where the text is long, or several where it goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace

from factdeck.messages.problems import Mark
from factdeck.place.cards.face import Face, fitted_face, parts_of_face, with_own_elements
from factdeck.units import Box, Size

MOST_ROWS = 2
"""Cells below each other that one card may take."""


class CutCard(Struct, frozen=True):
    """A card with its two sides; what its number becomes where it goes on stands in ``again``, front and back."""

    name: str
    front: Face
    back: Face = Face()
    again: tuple[Face, Face] = (Face(), Face())
    mark: Mark | None = None


class Cell(Struct, frozen=True):
    """A card in its place on a sheet: column and row, counted from 0, and how many rows it takes."""

    card: CutCard
    column: int
    row: int
    rows: int = 1


class CardGrid(Struct, frozen=True):
    """Cells of equal size, in points, with their padding; a card takes ``across`` of them beside each other."""

    columns: int
    rows: int
    cell: Size
    padding: float
    across: int = 1

    @property
    def cards_in_row(self) -> int:
        return self.columns // self.across

    def inner(self, rows: int = 1) -> Size:
        """The room for text in a card of so many rows."""
        return Size(self.cell.width - 2 * self.padding, rows * self.cell.height - 2 * self.padding)

    def box(self, column: int, row: int, rows: int = 1) -> Box:
        """A cell, from the grid's upper left corner."""
        return Box(column * self.cell.width, row * self.cell.height, self.cell.width, rows * self.cell.height)

    def room(self, column: int, row: int, rows: int = 1) -> Box:
        """What of a cell text may take: cut lines are a padding away from it."""
        pad = self.padding
        return self.box(column, row, rows).inset(pad, pad, pad, pad)


def planned_sheets(
    cards: Sequence[CutCard], grid: CardGrid, least: float, too_long: Callable[[CutCard], None]
) -> list[tuple[Cell, ...]]:
    """The cells of each sheet, filled row by row. ``too_long`` is told each card that goes on on another."""
    sheets: list[tuple[Cell, ...]] = []
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    for card in cards:
        for part, rows in _sized(card, grid, least, too_long):
            place = _free_place(grid, taken, rows)
            if place is None:
                sheets.append(_in_order(cells))
                taken, cells = set(), []
                place = (0, 0)
            column, row = place
            taken |= {(column, row + number) for number in range(rows)}
            cells.append(Cell(part, column, row, rows))
    return [*sheets, _in_order(cells)] if cells else sheets


def _in_order(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """Row by row, as they are read: a short card may have filled the room beside a long one before it."""
    return tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))


def _free_place(grid: CardGrid, taken: set[tuple[int, int]], rows: int) -> tuple[int, int] | None:
    """The first place, row by row, for a card of so many rows."""
    for row in range(grid.rows - rows + 1):
        for column in range(grid.cards_in_row):
            if not taken & {(column, row + number) for number in range(rows)}:
                return column, row
    return None


def _sized(
    card: CutCard, grid: CardGrid, least: float, too_long: Callable[[CutCard], None]
) -> Iterator[tuple[CutCard, int]]:
    """The card in type that fits, with the rows that it takes; in parts where even the most rows don't hold it."""
    most = min(MOST_ROWS, grid.rows)
    for rows in range(1, most + 1):
        front = fitted_face(card.front, grid.inner(rows), least)
        back = fitted_face(card.back, grid.inner(rows), least)
        if front and back:
            yield replace(card, front=front, back=back), rows
            return
    too_long(card)
    room = grid.inner(most)
    sides = zip_longest(parts_of_face(card.front, room, least), parts_of_face(card.back, room, least))
    for number, (front, back) in enumerate(sides):
        part = replace(card, front=front or Face(), back=back or Face())
        yield (_continued(part, number + 1) if number else part), most


def _continued(card: CutCard, number: int) -> CutCard:
    ahead, behind = card.again
    front, back = with_own_elements(
        replace(card.front, number=ahead.number), replace(card.back, number=behind.number)
    )
    return replace(card, name=f"{card.name} part {number}", front=front, back=back)
