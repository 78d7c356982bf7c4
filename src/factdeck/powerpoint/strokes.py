"""A stroked line to the area that its ink covers, and a dashed one to its dashes (ISO 32000-1, 8.4.3.3–6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import cycle, pairwise
from math import ceil, cos, hypot, pi, sin

from msgspec import Struct
from msgspec.structs import replace

from factdeck.drawing import MITRE_LIMIT, Join, Stroke
from factdeck.drawing.affine import Point
from factdeck.drawing.regions import turning

SMOOTH = 0.98
"""The cosine of a turn that looks the same however its corner is filled."""


class Track(Struct, frozen=True):
    """A line from point to point; a closed one goes back to its first point."""

    points: tuple[Point, ...]
    closed: bool = False


def inked(tracks: Sequence[Track], stroke: Stroke) -> list[tuple[Point, ...]]:
    """Loops of one direction that cover, filled by winding, what the stroke covers."""
    if stroke.dash:
        tracks = list(dashes(tracks, stroke))
    return [_turned_alike(loop) for track in tracks for loop in _inked(track, stroke)]


def dashes(tracks: Sequence[Track], stroke: Stroke) -> Iterator[Track]:
    """The dashes of tracks, each an open track of its own."""
    for track in tracks:
        points = (*track.points, track.points[0]) if track.closed else track.points
        yield from _cut(points, stroke)


def _cut(points: Sequence[Point], stroke: Stroke) -> Iterator[Track]:
    pattern = cycle(stroke.dash)
    drawing, left = True, next(pattern)
    skipped = stroke.phase % (sum(stroke.dash) * (2 if len(stroke.dash) % 2 else 1))
    while skipped >= left:
        skipped -= left
        drawing, left = not drawing, next(pattern)
    left -= skipped
    run: list[Point] = [points[0]]
    for start, end in pairwise(points):
        length, at = hypot(end[0] - start[0], end[1] - start[1]), 0.0
        while length - at > left:
            at += left
            here = (
                start[0] + (end[0] - start[0]) * at / length,
                start[1] + (end[1] - start[1]) * at / length,
            )
            if drawing:
                yield Track((*run, here))
            run, drawing, left = [here], not drawing, next(pattern)
        left -= length - at
        run.append(end)
    if drawing and len(run) > 1:
        yield Track(tuple(run))


def _inked(track: Track, stroke: Stroke) -> Iterator[list[Point]]:
    half = stroke.width / 2
    points = _distinct(track)
    if len(points) < 2:
        if stroke.cap == "round":
            yield _disc(points[0], half)
        return
    if stroke.cap == "square" and not track.closed:
        points = _lengthened(points, half)
    ring = [*points, points[0]] if track.closed else points
    for start, end in pairwise(ring):
        yield _bar(start, end, half)
    corners = (
        zip(ring, ring[1:], [*ring[2:], ring[1]], strict=False)
        if track.closed
        else zip(ring, ring[1:], ring[2:], strict=False)
    )
    for before, at, after in corners:
        yield from _joint(before, at, after, half, stroke.join)
    if stroke.cap == "round" and not track.closed:
        yield _disc(points[0], half)
        yield _disc(points[-1], half)


def _distinct(track: Track) -> list[Point]:
    points = [
        point for point, last in zip(track.points, [None, *track.points], strict=False) if point != last
    ]
    return points[:-1] if track.closed and len(points) > 1 and points[0] == points[-1] else points


def _lengthened(points: list[Point], half: float) -> list[Point]:
    start, end = _away(points[1], points[0], half), _away(points[-2], points[-1], half)
    return [start, *points[1:-1], end]


def _away(origin: Point, end: Point, by: float) -> Point:
    length = hypot(end[0] - origin[0], end[1] - origin[1])
    return end[0] + (end[0] - origin[0]) / length * by, end[1] + (end[1] - origin[1]) / length * by


def _aside(start: Point, end: Point, half: float) -> Point:
    length = hypot(end[0] - start[0], end[1] - start[1])
    return -(end[1] - start[1]) / length * half, (end[0] - start[0]) / length * half


def _bar(start: Point, end: Point, half: float) -> list[Point]:
    dx, dy = _aside(start, end, half)
    return [
        (start[0] + dx, start[1] + dy),
        (end[0] + dx, end[1] + dy),
        (end[0] - dx, end[1] - dy),
        (start[0] - dx, start[1] - dy),
    ]


def _joint(before: Point, at: Point, after: Point, half: float, join: Join) -> Iterator[list[Point]]:
    """What fills the outer side of a corner."""
    (ax, ay), (bx, by) = _aside(before, at, half), _aside(at, after, half)
    turn = ax * by - ay * bx
    straight = ax * bx + ay * by > SMOOTH * half * half
    if join == "round" and not straight:
        yield _disc(at, half)
        return
    if abs(turn) < 1e-9 * half * half:
        return
    side = -1.0 if turn > 0 else 1.0
    first, last = (at[0] + side * ax, at[1] + side * ay), (at[0] + side * bx, at[1] + side * by)
    across = (ax + bx) ** 2 + (ay + by) ** 2
    ratio = 2 * half * half / across if across else 0.0
    if join == "bevel" or straight or not across or 2 * half / across**0.5 > MITRE_LIMIT:
        yield [at, first, last]
    else:
        tip = (at[0] + side * (ax + bx) * ratio, at[1] + side * (ay + by) * ratio)
        yield [at, first, tip, last]


def _disc(centre: Point, radius: float) -> list[Point]:
    count = max(12, ceil(4 * radius**0.5) * 4)
    angles = [2 * pi * number / count for number in range(count)]
    return [(centre[0] + radius * cos(angle), centre[1] + radius * sin(angle)) for angle in angles]


def _turned_alike(loop: Sequence[Point]) -> tuple[Point, ...]:
    return tuple(loop) if turning(loop) >= 0 else tuple(reversed(loop))


def scaled(stroke: Stroke, by: float) -> Stroke:
    """A stroke so many times as wide, its dashes as well."""
    if by == 1.0:
        return stroke
    return replace(
        stroke,
        width=stroke.width * by,
        dash=tuple(part * by for part in stroke.dash),
        phase=stroke.phase * by,
    )
