"""A drawing of another hand to whether its numbers can be drawn: all of them finite, and none out of all proportion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import hypot, isfinite

from factdeck.drawing import Bitmap, Drawing, Group, Part, Shape, Stroke, Text
from factdeck.drawing.affine import IDENTITY, Affine, Point, applied, combined

FARTHEST = 100.0
"""How far outside a shape may reach, and how wide a stroke may be, in lengths of the drawing's longer side."""
MOST_DASHES = 10_000
"""Along the drawing's longer side."""


def out_of_reach(drawing: Drawing) -> str:
    """What of a drawing can't be drawn, in words; empty where all can be. Its work grows with the number of points."""
    side = max(drawing.width, drawing.height)
    if not (drawing.width > 0 and drawing.height > 0 and isfinite(side)):
        return "it has no size"
    return next(_wrong(drawing.parts, IDENTITY, side), "")


def _wrong(parts: Sequence[Part], matrix: Affine, side: float) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Group):
            inner = combined(matrix, part.transform)
            yield from _wrong([part.clip] if part.clip else [], inner, side)
            yield from _wrong(part.parts, inner, side)
        elif not all(_near(applied(matrix, point), FARTHEST * side) for point in _points(part)):
            yield "a shape reaches far outside the picture, or to no place at all"
        elif isinstance(part, Shape) and part.stroke:
            yield from _wrong_stroke(part.stroke, max(hypot(*matrix[:2]), hypot(*matrix[2:4])), side)


def _points(part: Shape | Text | Bitmap) -> Iterator[Point]:
    if isinstance(part, Shape):
        for _, points in part.outline:
            yield from points
        return
    across, up = (part.size, part.size) if isinstance(part, Text) else (part.width, part.height)
    yield from ((part.x, part.y), (part.x + across, part.y + up))


def _near(point: Point, reach: float) -> bool:
    return abs(point[0]) <= reach and abs(point[1]) <= reach


def _wrong_stroke(stroke: Stroke, scale: float, side: float) -> Iterator[str]:
    if not 0 <= stroke.width * scale <= FARTHEST * side:
        yield "a line is wider than the picture many times over, or has no width"
    if stroke.dash and not (
        min(stroke.dash) >= 0 and isfinite(stroke.phase) and side / MOST_DASHES <= sum(stroke.dash) * scale
    ):
        yield "a line's dashes are too short to be told apart"
