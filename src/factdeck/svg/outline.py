"""Shapes of a drawing to SVG elements in the drawing's own coordinates, where y grows upwards."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, radians, sin
from typing import Any

from reportlab.graphics import shapes as rl

from factdeck.svg.ink import ink
from factdeck.svg.xml import Attribute, number, tag

_STEPS = {0: ("M", 1), 1: ("L", 1), 2: ("C", 3), 3: ("Z", 0)}
"""ReportLab's path operators, each with the number of its points."""
QUARTER = pi / 2


def shape_svg(node: Any, *, only_outline: bool = False) -> str | None:
    """The element for a shape; None for a kind that SVG is not told of here.

    ``only_outline`` leaves out the ink, as a clipping path wants it.
    """
    found = _geometry(node)
    if found is None:
        return None
    name, geometry = found
    return tag(name, {**geometry, **({} if only_outline else ink(node, filled=_is_filled(node)))})


def _geometry(node: Any) -> tuple[str, dict[str, Attribute]] | None:
    if isinstance(node, rl.Line):
        return "line", {"x1": node.x1, "y1": node.y1, "x2": node.x2, "y2": node.y2}
    if isinstance(node, rl.Rect):
        return _rectangle(node)
    if isinstance(node, rl.Circle):
        return "circle", {"cx": node.cx, "cy": node.cy, "r": abs(node.r)}
    if isinstance(node, rl.Ellipse):
        return "ellipse", {"cx": node.cx, "cy": node.cy, "rx": abs(node.rx), "ry": abs(node.ry)}
    if isinstance(node, rl.Wedge):
        return "path", {"d": _wedge(node)}
    if isinstance(node, (rl.PolyLine, rl.Polygon)):
        kind = "polygon" if isinstance(node, rl.Polygon) else "polyline"
        return kind, {"points": " ".join(number(value) for value in node.points)}
    if isinstance(node, rl.Path):
        return "path", {"d": _path(node)}
    return None


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


def _path(node: Any) -> str:
    told, at = [], 0
    for operator in node.operators:
        letter, count = _STEPS[operator]
        told.append(letter + " ".join(number(value) for value in node.points[at : at + 2 * count]))
        at += 2 * count
    steps = "".join(told)
    if getattr(node, "autoclose", "") == "pdf" and node.fillColor is not None:
        return _closed(steps)
    return steps


def _closed(steps: str) -> str:
    """The path with each subpath closed."""
    parts = [part for part in steps.split("M") if part]
    return "".join(f"M{part}" if part.endswith("Z") else f"M{part}Z" for part in parts)


def _wedge(node: Any) -> str:
    start, end = radians(node.startangledegrees), radians(node.endangledegrees)
    up, inner, inner_up = node._xtraRadii()
    up = node.radius if up is None else up
    centre = (node.centerx, node.centery)
    outer = _arc(centre, node.radius, up, start, end)
    if not inner and not inner_up:
        return f"M{_point(centre)}L{outer}Z"
    inside = _arc(centre, inner or inner_up, inner_up or inner, end, start)
    return f"M{outer}ZM{inside}Z" if node.annular else f"M{outer}L{inside}Z"


def _arc(centre: Sequence[float], across: float, up: float, start: float, end: float) -> str:
    """From one angle to another, each arc over at most a quarter, which leaves no doubt which way it goes."""
    count = max(1, int(abs(end - start) / QUARTER + 0.999))
    forwards = int(end > start)
    told = _point(_on_ellipse(centre, across, up, start))
    for step in range(1, count + 1):
        angle = start + (end - start) * step / count
        told += (
            f"A{number(across)} {number(up)} 0 0 {forwards} {_point(_on_ellipse(centre, across, up, angle))}"
        )
    return told


def _on_ellipse(centre: Sequence[float], across: float, up: float, angle: float) -> tuple[float, float]:
    return centre[0] + across * cos(angle), centre[1] + up * sin(angle)


def _point(point: Sequence[float]) -> str:
    return f"{number(point[0])} {number(point[1])}"


def _is_filled(node: Any) -> bool:
    """An open path is filled only where ``autoclose`` asks for it; a line never is."""
    if isinstance(node, (rl.Line, rl.PolyLine)):
        return False
    closes_itself = bool(getattr(node, "autoclose", None))
    if closes_itself or not isinstance(node, rl.Path):
        return True
    operators = list(node.operators)
    return operators.count(0) == operators.count(3)
