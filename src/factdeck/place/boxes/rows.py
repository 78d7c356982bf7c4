"""Boxes in rows: the columns are lists of their own to those who hear them, the rows are level to the eye."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import field
from msgspec.structs import replace

from factdeck.place.box import ROUNDING, FlowBox, TooWideWord
from factdeck.place.widths import Column, told
from factdeck.scene import AnyItem

MOST_TOLD = 0.7
"""The share of the whole width that columns of a told width take."""


class Rows(FlowBox, kw_only=True):
    """Rows of boxes whose upper edges are level, each row as high as its highest box. They are read by columns.

    ``alike`` are the rows of all that stand below each other with columns of the same widths.
    """

    rows: Sequence[tuple[FlowBox, ...]]
    columns: tuple[Column, ...]
    gutter: float
    room: float
    """Points between two rows."""
    alike: Sequence[tuple[FlowBox, ...]] = ()
    _chosen: dict[float, list[float]] = field(default_factory=dict)

    def widths(self, width: float) -> list[float]:
        """Each column's width in points."""
        if width not in self._chosen:
            self._chosen[width] = self._shared(width - self.gutter * (len(self.columns) - 1))
        return self._chosen[width]

    def _shared(self, width: float) -> list[float]:
        boxes = zip(*(self.alike or self.rows), strict=True)
        columns = [
            told(column, (box.content_width() for box in standing))
            for column, standing in zip(self.columns, boxes, strict=True)
        ]
        shares = columns.count(None)
        fixed = sum(column for column in columns if column is not None)
        scale = min(1.0, MOST_TOLD * width / fixed) if fixed and shares else 1.0
        share = (width - fixed * scale) / shares if shares else 0.0
        return [share if column is None else column * scale for column in columns]

    def _heights(self, width: float) -> list[float]:
        widths = self.widths(width)
        return [max(box.height(each) for box, each in zip(row, widths, strict=True)) for row in self.rows]

    def height(self, width: float) -> float:
        return sum(self._heights(width)) + self.room * (len(self.rows) - 1)

    def least_height(self, width: float) -> float:
        return self._heights(width)[0]

    def split(self, width: float, available: float) -> tuple[FlowBox, FlowBox] | None:
        """Between two rows."""
        count, height = 0, -self.room
        for high in self._heights(width):
            height += high + self.room
            if height > available + ROUNDING:
                break
            count += 1
        if not 0 < count < len(self.rows):
            return None
        chosen = {width: self.widths(width)}
        return (
            replace(self, rows=self.rows[:count], space_after=0.0, _chosen=chosen),
            replace(self, rows=self.rows[count:], space_before=0.0, bookmark=None, _chosen=chosen),
        )

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        heights = self._heights(width)
        items: list[AnyItem] = []
        for number, each in enumerate(self.widths(width)):
            top = y
            for row, high in zip(self.rows, heights, strict=True):
                items += row[number].place(x, top, each)
                top += high + self.room
            x += each + self.gutter
        return items

    def too_wide(self, width: float) -> Iterator[TooWideWord]:
        widths = self.widths(width)
        for row in self.rows:
            for box, each in zip(row, widths, strict=True):
                yield from box.too_wide(each)

    def words(self) -> int:
        return sum(box.words() for row in self.rows for box in row)
