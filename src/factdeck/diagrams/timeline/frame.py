"""Places along and across an axis to places and shapes in a drawing, whichever way the axis runs."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from factdeck.diagrams.pen import box, line, polyline
from factdeck.drawing import Line, PolyLine, Rect

Place = tuple[float, float]
"""Along and across the axis, in points."""


class Frame(Struct, frozen=True):
    """A horizontal axis runs to the right and across is up; a vertical one runs down and across is to the right.

    ``x`` and ``y`` are where the axis begins.
    """

    horizontal: bool
    x: float
    y: float

    def point(self, along: float, across: float) -> tuple[float, float]:
        """Where a place along and across the axis lies on the drawing, in points."""
        if self.horizontal:
            return self.x + along, self.y + across
        return self.x + across, self.y - along

    def line(self, start: Place, end: Place, colour: str, width: float, dash: tuple[float, ...] = ()) -> Line:
        return line(self.point(*start), self.point(*end), colour, width, dash)

    def path(self, places: Sequence[Place], colour: str, width: float) -> PolyLine:
        return polyline([self.point(*place) for place in places], colour, width)

    def box(
        self,
        start: Place,
        end: Place,
        fill: str = "",
        border: str = "",
        weight: float = 0.5,
        dash: tuple[float, ...] = (),
    ) -> Rect:
        (x1, y1), (x2, y2) = self.point(*start), self.point(*end)
        return box(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1), fill, border, weight, dash)
