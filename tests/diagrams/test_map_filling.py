"""A map that fills its place: land and sea to every edge, names off the plates that lie over it."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from diagrams.support_drawings import corners, keys, labels, make_look, shapes
from diagrams.test_map import ASIA, KOREA, overlapping, specs
from factdeck.diagrams.map.corners import overlaps
from factdeck.diagrams.map.key_plate import MOST_ENTRIES, fits_plate, key_plate
from factdeck.diagrams.map.map import MapArea, MapPoint, MapRoute, MapSpec, PlannedMap, draw_map, planned_map
from factdeck.diagrams.map.planning import filled, laid
from factdeck.diagrams.map.region import Frame
from factdeck.diagrams.map.routes import way_of
from factdeck.diagrams.map.spec import Plate, Setting
from factdeck.diagrams.map.view import FRAMINGS, extent_of, filling_view
from factdeck.drawing import Group, Path, Polygon, Rect, leaves

SLIDE = (960.0, 504.0)
TITLE: Plate = (43.2, 30.2, 489.6, 132.5)
FULL = Setting(filling=True, framed=False, edge=11.0, detail=12.0)
UNDER_A_TITLE = replace(FULL, plates=(TITLE,))

EXTENTS = {
    "a region": (109.0, 35.0, 146.0, 54.5),
    "a tall country": (-78.0, -57.0, -51.0, -14.0),
    "across the 180th meridian": (170.0, -45.0, -100.0, 5.0),
    "a pole": (-180.0, 60.0, 180.0, 90.0),
    "half the globe": (-180.0, 20.0, 180.0, 90.0),
    "the world": (-180.0, -90.0, 180.0, 90.0),
    "a town": (-0.2, 51.48, 0.0, 51.52),
}
SHAPES = [SLIDE, (528.0, 475.2), (306.0, 227.0), (300.0, 600.0)]


def planned(spec: MapSpec, setting: Setting = FULL, size: tuple[float, float] = SLIDE) -> PlannedMap:
    return planned_map(spec, make_look(20), *size, setting)


def group(found: PlannedMap, name: str) -> Group:
    [face] = [part for part in found.drawing.parts if isinstance(part, Group) and not part.key]
    return next(part for part in face.parts if isinstance(part, Group) and part.key == name)


@pytest.mark.parametrize("size", SHAPES, ids=lambda size: f"{size[0]:.0f} by {size[1]:.0f}")
@pytest.mark.parametrize("extent", EXTENTS.values(), ids=EXTENTS)
def test_a_map_takes_just_the_width_and_height_of_its_place(
    extent: tuple[float, float, float, float], size: tuple[float, float]
) -> None:
    drawing = draw_map(MapSpec(extent=extent), make_look(20), *size, FULL)
    assert (drawing.width, drawing.height) == pytest.approx(size)
    view = filling_view(extent, *size)
    for part in (leaf.part for leaf in leaves(drawing.parts) if leaf.key in ("Sea", "Land", "Lakes")):
        assert isinstance(part, (Path, Rect))
        assert all(-0.01 <= x <= size[0] + 0.01 and -0.01 <= y <= size[1] + 0.01 for x, y in corners(part))
    spots = [view.spot((lon, lat)) for lon in extent[::2] for lat in extent[1::2] if abs(lat) < 90]
    if not view.is_round and extent[2] - extent[0] < 360:
        assert all(-1 <= x <= size[0] + 1 and -1 <= y <= size[1] + 1 for x, y in spots)


@pytest.mark.parametrize(
    "name", ["a region", "a tall country", "across the 180th meridian", "a pole", "a town"]
)
def test_the_sea_reaches_every_edge(name: str) -> None:
    found = draw_map(MapSpec(extent=EXTENTS[name]), make_look(20), *SLIDE, FULL)
    [sea] = [part for key, part in shapes(found) if key == "Sea"]
    assert isinstance(sea, Rect) and (sea.x, sea.y, sea.width, sea.height) == pytest.approx((0, 0, *SLIDE))


def test_a_map_without_a_frame_has_no_line_along_its_edge() -> None:
    found = draw_map(ASIA, make_look(20), *SLIDE, FULL)
    assert "Frame" not in keys(found.parts[0])  # type: ignore[arg-type]
    drawn = [part for key, part in shapes(found) if isinstance(part, Path) and part.stroke and key != "Globe"]
    assert len(drawn) > 8
    for part in drawn:
        for start, end in segments(part):
            for axis, far in ((0, SLIDE[0]), (1, SLIDE[1])):
                assert not (max(start[axis], end[axis]) < 0.2 or min(start[axis], end[axis]) > far - 0.2)


def segments(part: Path) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight lines of a path; where it moves on, none."""
    steps = part.outline
    return [(before[1][-1], after[1][0]) for before, after in itertools.pairwise(steps) if after[0] == "L"]


@settings(max_examples=25, deadline=None)
@given(specs(), st.sampled_from([TITLE, (470.0, 371.0, 916.0, 473.0), (300.0, 150.0, 700.0, 350.0)]))
def test_nothing_that_is_written_lies_under_a_plate(spec: MapSpec, plate: Plate) -> None:
    found = planned(replace(spec, numbered=False), replace(FULL, plates=(plate,), key_width=230.0))
    at = found.plan.frame_of(plate)
    written: list[Frame] = [each.box for each in found.plan.labels if not each.number]
    written += [found.plan.scale[0]] if found.plan.scale else []
    written += [found.plan.globe] if found.plan.globe else []
    assert not any(overlaps(box, at) for box in written)
    assert found.size[0] == pytest.approx(960.0) and found.size[1] <= 504.01
    told = [label for label in labels(found.drawing) if label.key != "Key" and not label.text.isdigit()]
    assert all(label.area.within(*SLIDE) for label in told)


@settings(max_examples=25, deadline=None)
@given(specs(), st.sampled_from([TITLE, (700.0, 420.0, 940.0, 490.0), (20.0, 20.0, 60.0, 60.0)]))
def test_a_plate_on_nothing_leaves_a_map_as_it_is(spec: MapSpec, plate: Plate) -> None:
    setting = replace(FULL, plates=(plate,), key_width=230.0)
    found = planned(spec, setting).plan
    planned_with_the_plate = filled(laid(spec, found.look, found.view, setting), spec)
    assert found.labels == planned_with_the_plate.labels
    assert (found.globe, found.scale) == (planned_with_the_plate.globe, planned_with_the_plate.scale)
    assert (found.plate, found.numbers) == (planned_with_the_plate.plate, planned_with_the_plate.numbers)


def test_a_title_goes_where_it_hides_no_name_and_no_town() -> None:
    plan = planned(ASIA).plan
    boxes: list[Plate] = [TITLE, (470.0, 371.0, 916.0, 473.0), (100.0, 200.0, 700.0, 300.0)]
    hidden = [plan.covered([box])[0] for box in boxes]
    assert hidden[2] > 3.0 and hidden[0] < 1.0
    assert hidden.index(min(hidden)) < 2


def test_a_map_moves_aside_to_get_its_areas_out_from_under_a_plate() -> None:
    area = MapArea("Mongolia", countries=("MN",))
    spec = MapSpec(areas=(area,), points=(MapPoint("Ulaanbaatar", (106.9, 47.9)),))
    before, after = planned(spec).plan, planned(spec, UNDER_A_TITLE).plan

    def hidden_by(plan: object) -> float:
        return plan._covered(plan.frame_of(TITLE))  # type: ignore[attr-defined]

    assert hidden_by(after) < hidden_by(before)
    assert after.covered([TITLE])[0] <= before.covered([TITLE])[0] + 1.0
    left, below = before.view.spare
    assert max(left, below) > 0 and before.view.frame != after.view.frame


@pytest.mark.parametrize("framing", FRAMINGS[::7], ids=str)
def test_every_framing_shows_all_of_the_extent(framing: object) -> None:
    extent = EXTENTS["a tall country"]
    view = filling_view(extent, *SLIDE, framing)  # type: ignore[arg-type]
    spots = [view.spot((lon, lat)) for lon in extent[::2] for lat in extent[1::2]]
    assert all(view.shows(spot) for spot in spots)


def test_land_water_graticule_and_borders_are_one_group_below_all_else() -> None:
    drawing = draw_map(replace(ASIA, base="Grundkarte"), make_look(20), *SLIDE, FULL)
    named = keys(drawing.parts[0])  # type: ignore[arg-type]
    assert named[0] == "Grundkarte"
    assert not {"Sea", "Land", "Graticule", "Rivers", "Lakes", "Borders of today"} & set(named)


def test_each_area_town_and_route_is_a_group_with_its_name() -> None:
    found = planned(ASIA)
    things: list[MapArea | MapPoint | MapRoute] = [*ASIA.areas, *ASIA.points, *ASIA.routes]
    for each in things:
        told = " ".join(label.text for label in labels(group(found, each.name)))
        assert told == each.name


def test_an_area_and_a_town_of_one_name_each_keep_their_own() -> None:
    spec = MapSpec(
        areas=(MapArea("Luxembourg", countries=("LU",)),), points=(MapPoint("Luxembourg", (6.13, 49.61)),)
    )
    [face] = draw_map(spec, make_look(20), *SLIDE, FULL).parts
    assert isinstance(face, Group)
    found = [part for part in face.parts if isinstance(part, Group) and part.key == "Luxembourg"]
    assert [len(labels(part)) for part in found] == [1, 1]


def test_no_number_stands_for_a_name_that_finds_room_further_off() -> None:
    points = tuple(MapPoint(f"Town number {n}", (9 + n % 3 * 0.6, 49 + n // 3 * 0.3)) for n in range(5))
    found = planned(MapSpec(extent=(5.0, 46.0, 15.0, 54.0), points=points))
    assert any(label.leader for label in found.plan.labels)
    assert found.plan.numbers == {} and overlapping(labels(found.drawing)) == []


def test_the_key_of_numbers_stands_beside_a_plate_in_a_lower_corner() -> None:
    crowd = tuple(MapPoint(f"Town number {n}", (10 + n % 6 * 0.1, 50 + n // 6 * 0.1)) for n in range(30))
    plate: Plate = (470.0, 371.0, 916.0, 473.0)
    found = planned(MapSpec(extent=(5.0, 46.0, 15.0, 54.0), points=crowd), replace(FULL, plates=(plate,)))
    top = found.size[1]
    entries = [label for label in labels(found.drawing) if label.key == "Key"]
    assert len(entries) == 2 * len(found.plan.numbers) > 10
    at = (plate[0], top - plate[3], plate[2], top - plate[1])
    for label in entries:
        assert not overlaps((label.area.left, label.area.bottom, label.area.right, label.area.top), at)


def test_an_area_that_is_only_an_outline_has_neither_tint_nor_hatching() -> None:
    spec = MapSpec(
        extent=ASIA.extent, areas=(ASIA.areas[0], replace(ASIA.areas[1], filled=False)), points=ASIA.points
    )
    tinted, outlined = (group(planned(spec), area.name) for area in spec.areas)
    assert any(isinstance(part, Path) and part.fill for part in tinted.parts)
    drawn = [part for part in outlined.parts if isinstance(part, Path)]
    assert len(drawn) == 1 and drawn[0].fill is None and drawn[0].stroke


def test_a_meridian_of_a_treaty_is_a_meridian_on_the_map() -> None:
    route = MapRoute("The line", ((-46.6, 90.0), (-46.6, -90.0)), head=False, dash="dashed")
    view = filling_view((-85.0, -36.0, 12.0, 45.0), *SLIDE)
    way = way_of(view, route, 4.8)
    assert way is not None and way.dash and len(way.line()) > 4
    left, bottom = view.frame[:2]
    for x, y in way.line():
        place = view.projection.place((x / view.scale + left, y / view.scale + bottom))
        assert place is not None and place[0] == pytest.approx(-46.6, abs=0.03)
    ys = [y for _, y in way.line()]
    assert min(ys) == pytest.approx(0, abs=0.1) and max(ys) == pytest.approx(SLIDE[1], abs=0.1)


def test_a_line_has_no_head_and_an_arrow_has_one() -> None:
    path = ((113.5, 47.6), (122.6, 44.0))
    routes = (MapRoute("Arrow", path), MapRoute("Line", path, head=False, dash="dotted"))
    found = planned(MapSpec(extent=ASIA.extent, routes=routes))
    heads = {
        name: [part for part in group(found, name).parts if isinstance(part, Polygon)]
        for name in ("Arrow", "Line")
    }
    assert len(heads["Arrow"]) == 2 and heads["Line"] == []
    dashes = [
        part.stroke.dash for part in group(found, "Line").parts if isinstance(part, Path) and part.stroke
    ]
    assert dashes[0] == () and len(dashes[1]) == 2


@pytest.mark.parametrize(
    "path", [((-10.0, 0.0), (10.0, 0.0)), ((20.0, 5.0), (60.0, 5.0)), ((170.0, 3.0), (-170.0, 3.0))]
)
def test_a_line_is_drawn_wherever_any_of_it_is_seen(path: tuple[tuple[float, float], ...]) -> None:
    spec = MapSpec(extent=(-180.0, -90.0, 180.0, 90.0), routes=(MapRoute("Line", path, head=False),))
    assert group(planned(spec), "Line").parts


KOREAS = tuple(MapArea(f"Area {n}", KOREA, text="It was taken.") for n in range(6))


@pytest.mark.parametrize(
    ("count", "fits"), [(0, True), (1, True), (MOST_ENTRIES, True), (MOST_ENTRIES + 1, False)]
)
def test_a_plate_has_no_more_entries_than_one_reads_on_a_map(count: int, fits: bool) -> None:
    spec = replace(ASIA, areas=KOREAS[:count])
    assert fits_plate(spec, make_look(20), 230.0) is fits
    assert (key_plate(spec, make_look(20), 230.0) is not None) is (fits and count > 0)


def test_a_plate_has_no_more_text_than_one_reads_on_a_map() -> None:
    spec = replace(ASIA, areas=(replace(KOREAS[0], text="It was taken. " * 40),))
    assert not fits_plate(spec, make_look(20), 230.0)


@pytest.mark.parametrize("plates", [(), (TITLE,)], ids=["alone", "under a title"])
def test_the_key_holds_what_is_said_and_hides_no_name(plates: tuple[Plate, ...]) -> None:
    areas = (replace(ASIA.areas[0], text="never taken"), *ASIA.areas[1:])
    route = replace(ASIA.routes[0], text="across the Greater Khingan")
    spec = replace(ASIA, areas=areas, routes=(route, *ASIA.routes[1:]))
    found = planned(spec, replace(FULL, plates=plates, key_width=230.0))
    key, at = found.plan.plate or (None, None)
    assert key is not None and at is not None and at[2] - at[0] == pytest.approx(230.0)
    told = " ".join(label.text for label in labels(group(found, "Key")))
    assert told == "Mongolia never taken Trans-Baikal Front across the Greater Khingan"
    assert not any(overlaps(at, each.box) for each in found.plan.labels)
    assert not any(overlaps(at, found.plan.frame_of(plate)) for plate in plates)
    assert all(
        at[0] <= label.area.left and label.area.right <= at[2] + 0.5 and label.area.bottom >= at[1]
        for label in labels(group(found, "Key"))
    )


def test_nothing_on_a_slide_s_map_is_smaller_than_its_detail() -> None:
    found = planned(ASIA)
    sizes = {label.size for label in labels(found.drawing)}
    assert min(sizes) == 12.0 and max(sizes) == 20.0


def test_a_map_without_furniture_has_neither_scale_nor_globe_nor_degrees() -> None:
    named = keys(draw_map(ASIA, make_look(20), *SLIDE, replace(FULL, furnished=False)).parts[0])  # type: ignore[arg-type]
    assert not {"Globe", "Degrees"} & set(named) and not any(name.endswith(" km") for name in named)


def test_a_polar_map_whose_corners_lie_behind_the_globe_is_a_disc() -> None:
    drawing = draw_map(MapSpec(extent=EXTENTS["half the globe"]), make_look(20), *SLIDE, FULL)
    [sea] = [part for key, part in shapes(drawing) if key == "Sea"]
    assert isinstance(sea, Path)
    xs = [x for x, _ in corners(sea)]
    assert min(xs) > 5 and max(xs) < SLIDE[0] - 5


def test_the_same_map_under_the_same_plate_is_drawn_the_same() -> None:
    look = make_look(20)
    first = planned_map(ASIA, look, *SLIDE, UNDER_A_TITLE).drawing
    planned_map.cache_clear()
    assert planned_map(ASIA, look, *SLIDE, UNDER_A_TITLE).drawing == first


def test_an_extent_of_its_own_is_kept_where_none_is_given() -> None:
    spec = replace(ASIA, extent=None)
    west, south, east, north = extent_of(spec)
    view = planned(spec).plan.view
    assert all(view.shows(view.spot((lon, lat))) for lon in (west, east) for lat in (south, north))
