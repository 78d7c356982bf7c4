"""A drawing of another hand to whether its numbers can be drawn: all of them finite, and none out of all proportion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import hypot, isfinite
from typing import Any

from reportlab.graphics import shapes as rl

from factdeck.shapes.ink import stroke_of, strokes
from factdeck.shapes.outline import steps_of

FARTHEST = 100.0
"""How far outside a shape may reach, and how wide a stroke may be, in lengths of the drawing's longer side."""
MOST_DASHES = 10_000
"""Along the drawing's longer side."""

Matrix = tuple[float, float, float, float, float, float]
_AS_IT_IS: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def out_of_reach(drawing: Any) -> str:
    """What of a drawing can't be drawn, in words; empty where all can be. Its work grows with the number of points."""
    side = max(drawing.width, drawing.height)
    if not (drawing.width > 0 and drawing.height > 0 and isfinite(side)):
        return "it has no size"
    return next(_wrong(drawing.contents, getattr(drawing, "transform", _AS_IT_IS), side), "")


def _wrong(nodes: Sequence[Any], matrix: Matrix, side: float) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, rl.UserNode):
            node = node.provideNode()
        if isinstance(node, rl.Group):
            yield from _wrong(node.contents, _combined(matrix, node.transform), side)
        elif not all(_near(point, matrix, FARTHEST * side) for point in _points(node)):
            yield "a shape reaches far outside the picture, or to no place at all"
        elif strokes(node):
            yield from _wrong_stroke(node, max(hypot(*matrix[:2]), hypot(*matrix[2:4])), side)


def _points(node: Any) -> Iterator[tuple[float, float]]:
    if isinstance(node, rl.String):
        yield node.x, node.y
        yield node.x + node.fontSize, node.y + node.fontSize
    for _, points in steps_of(node) or ():
        yield from points


def _near(point: tuple[float, float], matrix: Matrix, reach: float) -> bool:
    (x, y), (a, b, c, d, e, f) = point, matrix
    return abs(a * x + c * y + e) <= reach and abs(b * x + d * y + f) <= reach


def _wrong_stroke(node: Any, scale: float, side: float) -> Iterator[str]:
    stroke = stroke_of(node)
    if not 0 <= stroke.width * scale <= FARTHEST * side:
        yield "a line is wider than the picture many times over, or has no width"
    if stroke.dash and not (
        min(stroke.dash) >= 0 and isfinite(stroke.phase) and side / MOST_DASHES <= sum(stroke.dash) * scale
    ):
        yield "a line's dashes are too short to be told apart"


def _combined(outer: Matrix, inner: Sequence[float]) -> Matrix:
    """What is done by the inner transformation first and then by the outer one."""
    a, b, c, d, e, f = outer
    g, h, i, j, k, m = inner
    return (
        a * g + c * h,
        b * g + d * h,
        a * i + c * j,
        b * i + d * j,
        a * k + c * m + e,
        b * k + d * m + f,
    )
