"""Maps of anything that may be written: each is drawn, and what it can't show is not on it."""

from __future__ import annotations

from itertools import chain
from math import isfinite

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diagrams.support_drawings import corners, keys, make_look, shapes
from factdeck.article.fields import read_extent
from factdeck.diagrams.hatching import hatch
from factdeck.diagrams.map.board import MOST_WORDS
from factdeck.diagrams.map.map import MapArea, MapLabel, MapPoint, MapRoute, MapSpec, draw_map
from factdeck.diagrams.map.region import LONG_LINE, Outline, Rows, common, encloses, simplified
from factdeck.diagrams.map.view import CLOSEST, extent_of
from factdeck.drawing import Shape, texts
from factdeck.reading import Complaint, Text

NORTH_EAST_ASIA = (109.0, 35.0, 146.0, 54.5)
EUROPE = ((10.0, 45.0), (20.0, 45.0), (20.0, 52.0), (10.0, 52.0))

LONGITUDES = st.one_of(st.floats(-180, 180), st.sampled_from([-180.0, 180.0, 0.0, 179.999999]))
LATITUDES = st.one_of(st.floats(-90, 90), st.sampled_from([-90.0, 90.0, 0.0, 89.999999]))
PLACES = st.tuples(LONGITUDES, LATITUDES)
WAYS = st.one_of(
    st.lists(PLACES, min_size=3, max_size=8),
    PLACES.map(lambda place: [place] * 4),
    st.lists(LONGITUDES, min_size=3, max_size=6).map(lambda lons: [(lon, 47.0) for lon in lons]),
).map(tuple)
CODES = st.lists(st.sampled_from(["CN", "RU", "FJ", "AQ", "MC"]), max_size=2).map(tuple)


@st.composite
def extents(draw: st.DrawFn) -> tuple[float, float, float, float]:
    """Those that an article may have, from a street to the world, at the poles and across the 180th meridian."""
    lon, lat = draw(PLACES)
    reach = draw(st.sampled_from([0.0006, 0.1, 4.0, 40.0, 170.0]))
    west, east = (lon - reach + 180) % 360 - 180, (lon + reach + 180) % 360 - 180
    south, north = max(-90.0, lat - reach), min(90.0, lat + reach)
    return west, south, east, north


@st.composite
def maps(draw: st.DrawFn) -> MapSpec:
    areas = draw(st.lists(st.tuples(WAYS, CODES, st.booleans(), st.none() | PLACES), max_size=3))
    return MapSpec(
        extent=draw(st.none() | extents()),
        areas=tuple(
            MapArea(f"area {n}", ring, codes, coast=coast, at=at)
            for n, (ring, codes, coast, at) in enumerate(areas)
        ),
        points=tuple(MapPoint(f"town {n}", at) for n, at in enumerate(draw(st.lists(PLACES, max_size=4)))),
        routes=tuple(MapRoute(f"way {n}", way) for n, way in enumerate(draw(st.lists(WAYS, max_size=2)))),
        labels=tuple(MapLabel(f"sea {n}", at) for n, at in enumerate(draw(st.lists(PLACES, max_size=2)))),
        numbered=draw(st.booleans()),
    )


@settings(max_examples=40)
@given(maps(), st.sampled_from([(8.0, 158.0, 170.0), (17.0, 597.0, 317.0), (9.0, 300.0, None)]))
def test_a_map_of_anything_anywhere_is_drawn(spec: MapSpec, size: tuple[float, float, float | None]) -> None:
    drawing = draw_map(spec, make_look(size[0]), size[1], size[2])
    assert isfinite(drawing.width) and isfinite(drawing.height) and drawing.height > 0
    for key, part in shapes(drawing):
        spots = corners(part) if isinstance(part, Shape) else [(part.x, part.y)]
        assert all(map(isfinite, chain(*spots))), key


def test_what_lies_outside_the_extent_is_not_on_the_map() -> None:
    spec = MapSpec(
        extent=NORTH_EAST_ASIA,
        areas=(
            MapArea("Far", EUROPE),
            MapArea("Far, as it is", EUROPE, coast=False),
            MapArea("Named far away", ((119.0, 50.0), (134.0, 48.0), (124.0, 40.0)), at=(15.0, 48.0)),
        ),
        points=(MapPoint("Vienna", (16.4, 48.2)),),
        routes=(MapRoute("Danube", ((10.0, 48.5), (29.0, 45.0))),),
        labels=(MapLabel("Adriatic", (15.0, 43.0)),),
    )
    drawing = draw_map(spec, make_look(17), 597, 317)
    told = {text.text for text, _ in texts(drawing)}
    assert "Named far away" in keys(drawing.parts[0])
    assert not {"Far", "Far, as it is", "Vienna", "Danube", "Adriatic"} & set(keys(drawing.parts[0]))
    assert not {"Far", "Vienna", "Danube", "Adriatic", "Named far away"} & told


def test_an_area_of_no_size_is_not_on_the_map() -> None:
    spec = MapSpec(extent=NORTH_EAST_ASIA, areas=(MapArea("Line", ((120, 40), (130, 40), (125, 40))),))
    assert "Line" not in keys(draw_map(spec, make_look(17), 597, 317).parts[0])


def test_an_area_whose_lobes_turn_to_either_side_is_on_the_map() -> None:
    bow = ((120, 40), (130, 50), (130, 40), (120, 50))
    spec = MapSpec(extent=NORTH_EAST_ASIA, areas=(MapArea("Bow", bow, coast=False),))
    assert "Bow" in keys(draw_map(spec, make_look(17), 597, 317).parts[0])


@pytest.mark.parametrize(
    ("outline", "holds_something"),
    [
        ([(0, 0), (10, 0), (10, 10)], True),
        ([(0, 0), (10, 10), (10, 0), (0, 10)], True),
        ([(0, 0), (10, 0), (5, 0)], False),
        ([(0, 0), (10, 0), (10, 10), (10, 0)], False),
        ([(3, 3)] * 4, False),
        ([(0, 0), (0, 3.2), (1, 3.8), (1, 3.2), (0, 3.8), (0, 32)], True),
    ],
    ids=["triangle", "bow", "line", "two sides of a frame", "spot", "bow on a line"],
)
def test_an_outline_encloses_something_or_is_a_line(outline: Outline, holds_something: bool) -> None:
    assert encloses([(float(x), float(y)) for x, y in outline]) is holds_something


def test_nothing_lies_inside_a_flat_region() -> None:
    flat = Rows([[(0.0, 5.0), (10.0, 5.0), (7.0, 5.0)]])
    assert flat.spans(5.0) == [] and not flat.holds((3.0, 5.0))
    square = [[(0.0, 0.0), (1e6, 0.0), (1e6, 1e6), (0.0, 1e6)]]
    assert common(square, [[(0.0, 5.0), (10.0, 5.0), (7.0, 5.0)]]) == []


def test_holes_over_holes_leave_the_hatching_as_one_hole_does() -> None:
    square = [[(0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0)]]
    hole = (40.0, -1.0, 60.0, 101.0)
    assert hatch(square, 0.0, 5.0, [hole] * 200) == hatch(square, 0.0, 5.0, [hole])


def test_a_long_line_keeps_its_shape_when_it_is_simplified_in_stretches() -> None:
    line = [(float(n), 0.0 if n < LONG_LINE else 50.0) for n in range(2 * LONG_LINE)]
    found = simplified(line, 0.1)
    assert found[0] == line[0] and found[-1] == line[-1]
    assert {(LONG_LINE - 1.0, 0.0), (float(LONG_LINE), 50.0)} <= set(found)
    assert len(found) < 80


def test_a_name_of_hundreds_of_words_stands_in_the_key() -> None:
    name = " ".join(["word"] * (20 * MOST_WORDS))
    spec = MapSpec(
        extent=NORTH_EAST_ASIA, areas=(MapArea(name, ((110, 36), (140, 36), (140, 54), (110, 54))),)
    )
    told = [shape.text for _, shape in shapes(draw_map(spec, make_look(), 158)) if hasattr(shape, "text")]
    assert name in told


def test_places_that_are_all_but_one_are_fitted_with_what_lies_around_them() -> None:
    west, south, east, north = extent_of(
        MapSpec(points=(MapPoint("A", (10.0, 50.0)), MapPoint("B", (10.0, 50.000000001))))
    )
    assert CLOSEST <= east - west < 2 * CLOSEST and CLOSEST <= north - south < 2 * CLOSEST


@given(st.tuples(LONGITUDES, LATITUDES, LONGITUDES, LATITUDES))
def test_an_extent_has_an_area_or_is_refused(sides: tuple[float, ...]) -> None:
    try:
        west, south, east, north = read_extent([Text(f"{side:.9f}") for side in sides])
    except Complaint:
        return
    assert (south < north and (east - west) % 360.0) or (west, east) == (-180.0, 180.0)
