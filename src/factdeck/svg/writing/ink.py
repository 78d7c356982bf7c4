"""Fill and stroke of a drawing's shape to SVG's painting properties (SVG 2, 13)."""

from __future__ import annotations

from factdeck.drawing import Ink, Path, Polygon, Shape, Stroke
from factdeck.svg.writing.xml import Attribute, number


def ink(shape: Shape) -> dict[str, Attribute]:
    """The attributes of a shape's fill and stroke."""
    even_odd = shape.fill and isinstance(shape, (Path, Polygon)) and not shape.by_winding
    rule = {"fill-rule": "evenodd" if even_odd else None}
    return {**fill(shape.fill), **rule, **(stroke(shape.stroke) if shape.stroke else {})}


def fill(ink: Ink | None) -> dict[str, Attribute]:
    """The attributes of a fill; none for None."""
    return {"fill": ink.colour, "fill-opacity": _opacity(ink)} if ink else {"fill": "none"}


def stroke(stroke: Stroke) -> dict[str, Attribute]:
    """The attributes of a stroke, in points."""
    return {
        "stroke": stroke.ink.colour,
        "stroke-width": float(stroke.width),
        "stroke-opacity": _opacity(stroke.ink),
        "stroke-linecap": None if stroke.cap == "butt" else stroke.cap,
        "stroke-linejoin": None if stroke.join == "mitre" else stroke.join,
        "stroke-dasharray": " ".join(map(number, stroke.dash)) or None,
        "stroke-dashoffset": stroke.phase or None,
    }


def _opacity(ink: Ink) -> float | None:
    return None if ink.opacity == 1 else ink.opacity
