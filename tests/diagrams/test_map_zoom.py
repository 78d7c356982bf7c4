"""A part of a map: what is chosen with some room around it, and the rest as outlines."""

from __future__ import annotations

import itertools
from math import acos, cos, degrees, radians, sin

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from diagrams.support_drawings import make_look
from diagrams.test_map import ASIA
from factdeck.diagrams.map.map import MapArea, MapPoint, MapSpec, planned_map
from factdeck.diagrams.map.spec import Setting
from factdeck.diagrams.map.view import View, filling_view
from factdeck.diagrams.map.zoom import Chosen, zoomed

PLACE = (528.0, 475.2)


def view_of_part(spec: MapSpec, chosen: Chosen) -> View:
    part = zoomed(spec, chosen)
    assert part.extent is not None
    return filling_view(part.extent, *PLACE, close=part.close)


def test_the_part_is_nearer_and_holds_what_is_chosen_with_room_around_it() -> None:
    chosen = Chosen(points=frozenset({0, 2}), areas=frozenset({2}))
    view = view_of_part(ASIA, chosen)
    whole = filling_view(ASIA.extent, *PLACE)  # type: ignore[arg-type]
    assert view.degrees < whole.degrees * 0.7
    spots = [view.spot(ASIA.points[number].at) for number in (0, 2)]
    assert all(
        0.08 * PLACE[0] < x < 0.92 * PLACE[0] and 0.08 * PLACE[1] < y < 0.92 * PLACE[1] for x, y in spots
    )


def test_a_part_spans_at_least_eight_degrees() -> None:
    view = view_of_part(ASIA, Chosen(points=frozenset({0}), areas=frozenset({2})))
    narrow = view_of_part(ASIA, Chosen(points=frozenset({0})))
    left, _, right, _ = narrow.frame
    assert degrees(right - left) == pytest.approx(8.0, abs=0.01)
    assert view.frame[2] - view.frame[0] >= right - left


def test_a_part_is_never_wider_than_the_whole() -> None:
    town = MapSpec(points=(MapPoint("Bridge", (-0.12, 51.50)), MapPoint("Tower", (-0.07, 51.51))))
    view = view_of_part(town, Chosen(points=frozenset({0, 1})))
    assert view.degrees < 0.6
    everything = Chosen(frozenset({0, 1, 2}), frozenset({0, 1, 2, 3}), frozenset({0, 1}))
    left, bottom, right, top = view_of_part(ASIA, everything).frame
    whole = filling_view(ASIA.extent, *PLACE).frame  # type: ignore[arg-type]
    assert right - left <= (whole[2] - whole[0]) * 1.02 and top - bottom <= (whole[3] - whole[1]) * 1.02


def test_other_areas_are_outlines_and_other_routes_are_left_out() -> None:
    part = zoomed(ASIA, Chosen(areas=frozenset({1}), routes=frozenset({0})))
    assert [area.filled for area in part.areas] == [False, True, False]
    assert [route.name for route in part.routes] == ["Trans-Baikal Front"]
    assert part.points == ASIA.points


def test_an_area_looks_the_same_on_every_part_of_its_map() -> None:
    look = make_look(20)
    whole = planned_map(ASIA, look, *PLACE, Setting(filling=True)).plan
    part = planned_map(zoomed(ASIA, Chosen(areas=frozenset({1}))), look, *PLACE, Setting(filling=True)).plan
    assert whole.style.area(1) == part.style.area(1) and part.regions[1]


def test_an_outline_without_room_for_its_name_has_none() -> None:
    part = zoomed(ASIA, Chosen(areas=frozenset({1}), points=frozenset({3})))
    plan = planned_map(part, make_look(20), *PLACE, Setting(filling=True)).plan
    assert "area 2" not in {label.key for label in plan.labels} and plan.numbers == {}


def test_a_country_is_measured_by_what_the_whole_map_shows_of_it() -> None:
    russia = MapArea("Russia", countries=("RU",))
    spec = MapSpec(
        extent=(30.0, 50.0, 50.0, 60.0), areas=(russia,), points=(MapPoint("Moscow", (37.6, 55.8)),)
    )
    view = view_of_part(spec, Chosen(areas=frozenset({0}), points=frozenset({0})))
    assert view.degrees < 30


def apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Degrees of a great circle between two places; nearly opposite ones no view of one side shows together."""
    (lon1, lat1), (lon2, lat2) = (tuple(map(radians, place)) for place in (one, other))
    cosine = sin(lat1) * sin(lat2) + cos(lat1) * cos(lat2) * cos(lon1 - lon2)
    return degrees(acos(max(-1.0, min(1.0, cosine))))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-85, 85)), min_size=2, max_size=5))
def test_places_anywhere_on_the_globe_are_on_the_part_that_holds_them(
    places: list[tuple[float, float]],
) -> None:
    assume(all(apart(one, other) < 90 for one, other in itertools.combinations(places, 2)))
    spec = MapSpec(points=tuple(MapPoint(f"P{n}", at) for n, at in enumerate(places)))
    view = view_of_part(spec, Chosen(points=frozenset(range(len(places)))))
    for at in places:
        x, y = view.spot(at)
        assert -1 <= x <= PLACE[0] + 1 and -1 <= y <= PLACE[1] + 1
