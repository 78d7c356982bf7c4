"""A part of a map: what is chosen with some room around it, and the rest as outlines."""

from __future__ import annotations

from math import degrees

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from diagrams.support_drawings import make_look
from diagrams.test_map import ASIA
from factdeck.diagrams.map.map import MapArea, MapPoint, MapSpec, planned_map
from factdeck.diagrams.map.spec import Setting
from factdeck.diagrams.map.view import View, extent_of, filling_view
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


AROUND = st.lists(st.tuples(st.floats(-180, 180), st.floats(-85, 85)), min_size=2, max_size=6)


@settings(max_examples=60, deadline=None)
@given(AROUND, st.sampled_from([PLACE, (960.0, 504.0), (200.0, 400.0)]))
@example([(-53.1, 67.8), (72.2, -83.5), (107.4, 75.2), (-24.2, -17.4)], (960.0, 504.0))
@example([(0.0, 0.0), (120.0, 0.0), (-120.0, 0.0)], PLACE)
@example([(0.0, 60.0), (179.0, 62.0)], PLACE)
def test_places_anywhere_on_the_globe_are_on_the_part_that_holds_them(
    places: list[tuple[float, float]], room: tuple[float, float]
) -> None:
    """However far they lie apart: where no nearer map shows all of them, the whole map is taken."""
    spec = MapSpec(points=tuple(MapPoint(f"P{n}", at) for n, at in enumerate(places)))
    part = zoomed(spec, Chosen(points=frozenset(range(len(places)))))
    assert part.extent is not None
    view = filling_view(part.extent, *room, close=part.close)
    for at in places:
        x, y = view.spot(at)
        assert -1 <= x <= room[0] + 1 and -1 <= y <= room[1] + 1


def test_places_around_more_than_half_the_globe_take_the_whole_map() -> None:
    places = [(-17.0, 13.0), (117.0, -12.0), (-80.0, 17.0)]
    spec = MapSpec(points=tuple(MapPoint(f"P{n}", at) for n, at in enumerate(places)))
    part = zoomed(spec, Chosen(points=frozenset({0, 1, 2})))
    assert part.close is None and part.extent == extent_of(spec)
