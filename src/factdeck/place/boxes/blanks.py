"""Labels with lines behind them to write on, in one row, or in more where lines would be short."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from msgspec import Struct

from factdeck.place.box import ROUNDING, FlowBox
from factdeck.place.boxes.text_box import TextBox
from factdeck.place.lines import natural_width
from factdeck.scene import AnyItem, ShapeItem
from factdeck.units import Box

LABEL_ROOM = 4.0
"""Points between a label and its line."""
STROKE = 0.6
SHORTEST = 4.0
"""Times the size of a label's type, which what is written by hand takes as well: a line in a row with others is no shorter."""


class Blank(Struct, frozen=True):
    """A label, and the share of the row that it and its line take."""

    label: TextBox
    share: float
    behind: TextBox | None = None
    """What stands behind the line."""
    line: float = 0.0
    """Points of the line, which then ends the row's share; all the room behind the label where 0."""

    def label_room(self, own: float) -> float:
        """The width in points that the label has of its share."""
        return own - self.line - LABEL_ROOM if self.line else own


Row = tuple[Blank, ...]


class Blanks(FlowBox, kw_only=True):
    """Labels in a row; each line begins behind its label and stands on its baseline, or on its last one's.

    Where a line would be too short to write on, they stand in as few more rows as that takes.
    """

    blanks: tuple[Blank, ...]
    pitch: float
    """Height of a row in points: handwriting needs about 20."""
    gutter: float
    colour: str

    def height(self, width: float) -> float:
        return sum(self._row_height(row, width) for row in self._rows(width))

    def _row_height(self, row: Row, width: float) -> float:
        across = self._across(row, 0.0, width)
        return max(self.pitch, *(blank.label.height(blank.label_room(own)) for blank, _, own in across))

    def _rows(self, width: float) -> list[Row]:
        last = len(self.blanks)
        for count in range(last):
            for ends in combinations(range(1, last), count):
                rows = [self.blanks[start:end] for start, end in pairwise((0, *ends, last))]
                if all(self._has_long_lines(row, width) for row in rows):
                    return rows
        return [(blank,) for blank in self.blanks]

    def _has_long_lines(self, row: Row, width: float) -> bool:
        return all(
            bool(blank.line) or _line_length(blank, own) >= SHORTEST * blank.label.style.size
            for blank, _, own in self._across(row, 0.0, width)
        )

    def content_width(self) -> float:
        """That of a row whose shares are as wide as their widest label and line."""
        shares = sum(blank.share for blank in self.blanks)
        widest = max(
            (blank.label.content_width() + LABEL_ROOM + blank.line) / blank.share for blank in self.blanks
        )
        return widest * shares + self.gutter * (len(self.blanks) - 1)

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        items: list[AnyItem] = []
        for row in self._rows(width):
            y += self._row_height(row, width)
            for blank, left, own in self._across(row, x, width):
                items += self._placed(blank, left, own, y)
        return items

    def _placed(self, blank: Blank, left: float, own: float, bottom: float) -> list[AnyItem]:
        label, room = blank.label, blank.label_room(own)
        high = label.height(room)
        items = label.place(left, bottom - high, room)
        end = left + own
        begin = end - blank.line if blank.line else left + label_width(label, room) + LABEL_ROOM
        if blank.behind:
            width_behind = natural_width(blank.behind.runs)
            items += blank.behind.place(end - width_behind, bottom - high, width_behind + ROUNDING)
            end -= width_behind + LABEL_ROOM
        rule = bottom - high + label.lines(room)[-1].baseline + 1.5
        line = Box(begin, rule, max(0.0, end - begin), 0.0)
        return [*items, ShapeItem(box=line, kind="line", stroke=self.colour, stroke_width=STROKE)]

    def _across(self, row: Row, x: float, width: float) -> Iterator[tuple[Blank, float, float]]:
        """Each of a row with its left edge and its width."""
        whole = width - self.gutter * (len(row) - 1)
        shares = sum(blank.share for blank in row)
        for blank in row:
            own = whole * blank.share / shares
            yield blank, x, own
            x += own + self.gutter


def _line_length(blank: Blank, own: float) -> float:
    """Of the line that takes what label and text behind it leave of a share's width."""
    behind = natural_width(blank.behind.runs) + LABEL_ROOM if blank.behind else 0.0
    return own - label_width(blank.label, own) - LABEL_ROOM - behind


def label_width(label: TextBox, width: float) -> float:
    """Where the last line of a label ends, in points from its left edge."""
    pieces = label.lines(width)[-1].pieces
    return pieces[-1].x + pieces[-1].width if pieces else 0.0
