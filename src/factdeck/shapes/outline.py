"""Shapes of a drawing to paths of lines and cubic curves, in the shapes' own coordinates."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, radians, sin
from typing import Any

from reportlab.graphics import shapes as rl

Point = tuple[float, float]
Step = tuple[str, tuple[Point, ...]]
"""M, L, C or Z with its points."""
Path = list[Step]

KAPPA = 4 / 3 * (2**0.5 - 1)
"""Length of the handles of a quarter circle drawn as a cubic curve, by its radius."""

_MOVE, _LINE, _CURVE, _CLOSE = range(4)
"""ReportLab's path operators."""
_STEPS = {_MOVE: ("M", 1), _LINE: ("L", 1), _CURVE: ("C", 3), _CLOSE: ("Z", 0)}
"""What each operator is here, and how many points it takes."""


def is_filled(node: Any) -> bool:
    """Whether a shape has an inside to fill, as ReportLab's PDF renderer sees it.

    An open path has one only where ``autoclose`` asks for it; a line never has.
    """
    if isinstance(node, (rl.Line, rl.PolyLine)):
        return False
    if not isinstance(node, rl.Path) or node.autoclose:
        return True
    return bool(node.operators.count(_MOVE) == node.operators.count(_CLOSE))


def fills_by_winding(node: Any) -> bool:
    """Whether the nonzero winding rule fills the shape, not the even-odd rule."""
    return bool(getattr(node, "fillMode", rl.FILL_EVEN_ODD) == rl.FILL_NON_ZERO)


def steps_of(node: Any) -> Path | None:
    """A shape's outline in its own coordinates; None for a kind that has none."""
    if isinstance(node, rl.Line):
        return [("M", ((node.x1, node.y1),)), ("L", ((node.x2, node.y2),))]
    if isinstance(node, rl.Rect):
        return _rectangle(node)
    if isinstance(node, rl.Circle):
        return ellipse(node.cx, node.cy, node.r, node.r)
    if isinstance(node, rl.Ellipse):
        return ellipse(node.cx, node.cy, node.rx, node.ry)
    if isinstance(node, rl.Wedge):
        return _wedge(node)
    if isinstance(node, (rl.PolyLine, rl.Polygon)):
        return polygon_of(node.points, closed=isinstance(node, rl.Polygon))
    if isinstance(node, rl.Path):
        return _path(node)
    return None


def polygon_of(points: Sequence[float], *, closed: bool) -> Path:
    """Straight lines through points given as x, y, x, y; nothing where there are none."""
    pairs = list(zip(points[::2], points[1::2]))
    if not pairs:
        return []
    path: Path = [("M", (pairs[0],)), *(("L", (pair,)) for pair in pairs[1:])]
    return [*path, ("Z", ())] if closed else path


def _rectangle(node: Any) -> Path:
    x, y, width, height = node.x, node.y, node.width, node.height
    across, up = min(node.rx or node.ry or 0, width / 2), min(node.ry or node.rx or 0, height / 2)
    if not across or not up:
        return polygon_of([x, y, x + width, y, x + width, y + height, x, y + height], closed=True)
    right, top, far, high = x + width, y + height, across * (1 - KAPPA), up * (1 - KAPPA)
    return [
        ("M", ((x + across, y),)),
        ("L", ((right - across, y),)),
        ("C", ((right - far, y), (right, y + high), (right, y + up))),
        ("L", ((right, top - up),)),
        ("C", ((right, top - high), (right - far, top), (right - across, top))),
        ("L", ((x + across, top),)),
        ("C", ((x + far, top), (x, top - high), (x, top - up))),
        ("L", ((x, y + up),)),
        ("C", ((x, y + high), (x + far, y), (x + across, y))),
        ("Z", ()),
    ]


def ellipse(x: float, y: float, across: float, up: float) -> Path:
    return [("M", ((x + across, y),)), *arc(x, y, across, up, 0.0, 2 * pi), ("Z", ())]


def arc(x: float, y: float, across: float, up: float, start: float, end: float) -> Path:
    """Cubic curves along an ellipse between two angles in radians, each over at most a quarter."""
    count = max(1, int(abs(end - start) / (pi / 2) + 0.999))
    step = (end - start) / count
    handle = 4 / 3 * sin(step / 4) / cos(step / 4)
    path: Path = []
    for number in range(count):
        first, last = start + number * step, start + (number + 1) * step
        path.append(
            (
                "C",
                (
                    (
                        x + across * (cos(first) - handle * sin(first)),
                        y + up * (sin(first) + handle * cos(first)),
                    ),
                    (
                        x + across * (cos(last) + handle * sin(last)),
                        y + up * (sin(last) - handle * cos(last)),
                    ),
                    (x + across * cos(last), y + up * sin(last)),
                ),
            )
        )
    return path


def _wedge(node: Any) -> Path:
    start, end = radians(node.startangledegrees), radians(node.endangledegrees)
    up, inner, inner_up = node._xtraRadii()
    x, y, across = node.centerx, node.centery, node.radius
    first = (x + across * cos(start), y + up * sin(start))
    outer: Path = [("M", (first,)), *arc(x, y, across, up, start, end)]
    if not inner and not inner_up:
        return [("M", ((x, y),)), ("L", (first,)), *outer[1:], ("Z", ())]
    back = (x + inner * cos(end), y + inner_up * sin(end))
    inside = arc(x, y, inner, inner_up, end, start)
    if node.annular:
        return [*outer, ("Z", ()), ("M", (back,)), *inside, ("Z", ())]
    return [*outer, ("L", (back,)), *inside, ("Z", ())]


def _path(node: Any) -> Path:
    path: Path = []
    at = 0
    for operator in node.operators:
        step, count = _STEPS[operator]
        values = node.points[at : at + 2 * count]
        path.append((step, tuple(zip(values[::2], values[1::2]))))
        at += 2 * count
    closes = getattr(node, "autoclose", "") == "pdf" and node.fillColor is not None
    return _closed(path) if closes else path


def _closed(path: Path) -> Path:
    """The path with each subpath closed."""
    told: Path = []
    for step in [*path, ("M", ())]:
        if step[0] == "M" and told and told[-1][0] != "Z":
            told.append(("Z", ()))
        told.append(step)
    return told[:-1]
