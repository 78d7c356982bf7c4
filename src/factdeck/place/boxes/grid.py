"""Rows and columns of cells to a table, split between rows, its head repeated."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, inf

from msgspec import Struct, field
from msgspec.structs import replace

from factdeck.place.box import ROUNDING, FlowBox, TooWideWord, gap
from factdeck.place.boxes.row import (
    GridCell,
    GridRow,
    across,
    divided_row,
    is_long,
    least_row_height,
    row_height,
)
from factdeck.place.boxes.text_box import TextBox, lowered_paragraph, narrowest_width
from factdeck.place.widths import Column, told
from factdeck.scene import AnyItem, Cell, Insets, Paragraph, Row, TableItem
from factdeck.units import Box

MOST_OF_WIDTH = 0.6
"""The share of a table that columns may take for the sake of a long word."""
MOST_TOLD = 0.5
"""The share that columns of a told width leave to the others."""
ROOMIER = (1.25, 1.5, 1.75, 2.0)
"""How many times its told width a column may have where that makes tables lower,"""
WORTH_IT = 0.9
"""and how high they are then, at most, by their height at the told width."""
LOW_ROWS = 5
"""Lines that two rows are high at most which stay together under a table's head."""
MOST_COMPARED = 300
"""Rows by whose height widths are compared."""


class _Columns(Struct, frozen=True):
    """What the texts of a table ask of its columns, in points."""

    told: tuple[float | None, ...]
    """The widths that columns are told."""
    least: tuple[float, ...]
    """The width of the widest word in each column, with its padding; 0 where the width that is told is enough."""


class Grid(FlowBox, kw_only=True):
    """A table. A column is as wide as told, in points or by what stands in it, or shares what is left where it is told None.

    A column that is told a width grows with its widest word; where others share the rest, all that are told a width
    leave them what is over ``MOST_OF_WIDTH`` of the table, and a word that is wider is divided. ``alike`` are the
    rows of all tables that stand below each other with columns of the same widths, chosen so that they are low.
    """

    columns: tuple[Column, ...]
    rows: list[GridRow]
    padding: Insets
    header_rows: int = 0
    header_columns: int = 0
    rule_colour: str = "#000000"
    alt: str = ""
    name: str = ""
    alike: tuple[GridRow, ...] = ()
    most_taller: float = 0.0
    """Points that each row below the head is made higher at most, above its text, where room is left over."""
    taller: float = 0.0
    """Points that each is."""
    _known: dict[float, _Columns] = field(default_factory=dict)
    """By the scale of its type, what its texts ask of its columns; asked for once."""
    _measured: dict[tuple[float, float], tuple[tuple[float, ...], list[float]]] = field(default_factory=dict)
    """By width and scale, the widths of the columns and the heights of the rows; the parts of a table keep those of the whole."""
    _words: list[int] = field(default_factory=list)
    """Of each row, once they are counted."""

    def column_widths(self, width: float) -> tuple[float, ...]:
        return self._sizes(width)[0]

    def _row_heights(self, width: float) -> list[float]:
        return self._sizes(width)[1]

    def _sizes(self, width: float, scale: float = 1.0) -> tuple[tuple[float, ...], list[float]]:
        """In type so many times as large: a table is tried in many sizes."""
        result = self._measured.get((width, scale))
        if result is None:
            columns = self._lowest(width, scale) if self.alike else self._widths(width, 1.0, scale)
            padding = _scaled(self.padding, scale)
            heights = [
                row_height(row, columns, padding, scale) + self._room_above(number)
                for number, row in enumerate(self.rows)
            ]
            result = self._measured[width, scale] = (columns, heights)
        return result

    def _room_above(self, number: int) -> float:
        return self.taller if number >= self.header_rows else 0.0

    @property
    def stretch(self) -> float:
        return float(self.taller < self.most_taller)

    def stretched(self, extra: float) -> Grid:
        count = len(self.rows) - self.header_rows
        if not count or not self.stretch:
            return self
        taller = min(self.taller + extra / count, self.most_taller)
        return replace(self, taller=taller, _measured={})

    def _lowest(self, width: float, scale: float) -> tuple[float, ...]:
        best = self._widths(width, 1.0, scale)
        least = WORTH_IT * self._height_of_alike(best, scale)
        for times in ROOMIER:
            widths = self._widths(width, times, scale)
            height = self._height_of_alike(widths, scale)
            if height < least:
                best, least = widths, height
        return best

    def _height_of_alike(self, widths: tuple[float, ...], scale: float) -> float:
        padding = _scaled(self.padding, scale)
        return sum(row_height(row, widths, padding, scale) for row in self.alike[:MOST_COMPARED])

    def _widths(self, width: float, times: float, scale: float) -> tuple[float, ...]:
        """With columns so many times as wide as they are told."""
        known = self._known.get(scale)
        if known is None:
            known = self._known[scale] = self._columns(scale)
        most = width * MOST_OF_WIDTH
        columns = [
            None if column is None else max(column * times, min(least, most))
            for column, least in zip(known.told, known.least, strict=True)
        ]
        fixed = sum(column for column in columns if column is not None)
        shares = sum(column is None for column in columns)
        if shares and fixed > MOST_TOLD * width:
            columns = self._narrowed(columns, MOST_TOLD * width / fixed, scale)
            fixed = sum(column for column in columns if column is not None)
        if shares and fixed > most:
            columns = [None if column is None else column * most / fixed for column in columns]
            fixed = most
        share = (width - fixed) / shares if shares else 0.0
        return tuple(share if column is None else column for column in columns)

    def _narrowed(self, columns: list[float | None], by: float, scale: float) -> list[float | None]:
        """Told widths made smaller by a factor, but none to less than its widest word takes."""
        padding = self.padding[0] + self.padding[2] + ROUNDING

        def least(number: int) -> float:
            widths = (narrowest_width(text, scale) for text in self._texts(number))
            return padding + max(widths, default=0.0)

        return [
            None if column is None else min(column, max(column * by, least(number)))
            for number, column in enumerate(columns)
        ]

    def _columns(self, scale: float) -> _Columns:
        told = tuple(self._told_width(number, scale) for number in range(len(self.columns)))
        return _Columns(told, tuple(self._widest_word(*column, scale) for column in enumerate(told)))

    def _texts(self, number: int) -> Iterator[TextBox]:
        """Those of the cells that stand in one column alone."""
        for row in self.alike or self.rows:
            first = 0
            for cell in row.cells:
                if first == number and cell.span == 1:
                    yield from cell.texts
                first += cell.span

    def _told_width(self, number: int, scale: float) -> float | None:
        padding = self.padding[0] + self.padding[2]
        widths = (text.content_width(scale) + padding for text in self._texts(number))
        return told(self.columns[number], widths)

    def _widest_word(self, number: int, column: float | None, scale: float) -> float:
        """With its padding; 0 where every word of the column fits the width that is told."""
        if column is None:
            return 0.0
        padding = self.padding[0] + self.padding[2]
        room = column - padding
        divided = (text for text in self._texts(number) if not text.holds_each_word(room, scale))
        widths = [word.width + padding for text in divided for word in text.resized(scale).too_wide(room)]
        return max(widths, default=0.0) + (ROUNDING if widths else 0.0)

    def height(self, width: float) -> float:
        return sum(self._row_heights(width))

    def height_at(self, width: float, scale: float) -> float:
        return sum(self._sizes(width, scale)[1])

    def fewest_parts(self, width: float, height: float, scale: float) -> int:
        """So many parts at least are of that height together, in type so many times as large."""
        heights = self._sizes(width, scale)[1]
        low = sum(heights[: self.header_rows]) + max(heights, default=0.0) <= height
        if not low or any(map(is_long, self.rows, [high / scale for high in heights])):
            return 1
        return ceil(sum(heights) / (height + ROUNDING))

    @property
    def is_text(self) -> bool:
        """A table of several rows goes on wherever a page ends."""
        return len(self.rows) > self.header_rows + 1

    def least_height(self, width: float) -> float:
        heights = self._row_heights(width)
        count = self._least_rows(heights)
        heights = heights[:count]
        row = self.rows[count - 1]
        if count <= len(self.rows) and is_long(row, heights[-1]):
            heights[-1] = least_row_height(row, self.column_widths(width), self.padding)
        return sum(heights)

    def _least_rows(self, heights: list[float]) -> int:
        """Under the head at least two of several rows, where these are low."""
        first, count = self.header_rows, self.header_rows + 1
        if 0 < first < len(self.rows) - 2 and not self.rows[first + 1].keep_with_next:
            leadings = (text.style.leading for cell in self.rows[first].cells for text in cell.texts)
            count += sum(heights[first : first + 2]) <= LOW_ROWS * max(leadings, default=0.0)
        while count < len(self.rows) and self.rows[count - 1].keep_with_next:
            count += 1
        return count

    def split(self, width: float, available: float) -> tuple[FlowBox, FlowBox] | None:
        """Between two rows, or inside one that is long; of several rows the last one doesn't go on alone."""
        count, height = 0, 0.0
        for high in self._row_heights(width):
            if height + high > available + ROUNDING:
                break
            height += high
            count += 1
        if self.header_rows <= count < len(self.rows) and is_long(self.rows[count], high):
            parts = divided_row(self.rows[count], self.column_widths(width), available - height, self.padding)
            if parts is not None:
                return self._parts(width, count, parts)
        least = self._least_rows(self._row_heights(width))
        if count == len(self.rows) - 1 and count > least + 1:
            count -= 1
        while count > 0 and self.rows[count - 1].keep_with_next:
            count -= 1
        if count < least or count >= len(self.rows):
            return None
        return self._parts(width, count)

    def _parts(
        self, width: float, count: int, divided: tuple[GridRow, GridRow] | None = None
    ) -> tuple[FlowBox, FlowBox]:
        """The first so many rows and the others, with the two parts of a divided one between them."""
        columns, heights = self._sizes(width)
        said = self._words_of_rows()
        ends, begins = ([divided[0]], [divided[1]]) if divided else ([], [])
        behind = count + len(ends)
        repeated = [_repeated(row) for row in self.rows[: self.header_rows]]
        repeated_heights, repeated_words = heights[: self.header_rows], said[: self.header_rows]

        def height_of(rows: list[GridRow]) -> list[float]:
            return [row_height(row, columns, self.padding) for row in rows]

        head = replace(
            self,
            rows=[*self.rows[:count], *ends],
            space_after=0.0,
            _known={1.0: self._known[1.0]},
            _measured={(width, 1.0): (columns, [*heights[:count], *height_of(ends)])},
            _words=[*said[:count], *map(_words_of, ends)],
        )
        rest = replace(
            self,
            rows=[*repeated, *begins, *self.rows[behind:]],
            space_before=0.0,
            bookmark=None,
            _known={1.0: self._known[1.0]},
            _measured={(width, 1.0): (columns, [*repeated_heights, *height_of(begins), *heights[behind:]])},
            _words=[*repeated_words, *map(_words_of, begins), *said[behind:]],
        )
        return head, rest

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        widths = self.column_widths(width)
        item = TableItem(
            box=Box(x, y, width, self.height(width)),
            name=self.name,
            columns=widths,
            rows=[
                self._placed_row(row, widths, height, self._room_above(number))
                for number, (row, height) in enumerate(zip(self.rows, self._row_heights(width), strict=True))
            ],
            header_rows=self.header_rows,
            header_columns=self.header_columns,
            rule_colour=self.rule_colour,
            alt=self.alt,
        )
        return [item]

    def _placed_row(self, row: GridRow, widths: tuple[float, ...], height: float, above: float) -> Row:
        cells = [self._placed_cell(cell, width, above) for cell, _, width in across(row, widths)]
        return Row(
            height=height,
            cells=cells,
            rule_above=row.rule_above,
            rule_below=row.rule_below,
        )

    def _placed_cell(self, cell: GridCell, width: float, room: float) -> Cell:
        paragraphs: list[Paragraph] = []
        left, top, right, _ = self.padding
        top += room
        above: TextBox | None = None
        for text in cell.texts:
            top += gap(above, text)
            paragraphs.append(lowered_paragraph(text.paragraph(width - left - right), left, top))
            top += text.height(width - left - right)
            above = text
        return Cell(
            paragraphs=paragraphs,
            element=cell.element,
            padding=self.padding,
            fill=cell.fill,
            column_span=cell.span,
        )

    def resized(self, scale: float) -> Grid:
        """The same table in smaller or larger type, with its padding; its columns are as wide as before."""
        if scale == 1.0:
            return self
        known = self._known.get(scale)
        return replace(
            self,
            rows=[_resized(row, scale) for row in self.rows],
            alike=tuple(_resized(row, scale) for row in self.alike),
            padding=_scaled(self.padding, scale),
            _known={1.0: known} if known else {},
            _measured={
                (width, 1.0): found for (width, size), found in self._measured.items() if size == scale
            },
        )

    @property
    def smallest_size(self) -> float:
        sizes = (text.style.size for row in self.rows for cell in row.cells for text in cell.texts)
        return min(sizes, default=inf)

    def too_wide(self, width: float) -> Iterator[TooWideWord]:
        widths = self.column_widths(width)
        for row in self.rows:
            for cell, _, cell_width in across(row, widths):
                for text in cell.texts:
                    yield from text.too_wide(cell_width - self.padding[0] - self.padding[2])

    def words(self) -> int:
        return sum(self._words_of_rows())

    def _words_of_rows(self) -> list[int]:
        if len(self._words) != len(self.rows):
            self._words = [*map(_words_of, self.rows)]
        return self._words


def _scaled(padding: Insets, scale: float) -> Insets:
    left, top, right, bottom = padding
    return left, top * scale, right, bottom * scale


def _resized(row: GridRow, scale: float) -> GridRow:
    cells = [replace(cell, texts=[text.resized(scale) for text in cell.texts]) for cell in row.cells]
    return replace(row, cells=cells)


def _words_of(row: GridRow) -> int:
    return sum(text.words() for cell in row.cells for text in cell.texts)


def _repeated(row: GridRow) -> GridRow:
    """The row again for the eye only: a reader that follows the structure has it already."""
    return replace(
        row,
        cells=[
            replace(cell, element=None, texts=[replace(text, element=None) for text in cell.texts])
            for cell in row.cells
        ],
    )
