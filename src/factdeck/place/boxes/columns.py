"""Boxes that hold boxes: a panel with a tint and padding, columns side by side, a group kept in one piece."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from factdeck.place.box import ROUNDING, FlowBox, Placed, TooWideWord, natural_height
from factdeck.place.boxes.rules import Rule
from factdeck.place.easing import eased, lowered_boxes
from factdeck.place.flow import bookmarks_of, divided_boxes, flow, flow_columns
from factdeck.place.measuring import balanced_height
from factdeck.scene import AnyItem, Bookmark, Insets, ShapeItem
from factdeck.units import Box

LOOSER_ABOVE = 0.5
"""The share of the room that stands above a rule; the rest stands below it."""
MOST_LOOSENED = 18.0
"""Points that are added between two groups of a panel, or at its foot, at most."""


class Panel(FlowBox, kw_only=True):
    """Boxes on a ground of their own, with padding around them and rules above and below."""

    boxes: list[FlowBox]
    padding: Insets = (0.0, 0.0, 0.0, 0.0)
    fill: str = ""
    rule_colour: str = ""
    rule_above: float = 0.0
    rule_below: float = 0.0

    def _inner(self, width: float) -> float:
        return width - self.padding[0] - self.padding[2]

    @property
    def _edges(self) -> float:
        return self.padding[1] + self.padding[3]

    def height(self, width: float) -> float:
        return natural_height(self.boxes, self._inner(width)) + self._edges

    def least_height(self, width: float) -> float:
        return self.boxes[0].least_height(self._inner(width)) + self._edges

    def split(self, width: float, available: float) -> tuple[FlowBox, FlowBox] | None:
        head, rest = divided_boxes(self.boxes, self._inner(width), available - self._edges)
        if not head or not rest:
            return None
        rest = rest[1:] if isinstance(rest[0], Rule) else rest
        return replace(self, boxes=head, space_after=0.0), replace(
            self, boxes=rest, space_before=0.0, bookmark=None
        )

    def fitted(self, width: float, height: float, smallest: float) -> FlowBox:
        """With what it begins with made easier to place, so that it can be split."""
        boxes = eased(self.boxes, self._inner(width), height - self._edges, smallest)
        return replace(self, boxes=boxes) if boxes else self

    def lowered(self, width: float, height: float, smallest: float) -> FlowBox | None:
        inner, room = self._inner(width), height - self._edges
        _, rest = divided_boxes(self.boxes, inner, room)
        at = len(self.boxes) - len(rest)
        boxes = lowered_boxes(self.boxes, at, inner, room, smallest) if rest else None
        return replace(self, boxes=boxes) if boxes else None

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        height = self.height(width)
        inside = flow(self.boxes, x + self.padding[0], y + self.padding[1], self._inner(width), height)
        return [*self._ground(Box(x, y, width, height)), *inside.items()]

    def bookmarks(self, y: float, width: float) -> Iterator[Bookmark]:
        yield from FlowBox.bookmarks(self, y, width)
        yield from bookmarks_of(self.boxes, y + self.padding[1], self._inner(width))

    def _ground(self, box: Box) -> Iterator[AnyItem]:
        if self.fill:
            yield ShapeItem(box=box, fill=self.fill)
        if self.rule_above:
            yield ShapeItem(box=Box(box.x, box.y, box.width, self.rule_above), fill=self.rule_colour)
        if self.rule_below:
            bottom = box.bottom - self.rule_below
            yield ShapeItem(box=Box(box.x, bottom, box.width, self.rule_below), fill=self.rule_colour)

    def too_wide(self, width: float) -> Iterator[TooWideWord]:
        for box in self.boxes:
            yield from box.too_wide(self._inner(width))

    @property
    def stretch(self) -> float:
        return max((box.stretch for box in self.boxes), default=0.0)

    def stretched(self, extra: float) -> FlowBox:
        return replace(self, boxes=stretched_boxes(self.boxes, extra))

    def loosened(self, extra: float) -> FlowBox:
        """With the room shared among the gaps above its rules and its foot."""
        rules = sum(isinstance(box, Rule) for box in self.boxes)
        share = min(extra / (rules + 1), MOST_LOOSENED)
        above = 0.0
        boxes: list[FlowBox] = []
        for number, box in enumerate(self.boxes):
            if isinstance(box, Rule):
                room = max(above, box.space_before) + share * LOOSER_ABOVE
                below = max((each.space_before for each in self.boxes[number + 1 : number + 2]), default=0.0)
                box = replace(box, space_before=room, space_after=below + share * (1 - LOOSER_ABOVE))
            above = box.space_after
            boxes.append(box)
        left, top, right, bottom = self.padding
        return replace(self, boxes=boxes, padding=(left, top, right, bottom + share))

    def words(self) -> int:
        return sum(box.words() for box in self.boxes)


class Columns(FlowBox, kw_only=True):
    """Boxes flowed through columns of equal width that end evenly, in one piece."""

    boxes: list[FlowBox]
    count: int
    gutter: float

    def _column_width(self, width: float) -> float:
        return (width - (self.count - 1) * self.gutter) / self.count

    def height(self, width: float) -> float:
        most = natural_height(self.boxes, self._column_width(width)) + 1.0
        return balanced_height(self.boxes, width, most, columns=self.count, gutter=self.gutter)

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        return self._placed(x, y, width).items()

    def _placed(self, x: float, y: float, width: float) -> Placed:
        height = self.height(width) + ROUNDING
        return flow_columns(self.boxes, x, y, width, height, columns=self.count, gutter=self.gutter)

    def bookmarks(self, y: float, width: float) -> Iterator[Bookmark]:
        yield from FlowBox.bookmarks(self, y, width)
        yield from self._placed(0.0, y, width).bookmarks()

    def too_wide(self, width: float) -> Iterator[TooWideWord]:
        for box in self.boxes:
            yield from box.too_wide(self._column_width(width))

    @property
    def stretch(self) -> float:
        return max((box.stretch for box in self.boxes), default=0.0)

    def stretched(self, extra: float) -> FlowBox:
        return replace(self, boxes=stretched_boxes(self.boxes, extra * self.count))

    def words(self) -> int:
        return sum(box.words() for box in self.boxes)


class KeepTogether(FlowBox, kw_only=True):
    """Boxes that stand in one region or move to the next as a whole."""

    boxes: list[FlowBox]

    def height(self, width: float) -> float:
        return natural_height(self.boxes, width)

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        return flow(self.boxes, x, y, width, self.height(width)).items()

    def bookmarks(self, y: float, width: float) -> Iterator[Bookmark]:
        yield from FlowBox.bookmarks(self, y, width)
        yield from bookmarks_of(self.boxes, y, width)

    def too_wide(self, width: float) -> Iterator[TooWideWord]:
        for box in self.boxes:
            yield from box.too_wide(width)

    @property
    def stretch(self) -> float:
        return max((box.stretch for box in self.boxes), default=0.0)

    def stretched(self, extra: float) -> FlowBox:
        return replace(self, boxes=stretched_boxes(self.boxes, extra))

    def words(self) -> int:
        return sum(box.words() for box in self.boxes)


def stretched_boxes(boxes: list[FlowBox], extra: float) -> list[FlowBox]:
    """Share room that is left over evenly among the boxes that are most eager for it.

    Where that would be too little for any of them, the last ones get enough.
    """
    eagerness = max((box.stretch for box in boxes), default=0.0)
    if not eagerness:
        return boxes
    eager = [number for number, box in enumerate(boxes) if box.stretch == eagerness]
    step = max(boxes[number].step for number in eager)
    if extra / len(eager) < step <= extra:
        eager = eager[-int(extra / step) :]
    share = extra / len(eager)
    return [box.stretched(share) if number in eager else box for number, box in enumerate(boxes)]
