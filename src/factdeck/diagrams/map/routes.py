"""Ways given in degrees to arrows, smooth curves with a head, or to lines that are straight in degrees."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from math import hypot

from msgspec import Struct

from factdeck.diagrams.map.furniture import path_of, rounded
from factdeck.diagrams.map.outline import great_circle, line_in_degrees, lines, running_on
from factdeck.diagrams.map.region import Spot, line_within_frame, simplified
from factdeck.diagrams.map.spec import Dash, MapRoute, Place
from factdeck.diagrams.map.view import View
from factdeck.diagrams.pen import ink, stroke
from factdeck.drawing import Path, Polygon
from factdeck.drawing.outlines import Step

Curve = tuple[Spot, Spot, Spot, Spot]
"""A cubic Bézier curve: start, two handles, end."""

BOW = 0.1
"""How far an arrow through two places bends, by its length."""
HEAD, HEAD_WIDTH = 3.6, 3.4
"""Length and width of a head, by the width of the line."""
FAR = 10.0
"""Degrees between two places from which the way follows the great circle."""
THIN = 0.7
"""Width of a line, by that of an arrow."""
DASHES: dict[Dash, tuple[float, ...]] = {"solid": (), "dashed": (4.5, 2.2), "dotted": (1.1, 1.3)}
"""Dashes and gaps, by the width of the line."""
CORNERS = 8
"""In place of a curve, where corners stand for it."""
SMOOTH = 0.15
"""Points that a line's corners may lie beside it."""


class Way(Struct, frozen=True):
    """An arrow or a line in points."""

    curves: tuple[tuple[Curve, ...], ...]
    """Each part of an arrow that the map shows."""
    straight: tuple[tuple[Spot, ...], ...]
    """Each part of a line that the map shows."""
    tip: Spot
    base: Spot
    weight: float
    head: bool
    dash: tuple[float, ...]

    def line(self) -> list[Spot]:
        """The way as corners, an arrow's tip the last."""
        if not self.head:
            return [spot for part in self.straight for spot in part]
        return [*(spot for part in self.curves for spot in sampled(part)), self.tip]


def way_of(view: View, route: MapRoute, weight: float) -> Way | None:
    """A route in points; None where the map shows none of it."""
    return _arrow(view, route, weight) if route.head else _line(view, route, weight * THIN)


def _line(view: View, route: MapRoute, weight: float) -> Way | None:
    parts = tuple(
        tuple(simplified(view.on_paper(cut), SMOOTH))
        for part in lines(view.projection, line_in_degrees(route.path))
        for cut in line_within_frame(part, view.frame)
    )
    return (
        Way((), parts, parts[-1][-1], parts[-1][-2], weight, False, _dash(route, weight)) if parts else None
    )


def _dash(route: MapRoute, weight: float) -> tuple[float, ...]:
    return tuple(round(length * weight, 2) for length in DASHES[route.dash])


def _arrow(view: View, route: MapRoute, weight: float) -> Way | None:
    parts = [view.on_paper(part) for part in lines(view.projection, _places(route.path))]
    parts = [part for part in parts if len(part) > 1]
    if not parts:
        return None
    if len(parts) == 1 and len(parts[0]) == 2:
        parts[0] = _bowed(*parts[0])
    tip, before = parts[-1][-1], parts[-1][-2]
    length = hypot(tip[0] - before[0], tip[1] - before[1])
    back = min(HEAD * weight, length * 0.6) / length if length else 0.0
    base = (tip[0] + (before[0] - tip[0]) * back, tip[1] + (before[1] - tip[1]) * back)
    parts[-1][-1] = base
    curves = tuple(tuple(smooth(part)) for part in parts)
    frame = (0.0, 0.0, view.width, view.height)
    if not any(line_within_frame(sampled(part), frame) for part in curves):
        return None
    return Way(curves, (), tip, base, weight, True, _dash(route, weight))


def _places(path: Sequence[Place]) -> list[Place]:
    places = running_on(path)
    result = [places[0]]
    for start, end in itertools.pairwise(places):
        between = great_circle(start, end, FAR)
        result += between[1:]
    return running_on(result)


def _bowed(start: Spot, end: Spot) -> list[Spot]:
    dx, dy = end[0] - start[0], end[1] - start[1]
    return [start, ((start[0] + end[0]) / 2 - dy * BOW, (start[1] + end[1]) / 2 + dx * BOW), end]


def smooth(spots: Sequence[Spot]) -> list[Curve]:
    """Curves through spots (Catmull and Rom, 1974), the ends mirrored."""
    first, second, before, last = spots[0], spots[1], spots[-2], spots[-1]
    ends = (
        (2 * first[0] - second[0], 2 * first[1] - second[1]),
        (2 * last[0] - before[0], 2 * last[1] - before[1]),
    )
    line = [ends[0], *spots, ends[1]]
    return [
        (
            b,
            (b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6),
            (c[0] - (d[0] - b[0]) / 6, c[1] - (d[1] - b[1]) / 6),
            c,
        )
        for a, b, c, d in zip(line, line[1:], line[2:], line[3:], strict=False)
    ]


def sampled(curves: Sequence[Curve]) -> list[Spot]:
    """Bézier curves as corners."""
    result = [curves[0][0]]
    for a, b, c, d in curves:
        for number in range(1, CORNERS + 1):
            t = number / CORNERS
            s = 1 - t
            p, q, r, u = s**3, 3 * s * s * t, 3 * s * t * t, t**3
            result.append(
                (p * a[0] + q * b[0] + r * c[0] + u * d[0], p * a[1] + q * b[1] + r * c[1] + u * d[1])
            )
    return result


def way_parts(view: View, way: Way, colour: str, ground: str) -> tuple[Path | Polygon, ...]:
    """The way on a wider one in the colour of the ground, so that it stands off from what it crosses."""
    rim = way.weight * 0.35
    under, over = (
        _shaft(view, way, ground, way.weight + 2 * rim),
        _shaft(view, way, colour, way.weight, way.dash),
    )
    if not way.head or not view.shows(way.tip):
        return under, over
    return under, _head(way, ground, ground, rim * 2), over, _head(way, colour)


def _shaft(view: View, way: Way, colour: str, weight: float, dash: tuple[float, ...] = ()) -> Path:
    frame = (0.0, 0.0, view.width, view.height)
    inside = all(map(view.shows, way.line()))
    if way.straight or not inside:
        drawn = way.straight or [sampled(part) for part in way.curves]
        cut = [part for line in drawn for part in line_within_frame(line, frame)]
        return path_of(cut, border=colour, weight=weight, closed=False, dash=dash)
    steps: list[Step] = []
    for curves in way.curves:
        steps.append(("M", (rounded(curves[0][0]),)))
        steps += [("C", (rounded(near), rounded(far), rounded(end))) for _, near, far, end in curves]
    return Path(tuple(steps), stroke=stroke(colour, weight, dash, join="round"))


def _head(way: Way, fill: str, border: str = "", weight: float = 0.0) -> Polygon:
    (x, y), (bx, by) = way.tip, way.base
    length = hypot(x - bx, y - by) or 1.0
    half = HEAD_WIDTH * way.weight / 2
    nx, ny = -(y - by) / length * half, (x - bx) / length * half
    back = (bx + (bx - x) * 0.08, by + (by - y) * 0.08)
    corners = (x, y), (back[0] + nx, back[1] + ny), (bx, by), (back[0] - nx, back[1] - ny)
    border_stroke = stroke(border, weight, join="round")
    return Polygon(tuple(map(rounded, corners)), fill=ink(fill), stroke=border_stroke)
