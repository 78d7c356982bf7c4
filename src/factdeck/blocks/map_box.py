"""A planned map to a box that fills its place to the edges and makes room for a plate that lies over it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from factdeck.diagrams.look import Look
from factdeck.diagrams.map.shown import hidden_by_each, shown_map
from factdeck.diagrams.map.spec import MapSpec, Plate, Setting
from factdeck.place.box import FlowBox
from factdeck.scene import AnyItem, DrawingItem, Element, Face
from factdeck.units import Box

USUAL_SHAPE = 0.74
"""Height by width of a map in a place without a height of its own."""


class MapBox(FlowBox, kw_only=True):
    """A map just as wide and as high as its place, all of it land and sea; its names keep off the setting's plates."""

    spec: MapSpec
    look: Look
    setting: Setting
    alt: Callable[[Sequence[str]], str]
    """Alternative text, by the names of all that the map shows."""
    faces: tuple[Face, ...]
    exact_height: float | None = None
    """As high as the slide's place, or a part of the width, where not given."""
    element: Element | None = None
    name: str = ""
    more: float = 0.0
    """Points that it may be made higher where room is left."""

    @property
    def stretch(self) -> float:
        """More eager than lines to write on."""
        return 2.0 if self.more > 0 and self.exact_height else 0.0

    def stretched(self, extra: float) -> MapBox:
        taken = min(extra, self.more)
        return replace(self, exact_height=(self.exact_height or 0.0) + taken, more=self.more - taken)

    def height(self, width: float) -> float:
        return self.exact_height or width * USUAL_SHAPE

    def fitted(self, width: float, height: float, smallest: float) -> MapBox:
        return replace(self, exact_height=height)

    def free_corner(self, width: float, height: float, candidates: Sequence[Box]) -> int:
        plates = tuple(map(_plate, candidates))
        hidden = hidden_by_each(plates, self.spec, self.look, width, height, self.setting)
        return hidden.index(min(hidden))

    def clear_of(self, plate: Box) -> MapBox:
        return replace(self, setting=replace(self.setting, plates=(*self.setting.plates, _plate(plate))))

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        shown = shown_map(self.spec, self.look, width, self.height(width), self.setting)
        alt = self.alt(shown.seen)
        if self.element:
            self.element.alt = alt
        box = Box(x, y, shown.drawing.width, shown.drawing.height)
        return [
            DrawingItem(
                box=box,
                name=self.name,
                drawing=shown.drawing,
                faces=self.faces,
                alt=alt,
                element=self.element,
            )
        ]


def _plate(box: Box) -> Plate:
    return box.x, box.y, box.right, box.bottom
