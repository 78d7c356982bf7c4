"""Shapes of a drawing to SVG elements in the drawing's own coordinates, where y grows upwards."""

from __future__ import annotations

from factdeck.drawing import Ellipse, Line, Polygon, PolyLine, Rect, Shape
from factdeck.drawing.outlines import Outline
from factdeck.svg.writing.ink import ink
from factdeck.svg.writing.xml import Attribute, number, tag


def shape_svg(shape: Shape) -> str:
    """A shape of a drawing as the SVG element that is nearest to it."""
    name, geometry = _geometry(shape)
    return tag(name, {**geometry, **ink(shape)})


def clip_svg(shape: Shape) -> str:
    """The element without ink, as a clipping path wants it."""
    name, geometry = _geometry(shape)
    return tag(name, {**geometry, "clip-rule": None if shape.by_winding else "evenodd"})


def _geometry(shape: Shape) -> tuple[str, dict[str, Attribute]]:
    if isinstance(shape, Line):
        (x1, y1), (x2, y2) = shape.start, shape.end
        return "line", {"x1": x1, "y1": y1, "x2": x2, "y2": y2}
    if isinstance(shape, Rect):
        return "rect", _rectangle(shape)
    if isinstance(shape, Ellipse):
        return _ellipse(shape)
    if isinstance(shape, (PolyLine, Polygon)):
        points = " ".join(number(value) for point in shape.points for value in point)
        return ("polygon" if isinstance(shape, Polygon) else "polyline"), {"points": points}
    return "path", {"d": _steps(shape.outline)}


def _rectangle(shape: Rect) -> dict[str, Attribute]:
    place: dict[str, Attribute] = {"x": shape.x, "y": shape.y, "width": shape.width, "height": shape.height}
    return {**place, "rx": shape.rx or None, "ry": shape.ry or None}


def _ellipse(shape: Ellipse) -> tuple[str, dict[str, Attribute]]:
    place: dict[str, Attribute] = {"cx": shape.x, "cy": shape.y}
    if shape.rx == shape.ry:
        return "circle", {**place, "r": shape.rx}
    return "ellipse", {**place, "rx": shape.rx, "ry": shape.ry}


def _steps(outline: Outline) -> str:
    return "".join(
        step + " ".join(number(value) for point in points for value in point) for step, points in outline
    )
