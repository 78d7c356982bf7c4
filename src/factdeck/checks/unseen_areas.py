"""An area of a map to what keeps it off the map: its corners, its countries, or the map's extent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from factdeck.article.fields import Extent, Point
from factdeck.article.map import MapArea
from factdeck.checks.maps import WIDEN, span
from factdeck.diagrams.map.outline import running_on
from factdeck.diagrams.map.region import Rows, common
from factdeck.diagrams.map.world import WHOLE_WORLD, Bounds, world

Ring = list[Point]
"""Corners whose longitude runs on across the 180th meridian."""

FLAT = 1e-9
"""Square degrees: corners that enclose less lie on one line."""
FINER = 1024.0
"""So much finer than a degree are the units in which rings are compared: on a grid of some ten centimetres."""


def unseen(area: MapArea, extent: Extent | None) -> tuple[str, ...]:
    """What keeps an area off its map, and what to do; nothing where it is seen."""
    ring = running_on(area.polygon or ())
    if ring and _is_flat(ring) and not _goes_around(ring):
        return "has no size: its corners lie on one line", "give corners around the area"
    codes = [code for name in area.countries if (code := world().code_of(str(name)))]
    if ring and codes and not any(_share(ring, country) for country in _countries(codes, _around(ring))):
        return (
            "is nowhere: nothing of its countries lies inside its corners",
            "mend the corners, or the countries",
        )
    if extent is None:
        return ()
    shown = [ring] if ring else _countries(codes, _bounds(extent))
    return () if any(_reaches(each, extent) for each in shown) else ("lies outside the map's extent", WIDEN)


def _countries(codes: Sequence[str], bounds: Bounds) -> Iterator[Ring]:
    """What may lie in the bounds of countries: exact there, rough elsewhere."""
    for code in codes:
        yield from world().country(code, 0, bounds)


def _bounds(extent: Extent) -> Bounds:
    west, south, _, north = extent
    return Bounds(west, south, west + span(extent), north)


def _around(ring: Ring) -> Bounds:
    """The box around a ring; one that encloses a pole reaches there."""
    if _goes_around(ring):
        return WHOLE_WORLD
    lons, lats = [lon for lon, _ in ring], [lat for _, lat in ring]
    return Bounds(min(lons), min(lats), min(max(lons), min(lons) + 360.0), max(lats))


def _is_flat(ring: Ring) -> bool:
    x, y = ring[0]
    far = max(ring, key=lambda place: abs(place[0] - x) + abs(place[1] - y))
    dx, dy = far[0] - x, far[1] - y
    return all(abs((lon - x) * dy - (lat - y) * dx) < FLAT for lon, lat in ring)


def _share(ring: Ring, country: Ring) -> bool:
    if _goes_around(ring):
        return True
    return any(_overlap(country, moved) for moved in _moved(ring, min(country)[0], max(country)[0]))


def _reaches(ring: Ring, extent: Extent) -> bool:
    west, south, _, north = extent
    if _goes_around(ring):
        lats = [lat for _, lat in ring]
        return max(lats) > south if sum(lats) < 0 else min(lats) < north
    east = west + span(extent)
    frame = [(west, south), (east, south), (east, north), (west, north)]
    return any(_overlap(frame, moved) for moved in _moved(ring, west, east))


def _overlap(one: Ring, other: Ring) -> bool:
    """A corner of one inside the other says so at once; else the rings are cut with each other."""
    if _apart(one, other):
        return False
    few, many = sorted((one, other), key=len)
    inside_few, inside_many = Rows([few]), Rows([many])
    if any(map(inside_few.holds, many)) or any(map(inside_many.holds, few)):
        return True
    first, second = ([(lon * FINER, lat * FINER) for lon, lat in ring] for ring in (one, other))
    return bool(common([first], [second]))


def _apart(one: Ring, other: Ring) -> bool:
    """Whether all of one lies beside, above or below the other."""
    pairs = [([place[axis] for place in one], [place[axis] for place in other]) for axis in (0, 1)]
    return any(max(first) < min(second) or max(second) < min(first) for first, second in pairs)


def _goes_around(ring: Ring) -> bool:
    """Whether a ring runs once around the globe, and so encloses a pole."""
    return abs(ring[-1][0] - ring[0][0]) > 180.0


def _moved(ring: Ring, west: float, east: float) -> list[Ring]:
    """A ring by as many turns of the globe as bring it between two longitudes."""
    first = ceil((west - max(lon for lon, _ in ring)) / 360.0)
    last = ceil((east - min(lon for lon, _ in ring)) / 360.0)
    return [[(lon + 360.0 * turn, lat) for lon, lat in ring] for turn in range(first, last)]
