"""A map and the numbers of some of its things to a map of these: nearer, the areas among them alone tinted."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, radians

from factdeck.diagrams.map.ground import area_of_map
from factdeck.diagrams.map.outline import running_on
from factdeck.diagrams.map.spec import Extent, MapArea, MapSpec, Place
from factdeck.diagrams.map.view import View, area_places, extent_around, extent_of, view_of
from factdeck.records import dataclass, replace

MARGIN = 0.125
"""Of what is shown, left free on each side."""
LEAST_SPAN = 8.0
"""Degrees of a great circle that a nearer map spans at least, as far as the whole one spans as many."""
WIDTH = 600.0
"""Points: the width at which areas are cut to measure them."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Numbers of areas, points and routes by their places in a map."""

    areas: frozenset[int] = frozenset()
    points: frozenset[int] = frozenset()
    routes: frozenset[int] = frozenset()

    @property
    def count(self) -> int:
        return len(self.areas) + len(self.points) + len(self.routes)


def zoomed(spec: MapSpec, chosen: Chosen) -> MapSpec:
    """The map around what is chosen; other areas are outlines, other routes are left out."""
    areas = tuple(replace(area, filled=number in chosen.areas) for number, area in enumerate(spec.areas))
    routes = tuple(route for number, route in enumerate(spec.routes) if number in chosen.routes)
    return replace(spec, extent=extent_of_chosen(spec, chosen), areas=areas, routes=routes)


def extent_of_chosen(spec: MapSpec, chosen: Chosen) -> Extent:
    """Around what is chosen, but never more than the map itself."""
    whole = extent_of(spec)
    places = list(_places(spec, chosen, view_of(whole, WIDTH)))
    if not places:
        return whole
    span, up = _span(whole), whole[3] - whole[1]
    lat = sum(lat for _, lat in places) / len(places)
    least = LEAST_SPAN / max(cos(radians(lat)), 0.1) / (1 + 2 * MARGIN)
    near = extent_around(places, MARGIN, min(least, span), min(LEAST_SPAN / 2, up) / (1 + 2 * MARGIN))
    return whole if _span(near) >= span and near[3] - near[1] >= up else near


def _span(extent: Extent) -> float:
    return (extent[2] - extent[0]) % 360.0 or 360.0


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
