"""Numbered entries to labels in rows of equal columns, in the order of their numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from factdeck.diagrams.pen import label
from factdeck.diagrams.timeline.labels import TEXT_LEADING, LabelMaker, TextLine, joints
from factdeck.diagrams.timeline.spots import Spot
from factdeck.drawing import Part

GUTTER, NARROWEST, WIDEST = 0.9, 6.8, 24.0
"""Between columns, and the least and greatest width of a label, by its size."""
ROW_GAP = 0.6
"""Between rows on one side, by the leading."""
MOST_IN_ONE_ROW = 4
"""So few labels stand in one row, above the axis."""
INDENT = 0.45
"""Between the number and the words, by their size."""


class Cell(Struct, frozen=True):
    """A label: ``lines`` are set as far from the column's edge as the number before them asks for."""

    spot: Spot
    lines: Sequence[TextLine]
    indent: float
    height: float


class LabelGrid(Struct, frozen=True):
    """Rows from the top. ``above`` says how many of them stand above the axis."""

    rows: Sequence[Sequence[Cell]]
    above: int
    step: float
    """From one column to the next."""
    gap: float
    """From one row to the next."""

    def heights(self, *, above: bool) -> list[float]:
        rows = self.rows[: self.above] if above else self.rows[self.above :]
        return [max(cell.height for cell in row) for row in rows]

    def height(self, *, above: bool) -> float:
        heights = self.heights(above=above)
        return sum(heights) + self.gap * max(0, len(heights) - 1)

    def placed(self, top: float, *, above: bool) -> Iterator[tuple[Cell, float, float]]:
        """Each label of a side with the left edge of its column and its top; y grows upwards."""
        rows = self.rows[: self.above] if above else self.rows[self.above :]
        for row, height in zip(rows, self.heights(above=above), strict=True):
            for column, cell in enumerate(row):
                yield cell, column * self.step, top
            top -= height + self.gap


def columns_of(count: int, most: int, width: float, size: float) -> int:
    """Few labels stand in one row, others in two, in more columns than ``most`` by one at the utmost."""
    room = int((width + size * GUTTER) // (size * (NARROWEST + GUTTER)))
    wanted = count if count <= MOST_IN_ONE_ROW else -(-count // 2)
    return max(1, min(wanted, most + 1, room))


def make_grid(spots: Sequence[Spot], maker: LabelMaker, width: float, columns: int) -> LabelGrid:
    """The labels of these spots in so many columns over a width in points; of two rows and more, the upper half above the axis."""
    look = maker.look
    gutter = look.size * GUTTER
    step = (width + gutter) / columns
    room = min(step - gutter, look.size * WIDEST)
    cells = [_cell(spot, maker, room) for spot in spots]
    rows = [cells[start : start + columns] for start in range(0, len(cells), columns)]
    above = len(rows) if len(rows) == 1 else -(-len(rows) // 2)
    return LabelGrid(rows, above, step, look.leading * ROW_GAP)


def _cell(spot: Spot, maker: LabelMaker, room: float) -> Cell:
    look, entry = maker.look, spot.entry
    indent = min(maker.width(spot.number, look.bold, look.size) + look.size * INDENT, room / 2)
    texts = (
        (entry.date, look.bold, look.size, look.leading),
        (entry.title, look.regular, look.size, look.leading),
        (entry.text, look.regular, look.small, look.small * TEXT_LEADING),
    )
    lines: list[TextLine] = []
    top = 0.0
    for text, font, size, leading in texts:
        wrapped = maker.wrap(text, font, size, room - indent)
        for (wording, width), joined in zip(
            wrapped, joints(text, [wording for wording, _ in wrapped]), strict=True
        ):
            lines.append(TextLine(wording, font, size, top, leading, width, joined if lines else ""))
            top += leading
    return Cell(spot, lines, indent, max(top, look.leading))


def cell_parts(cell: Cell, left: float, top: float, maker: LabelMaker) -> list[Part]:
    """The number and the words, from the left edge of the column."""
    look = maker.look

    def told(text: str, line: TextLine, indent: float, colour: str) -> Part:
        return label(
            look,
            text,
            left + indent,
            top - line.baseline,
            font=line.font,
            size=line.size,
            colour=colour,
            joined=line.joined,
        )

    number = TextLine(cell.spot.number, look.bold, look.size, 0.0, look.leading, 0.0)
    parts = [told(number.text, number, 0.0, cell.spot.form.colour)]
    return [*parts, *(told(line.text, line, cell.indent, "") for line in cell.lines)]
