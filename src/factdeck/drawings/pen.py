"""Lines, marks and labels in a look's colours, as ReportLab shapes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from reportlab.graphics.shapes import Circle, Group, Line, Polygon, PolyLine, Rect, String
from reportlab.lib.colors import Color, HexColor

from factdeck.drawings.look import Look


@lru_cache(maxsize=64)
def colour(value: str) -> Color:
    """A colour of the look, marked as ``themed``: on a slide it changes with the theme, as a flag's never does."""
    made = HexColor(value)
    made.themed = True
    return made


def keyed(key: str, *shapes: object) -> Group:
    """A group whose content belongs together and has a name."""
    group = Group(*shapes)
    group._key = key
    return group


def line(
    x1: float, y1: float, x2: float, y2: float, ink: str, width: float, dash: Sequence[float] = ()
) -> Line:
    return Line(
        x1,
        y1,
        x2,
        y2,
        strokeColor=colour(ink),
        strokeWidth=width,
        strokeDashArray=list(dash) or None,
        strokeLineCap=0,
    )


def label(
    look: Look,
    text: str,
    x: float,
    y: float,
    *,
    font: str = "",
    size: float = 0.0,
    ink: str = "",
    anchor: Literal["start", "middle", "end"] = "start",
) -> String:
    """One line of text with its baseline at y."""
    font, size = font or look.regular, size or look.size
    made = String(
        x, y, text, fontName=font, fontSize=size, fillColor=colour(ink or look.ink), textAnchor=anchor
    )
    made._measured = look.width_of(text, font, size)
    return made


def box(
    x: float, y: float, width: float, height: float, fill: str = "", stroke: str = "", weight: float = 0.5
) -> Rect:
    return Rect(
        x,
        y,
        width,
        height,
        fillColor=colour(fill) if fill else None,
        strokeColor=colour(stroke) if stroke else None,
        strokeWidth=weight,
    )


def dot(x: float, y: float, radius: float, look: Look, *, approximate: bool, uncertain: bool) -> object:
    """A full circle for a sure date, an open one for about, an open diamond for a doubtful one, dashed for both."""
    if uncertain:
        points = [x - radius, y, x, y + radius, x + radius, y, x, y - radius]
        dash = [radius * 0.55, radius * 0.35] if approximate else None
        return Polygon(
            points,
            fillColor=colour(look.paper),
            strokeColor=colour(look.accent),
            strokeWidth=radius * 0.5,
            strokeDashArray=dash,
        )
    fill = look.paper if approximate else look.accent
    return Circle(
        x, y, radius, fillColor=colour(fill), strokeColor=colour(look.accent), strokeWidth=radius * 0.5
    )


def polyline(points: Sequence[float], ink: str, width: float) -> PolyLine:
    return PolyLine(list(points), strokeColor=colour(ink), strokeWidth=width, strokeLineJoin=1)


def wrapped(look: Look, text: str, width: float, font: str, size: float) -> list[str]:
    """Words on lines no wider than the width; a longer word stands alone."""
    lines: list[str] = []
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and look.width_of(joined, font, size) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines
