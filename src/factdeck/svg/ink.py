"""Fill and stroke of a drawing's shape to SVG's painting properties (SVG 2, 13)."""

from __future__ import annotations

from typing import Any

from reportlab.graphics import shapes as rl

from factdeck.svg import CannotPaint
from factdeck.svg.xml import Attribute, number

_CAPS = {1: "round", 2: "square"}
_JOINS = {1: "round", 2: "bevel"}
MITRE_LIMIT = 10
"""PDF's own limit, which ReportLab leaves as it is; SVG's is 4."""


def ink(node: Any, *, filled: bool) -> dict[str, Attribute]:
    return {**(fill(node) if filled else {"fill": "none"}), **stroke(node)}


def fill(node: Any) -> dict[str, Attribute]:
    colour = getattr(node, "fillColor", None)
    if colour is None:
        return {"fill": "none"}
    by_winding = getattr(node, "fillMode", rl.FILL_EVEN_ODD) == rl.FILL_NON_ZERO
    return {
        "fill": hexadecimal(colour),
        "fill-opacity": _opacity(colour, getattr(node, "fillOpacity", None)),
        "fill-rule": None if by_winding or not isinstance(node, (rl.Path, rl.Polygon)) else "evenodd",
    }


def stroke(node: Any) -> dict[str, Attribute]:
    colour, width = getattr(node, "strokeColor", None), getattr(node, "strokeWidth", 1)
    if colour is None or not width:
        return {}
    phase, dashes = _dashes(node)
    return {
        "stroke": hexadecimal(colour),
        "stroke-width": float(width),
        "stroke-opacity": _opacity(colour, getattr(node, "strokeOpacity", None)),
        "stroke-linecap": _CAPS.get(getattr(node, "strokeLineCap", 0)),
        "stroke-linejoin": _JOINS.get(getattr(node, "strokeLineJoin", 0)),
        "stroke-dasharray": dashes or None,
        "stroke-dashoffset": phase or None,
    }


def _dashes(node: Any) -> tuple[float, str]:
    """Phase and lengths of a pattern, which may be ``[phase, [lengths]]``."""
    pattern: Any = getattr(node, "strokeDashArray", None) or ()
    phase = 0.0
    if len(pattern) == 2 and isinstance(pattern[1], (list, tuple)):
        phase, pattern = pattern
    return phase, " ".join(number(length) for length in pattern) if any(pattern) else ""


def _opacity(colour: Any, given: float | None) -> float | None:
    alpha = getattr(colour, "alpha", 1.0) if given is None else given
    return None if alpha == 1 else alpha


def hexadecimal(colour: Any) -> str:
    """A colour as ``#rrggbb``. Raises CannotPaint for what is no plain colour, such as a gradient."""
    try:
        return "#" + "".join(f"{round(part * 255):02x}" for part in (colour.red, colour.green, colour.blue))
    except AttributeError:
        raise CannotPaint(f"{type(colour).__name__} is no plain colour") from None
