"""A drawing or a picture, fitted to the width without distortion, in one piece."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import inf
from pathlib import Path
from typing import Literal

from msgspec import field
from msgspec.structs import replace

from factdeck.drawing import Drawing, texts
from factdeck.place.box import ROUNDING, FlowBox
from factdeck.scene import AnyItem, DrawingItem, Element, Face, ImageItem, ShapeItem
from factdeck.units import Box, Size

SMALLEST_LABEL = 12.0
"""Points; a drawing on a slide is made no smaller than leaves its text this size."""


LEAST_LOWERED = 0.55
"""Of its height: no picture is made lower than that for the sake of a page's foot."""
OUTLINE = 0.5
"""Points; the line around a picture in greys."""


class Figure(FlowBox, kw_only=True):
    """A drawing made for the width it gets (``draw``, called once a width), never higher than ``most_height``."""

    draw: Callable[[float], Drawing]
    draw_within: Callable[[float, float], Drawing] | None = None
    """Draws for a width and a greatest height, where the drawing can heed both."""
    drawn_size: Callable[[float], Size] | None = None
    """The size of what is drawn for a width, where that is known before."""
    alt: str = ""
    faces: tuple[Face, ...] = ()
    element: Element | None = None
    elements: Mapping[str, Element] = field(default_factory=dict)
    align: Literal["left", "center", "right"] = "left"
    most_height: float = float("inf")
    most_shape: float = float("inf")
    """Greatest height by the width of the place."""
    name: str = ""
    instead: Callable[[], FlowBox] | None = None
    """What tells the same where the drawing can't be made low enough."""
    link: str = ""
    """The address that it leads to."""
    mirrors: bool = False
    """Whether it runs as its language does."""
    _drawn: dict[float, Drawing] = field(default_factory=dict)

    def drawing(self, width: float) -> Drawing:
        if width not in self._drawn:
            self._drawn[width] = self.draw(width)
        return self._drawn[width]

    def fitted(self, width: float, height: float, smallest: float) -> FlowBox:
        """Made smaller, where it is too high: scaled while its text stays readable, else drawn narrower, else told.

        What can heed a height is drawn for it where it is then no smaller than scaled: it stays as wide as its place.
        """
        drawing = self.drawing(width)
        scale = height / drawing.height
        if self.height(width) <= height + ROUNDING:
            return self
        within = self.draw_within(width, height) if self.draw_within else None
        scaled = _least_size(drawing) * scale
        if (
            within
            and within.height <= height + ROUNDING
            and _least_size(within) >= max(scaled, SMALLEST_LABEL)
        ):
            return self._showing(within)
        if scaled >= SMALLEST_LABEL:
            return replace(self, most_height=min(self.most_height, height))
        narrower = within or self.draw(width * scale)
        if not 0.0 < narrower.height <= height + ROUNDING:
            return self.instead() if self.instead else self
        return self._showing(narrower)

    def lowered(self, width: float, height: float, smallest: float) -> Figure | None:
        """Made smaller while its text stays readable; else drawn anew, where the drawing can heed a height."""
        drawing, size = self.drawing(width), self.size(width)
        if height < LEAST_LOWERED * size.height:
            return None
        scale = size.width / drawing.width * height / size.height
        if all(each * scale >= smallest for _, each in texts(drawing)):
            return replace(self, most_height=height)
        lower = self.draw_within(width, height) if self.draw_within else None
        return self._showing(lower) if lower and lower.height <= height + ROUNDING else None

    def _showing(self, drawing: Drawing) -> Figure:
        return replace(self, draw=lambda _: drawing, drawn_size=None, most_height=inf, _drawn={})

    def size(self, width: float) -> Size:
        drawn = self.drawn_size(width) if self.drawn_size else self.drawing(width)
        most = min(self.most_height, self.most_shape * width)
        scale = min(1.0, width / drawn.width, most / drawn.height)
        return Size(drawn.width * scale, drawn.height * scale)

    def height(self, width: float) -> float:
        return self.size(width).height

    def reach(self, width: float) -> float:
        """How far what is shown reaches from the left edge of its place."""
        return aligned(self.size(width), 0.0, 0.0, width, self.align).right

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        box = aligned(self.size(width), x, y, width, self.align)
        return [
            DrawingItem(
                box=box,
                name=self.name,
                drawing=self.drawing(width),
                faces=self.faces,
                alt=self.alt,
                element=self.element,
                elements=self.elements,
                link=self.link,
                mirrors=self.mirrors,
            )
        ]


def _least_size(drawing: Drawing) -> float:
    """Of its texts, in points."""
    return min((size for _, size in texts(drawing)), default=inf)


class Picture(FlowBox, kw_only=True):
    """A picture file of ``pixels`` width and height, as wide as the region or as high as allowed."""

    file: Path
    pixels: Size
    alt: str = ""
    element: Element | None = None
    align: Literal["left", "center", "right"] = "left"
    most_height: float = float("inf")
    most_shape: float = float("inf")
    """Greatest height by the width of the place."""
    name: str = ""
    outline: str = ""
    """The colour of a line around it; such a picture has no colours of its own."""

    def fitted(self, width: float, height: float, smallest: float) -> Picture:
        return replace(self, most_height=min(self.most_height, height))

    @property
    def may_lower(self) -> bool:
        return True

    def lowered(self, width: float, height: float, smallest: float) -> Picture | None:
        return None if height < LEAST_LOWERED * self.height(width) else replace(self, most_height=height)

    def size(self, width: float) -> Size:
        most = min(self.most_height, self.most_shape * width)
        scale = min(width / self.pixels.width, most / self.pixels.height)
        return Size(self.pixels.width * scale, self.pixels.height * scale)

    def height(self, width: float) -> float:
        return self.size(width).height

    def reach(self, width: float) -> float:
        """How far what is shown reaches from the left edge of its place."""
        return aligned(self.size(width), 0.0, 0.0, width, self.align).right

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        box = aligned(self.size(width), x, y, width, self.align)
        shown = ImageItem(
            box=box,
            name=self.name,
            file=self.file,
            alt=self.alt,
            element=self.element,
            grey=bool(self.outline),
        )
        if not self.outline:
            return [shown]
        return [shown, ShapeItem(box=box, stroke=self.outline, stroke_width=OUTLINE)]


def aligned(size: Size, x: float, y: float, width: float, align: Literal["left", "center", "right"]) -> Box:
    """The box of a thing of a size in a width from ``x``, all in points."""
    room = width - size.width
    return Box(x + {"left": 0.0, "center": room / 2, "right": room}[align], y, size.width, size.height)
