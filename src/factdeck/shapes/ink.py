"""Fill and stroke of a drawing's shape, as ReportLab notes them, to plain values."""

from __future__ import annotations

from typing import Any

from factdeck.records import dataclass

BUTT, ROUND, SQUARE = 0, 1, 2
MITRE, BEVEL = 0, 2
MITRE_LIMIT = 10.0
"""PDF's own limit, which ReportLab leaves as it is; SVG's is 4."""


class NoPlainColour(ValueError):
    """An ink of another kind, such as a gradient."""


@dataclass(frozen=True, slots=True)
class Stroke:
    width: float
    cap: int = BUTT
    join: int = MITRE
    dash: tuple[float, ...] = ()
    phase: float = 0.0


def fills(node: Any) -> bool:
    return getattr(node, "fillColor", None) is not None


def strokes(node: Any) -> bool:
    return getattr(node, "strokeColor", None) is not None and bool(getattr(node, "strokeWidth", 1))


def stroke_of(node: Any) -> Stroke:
    """How the shape is stroked, in its own units; the dash pattern may be ``[phase, [lengths]]``."""
    pattern: Any = getattr(node, "strokeDashArray", None) or ()
    phase = 0.0
    if len(pattern) == 2 and isinstance(pattern[1], (list, tuple)):
        phase, pattern = pattern
    return Stroke(
        width=getattr(node, "strokeWidth", 1),
        cap=getattr(node, "strokeLineCap", 0),
        join=getattr(node, "strokeLineJoin", 0),
        dash=tuple(map(float, pattern)) if any(pattern) else (),
        phase=phase,
    )


def hexadecimal(colour: Any) -> str:
    """A colour as ``#rrggbb``; raises NoPlainColour."""
    try:
        return "#" + "".join(f"{round(part * 255):02x}" for part in (colour.red, colour.green, colour.blue))
    except AttributeError:
        raise NoPlainColour(f"{type(colour).__name__} is no plain colour") from None


def opacity_of(colour: Any, given: float | None) -> float:
    """The shape's own opacity, or else its colour's, from 0 to 1."""
    return float(getattr(colour, "alpha", 1.0) if given is None else given)
