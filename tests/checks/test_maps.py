"""What lies outside its map, or encloses nothing, is told at its name."""

from __future__ import annotations

import pytest

from factdeck.article import read_article
from factdeck.checks.maps import check_maps
from factdeck.messages import codes
from factdeck.messages.problems import Problems, Source


def warned(text: str) -> list[tuple[str, str]]:
    problems = Problems()
    article = read_article(Source("a.yaml", text), problems, slug="a")
    assert article is not None, list(problems)
    check_maps(article, problems)
    assert not problems.errors
    return [(str(problem.mark), problem.code) for problem in problems]


MAP = "title: A\nlead: B.\ninfobox:\n  map:\n    extent: [109, 35, 146, 54.5]\n    areas:\n"
ACROSS = MAP.replace("[109, 35, 146, 54.5]", "[170, -25, -170, -10]")
CORNERS = "polygon: [[119, 50], [134, 48], [124, 40]]"


@pytest.mark.parametrize(
    "area",
    [
        "polygon: [[10, 35], [20, 35], [20, 45]]",
        "polygon: [[100, 35], [108, 35], [100, 45]]",
        "countries: [FR]",
        "polygon: [[120, 40], [121, 41], [122, 42]]",
        "polygon: [[120, 40], [120, 40], [120, 40]]",
        f"countries: [BR], {CORNERS}",
    ],
    ids=["far", "beside", "a country", "a line", "a spot", "corners outside the country"],
)
def test_an_area_that_its_map_does_not_show_is_told_at_its_name(area: str) -> None:
    assert warned(f"{MAP}      - {{name: C, {area}}}\n") == [("a.yaml:7:16", codes.OFF_THE_MAP)]


@pytest.mark.parametrize(
    "area",
    [
        CORNERS,
        "countries: [CN]",
        f"countries: [RU, CN], {CORNERS}",
        "polygon: [[0, 0], [170, 0], [170, 80], [0, 80]]",
        "polygon: [[120, 40], [130, 50], [130, 40], [120, 50]]",
        "polygon: [[-170, 30], [0, 30], [120, 30], [120, 60], [0, 60]]",
        "polygon: [[-180, 40], [-60, 40], [60, 40], [180, 40]]",
    ],
    ids=["inside", "a country", "both", "around the extent", "a bow", "around the pole", "along a parallel"],
)
def test_an_area_that_its_map_shows_is_not_told(area: str) -> None:
    assert warned(f"{MAP}      - {{name: C, {area}}}\n") == []


def test_an_area_on_either_side_of_the_180th_meridian_is_found_inside() -> None:
    east = "{name: C, polygon: [[177, -19], [179, -19], [179, -16]]}"
    west = "{name: D, polygon: [[-179, -19], [-177, -19], [-177, -16]]}"
    over = "{name: E, polygon: [[177, -19], [-179, -19], [-179, -16]]}"
    assert (
        warned(
            f"{ACROSS}      - {east}\n      - {west}\n      - {over}\n      - {{name: F, countries: [FJ]}}\n"
        )
        == []
    )


def test_an_area_the_size_of_a_house_is_found_and_one_beside_its_map_is_not() -> None:
    street = MAP.replace("[109, 35, 146, 54.5]", "[115.0001, 40.0001, 115.0021, 40.0021]")
    house = "polygon: [[115.0002, 40.0002], [115.0003, 40.0002], [115.0003, 40.0003]]"
    assert warned(f"{street}      - {{name: C, {house}}}\n") == []
    assert warned(f"{street}      - {{name: C, countries: [CN], {house}}}\n") == []
    beside = house.replace("115.0002", "115.0031").replace("115.0003", "115.0032")
    assert warned(f"{street}      - {{name: C, {beside}}}\n") == [("a.yaml:7:16", codes.OFF_THE_MAP)]


def test_towns_and_routes_outside_the_extent_are_told_and_those_across_the_180th_meridian_are_not() -> None:
    text = (
        "title: A\nlead: B.\ninfobox:\n  map:\n    extent: [170, -25, -170, -10]\n    points:\n"
        "      - {name: Suva, at: [178.4, -18.1]}\n"
        "      - {name: Apia, at: [-171.8, -13.8]}\n"
        "      - {name: Rome, at: [12.5, 41.9]}\n"
        "    routes: [{name: In and out, path: [[12, 41], [175, -20]]}]\n"
    )
    assert warned(text) == [("a.yaml:9:16", codes.OFF_THE_MAP)]


@pytest.mark.parametrize(
    ("route", "told"),
    [
        ("kind: line, path: [[120, 80], [120, -80]]", []),
        ("kind: line, path: [[100, 40], [160, 40]]", []),
        ("kind: line, path: [[20, 80], [20, -80]]", [("a.yaml:7:16", codes.OFF_THE_MAP)]),
        ("path: [[120, 80], [120, 70]]", [("a.yaml:7:16", codes.OFF_THE_MAP)]),
    ],
    ids=["a meridian", "a parallel", "a meridian elsewhere", "an arrow elsewhere"],
)
def test_a_line_whose_ends_lie_outside_is_told_only_where_none_of_it_is_seen(
    route: str, told: list[tuple[str, str]]
) -> None:
    assert warned(MAP.replace("areas", "routes") + f"      - {{name: The line, {route}}}\n") == told
