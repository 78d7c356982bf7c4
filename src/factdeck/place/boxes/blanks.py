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


class Blanks(FlowBox, kw_only=True):
    """One row of labels; each line begins behind its label and stands on its baseline."""

    blanks: tuple[Blank, ...]
    pitch: float
    """Height of the row in points: handwriting needs about 20."""
    gutter: float
    colour: str

    def height(self, width: float) -> float:
        return max(self.pitch, *(blank.label.height(own) for blank, _, own in self._across(0.0, width)))

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        bottom = y + self.height(width)
        items: list[AnyItem] = []
        for blank, left, own in self._across(x, width):
            label = blank.label
            high = label.height(own)
            line = label.lines(own)[-1]
            rule = bottom - high + line.baseline + 1.5
            begin = left + label_width(label, own) + LABEL_ROOM
            items += label.place(left, bottom - high, own)
            end = left + own
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
