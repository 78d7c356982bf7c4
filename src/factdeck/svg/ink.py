"""Fill and stroke of a drawing's shape to SVG's painting properties (SVG 2, 13)."""

from __future__ import annotations

from typing import Any

from reportlab.graphics import shapes as rl

from factdeck.shapes.ink import (
    BEVEL,
    ROUND,
    SQUARE,
    NoPlainColour,
    fills,
    hexadecimal,
    opacity_of,
    stroke_of,
    strokes,
)
from factdeck.shapes.outline import fills_by_winding
from factdeck.svg import CannotPaint
from factdeck.svg.xml import Attribute, number

_CAPS = {ROUND: "round", SQUARE: "square"}
_JOINS = {ROUND: "round", BEVEL: "bevel"}


def ink(node: Any, *, filled: bool) -> dict[str, Attribute]:
    return {**(fill(node) if filled else {"fill": "none"}), **stroke(node)}


def fill(node: Any) -> dict[str, Attribute]:
    if not fills(node):
        return {"fill": "none"}
    even_odd = isinstance(node, (rl.Path, rl.Polygon)) and not fills_by_winding(node)
    return {
        "fill": _plain(node.fillColor),
        "fill-opacity": _opacity(node.fillColor, getattr(node, "fillOpacity", None)),
        "fill-rule": "evenodd" if even_odd else None,
    }


def stroke(node: Any) -> dict[str, Attribute]:
    if not strokes(node):
        return {}
    found = stroke_of(node)
    return {
        "stroke": _plain(node.strokeColor),
        "stroke-width": float(found.width),
        "stroke-opacity": _opacity(node.strokeColor, getattr(node, "strokeOpacity", None)),
        "stroke-linecap": _CAPS.get(found.cap),
        "stroke-linejoin": _JOINS.get(found.join),
        "stroke-dasharray": " ".join(map(number, found.dash)) or None,
        "stroke-dashoffset": found.phase or None,
    }


def _opacity(colour: Any, given: float | None) -> float | None:
    found = opacity_of(colour, given)
    return None if found == 1 else found


def _plain(colour: Any) -> str:
    """Raises CannotPaint for what is no plain colour, such as a gradient."""
    try:
        return hexadecimal(colour)
    except NoPlainColour as error:
        raise CannotPaint(str(error)) from None
