"""A placed slide, drawn smaller in a frame on a page of paper: its ground, its decoration and all its items."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import field

from factdeck.place.box import FlowBox
from factdeck.place.scaled import scaled_item
from factdeck.scene import AnyItem, ShapeItem
from factdeck.units import Box, Size

FRAME = 0.5
"""Points; the line around a slide."""


class SlidePicture(FlowBox, kw_only=True):
    """A slide as wide as its region, or as ``most_width`` points, at its left edge.

    ``items`` have their places on a slide of ``size``, which is cut off at its edges by nothing: they lie inside.
    """

    items: Sequence[AnyItem]
    size: Size
    ground: str
    """The colour of the slide's background."""
    frame: str = ""
    """The colour of the line around it; none where empty."""
    most_width: float = float("inf")
    _placed: dict[tuple[float, float, float], list[AnyItem]] = field(default_factory=dict)

    def _factor(self, width: float) -> float:
        return min(width, self.most_width) / self.size.width

    def height(self, width: float) -> float:
        return self.size.height * self._factor(width)

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        place = (x, y, width)
        if place not in self._placed:
            self._placed[place] = self._items_at(x, y, self._factor(width))
        return self._placed[place]

    def _items_at(self, x: float, y: float, factor: float) -> list[AnyItem]:
        box = Box(x, y, self.size.width * factor, self.size.height * factor)
        items = [scaled_item(item, factor, x, y) for item in self.items]
        frame = [ShapeItem(box=box, stroke=self.frame, stroke_width=FRAME)] if self.frame else []
        return [ShapeItem(box=box, fill=self.ground), *items, *frame]
