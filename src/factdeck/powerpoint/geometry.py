"""Shapes of a drawing to paths of lines and cubic curves, and these to DrawingML's custom geometry."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, radians, sin
from typing import Any

from reportlab.graphics import shapes as rl

from factdeck.units import Box, emu

Affine = tuple[float, float, float, float, float, float]
IDENTITY: Affine = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
Point = tuple[float, float]
Step = tuple[str, tuple[Point, ...]]
"""M, L, C or Z with its points."""
Path = list[Step]

KAPPA = 4 / 3 * (2**0.5 - 1)
"""Length of the handles of a quarter circle drawn as a cubic curve, by its radius."""


def combined(outer: Affine, inner: Sequence[float]) -> Affine:
    """The transformation that applies ``inner``, then ``outer``."""
    a, b, c, d, e, f = outer
    p, q, r, s, t, u = inner
    return (a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f)


def applied(matrix: Affine, point: Point) -> Point:
    a, b, c, d, e, f = matrix
    return a * point[0] + c * point[1] + e, b * point[0] + d * point[1] + f


def outline_of(node: Any, matrix: Affine) -> Path | None:
    """A shape's outline on the slide; None for a kind that has none."""
    path = _outline(node)
    if path is None:
        return None
    return [(step, tuple(applied(matrix, point) for point in points)) for step, points in path]


def _outline(node: Any) -> Path | None:
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
        return _poly(node.points, closed=isinstance(node, rl.Polygon))
    if isinstance(node, rl.Path):
        return _path(node)
    return None


def _poly(points: Sequence[float], *, closed: bool) -> Path:
    pairs = list(zip(points[::2], points[1::2]))
    path: Path = [("M", (pairs[0],)), *(("L", (pair,)) for pair in pairs[1:])]
    return [*path, ("Z", ())] if closed else path


def _rectangle(node: Any) -> Path:
    x, y, width, height = node.x, node.y, node.width, node.height
    across, up = min(node.rx or 0, width / 2), min(node.ry or 0, height / 2)
    if not across or not up:
        return _poly([x, y, x + width, y, x + width, y + height, x, y + height], closed=True)
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
    up = node.yradius if node.yradius is not None else node.radius
    inner = getattr(node, "radius1", None) or 0
    first = (node.centerx + node.radius * cos(start), node.centery + up * sin(start))
    outer = arc(node.centerx, node.centery, node.radius, up, start, end)
    if not inner:
        return [("M", ((node.centerx, node.centery),)), ("L", (first,)), *outer, ("Z", ())]
    inner_up = getattr(node, "yradius1", None) or inner
    back = (node.centerx + inner * cos(end), node.centery + inner_up * sin(end))
    return [
        ("M", (first,)),
        *outer,
        ("L", (back,)),
        *arc(node.centerx, node.centery, inner, inner_up, end, start),
        ("Z", ()),
    ]


_STEPS = {0: ("M", 1), 1: ("L", 1), 2: ("C", 3), 3: ("Z", 0)}
"""ReportLab's path operators: move, line, curve, close."""


def _path(node: Any) -> Path:
    path: Path = []
    at = 0
    for operator in node.operators:
        step, count = _STEPS[operator]
        values = node.points[at : at + 2 * count]
        path.append((step, tuple(zip(values[::2], values[1::2]))))
        at += 2 * count
    return path


def geometry_xml(path: Path, *, fills: bool) -> tuple[Box, str]:
    """The path's box and its custom geometry (ISO/IEC 29500-1, 20.1.9.8), in EMU from the box's corner.

    Subpaths of one path fill by the even-odd rule, so that holes stay holes.
    """
    points = [point for _, part in path for point in part]
    left, top = min(point[0] for point in points), min(point[1] for point in points)
    right, bottom = max(point[0] for point in points), max(point[1] for point in points)
    steps = "".join(_step(step, [(x - left, y - top) for x, y in part]) for step, part in path)
    box = Box(left, top, right - left, bottom - top)
    fill = "" if fills else ' fill="none"'
    return box, (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{emu(box.width)}" h="{emu(box.height)}"{fill}>{steps}</a:path></a:pathLst></a:custGeom>'
    )


_TAGS = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo"}


def _step(step: str, points: Sequence[Point]) -> str:
    if step == "Z":
        return "<a:close/>"
    told = "".join(f'<a:pt x="{emu(x)}" y="{emu(y)}"/>' for x, y in points)
    return f"<a:{_TAGS[step]}>{told}</a:{_TAGS[step]}>"
