"""A view to what lies under everything else on a map: land, lakes, rivers, borders and the areas that are shown."""

from __future__ import annotations

from collections.abc import Sequence
from math import dist

from msgspec import Struct

from factdeck.diagrams.map.outline import lines, outlines, straight_in_degrees
from factdeck.diagrams.map.region import (
    Frame,
    Outline,
    common,
    encloses,
    line_within_frame,
    reach_of,
    simplified,
    simplified_outline,
)
from factdeck.diagrams.map.spec import MapArea
from factdeck.diagrams.map.view import View
from factdeck.diagrams.map.world import world
from factdeck.forgetting import kept_for_article

COARSE, FINE = 1.25, 0.8
"""Points: details of this size may be missing from a map that is seen from afar, and from one in the hand."""
SEEN_FROM_AFAR = 400.0
"""Width in points of a map on a slide."""
DETAIL = 0.35
"""Points: a smaller wiggle is left out."""
LEAST_ISLAND = 0.9
"""Points: a smaller island or lake is left out unless it is all there is."""
SHORTEST_RIVER = 9.0
BEYOND = 2.0
"""Points by which a region reaches over the frame, so that its edge there is not seen."""


class Ground(Struct, frozen=True, eq=False):
    """In points from the frame's lower left corner."""

    land: list[Outline]
    lakes: list[Outline]
    rivers: list[Outline]
    borders: list[Outline]


@kept_for_article(16)
def ground_of(view: View) -> Ground:
    """Land, water and today's borders that a view shows, as outlines in points."""
    level = level_of(view)
    data = world()
    return Ground(
        land=_region(view, data.rings("land", level, view.bounds), DETAIL),
        lakes=_region(view, data.rings("lakes", level, view.bounds), DETAIL, least=3.0),
        rivers=[] if view.whole else _lines(view, data.lines("rivers", level, view.bounds), SHORTEST_RIVER),
        borders=_lines(view, data.lines("borders", level, view.bounds)),
    )


def level_of(view: View) -> int:
    """How coarse the data may be for a view, from 0 for the finest."""
    return world().level_for(view.km_per_point * (COARSE if view.width > SEEN_FROM_AFAR else FINE))


@kept_for_article(64)
def area_of_map(area: MapArea, view: View) -> list[Outline]:
    """An area on the map: a ring as far as it holds land, countries, or what the two share.

    A ring that holds no land is shown as it is. Nothing is left of an area that the map doesn't show.
    """
    countries = [outline for name in area.countries for outline in _country(name, view)]
    if not area.ring:
        return _seen(countries)
    ring = [
        simplified_outline(line, 0.05) for line in _on_paper(view, [straight_in_degrees(area.ring)], BEYOND)
    ]
    if area.countries:
        return _seen(common(countries, ring))
    if not area.coast:
        return _seen(ring)
    return _seen(common(ground_of(view).land, ring) or ring)


def _seen(region: Sequence[Outline]) -> list[Outline]:
    """Without what encloses nothing: an outline outside the frame leaves lines along the frame's edge."""
    return [outline for outline in region if encloses(outline)]


@kept_for_article(64)
def _country(name: str, view: View) -> list[Outline]:
    """A country by its letters, of which several areas may be parts; nothing where there is none."""
    code = world().code_of(name)
    return _region(view, world().country(code, level_of(view), view.bounds), DETAIL) if code else []


def _region(
    view: View, rings: Sequence[Outline], detail: float, least: float = LEAST_ISLAND
) -> list[Outline]:
    result = _on_paper(view, rings, 0.0)
    large = [outline for outline in result if _size(outline) >= least]
    return [line for outline in (large or result[:1]) if len(line := simplified_outline(outline, detail)) > 2]


def _on_paper(view: View, rings: Sequence[Outline], beyond: float) -> list[Outline]:
    left, bottom, right, top = view.frame
    more = beyond / view.scale
    frame: Frame = (left - more, bottom - more, right + more, top + more)
    return [view.on_paper(outline) for outline in outlines(view.projection, rings, frame)]


def _lines(view: View, given: Sequence[Outline], shortest: float = 0.0) -> list[Outline]:
    """Lines on the map, longer than so many points when they are simplified, which makes none longer."""
    cuts = [
        view.on_paper(cut)
        for line in given
        for part in lines(view.projection, line)
        for cut in line_within_frame(part, view.frame)
    ]
    drawn = [simplified(cut, DETAIL) for cut in cuts if not shortest or _length(cut) > shortest]
    return [line for line in drawn if not shortest or _length(line) > shortest]


def _size(outline: Outline) -> float:
    left, bottom, right, top = reach_of(outline)
    return max(right - left, top - bottom)


def _length(line: Sequence[tuple[float, float]]) -> float:
    return sum(map(dist, line, line[1:]))
