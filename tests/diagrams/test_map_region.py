"""Regions are cut, joined and hatched as counting spots in a grid says they should be."""

from __future__ import annotations

import itertools
from math import cos, hypot, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdeck.diagrams.hatching import hatch
from factdeck.diagrams.map.region import (
    Outline,
    Rows,
    common,
    line_within_frame,
    simplified,
    simplified_outline,
    within_frame,
)
from factdeck.drawing.regions import signed_area

SQUARE: Outline = [(0, 0), (10, 0), (10, 10), (0, 10)]


def even_odd(region: list[Outline], x: float, y: float) -> bool:
    """The rule itself, without rows: edges that a ray to the right crosses."""
    inside = False
    for outline in region:
        for (x1, y1), (x2, y2) in zip(outline, [*outline[1:], outline[0]], strict=True):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
                inside = not inside
    return inside


@st.composite
def stars(draw: st.DrawFn) -> Outline:
    """Outlines without crossings, around any middle, as jagged as coasts."""
    x, y = draw(st.floats(20, 80)), draw(st.floats(20, 80))
    reaches = draw(st.lists(st.floats(4, 40), min_size=3, max_size=30))
    return [
        (x + reach * cos(2 * pi * n / len(reaches)), y + reach * sin(2 * pi * n / len(reaches)))
        for n, reach in enumerate(reaches)
    ]


GRID = [(3.37 * n, 3.53 * m) for n in range(32) for m in range(32)]


def near_an_edge(region: list[Outline], x: float, y: float, reach: float = 0.01) -> bool:
    return len({even_odd(region, x + dx, y + dy) for dx in (-reach, reach) for dy in (-reach, reach)}) > 1


@given(stars(), stars())
def test_what_two_regions_share_is_what_lies_in_both(first: Outline, second: Outline) -> None:
    shared = common([first], [second])
    for x, y in GRID:
        if not (near_an_edge([first], x, y) or near_an_edge([second], x, y)):
            assert even_odd(shared, x, y) == (even_odd([first], x, y) and even_odd([second], x, y)), (x, y)


@given(stars(), stars(), stars())
def test_holes_stay_holes_where_regions_are_joined(outer: Outline, hole: Outline, other: Outline) -> None:
    shared = common([outer, hole], [other])
    for x, y in GRID:
        if not (near_an_edge([outer, hole], x, y) or near_an_edge([other], x, y)):
            expected = even_odd([outer, hole], x, y) and even_odd([other], x, y)
            assert even_odd(shared, x, y) == expected, (x, y)


def test_a_region_shares_all_of_itself_with_itself() -> None:
    [outline] = common([SQUARE], [SQUARE])
    assert sorted(outline) == sorted(SQUARE)


def test_a_region_along_the_border_of_another_shares_nothing_with_it() -> None:
    beside: Outline = [(10, 0), (20, 0), (20, 10), (10, 10)]
    assert common([SQUARE], [beside]) == []
    [outline] = common([SQUARE, beside], [[(5, 0), (15, 0), (15, 10), (5, 10)]])
    assert abs(signed_area(outline)) == 100


def test_regions_apart_share_nothing_and_one_inside_the_other_is_shared_whole() -> None:
    inner = [(4.0, 4.0), (6.0, 4.0), (6.0, 6.0)]
    assert common([SQUARE], [[(20, 20), (30, 20), (30, 30)]]) == []
    [found] = common([SQUARE], [inner])
    assert abs(signed_area(found)) == pytest.approx(2.0)


@given(stars())
def test_an_outline_cut_to_a_frame_is_what_lies_in_it(outline: Outline) -> None:
    frame = (30.0, 35.0, 70.0, 66.0)
    cut = within_frame(outline, frame)
    assert all(30 <= x <= 70 and 35 <= y <= 66 for x, y in cut)
    for x, y in GRID:
        if 30.1 < x < 69.9 and 35.1 < y < 65.9 and not near_an_edge([outline], x, y):
            assert even_odd([cut] if cut else [], x, y) == even_odd([outline], x, y)


@given(stars())
def test_rows_know_what_lies_inside(outline: Outline) -> None:
    rows = Rows([outline])
    for x, y in GRID:
        assert rows.holds((x, y)) == even_odd([outline], x, y)
        assert any(left < x < right for left, right in rows.spans(y)) == even_odd([outline], x, y)


@given(stars(), st.sampled_from([0.0, 45.0, -45.0, 90.0]), st.floats(1.5, 8))
def test_hatching_lies_inside_and_keeps_its_distance(outline: Outline, angle: float, spacing: float) -> None:
    hole = (40.0, 40.0, 60.0, 50.0)
    for (x1, y1), (x2, y2) in hatch([outline], angle, spacing, [hole]):
        for share in (0.05, 0.5, 0.95):
            x, y = x1 + (x2 - x1) * share, y1 + (y2 - y1) * share
            assert even_odd([outline], x, y) or near_an_edge([outline], x, y)
            assert not (40.01 < x < 59.99 and 40.01 < y < 49.99)
        away = y1 * cos(angle * pi / 180) - x1 * sin(angle * pi / 180)
        assert away / spacing == pytest.approx(round(away / spacing), abs=1e-6)


def test_hatching_of_a_square_has_as_many_lines_as_fit() -> None:
    lines = hatch([SQUARE], 0.0, 2.0)
    assert lines == [((0, y), (10, y)) for y in (2, 4, 6, 8)]


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)), min_size=2, max_size=60), st.floats(0.1, 20))
def test_a_simplified_line_stays_within_its_tolerance(
    line: list[tuple[float, float]], tolerance: float
) -> None:
    kept = simplified(line, tolerance)
    assert kept[0] == line[0] and kept[-1] == line[-1]
    for x, y in line:
        assert min(distance(x, y, *a, *b) for a, b in itertools.pairwise(kept)) <= tolerance + 1e-6


def distance(x: float, y: float, ax: float, ay: float, bx: float, by: float) -> float:
    length = (bx - ax) ** 2 + (by - ay) ** 2
    along = max(0.0, min(1.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length)) if length else 0.0
    return hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay))


def test_a_simplified_outline_keeps_its_size() -> None:
    circle = [(50 + 40 * cos(n / 50 * pi), 50 + 40 * sin(n / 50 * pi)) for n in range(100)]
    small = simplified_outline(circle, 0.5)
    assert len(small) < 40
    assert abs(signed_area(small)) == pytest.approx(abs(signed_area(circle)), rel=0.03)


def test_a_line_is_cut_where_it_leaves_the_frame_and_where_it_comes_back() -> None:
    parts = line_within_frame([(-5, 5), (5, 5), (5, 15), (8, 15), (8, 5)], (0, 0, 10, 10))
    assert parts == [[(0, 5), (5, 5), (5, 10)], [(8, 10), (8, 5)]]
