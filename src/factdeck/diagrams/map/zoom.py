"""A map and the numbers of some of its things to a map of these: nearer, the areas among them alone tinted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import cos, pi, radians, sin

from msgspec import Struct
from msgspec.structs import replace

from factdeck.derived import derived
from factdeck.diagrams.map.ground import area_of_map
from factdeck.diagrams.map.outline import running_on
from factdeck.diagrams.map.spec import Close, Extent, MapArea, MapSpec, Place
from factdeck.diagrams.map.view import (
    View,
    area_places,
    box_in_degrees,
    extent_of,
    filling_view,
    view_of,
)
from factdeck.forgetting import kept_for_article

LEAST_SPAN = 8.0
"""Degrees of a great circle across which a nearer map shows at least, as far as the whole map shows as many."""
DIRECTIONS = 24
"""In so many directions one asks which place lies farthest out."""
SLACK = 1.0
"""Points by which a place may lie outside a view that shows it."""
SHAPES = (0.5, 1.0, 2.0)
"""Height by width of places for a map; what three of them show of a part, those between do."""
WIDTH = 600.0
"""Points: the width at which areas are cut to measure them."""


class Chosen(Struct, frozen=True):
    """Numbers of areas, points and routes by their places in a map."""

    areas: frozenset[int] = frozenset()
    points: frozenset[int] = frozenset()
    routes: frozenset[int] = frozenset()


@kept_for_article(32)
def zoomed(spec: MapSpec, chosen: Chosen) -> MapSpec:
    """The map around what is chosen, as far as the whole map shows it.

    Other areas are outlines, other routes are left out.
    """
    return derived("map around", (spec, chosen), MapSpec, lambda: _zoomed(spec, chosen))


def _zoomed(spec: MapSpec, chosen: Chosen) -> MapSpec:
    areas = tuple(replace(area, filled=number in chosen.areas) for number, area in enumerate(spec.areas))
    routes = tuple(route for number, route in enumerate(spec.routes) if number in chosen.routes)
    whole = extent_of(spec)
    view = view_of(whole, WIDTH)
    left, bottom, right, top = view.frame
    every = list(_places(spec, chosen, view))
    if not every:
        return replace(spec, areas=areas, routes=routes)
    places = _outermost(every, view)
    close = Close(places, radians(LEAST_SPAN), (right - left, top - bottom))
    extent = _extent(places, whole)
    if not all(_holds(every, filling_view(extent, WIDTH, WIDTH * shape, close=close)) for shape in SHAPES):
        return replace(spec, extent=whole, areas=areas, routes=routes)
    return replace(spec, extent=extent, areas=areas, routes=routes, close=close)


def _holds(places: Sequence[Place], view: View) -> bool:
    """Whether a view shows all the places; none that looks at one side of the globe shows what lies around it."""
    spots = view.spots(places)
    return all(-SLACK <= x <= view.width + SLACK and -SLACK <= y <= view.height + SLACK for x, y in spots)


def _extent(places: Sequence[Place], whole: Extent) -> Extent:
    """In whose middle the map's projection is centred; that of the whole map where places make none."""
    west, south, east, north = box_in_degrees(places)
    return (west, south, east, north) if south < north and west != east else whole


def _outermost(places: Sequence[Place], view: View) -> tuple[Place, ...]:
    """The places that lie farthest out on the map, which decide how much of it is shown."""
    spots = view.spots(places)
    turns = [2 * pi * number / DIRECTIONS for number in range(DIRECTIONS)] if spots else []
    found: dict[Place, None] = {}
    for across, up in ((cos(turn), sin(turn)) for turn in turns):
        far = [x * across + y * up for x, y in spots]
        found[places[far.index(max(far))]] = None
    return tuple(found)


def _places(spec: MapSpec, chosen: Chosen, view: View) -> Iterator[Place]:
    for number, area in enumerate(spec.areas):
        if number in chosen.areas:
            yield from _seen_places(area, view) or area_places(area)
    yield from (point.at for number, point in enumerate(spec.points) if number in chosen.points)
    for number, route in enumerate(spec.routes):
        if number in chosen.routes:
            yield from running_on(route.path)


def _seen_places(area: MapArea, view: View) -> list[Place]:
    """The corners of what the whole map shows of an area."""
    left, bottom = view.frame[0], view.frame[1]
    spots = [spot for outline in area_of_map(area, view) for spot in outline]
    places = (view.projection.place((x / view.scale + left, y / view.scale + bottom)) for x, y in spots)
    return [place for place in places if place]
