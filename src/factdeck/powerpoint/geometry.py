"""Shapes of a drawing to paths of lines and cubic curves, and these to DrawingML's custom geometry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, cos, hypot, pi, radians, sin
from typing import Any

from reportlab.graphics import shapes as rl

from factdeck.records import dataclass
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


def steps_of(node: Any) -> Path | None:
    """A shape's outline in its own coordinates; None for a kind that has none."""
    return _outline(node)


def moved(path: Path, matrix: Affine) -> Path:
    return [(step, tuple(applied(matrix, point) for point in points)) for step, points in path]


def stretch(matrix: Affine) -> tuple[float, float]:
    """The greatest and the least factor by which a transformation lengthens a line (its singular values)."""
    a, b, c, d = matrix[:4]
    sums, turns = hypot(a + d, b - c), hypot(a - d, b + c)
    return (sums + turns) / 2, abs(sums - turns) / 2


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
    across, up = min(node.rx or node.ry or 0, width / 2), min(node.ry or node.rx or 0, height / 2)
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


FLATNESS = 0.01
"""How far, in points, a curve may lie from the lines that stand for it."""


@dataclass(frozen=True, slots=True)
class Subpath:
    points: tuple[Point, ...]
    closed: bool


def flattened(path: Path, flatness: float = FLATNESS) -> list[Subpath]:
    """The path's subpaths as points joined by straight lines."""
    found: list[Subpath] = []
    points: list[Point] = []
    for step, part in path:
        if step in "MZ" and points:
            found.append(Subpath(tuple(points), step == "Z"))
            points = [points[0]] if step == "Z" else []
        if step == "M":
            points = [part[0]]
        elif step == "L":
            points.append(part[0])
        elif step == "C":
            points += _curve(points[-1], part, flatness)
    if len(points) > 1 or (points and not found):
        found.append(Subpath(tuple(points), False))
    return found


def _curve(start: Point, handles: Sequence[Point], flatness: float) -> Iterator[Point]:
    """Points along a cubic curve, as many as the curvature's bound asks for (Wang's formula)."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = (start, *handles)
    bend = max(hypot(x0 - 2 * x1 + x2, y0 - 2 * y1 + y2), hypot(x1 - 2 * x2 + x3, y1 - 2 * y2 + y3))
    count = max(1, ceil((0.75 * bend / flatness) ** 0.5))
    for number in range(1, count + 1):
        t = number / count
        u = 1 - t
        a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
        yield a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3


def polygons(loops: Sequence[Sequence[Point]]) -> Path:
    return [
        step for loop in loops for step in _poly([value for point in loop for value in point], closed=True)
    ]


def bounds(subpaths: Sequence[Subpath]) -> Box:
    points = [point for subpath in subpaths for point in subpath.points]
    left, top = min(point[0] for point in points), min(point[1] for point in points)
    right, bottom = max(point[0] for point in points), max(point[1] for point in points)
    return Box(left, top, right - left, bottom - top)


@dataclass(frozen=True, slots=True)
class Layer:
    """A path that is painted by itself, over the layers before it."""

    path: Path
    fills: bool = True
    strokes: bool = True


def geometry_xml(layers: Sequence[Layer], box: Box) -> str:
    """Custom geometry (ISO/IEC 29500-1, 20.1.9.8) in EMU from the box's corner.

    Subpaths of one layer fill by the even-odd rule, so that holes stay holes.
    """
    told = "".join(_layer(layer, box) for layer in layers)
    return (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>{told}</a:pathLst></a:custGeom>'
    )


def _layer(layer: Layer, box: Box) -> str:
    steps = "".join(_step(step, [(x - box.x, y - box.y) for x, y in part]) for step, part in layer.path)
    painted = ("" if layer.fills else ' fill="none"') + ("" if layer.strokes else ' stroke="0"')
    return f'<a:path w="{emu(box.width)}" h="{emu(box.height)}"{painted}>{steps}</a:path>'


_TAGS = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo"}


def _step(step: str, points: Sequence[Point]) -> str:
    if step == "Z":
        return "<a:close/>"
    told = "".join(f'<a:pt x="{emu(x)}" y="{emu(y)}"/>' for x, y in points)
    return f"<a:{_TAGS[step]}>{told}</a:{_TAGS[step]}>"
