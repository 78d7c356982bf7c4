"""A drawn map: every name can be read, every length is true, and its parts are shapes that slides know."""

from __future__ import annotations

from math import asin, cos, hypot, radians, sin, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diagrams.support_drawings import Area, Label, corners, keys, labels, make_look, shapes
from factdeck.diagrams.map.furniture import degrees_told, graticule, kilometres, scale_length
from factdeck.diagrams.map.map import MapArea, MapLabel, MapPoint, MapRoute, MapSpec, draw_map, planned_map
from factdeck.diagrams.map.planning import plan_map
from factdeck.diagrams.map.spec import problems
from factdeck.diagrams.map.view import extent_of, view_of
from factdeck.drawing import Drawing, Path, Polygon, Rect, Shape, Text

LIAODONG = ((120.9, 38.4), (122.7, 38.7), (122.4, 39.4), (121.75, 39.42), (121.2, 39.5), (120.9, 39.2))
KOREA = ((124.0, 38.0), (131.5, 38.0), (131.5, 43.5), (124.0, 43.5))
ASIA = MapSpec(
    extent=(109.0, 35.0, 146.0, 54.5),
    areas=(
        MapArea("Mongolia", countries=("MN",)),
        MapArea("Northern Korea", KOREA, ("KP", "KR")),
        MapArea("Kwantung Leased Territory", LIAODONG, ("CHN",)),
    ),
    points=(
        MapPoint("Shenyang", (123.43, 41.8), capital=True),
        MapPoint("Changchun", (125.32, 43.88)),
        MapPoint("Harbin", (126.64, 45.75)),
        MapPoint("Dalian", (121.62, 38.91)),
    ),
    routes=(
        MapRoute("Trans-Baikal Front", ((113.5, 47.6), (118.0, 46.2), (122.6, 44.0))),
        MapRoute("1st Far Eastern Front", ((134.4, 45.1), (128.6, 44.8))),
    ),
    labels=(MapLabel("Sea of Japan", (135.0, 40.0)),),
)
SIZES = pytest.mark.parametrize(
    ("size", "width", "height"), [(8.0, 158.0, 170.0), (17.0, 597.0, 317.0), (9.0, 300.0, None)]
)


def names_of(spec: MapSpec) -> list[str]:
    named: tuple[MapArea | MapPoint | MapRoute | MapLabel, ...]
    named = (*spec.areas, *spec.points, *spec.routes, *spec.labels)
    return [each.name for each in named]


def overlapping(found: list[Label]) -> list[tuple[str, str]]:
    return [
        (one.text, other.text)
        for number, one in enumerate(found)
        for other in found[:number]
        if one.area.overlaps(other.area)
    ]


def height_below(drawing: Drawing) -> float:
    """The key's: the map itself stands above it."""
    return drawing.parts[0].transform[5]


def is_hatching(shape: Shape) -> bool:
    """Whether each of its lines has two ends and no corner between them."""
    steps = "".join(step for step, _ in shape.outline)
    return steps == "ML" * (len(steps) // 2)


@SIZES
@pytest.mark.parametrize("numbered", [False, True])
def test_every_name_stands_on_the_map_or_in_its_key(
    size: float, width: float, height: float | None, numbered: bool
) -> None:
    spec = MapSpec(ASIA.extent, ASIA.areas, ASIA.points, ASIA.routes, ASIA.labels, numbered=numbered)
    drawing = draw_map(spec, make_look(size), width, height)
    told = [label.text for label in labels(drawing)]
    listed = {each.name: str(number) for number, each in enumerate((*ASIA.areas, *ASIA.routes), 1)}  # type: ignore[attr-defined]
    for name in names_of(spec):
        by_number = numbered and listed.get(name) in told
        assert by_number or all(word in " ".join(told) for word in name.split()), name


@SIZES
def test_names_lie_inside_and_none_over_another(size: float, width: float, height: float | None) -> None:
    drawing = draw_map(ASIA, make_look(size), width, height)
    found = labels(drawing)
    assert overlapping(found) == []
    assert all(label.area.within(drawing.width, drawing.height) for label in found)
    assert min(label.size for label in found) >= size * 0.875
    assert drawing.width == pytest.approx(width)
    assert height is None or drawing.height <= height + 0.01


def test_numbers_of_many_towns_in_one_place_stand_beside_each_other() -> None:
    towns = tuple(
        MapPoint(f"Town {number}", (10 + number % 7 * 0.02, 48 + number // 7 * 0.02)) for number in range(60)
    )
    drawing = draw_map(MapSpec((5.0, 44.0, 15.0, 52.0), points=towns), make_look(8), 220)
    assert overlapping(labels(drawing)) == []


@st.composite
def specs(draw: st.DrawFn) -> MapSpec:
    west, south = draw(st.floats(-180, 179)), draw(st.floats(-85, 70))
    span, up = draw(st.sampled_from([2.0, 20.0, 90.0])), draw(st.sampled_from([2.0, 12.0]))
    lon = st.floats(0, span).map(lambda x: (west + x + 180) % 360 - 180)
    place = st.tuples(lon, st.floats(south, south + up))
    name = st.lists(st.text("abcdeXYZ", min_size=1, max_size=12), min_size=1, max_size=4).map(" ".join)
    return MapSpec(
        areas=tuple(
            MapArea(draw(name), tuple(ring), coast=draw(st.booleans()))
            for ring in draw(st.lists(st.lists(place, min_size=3, max_size=8), max_size=4))
        ),
        points=tuple(
            MapPoint(f"p{n} {draw(name)}", at) for n, at in enumerate(draw(st.lists(place, max_size=8)))
        ),
        routes=tuple(
            MapRoute(f"r{n} {draw(name)}", tuple(path))
            for n, path in enumerate(draw(st.lists(st.lists(place, min_size=2, max_size=4), max_size=3)))
        ),
        numbered=draw(st.booleans()),
    )


@settings(max_examples=25, deadline=None)
@given(specs(), st.sampled_from([(8.0, 158.0, 170.0), (17.0, 597.0, 317.0)]))
def test_any_map_has_its_names_inside_and_apart(spec: MapSpec, size: tuple[float, float, float]) -> None:
    drawing = draw_map(spec, make_look(size[0]), size[1], size[2])
    found = [label for label in labels(drawing) if not label.text.isdigit()]
    assert all(label.area.within(drawing.width, drawing.height) for label in found if label.key != "Key")
    plan = plan_map(spec, make_look(size[0]), extent_of(spec), size[1], size[2])
    placed = [each.box for each in plan.labels if not each.number]
    for number, one in enumerate(placed):
        assert not any(Area(*one).overlaps(Area(*other)) for other in placed[:number])


@SIZES
def test_hatching_stays_off_the_names(size: float, width: float, height: float | None) -> None:
    drawing = draw_map(ASIA, make_look(size), width, height)
    hatching = [
        shape
        for key, shape in shapes(drawing.parts[0])
        if key in {area.name for area in ASIA.areas}
        and isinstance(shape, Path)
        and shape.fill is None
        and is_hatching(shape)
    ]
    assert len(hatching) >= 2
    for label in labels(drawing.parts[0]):
        inner = Area(
            label.area.left + 0.2, label.area.bottom + 0.2, label.area.right - 0.2, label.area.top - 0.2
        )
        for shape in hatching:
            for x, y in corners(shape):
                assert not (inner.left < x < inner.right and inner.bottom < y < inner.top), label.text


def test_areas_differ_in_the_direction_of_their_hatching() -> None:
    directions = []
    drawing = draw_map(ASIA, make_look(), 300)
    for area in ASIA.areas[:2]:
        lines = [
            s for key, s in shapes(drawing) if key == area.name and isinstance(s, Path) and is_hatching(s)
        ]
        (x1, y1), (x2, y2) = corners(lines[0])[:2]
        directions.append(((x2 - x1) > 0, (y2 - y1) > 0))
    assert len(set(directions)) == 2


@SIZES
def test_a_scale_bar_is_as_long_as_its_distance_on_the_map(
    size: float, width: float, height: float | None
) -> None:
    drawing = draw_map(ASIA, make_look(size), width, height)
    high = drawing.height - height_below(drawing)
    view = view_of(ASIA.extent, width, high if height else None)  # type: ignore[arg-type]
    key, bar = next((k, s) for k, s in shapes(drawing) if k.endswith(" km"))
    km = float(key[:-3])
    assert bar.end[0] - bar.start[0] == pytest.approx(km / view.km_per_point, rel=0.01)
    assert km == scale_length(view, min(width * 0.3, size * 11))
    lon, lat = view.projection.lon, view.projection.lat  # type: ignore[attr-defined]
    ends = (lon, lat - km / 111.195 / 2), (lon, lat + km / 111.195 / 2)
    south, north = (view.spot(end) for end in ends)
    assert distance(*ends) == pytest.approx(km, rel=0.001)
    assert hypot(north[0] - south[0], north[1] - south[1]) == pytest.approx(
        bar.end[0] - bar.start[0], rel=0.01
    )


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """By the haversine formula."""
    lon1, lat1, lon2, lat2 = map(radians, (*one, *other))
    part = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0088 * asin(sqrt(part))


@SIZES
def test_parts_are_named_groups_of_shapes_that_slides_know(
    size: float, width: float, height: float | None
) -> None:
    drawing = draw_map(ASIA, make_look(size), width, height)
    named = keys(drawing.parts[0])
    assert named[0] == "Base map" and {"Names", "Degrees"} & set(named)
    base = drawing.parts[0].parts[0]
    assert [key for key in keys(base) if key != "Lakes"] == [
        "Sea",
        "Land",
        "Graticule",
        "Borders of today",
        "Rivers",
    ]
    things: list[MapArea | MapPoint | MapRoute] = [*ASIA.areas, *ASIA.points, *ASIA.routes]
    assert {each.name for each in things} < set(named)
    assert len(set(named)) == len(named)
    assert all(isinstance(shape, (Shape, Text)) for _, shape in shapes(drawing))
    count = sum(len(corners(shape)) for _, shape in shapes(drawing) if isinstance(shape, (Path, Polygon)))
    assert 300 < count < 6000


def test_nothing_of_the_ground_reaches_over_the_frame() -> None:
    drawing = draw_map(ASIA, make_look(), 158, 170)
    face = drawing.parts[0]
    high = drawing.height - height_below(drawing)
    for key, shape in shapes(face):
        if isinstance(shape, Path) and key != "Globe":
            assert all(-0.01 <= x <= 158.01 and -0.01 <= y <= high + 0.01 for x, y in corners(shape)), key


def test_a_route_that_leaves_the_map_is_cut_at_its_edge() -> None:
    spec = MapSpec(extent=(0, 40, 10, 46), routes=(MapRoute("Away", ((5, 43), (9, 44), (30, 50))),))
    drawing = draw_map(spec, make_look(), 200)
    for key, shape in shapes(drawing):
        if key == "Away" and isinstance(shape, Path):
            assert max(x for x, _ in corners(shape)) <= 200.01


def test_the_same_map_is_drawn_the_same() -> None:
    look = make_look()
    first = draw_map(ASIA, look, 158, 170)
    planned_map.cache_clear()
    second = draw_map(ASIA, look, 158, 170)
    assert first == second and first is not second


def test_numbers_stand_in_the_order_of_the_article() -> None:
    spec = MapSpec(ASIA.extent, ASIA.areas, ASIA.points, ASIA.routes, numbered=True)
    drawing = draw_map(spec, make_look(17), 597, 317)
    numbers = {key: text for key, shape in shapes(drawing) if (text := getattr(shape, "text", "")).isdigit()}
    assert [numbers[each.name] for each in (*spec.areas, *spec.routes)] == ["1", "2", "3", "4", "5"]  # type: ignore[attr-defined]


def test_a_crowd_of_towns_gets_numbers_and_a_key() -> None:
    points = tuple(MapPoint(f"Town number {n}", (10 + n % 6 * 0.1, 50 + n // 6 * 0.1)) for n in range(30))
    drawing = draw_map(MapSpec(extent=(5, 47, 15, 54), points=points), make_look(), 158)
    told = [label.text for label in labels(drawing) if label.key == "Key"]
    assert (
        len([text for text in told if text.isdigit()]) == len([t for t in told if t.startswith("Town")]) > 10
    )
    assert overlapping([label for label in labels(drawing) if label.key == "Key"]) == []


@pytest.mark.parametrize(
    ("spec", "extent"),
    [
        (MapSpec(), (-180, -90, 180, 90)),
        (
            MapSpec(points=(MapPoint("A", (179, 10)), MapPoint("B", (-179, 12)))),
            (178.23, 9.23, -178.23, 12.77),
        ),
        (MapSpec(extent=(1, 2, 3, 4), points=(MapPoint("A", (90, 10)),)), (1, 2, 3, 4)),
    ],
    ids=["nothing to show", "across the 180th meridian", "given"],
)
def test_an_extent_is_fitted_to_what_is_shown(spec: MapSpec, extent: tuple[float, ...]) -> None:
    assert extent_of(spec) == pytest.approx(extent, abs=0.02)


def test_places_of_one_town_are_fitted_so_that_they_stand_apart() -> None:
    town = MapSpec(points=(MapPoint("Bridge", (-0.12, 51.50)), MapPoint("Tower", (-0.07, 51.51))))
    west, south, east, north = extent_of(town)
    assert 0.1 < east - west < 0.5 and 0.1 < north - south < 0.5
    [bridge, tower] = plan_map(town, make_look(), extent_of(town), 158, None).spots
    assert hypot(bridge[0] - tower[0], bridge[1] - tower[1]) > 12


def test_one_place_alone_is_fitted_with_what_lies_around_it() -> None:
    assert extent_of(MapSpec(points=(MapPoint("A", (10, 50)),))) == pytest.approx((8.23, 48.23, 11.77, 51.77))


@pytest.mark.parametrize(
    ("spec", "told"),
    [
        (
            MapSpec(areas=(MapArea("Chile", countries=("CL",)), MapArea("Argentina", countries=("AR",)))),
            "80° W",
        ),
        (MapSpec(points=(MapPoint("Timbuktu", (-3.0, 16.8)),)), "4° W"),
        (MapSpec(points=(MapPoint("Bridge", (-0.12, 51.50)), MapPoint("Tower", (-0.07, 51.51)))), "0.1° W"),
    ],
    ids=["coasts at the edge", "land all over", "a town"],
)
def test_a_large_map_tells_its_degrees(spec: MapSpec, told: str) -> None:
    drawing = draw_map(spec, make_look(17), 597, 317)
    assert told in [label.text.replace("\u00a0", " ") for label in labels(drawing)]


def test_meridians_around_a_pole_leave_room_between_them() -> None:
    view = view_of((-180.0, -90.0, 180.0, -60.0), 597, 317)
    assert len({degrees for _, degrees, meridian in graticule(view) if meridian}) == 12


def test_a_name_over_borders_stands_on_a_veil_of_paper() -> None:
    countries = (("Germany", "DE"), ("Poland", "PL"), ("France", "FR"), ("Italy", "IT"))
    spec = MapSpec(extent=(-12, 35, 42, 65), areas=tuple(MapArea(n, countries=(c,)) for n, c in countries))
    drawing = draw_map(spec, make_look(17), 597, 317)
    veils = {
        key: shape
        for key, shape in shapes(drawing)
        if isinstance(shape, Rect) and shape.fill and shape.fill.opacity < 1.0
    }
    assert set(veils) and set(veils) <= {name for name, _ in countries}
    for label in labels(drawing.parts[0]):
        if label.key in veils and not label.text.isdigit():
            veil = veils[label.key]
            assert veil.x <= label.area.left + 0.5 and veil.x + veil.width >= label.area.right - 0.5


def test_the_graticule_is_seen_on_land_too() -> None:
    base = draw_map(MapSpec(extent=(-6, 14, 0, 20)), make_look(17), 597, 317).parts[0].parts[0]
    assert keys(base).index("Graticule") > keys(base).index("Land")


@pytest.mark.parametrize(
    ("extent", "shown"),
    [((-78, -57, -51, -14), True), ((-180, 60, 180, 90), True), ((-180, -90, 180, 90), False)],
    ids=["part of a continent", "around a pole", "the world"],
)
def test_an_inset_shows_where_in_the_world_it_is(extent: tuple[float, ...], shown: bool) -> None:
    drawing = draw_map(MapSpec(extent=extent), make_look(17), 597, 317)  # type: ignore[arg-type]
    assert ("Globe" in keys(drawing.parts[0])) is shown


def test_a_country_is_fitted_without_its_far_islands() -> None:
    west, south, east, north = extent_of(MapSpec(areas=(MapArea("France", countries=("FR",)),)))
    assert -10 < west < -4 and 8 < east < 13 and 40 < south < 43 and 51 < north < 54


@pytest.mark.parametrize(
    ("degrees", "meridian", "told"),
    [(120, True, "120°\u00a0E"), (200, True, "160°\u00a0W"), (-180, True, "180°"), (0, False, "0°"), (-30, False, "30°\u00a0S")],
)  # fmt: skip
def test_degrees_are_told_with_their_side(degrees: float, meridian: bool, told: str) -> None:
    assert degrees_told(degrees, meridian, ("N", "E", "S", "W")) == told


def test_degrees_stand_in_a_word_where_the_language_has_one_for_a_side() -> None:
    words = ("北緯#", "東経#", "南緯#", "西経#")
    assert [degrees_told(120, True, words), degrees_told(-30, False, words)] == ["東経120°", "南緯30°"]
    assert degrees_told(0, True, words) == "0°"


def test_the_scale_is_told_in_the_words_of_the_language() -> None:
    drawing = draw_map(
        MapSpec(extent=(37.5, 55.7, 37.6, 55.8), kilometres=("{}\u00a0км", ",")), make_look(17), 597, 317
    )
    assert any(key.endswith(" км") for key in keys(drawing.parts[0]))
    assert kilometres(0.5, ("{}\u00a0км", ",")) == "0,5\u00a0км"


def test_what_cannot_be_drawn_is_said() -> None:
    spec = MapSpec(
        extent=(1, 5, 3, 4),
        areas=(MapArea("A"), MapArea("B", countries=("XX",)), MapArea("C", ((0, 91),))),
        points=(MapPoint("P", (181, 0)),),
    )
    assert len(problems(spec)) == 5
    assert problems(ASIA) == []
