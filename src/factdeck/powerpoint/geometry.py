"""Paths of lines and cubic curves, moved and flattened, to DrawingML's custom geometry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, hypot

from msgspec import Struct

from factdeck.drawing.affine import Affine, Point
from factdeck.drawing.outlines import Outline, polygon
from factdeck.units import Box, emu, emus


def moved(outline: Outline, matrix: Affine) -> Outline:
    """An outline where a transform takes it."""
    a, b, c, d, e, f = matrix
    return tuple(
        (step, tuple([(a * x + c * y + e, b * x + d * y + f) for x, y in points])) for step, points in outline
    )


FLATNESS = 0.01
"""How far, in points, a curve may lie from the lines that stand for it."""


class Subpath(Struct, frozen=True):
    """One line of an outline, its curves as corners."""

    points: tuple[Point, ...]
    closed: bool


def flattened(outline: Outline, flatness: float = FLATNESS) -> list[Subpath]:
    """The outline's subpaths as points joined by straight lines."""
    subpaths: list[Subpath] = []
    points: list[Point] = []
    for step, part in outline:
        if step in "MZ" and points:
            subpaths.append(Subpath(tuple(points), step == "Z"))
            points = [points[0]] if step == "Z" else []
        if step == "M":
            points = [part[0]]
        elif step == "L":
            points.append(part[0])
        elif step == "C":
            points += _curve(points[-1], part, flatness)
    if len(points) > 1 or (points and not subpaths):
        subpaths.append(Subpath(tuple(points), False))
    return subpaths


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


def polygons(loops: Sequence[Sequence[Point]]) -> Outline:
    """Closed lines through corners, as one outline."""
    return tuple(step for loop in loops for step in polygon(loop))


def bounds(subpaths: Sequence[Subpath]) -> Box:
    """The smallest box around lines."""
    across = [x for subpath in subpaths for x, _ in subpath.points]
    down = [y for subpath in subpaths for _, y in subpath.points]
    left, top = min(across), min(down)
    return Box(left, top, max(across) - left, max(down) - top)


class Layer(Struct, frozen=True):
    """An outline that is painted by itself, over the layers before it."""

    outline: Outline
    fills: bool = True
    strokes: bool = True


def geometry_xml(layers: Sequence[Layer], box: Box) -> str:
    """Custom geometry (ISO/IEC 29500-1, 20.1.9.8) in EMU from the box's corner.

    Subpaths of one layer fill by the even-odd rule, so that holes stay holes.
    """
    paths = "".join(_layer(layer, box) for layer in layers)
    return (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>{paths}</a:pathLst></a:custGeom>'
    )


_STEPS = {
    "M": '<a:moveTo><a:pt x="%d" y="%d"/></a:moveTo>',
    "L": '<a:lnTo><a:pt x="%d" y="%d"/></a:lnTo>',
    "C": "<a:cubicBezTo>" + '<a:pt x="%d" y="%d"/>' * 3 + "</a:cubicBezTo>",
    "Z": "<a:close/>",
}


def _layer(layer: Layer, box: Box) -> str:
    steps = "".join([_STEPS[step] for step, _ in layer.outline])
    left, top = box.x, box.y
    spots = emus(length for _, points in layer.outline for x, y in points for length in (x - left, y - top))
    painted = ("" if layer.fills else ' fill="none"') + ("" if layer.strokes else ' stroke="0"')
    return f'<a:path w="{emu(box.width)}" h="{emu(box.height)}"{painted}>{steps % tuple(spots)}</a:path>'
