"""An article's maps to what of them no map can show: told as warnings, each at its name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from math import ceil

from factdeck.article.fields import Extent, Point
from factdeck.article.map import Map, MapArea, MapRoute
from factdeck.article.markup import Inline, plain
from factdeck.article.model import Article
from factdeck.article.sections import all_sections
from factdeck.derived import derived
from factdeck.diagrams.map.outline import line_in_degrees, running_on
from factdeck.diagrams.map.region import Rows, common
from factdeck.diagrams.map.world import WHOLE_WORLD, Bounds, world
from factdeck.messages import codes
from factdeck.messages.problems import Problems

Ring = list[Point]
"""Corners whose longitude runs on across the 180th meridian."""

WIDEN = "widen the extent, or leave it out: the map is then fitted to what it shows"
FINEST = 0.02
"""Degrees between the places of a line that are looked at."""
FLAT = 1e-9
"""Square degrees: corners that enclose less lie on one line."""
FINER = 1024.0
"""So much finer than a degree are the units in which rings are compared: on a grid of some ten centimetres."""


def check_maps(article: Article, problems: Problems) -> None:
    """Warn of places outside a map's extent, and of areas that enclose nothing."""
    if article.infobox and article.infobox.map:
        _check_map(article.infobox.map, "infobox.map", problems)
    for path, section in all_sections(article):
        if section.map:
            _check_map(section.map, f"{path}.map", problems)


def _check_map(shown: Map, path: str, problems: Problems) -> None:

    def warn(where: str, name: Inline, told: str, hint: str) -> None:
        message = f"{path}.{where}: {plain(name)!r} {told}"
        problems.warning(name[0].mark_at(), message, hint, code=codes.OFF_THE_MAP)

    for number, area in enumerate(shown.areas, 1):
        given = (area.polygon, tuple(map(str, area.countries)), shown.extent)
        result = derived("area off its map", given, tuple[str, ...], partial(_unseen, area, shown.extent))
        if result:
            warn(f"areas[{number}]", area.name, *result)
    for where, name, places in _things(shown):
        if shown.extent and not any(_within(place, shown.extent) for place in places):
            warn(where, name, "lies outside the map's extent", WIDEN)


def _things(shown: Map) -> Iterator[tuple[str, Inline, Sequence[Point]]]:
    """Where it stands in the map, name and places of each town, route and label."""
    for number, point in enumerate(shown.points, 1):
        yield f"points[{number}]", point.name, [point.at]
    for number, route in enumerate(shown.routes, 1):
        yield f"routes[{number}]", route.name, _way(route, shown.extent)
    for number, label in enumerate(shown.labels, 1):
        yield f"labels[{number}]", label.name, [label.at]


def _way(route: MapRoute, extent: Extent | None) -> Sequence[Point]:
    """A route's places, and of a line those between them, near enough to find an extent that it crosses."""
    if route.kind == "arrow" or extent is None:
        return route.path
    step = max(min(_span(extent), extent[3] - extent[1]) / 4, FINEST)
    return line_in_degrees(route.path, step)


def _within(place: Point, extent: Extent) -> bool:
    west, south, _, north = extent
    return south <= place[1] <= north and (place[0] - west) % 360.0 <= _span(extent)


def _span(extent: Extent) -> float:
    return (extent[2] - extent[0]) % 360.0 or 360.0


def _unseen(area: MapArea, extent: Extent | None) -> tuple[str, ...]:
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
    return Bounds(west, south, west + _span(extent), north)


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
    east = west + _span(extent)
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
