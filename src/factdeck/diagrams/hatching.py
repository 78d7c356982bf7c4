"""Regions of the plane to the parallel lines that hatch them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import cos, hypot, radians, sin

from factdeck.diagrams.map.region import (
    Edge,
    Frame,
    Outline,
    Region,
    Spot,
    edges_of,
    reach_of,
    segment_within,
)

SLACK = 1e-6
"""Points by which a hole may miss a line and is cut out of it all the same."""
LEAST_DASH = 0.6
"""Points: a shorter piece of a hatching line is left out, at once, so that holes over holes don't double it."""


def hatch(region: Region, angle: float, spacing: float, holes: Sequence[Frame] = ()) -> list[Edge]:
    """Parallel segments inside a region, outside the holes, ``spacing`` points apart; the angle in degrees.

    The lines' places don't depend on the region, so that the parts of one area match.
    """
    if not region:
        return []
    turn = radians(angle)
    cosine, sine = cos(turn), sin(turn)

    def turned(spots: Iterable[Spot]) -> Outline:
        return [(x * cosine + y * sine, y * cosine - x * sine) for x, y in spots]

    reaches = [(reach_of(turned(_corners(hole))), hole) for hole in holes]
    result: list[Edge] = []
    for number, ends in sorted(_crossings([turned(outline) for outline in region], spacing).items()):
        y = number * spacing
        met = [hole for reach, hole in reaches if reach[1] - SLACK <= y <= reach[3] + SLACK]
        ends.sort()
        for left, right in zip(ends[::2], ends[1::2], strict=True):
            start = (left * cosine - y * sine, left * sine + y * cosine)
            end = (right * cosine - y * sine, right * sine + y * cosine)
            result += _outside((start, end), met) if holes else [(start, end)]
    return result


def _crossings(region: Region, spacing: float) -> dict[int, list[float]]:
    """Where level lines, by number, cross the outlines: each edge is asked for the lines that it meets."""
    result: dict[int, list[float]] = defaultdict(list)
    lowest = min(y for outline in region for _, y in outline)
    first = int(lowest // spacing) + 1
    for (x1, y1), (x2, y2) in edges_of(region):
        low, high = (y1, y2) if y1 < y2 else (y2, y1)
        for number in range(max(first, int(low // spacing)), int(high // spacing) + 2):
            y = number * spacing
            if (y1 > y) != (y2 > y):
                result[number].append(x1 + (y - y1) * (x2 - x1) / (y2 - y1))
    return result


def _corners(frame: Frame) -> Outline:
    left, bottom, right, top = frame
    return [(left, bottom), (right, bottom), (right, top), (left, top)]


def _outside(segment: Edge, holes: Sequence[Frame]) -> list[Edge]:
    parts = [segment] if _is_seen(segment) else []
    for hole in holes:
        parts = [part for each in parts for part in _around(each, hole)]
    return parts


def _around(segment: Edge, hole: Frame) -> list[Edge]:
    """What a hole leaves of a segment."""
    start, end = segment
    cut = segment_within(start, end, hole)
    parts = [(start, end)] if cut is None else [(start, cut[0]), (cut[1], end)]
    return [part for part in parts if _is_seen(part)]


def _is_seen(segment: Edge) -> bool:
    (x1, y1), (x2, y2) = segment
    return hypot(x2 - x1, y2 - y1) > LEAST_DASH
