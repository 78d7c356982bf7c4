"""Rectangles, ellipses and polygons to outlines of straight lines and cubic curves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import cos, pi, sin
from typing import Literal

from factdeck.drawing.affine import Point

Letter = Literal["M", "L", "C", "Z"]
"""Move, line, curve or close, which take one, one, three or no points."""
Step = tuple[Letter, tuple[Point, ...]]
Outline = tuple[Step, ...]

KAPPA = 4 / 3 * (2**0.5 - 1)
"""Length of the handles of a quarter circle drawn as a cubic curve, by its radius."""


def polygon(points: Sequence[Point], *, closed: bool = True) -> Outline:
    """Straight lines through points; nothing where there are none."""
    if not points:
        return ()
    lines: list[Step] = [("M", (points[0],)), *(("L", (point,)) for point in points[1:])]
    return (*lines, ("Z", ())) if closed else tuple(lines)


def rectangle(x: float, y: float, width: float, height: float, rx: float = 0.0, ry: float = 0.0) -> Outline:
    """A rectangle whose corners are quarter ellipses; square where a radius is 0."""
    across, up = min(rx, width / 2), min(ry, height / 2)
    right, top = x + width, y + height
    if not across or not up:
        return polygon([(x, y), (right, y), (right, top), (x, top)])
    far, high = across * (1 - KAPPA), up * (1 - KAPPA)
    return (
        ("M", ((x + across, y),)),
        ("L", ((right - across, y),)),
        ("C", ((right - far, y), (right, y + high), (right, y + up))),
        ("L", ((right, top - up),)),
        ("C", ((right, top - high), (right - far, top), (right - across, top))),
        ("L", ((x + across, top),)),
        ("C", ((x + far, top), (x, top - high), (x, top - up))),
        ("L", ((x, y + up),)),
        ("C", ((x, y + high), (x + far, y), (x + across, y))),
        ("Z", ()),
    )


def ellipse(x: float, y: float, across: float, up: float) -> Outline:
    """An ellipse around its middle as four Bézier curves, by its radii."""
    return (("M", ((x + across, y),)), *_quarters(x, y, across, up), ("Z", ()))


def _quarters(x: float, y: float, across: float, up: float) -> Iterator[Step]:
    for number in range(4):
        first, last = number * pi / 2, (number + 1) * pi / 2
        yield (
            "C",
            (
                (
                    x + across * (cos(first) - KAPPA * sin(first)),
                    y + up * (sin(first) + KAPPA * cos(first)),
                ),
                (x + across * (cos(last) + KAPPA * sin(last)), y + up * (sin(last) - KAPPA * cos(last))),
                (x + across * cos(last), y + up * sin(last)),
            ),
        )
