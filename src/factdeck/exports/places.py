"""An article's maps to places on the globe: points, ways and areas, cut where they cross the 180th meridian."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import copysign

from factdeck.article import Article, Map
from factdeck.article.reading import models_in

Place = tuple[float, float]
"""Longitude and latitude in degrees."""
HALF, WHOLE = 180.0, 360.0


def maps_of(article: Article) -> Iterator[Map]:
    """Each map that shows any place."""
    for part in models_in(article):
        if isinstance(part, Map) and (part.points or part.areas or part.routes or part.labels):
            yield part


def ways(path: Sequence[Place]) -> list[list[Place]]:
    """A way in one piece, or in several that end at the 180th meridian where it crosses that (RFC 7946, 3.1.9)."""
    pieces: list[list[Place]] = []
    sheets: list[int] = []
    for one, other in pairwise(_with_crossings(_unrolled(path))):
        sheet = _sheet(one, other, sheets[-1] if sheets else None)
        if not sheets or sheet != sheets[-1]:
            sheets.append(sheet)
            pieces.append([one])
        pieces[-1].append(other)
    return [[_home(place, sheet) for place in piece] for sheet, piece in zip(sheets, pieces, strict=True)]


def _with_crossings(path: Sequence[Place]) -> list[Place]:
    """The path with a place of its own wherever it crosses a 180th meridian."""
    whole = [path[0]]
    for one, other in pairwise(path):
        whole += [_crossing(one, other, edge) for edge in _edges_between(one[0], other[0])]
        whole.append(other)
    return whole


def _sheet(one: Place, other: Place, before: int | None) -> int:
    """Which time round the globe a stretch lies on, by its middle; along the meridian it stays where it was."""
    number, rest = divmod((one[0] + other[0]) / 2 + HALF, WHOLE)
    return before if before is not None and not rest else int(number)


def rings(corners: Sequence[Place]) -> list[list[Place]]:
    """An area's corners as closed rings, counter-clockwise (RFC 7946, 3.1.6); one for each side of the meridian."""
    around = _unrolled([*corners, corners[0]])
    goes_round = abs(around[-1][0] - around[0][0]) > HALF
    west, east = min(x for x, _ in around), max(x for x, _ in around)
    if _is_globe_wide(corners) and (goes_round or west == east):
        return [_closed(list(corners))]
    around = _around_pole(around) if goes_round else around[:-1]
    west, east = min(x for x, _ in around), max(x for x, _ in around)
    sheets = range(int((west + HALF) // WHOLE), int(-(-(east + HALF) // WHOLE)))
    clipped = [
        _clipped(_clipped(around, WHOLE * sheet - HALF, 1), WHOLE * sheet + HALF, -1) for sheet in sheets
    ]
    made = [[_home(place, sheet) for place in ring] for sheet, ring in zip(sheets, clipped, strict=True)]
    return [_closed(ring) for ring in made if len(ring) > 2]


def _is_globe_wide(corners: Sequence[Place]) -> bool:
    """Whether a side goes from one edge of a map of the world to the other, as that of a belt round the globe."""
    return any(abs(x - corners[at - 1][0]) == WHOLE for at, (x, _) in enumerate(corners))


def _around_pole(once_round: Sequence[Place]) -> list[Place]:
    """A way once round the globe, from the 180th meridian on, and back along the pole that it lies nearer to."""
    path = _with_crossings(once_round)
    turn = path[-1][0] - path[0][0]
    start = next(at for at, (x, _) in enumerate(path) if not (x + HALF) % WHOLE)
    cut = [*path[start:], *((x + turn, y) for x, y in path[1 : start + 1])]
    pole = copysign(90.0, sum(y for _, y in path))
    return [*cut, (cut[-1][0], pole), (cut[0][0], pole)]


def _unrolled(path: Sequence[Place]) -> list[Place]:
    """Each place the shorter way round from the one before, on a strip that has no end."""
    placed: list[Place] = []
    for x, y in path:
        if placed:
            x += WHOLE * round((placed[-1][0] - x) / WHOLE)
        placed.append((x, y))
    return placed


def _edges_between(one: float, other: float) -> list[float]:
    """The 180th meridians strictly between two longitudes, in the order of the way."""
    low, high = min(one, other), max(one, other)
    first = int((low + HALF) // WHOLE) + 1
    edges = [
        WHOLE * number - HALF for number in range(first, first + 3) if low < WHOLE * number - HALF < high
    ]
    return edges if one < other else edges[::-1]


def _crossing(one: Place, other: Place, x: float) -> Place:
    share = (x - one[0]) / (other[0] - one[0])
    return x, one[1] + share * (other[1] - one[1])


def _home(place: Place, sheet: int) -> Place:
    return round(place[0] - WHOLE * sheet, 9), round(place[1], 9)


def _clipped(ring: Sequence[Place], x: float, side: int) -> list[Place]:
    """The part of a ring on one side of a meridian: east of it for 1, west for -1 (Sutherland and Hodgman)."""
    kept: list[Place] = []
    for at, place in enumerate(ring):
        before = ring[at - 1]
        inside, was_inside = side * (place[0] - x) >= 0, side * (before[0] - x) >= 0
        if inside != was_inside:
            kept.append(_crossing(before, place, x))
        if inside:
            kept.append(place)
    return kept


def _closed(ring: list[Place]) -> list[Place]:
    open_ring = ring[:-1] if ring[0] == ring[-1] else ring
    turned = open_ring if _area(open_ring) >= 0 else open_ring[::-1]
    return [*turned, turned[0]]


def _area(ring: Sequence[Place]) -> float:
    return sum(x * ring[at - 1][1] * -1 + ring[at - 1][0] * y for at, (x, y) in enumerate(ring)) / 2
