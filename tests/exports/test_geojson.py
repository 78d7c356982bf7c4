"""Places as GeoJSON, read and checked by the library geojson."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import geojson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.support_exports import ODD, TOWN, article_of, exported, refused, told
from factdeck.article import Article
from factdeck.exports.places import Place, rings, ways


def features(made: Article) -> list[Any]:
    found = geojson.loads(exported(made, "geojson"))
    assert found.is_valid, found.errors()
    return found["features"]


def on_a_map(line: str) -> Article:
    return article_of(f"sections:\n  - heading: Places\n    map:\n      caption: All\n      {line}\n")


def test_a_map_s_areas_towns_ways_and_labels_are_features() -> None:
    found = features(TOWN)
    assert [(each["properties"]["name"], each["properties"]["kind"]) for each in found] == [
        ("Wood", "area"),
        ("Town", "capital"),
        ("Village", "city"),
        ("Railway", "line"),
        ("Plain", "label"),
    ]
    assert {each["properties"]["map"] for each in found} == {"Where is the town?"}
    wood, town, *_ = found
    assert town["geometry"] == {"type": "Point", "coordinates": [16.4, 48.2]}
    assert wood["properties"]["text"] == "Dark"
    assert wood["geometry"]["coordinates"] == [[[16, 47], [16, 48], [15, 48], [15, 47], [16, 47]]]


def test_maps_of_sections_are_read_too() -> None:
    (found,) = features(on_a_map("points: [{name: Town, at: [16, 48]}]"))
    assert found["properties"] == {"name": "Town", "kind": "city", "map": "All"}


def test_an_area_of_countries_has_their_codes_and_is_told() -> None:
    made = on_a_map("areas: [{name: Austria, countries: [AT]}]")
    (found,) = features(made)
    assert found["geometry"] is None
    assert found["properties"]["countries"] == ["AT"]
    (problem,) = told(made, "geojson")
    assert (problem.severity, problem.code, problem.mark.line) == ("warning", "FD908", 7)


def test_an_article_without_maps_has_no_places() -> None:
    (problem,) = refused(ODD, "geojson")
    assert problem.hint == "write a map with points, areas or routes"


def test_what_crosses_the_180th_meridian_is_cut_there() -> None:
    route = features(on_a_map("routes: [{name: Over, path: [[170, 0], [-170, 10], [-160, 10]]}]"))[0]
    assert route["geometry"] == {
        "type": "MultiLineString",
        "coordinates": [[[170, 0], [180, 5]], [[-180, 5], [-170, 10], [-160, 10]]],
    }
    area = features(
        on_a_map("areas: [{name: Far, polygon: [[170, 10], [-170, 10], [-170, 20], [170, 20]]}]")
    )[0]
    assert area["geometry"]["type"] == "MultiPolygon"
    west, east = (polygon[0] for polygon in area["geometry"]["coordinates"])
    assert {x for x, _ in west} == {170, 180}
    assert {x for x, _ in east} == {-180, -170}


def area_of(ring: list[Place]) -> float:
    return sum(one[0] * other[1] - other[0] * one[1] for one, other in pairwise(ring)) / 2


CAP = [(-180.0, 80.0), (-90.0, 70.0), (0.0, 80.0), (90.0, 80.0), (180.0, 80.0), (180.0, 90.0), (-180.0, 90.0)]


@pytest.mark.parametrize("first", range(4))
@pytest.mark.parametrize("south", [False, True])
@pytest.mark.parametrize("turned", [False, True])
def test_an_area_round_a_pole_reaches_to_it(first: int, south: bool, turned: bool) -> None:
    corners = [(0.0, 80.0), (90.0, 80.0), (180.0, 80.0), (-90.0, 70.0)]
    corners = [*corners[first:], *corners[:first]][:: -1 if turned else 1]
    (ring,) = rings([(x, -y if south else y) for x, y in corners])
    assert ring[0] == ring[-1]
    assert sorted(ring[1:]) == sorted((x, -y if south else y) for x, y in CAP)
    assert area_of(ring) == pytest.approx(4500)


def test_a_belt_round_the_globe_keeps_its_corners() -> None:
    belt = [(-180.0, 60.0), (180.0, 60.0), (180.0, 85.0), (-180.0, 85.0)]
    assert rings(belt) == [[*belt, belt[0]]]
    dotted = [(-180.0, 60.0), (0.0, 60.0), *belt[1:]]
    assert rings(dotted) == [[*dotted, dotted[0]]]


@pytest.mark.parametrize("turned", [False, True])
def test_rings_run_counter_clockwise_whichever_way_they_are_written(turned: bool) -> None:
    corners = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)]
    (ring,) = rings(corners[::-1] if turned else corners)
    assert area_of(ring) == 50
    assert ring[0] == ring[-1]


PLACES = st.tuples(st.integers(-180, 180).map(float), st.integers(-80, 80).map(float))


@given(st.lists(PLACES, min_size=2, max_size=8))
def test_a_way_is_cut_only_at_the_meridian_and_stays_on_the_globe(path: list[Place]) -> None:
    pieces = ways(path)
    assert all(len(piece) > 1 for piece in pieces)
    assert all(-180 <= x <= 180 for piece in pieces for x, _ in piece)
    assert all(abs(one[0] - other[0]) <= 180 for piece in pieces for one, other in pairwise(piece))
    for one, other in pairwise(pieces):
        assert abs(one[-1][0]) == abs(other[0][0]) == 180
        assert one[-1][1] == other[0][1]


@given(st.integers(150, 210), st.integers(1, 20), st.integers(1, 20))
def test_cutting_an_area_loses_nothing_of_it(middle: int, width: int, height: int) -> None:
    around = [
        (middle - width, 0.0),
        (middle + width, 0.0),
        (middle + width, height),
        (middle - width, height),
    ]
    written = [(float((x + 180) % 360 - 180), float(y)) for x, y in around]
    made = rings(written)
    assert sum(map(area_of, made)) == pytest.approx(2 * width * height)
    assert all(-180 <= x <= 180 for ring in made for x, _ in ring)
