"""Outlines on the plane fill what the rings on the globe enclose, wherever the map lies."""

from __future__ import annotations

import itertools
from functools import lru_cache
from math import hypot

import pytest

from factdeck.diagrams.map.ground import area_of_map, ground_of
from factdeck.diagrams.map.outline import great_circle, inside_globe, straight_in_degrees
from factdeck.diagrams.map.region import Rows
from factdeck.diagrams.map.spec import MapArea, Place
from factdeck.diagrams.map.view import view_of
from factdeck.diagrams.map.world import world

EXTENTS = {
    "north-east Asia": (109.0, 35.0, 146.0, 54.0),
    "Europe": (-12.0, 34.0, 42.0, 72.0),
    "Fiji": (170.0, -25.0, -170.0, -10.0),
    "Bering Strait": (160.0, 50.0, -150.0, 75.0),
    "inland": (80.0, 40.0, 95.0, 50.0),
    "open ocean": (-140.0, -40.0, -100.0, -10.0),
    "far from all": (-130.0, -50.0, -120.0, -45.0),
    "against Africa": (-175.0, -15.0, -160.0, 0.0),
    "against Asia": (-90.0, -50.0, -60.0, -30.0),
    "Antarctica": (-180.0, -90.0, 180.0, -58.0),
    "Arctic": (-180.0, 55.0, 180.0, 90.0),
    "one side of the Pole": (0.0, 70.0, 120.0, 90.0),
    "the world": (-180.0, -90.0, 180.0, 90.0),
    "the Pacific world": (20.0, -60.0, -20.0, 75.0),
    "half the world": (20.0, -60.0, -160.0, 75.0),
}


@lru_cache(maxsize=1)
def land_of_the_globe() -> list[tuple[float, float, bool, list[Place]]]:
    """Each ring with its westernmost and easternmost longitude, and whether it goes around a pole."""
    made = []
    for ring in world().rings("land", 0):
        lons = [lon for lon, _ in ring]
        made.append((min(lons), max(lons), abs(lons[-1] - lons[0]) > 180.0, ring))
    return made


def is_land(place: Place) -> bool:
    """Whether a place is land by the rings whose longitudes it lies between."""
    near = [
        ring
        for west, east, around, ring in land_of_the_globe()
        if around or (place[0] - west) % 360.0 <= east - west
    ]
    return inside_globe(near, place)


@pytest.mark.parametrize("extent", EXTENTS.values(), ids=EXTENTS)
@pytest.mark.parametrize(("width", "height"), [(158.0, None), (576.0, 330.0)])
def test_land_on_the_map_is_land_on_the_globe(
    extent: tuple[float, float, float, float], width: float, height: float | None
) -> None:
    view = view_of(extent, width, height)
    land = ground_of(view).land
    rows = Rows(land)
    wrong = asked = 0
    for column in range(1, 10):
        for row in range(1, 8):
            spot = (view.width * column / 10, view.height * row / 8)
            place = view.projection.place(
                (view.frame[0] + spot[0] / view.scale, view.frame[1] + spot[1] / view.scale)
            )
            if place is not None:
                asked += 1
                wrong += (bool(land) and rows.holds(spot)) != is_land(place)
    assert asked > 30
    assert wrong <= asked * 0.06, "only spots at a simplified coast may differ"


@pytest.mark.parametrize("extent", EXTENTS.values(), ids=EXTENTS)
def test_no_line_of_a_coast_or_border_runs_across_the_map(extent: tuple[float, float, float, float]) -> None:
    view = view_of(extent, 300.0)
    ground = ground_of(view)
    for line in [*ground.rivers, *ground.borders]:
        for (x1, y1), (x2, y2) in itertools.pairwise(line):
            assert hypot(x2 - x1, y2 - y1) < 0.35 * view.width


def test_a_zone_across_the_180th_meridian_is_one_piece() -> None:
    zone = MapArea("Zone", ((177.0, -16.0), (-178.0, -16.0), (-178.0, -19.5), (177.0, -19.5)), coast=False)
    [outline] = area_of_map(zone, view_of(EXTENTS["Fiji"], 300.0))
    assert 50 < max(x for x, _ in outline) - min(x for x, _ in outline) < 120


def test_an_area_around_the_pole_holds_the_pole() -> None:
    cap = MapArea("Cap", ((-180.0, 80.0), (-90.0, 80.0), (0.0, 80.0), (90.0, 80.0)), coast=False)
    extent = (-180.0, 55.0, 180.0, 90.0)
    view = view_of(extent, 300.0)
    rows = Rows(area_of_map(cap, view))
    assert rows.holds(view.spot((0.0, 90.0))) and rows.holds(view.spot((170.0, 81.0)))
    assert not rows.holds(view.spot((45.0, 78.0)))


def test_a_polygon_on_land_has_the_true_coast() -> None:
    korea = MapArea("Korea", ((124.0, 38.0), (131.5, 38.0), (131.5, 43.5), (124.0, 43.5)), ("KP", "KR"))
    extent = (120.0, 33.0, 135.0, 45.0)
    view = view_of(extent, 300.0)
    rows = Rows(area_of_map(korea, view))
    assert rows.holds(view.spot((127.0, 40.0))), "Hamhung's hinterland"
    assert not rows.holds(view.spot((127.0, 37.0))), "south of 38° N"
    assert not rows.holds(view.spot((130.5, 40.0))), "at sea"
    assert not rows.holds(view.spot((126.0, 43.0))), "in China"


def test_a_polygon_at_sea_is_shown_as_it_is() -> None:
    zone = MapArea("Zone", ((-135.0, -30.0), (-125.0, -30.0), (-125.0, -20.0)))
    assert area_of_map(zone, view_of(EXTENTS["open ocean"], 300.0))


def test_edges_run_straight_in_degrees() -> None:
    ring = straight_in_degrees([(120.0, 38.0), (130.0, 38.0), (130.0, 48.0)])
    assert {lat for lon, lat in ring if lon < 130 and lat <= 38.0} == {38.0}


def test_the_shortest_way_from_lisbon_to_tokyo_goes_far_north() -> None:
    way = great_circle((-9.1, 38.7), (139.7, 35.7))
    assert max(lat for _, lat in way) > 66
    assert way[0] == (-9.1, 38.7) and way[-1] == (139.7, 35.7)
