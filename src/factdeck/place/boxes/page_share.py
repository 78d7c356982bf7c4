"""Boxes that take an even share of a page's height together, such as a slide of a handout and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf

from msgspec.structs import replace

from factdeck.place.box import ROUNDING, FlowBox, TooWideWord, natural_height
from factdeck.place.boxes.columns import stretched_boxes
from factdeck.place.boxes.text_box import TextBox, smaller_text
from factdeck.place.flow import bookmarks_of, divided_boxes, flow
from factdeck.scene import AnyItem, Bookmark

SCALES = (0.97, 0.94, 0.91, 0.88, 0.85)
"""By which type is made smaller, tried in turn."""


class PageShare(FlowBox, kw_only=True):
    """Boxes that stand in one piece on a page, unless they are too high.

    They take one of ``rows`` even shares of their region, or of as many as it holds, with ``space_before`` points
    between two; with 0 rows they take what they need. Boxes that take room that is left over take that of the share.
    """

    boxes: Sequence[FlowBox]
    rows: int
    divided_from: float = 1.0
    """Of the region's height, from which on the boxes may go on on another page."""
    again: Sequence[FlowBox] = ()
    """What stands above those that go on: whose they are."""
    least: float = inf
    """The size in points down to which text is made smaller where the region then holds all boxes."""
    room: float = 0.0
    """Of the share, in points, once the region is known."""
    region: float = 0.0
    """The height in points that all shares take together, once it is known."""
    _shown: Sequence[FlowBox] = ()
    """The boxes with what the share gives them."""

    @property
    def takes_share(self) -> bool:
        return True

    @property
    def is_even(self) -> bool:
        return self.rows > 0

    def shared(self, width: float, height: float) -> PageShare:
        if self.region == height:
            return self
        boxes = self._within(width, height)
        needed = _needed(boxes, width)
        rows = min(self.rows, self._most_rows(needed, height))
        room = (height + self.space_before) / rows - self.space_before if rows else 0.0
        left = room - natural_height(boxes, width)
        shown = stretched_boxes(list(boxes), left) if left > 0 else boxes
        return replace(self, boxes=boxes, room=room, region=height, _shown=shown)

    def _within(self, width: float, height: float) -> Sequence[FlowBox]:
        """The boxes in the largest type with which they are no higher than the region; as they are where none is."""
        if self.least == inf or _needed(self.boxes, width) <= height + ROUNDING:
            return self.boxes
        for scale in SCALES:
            smaller = [
                smaller_text(box, scale, self.least) if isinstance(box, TextBox) else box
                for box in self.boxes
            ]
            if _needed(smaller, width) <= height + ROUNDING:
                return smaller
        return self.boxes

    def _most_rows(self, needed: float, height: float) -> int:
        """As many as the region holds; one at least."""
        return max(
            1, int((height + self.space_before + ROUNDING) / max(needed + self.space_before, ROUNDING))
        )

    def _inner(self) -> Sequence[FlowBox]:
        return self._shown or self.boxes

    def height(self, width: float) -> float:
        return max(_needed(self._inner(), width), self.room)

    def split(self, width: float, available: float) -> tuple[FlowBox, FlowBox] | None:
        """Where it is too high to be kept together."""
        if _needed(self.boxes, width) <= self.region * self.divided_from + ROUNDING:
            return None
        head, rest = divided_boxes(self.boxes, width, available)
        if not head or not rest:
            return None
        return (
            replace(self, boxes=head, rows=0, room=0.0, space_after=0.0, _shown=()),
            replace(self, boxes=[*self.again, *rest], room=0.0, region=0.0, bookmark=None, _shown=()),
        )

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        boxes = self._inner()
        return flow(boxes, x, y, width, _needed(boxes, width) + ROUNDING).items()

    def bookmarks(self, y: float, width: float) -> Iterator[Bookmark]:
        yield from FlowBox.bookmarks(self, y, width)
        yield from bookmarks_of(self._inner(), y, width)

    def too_wide(self, width: float) -> Iterator[TooWideWord]:
        for box in self.boxes:
            yield from box.too_wide(width)

    def words(self) -> int:
        return sum(box.words() for box in self.boxes)


def _needed(boxes: Sequence[FlowBox], width: float) -> float:
    """The height of boxes below each other, without the space before those at their end that have none."""
    last = next((at for at in range(len(boxes), 0, -1) if boxes[at - 1].height(width) > 0), 0)
    return natural_height(boxes[:last], width)
