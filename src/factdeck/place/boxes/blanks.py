"""Labels with lines behind them to write on, in one row."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from factdeck.place.box import ROUNDING, FlowBox
from factdeck.place.boxes.text_box import TextBox
from factdeck.place.lines import natural_width
from factdeck.scene import AnyItem, ShapeItem
from factdeck.units import Box

LABEL_ROOM = 4.0
"""Points between a label and its line."""
STROKE = 0.6


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


class Blanks(FlowBox, kw_only=True):
    """One row of labels; each line begins behind its label and stands on its baseline, or on its last one's."""

    blanks: tuple[Blank, ...]
    pitch: float
    """Height of the row in points: handwriting needs about 20."""
    gutter: float
    colour: str

    def height(self, width: float) -> float:
        labels = (blank.label.height(blank.label_room(own)) for blank, _, own in self._across(0.0, width))
        return max(self.pitch, *labels)

    def content_width(self) -> float:
        """That of a row whose shares are as wide as their widest label and line."""
        shares = sum(blank.share for blank in self.blanks)
        widest = max(
            (blank.label.content_width() + LABEL_ROOM + blank.line) / blank.share for blank in self.blanks
        )
        return widest * shares + self.gutter * (len(self.blanks) - 1)

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        bottom = y + self.height(width)
        items: list[AnyItem] = []
        for blank, left, own in self._across(x, width):
            label, room = blank.label, blank.label_room(own)
            high = label.height(room)
            line = label.lines(room)[-1]
            rule = bottom - high + line.baseline + 1.5
            items += label.place(left, bottom - high, room)
            end = left + own
            begin = end - blank.line if blank.line else left + label_width(label, room) + LABEL_ROOM
            if blank.behind:
                width_behind = natural_width(blank.behind.runs)
                items += blank.behind.place(end - width_behind, bottom - high, width_behind + ROUNDING)
                end -= width_behind + LABEL_ROOM
            items.append(
                ShapeItem(
                    box=Box(begin, rule, max(0.0, end - begin), 0.0),
                    kind="line",
                    stroke=self.colour,
                    stroke_width=STROKE,
                )
            )
        return items

    def _across(self, x: float, width: float) -> Iterator[tuple[Blank, float, float]]:
        """Each with its left edge and its width."""
        whole = width - self.gutter * (len(self.blanks) - 1)
        shares = sum(blank.share for blank in self.blanks)
        for blank in self.blanks:
            own = whole * blank.share / shares
            yield blank, x, own
            x += own + self.gutter


def label_width(label: TextBox, width: float) -> float:
    """Where the last line of a label ends, in points from its left edge."""
    pieces = label.lines(width)[-1].pieces
    return pieces[-1].x + pieces[-1].width if pieces else 0.0
