"""Shapes of a drawing to SVG elements in the drawing's own coordinates, where y grows upwards."""

from __future__ import annotations

from typing import Any

from reportlab.graphics import shapes as rl

from factdeck.shapes.outline import Path, is_filled, steps_of
from factdeck.svg.ink import ink
from factdeck.svg.xml import Attribute, number, tag


def shape_svg(node: Any, *, only_outline: bool = False) -> str | None:
    """The element for a shape; None for a kind that SVG is not told of here.

    ``only_outline`` leaves out the ink, as a clipping path wants it.
    """
    found = _geometry(node)
    if found is None:
        return None
    name, geometry = found
    return tag(name, {**geometry, **({} if only_outline else ink(node, filled=is_filled(node)))})


def _geometry(node: Any) -> tuple[str, dict[str, Attribute]] | None:
    if isinstance(node, rl.Line):
        return "line", {"x1": node.x1, "y1": node.y1, "x2": node.x2, "y2": node.y2}
    if isinstance(node, rl.Rect):
        return _rectangle(node)
    if isinstance(node, rl.Circle):
        return "circle", {"cx": node.cx, "cy": node.cy, "r": abs(node.r)}
    if isinstance(node, rl.Ellipse):
        return "ellipse", {"cx": node.cx, "cy": node.cy, "rx": abs(node.rx), "ry": abs(node.ry)}
    if isinstance(node, (rl.PolyLine, rl.Polygon)):
        kind = "polygon" if isinstance(node, rl.Polygon) else "polyline"
        return kind, {"points": " ".join(number(value) for value in node.points)}
    path = steps_of(node)
    return None if path is None else ("path", {"d": _steps(path)})


def _rectangle(node: Any) -> tuple[str, dict[str, Attribute]]:
    left, low = min(node.x, node.x + node.width), min(node.y, node.y + node.height)
    place: dict[str, Attribute] = {
        "x": left,
        "y": low,
        "width": abs(node.width),
        "height": abs(node.height),
        "rx": node.rx or node.ry or None,
        "ry": node.ry or node.rx or None,
    }
    return "rect", place


def _steps(path: Path) -> str:
    return "".join(
        step + " ".join(number(value) for point in points for value in point) for step, points in path
    )
