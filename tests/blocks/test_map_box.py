"""The box of a map that a slide's title lies over: which corner it gives up, and what it keeps out of there."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from diagrams.support_drawings import labels, make_look
from diagrams.test_map import ASIA, specs
from factdeck.blocks.map_box import MapBox
from factdeck.diagrams.map.map import MapPoint, MapSpec
from factdeck.diagrams.map.spec import Setting
from factdeck.place.box import FlowBox, Spacer
from factdeck.scene import DrawingItem
from factdeck.units import Box

WIDTH, HEIGHT = 960.0, 504.0
TITLE = Box(43.2, 30.2, 446.4, 102.2)
CORNERS = [
    TITLE,
    Box(WIDTH - 43.2 - 446.4, 30.2, 446.4, 102.2),
    Box(43.2, HEIGHT - 30.2 - 102.2, 446.4, 102.2),
    Box(WIDTH - 43.2 - 446.4, HEIGHT - 30.2 - 102.2, 446.4, 102.2),
]


def box_of(spec: MapSpec) -> MapBox:
    setting = Setting(filling=True, framed=False, edge=11.0, detail=12.0)
    box = MapBox(
        spec=spec,
        look=make_look(20),
        setting=setting,
        alt=lambda names: ", ".join(names),
        faces=(),
        name="Map",
    )
    return box.fitted(WIDTH, HEIGHT, 18.0)


def placed(box: FlowBox) -> DrawingItem:
    [item] = box.place(0.0, 0.0, WIDTH)
    assert isinstance(item, DrawingItem)
    return item


def under(item: DrawingItem, plates: Sequence[Box]) -> list[str]:
    """The texts of a drawing, numbers left aside, that lie under plates."""
    hidden = []
    for label in labels(item.drawing):
        area = label.area
        top, bottom = item.drawing.height - area.top, item.drawing.height - area.bottom
        for plate in plates:
            if area.left < plate.right and plate.x < area.right and top < plate.bottom and plate.y < bottom:
                hidden += [] if label.text.isdigit() else [label.text]
    return hidden


def test_a_box_fits_its_place_and_says_what_it_shows() -> None:
    item = placed(box_of(ASIA))
    assert (item.box.width, item.box.height) == (WIDTH, HEIGHT)
    assert item.alt.startswith("Mongolia, Northern Korea, Kwantung Leased Territory, Shenyang")


@pytest.mark.parametrize(
    ("places", "corner"),
    [
        ([(140.0, -20.0), (140.0, 20.0), (139.0, 0.0)], 0),
        ([(100.0, 20.0), (104.0, 18.0), (139.0, 0.0), (135.0, -19.0)], 1),
        ([(100.0, 20.0), (104.0, 18.0), (139.0, 20.0), (135.0, 19.0), (133.0, -19.0)], 2),
        ([(100.0, 20.0), (139.0, 20.0), (135.0, 19.0), (104.0, -19.0), (100.0, -20.0)], 3),
    ],
)  # fmt: skip
def test_a_title_lies_in_the_corner_without_towns_the_upper_left_before_others(
    places: list[tuple[float, float]], corner: int
) -> None:
    points = tuple(MapPoint(f"Town {n}", at) for n, at in enumerate(places))
    box = box_of(MapSpec(extent=(80.0, -25.0, 160.0, 25.0), points=points))
    assert box.free_corner(WIDTH, HEIGHT, CORNERS) == corner


def test_an_empty_map_leaves_the_title_at_the_upper_left() -> None:
    assert box_of(MapSpec(extent=(-170.0, -40.0, -120.0, -20.0))).free_corner(WIDTH, HEIGHT, CORNERS) == 0


@pytest.mark.parametrize("plate", CORNERS, ids=["upper left", "upper right", "lower left", "lower right"])
def test_no_name_scale_or_degree_lies_under_the_plate(plate: Box) -> None:
    assert under(placed(box_of(ASIA).clear_of(plate)), [plate]) == []


def test_a_box_keeps_clear_of_more_than_one_plate() -> None:
    plates = [CORNERS[0], CORNERS[3]]
    assert under(placed(box_of(ASIA).clear_of(plates[0]).clear_of(plates[1])), plates) == []


@settings(max_examples=15, deadline=None)
@given(specs())
def test_no_name_lies_under_the_plate_in_the_corner_that_any_map_gives_up(spec: MapSpec) -> None:
    box = box_of(replace(spec, numbered=False))
    plate = CORNERS[box.free_corner(WIDTH, HEIGHT, CORNERS)]
    assert under(placed(box.clear_of(plate)), [plate]) == []


def test_other_boxes_give_up_the_first_corner_and_stay_as_they_are() -> None:
    box = Spacer(room=100.0)
    assert box.free_corner(WIDTH, HEIGHT, CORNERS) == 0 and box.clear_of(TITLE) is box
