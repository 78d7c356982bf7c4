"""Areas and their rules: what they fill together, as counting edges at single places says they should."""

from __future__ import annotations

from math import cos, hypot, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdeck.drawing.regions import STEPS_PER_POINT, Area, common, is_simple, size_of, turning


def square(x: float, y: float, side: float, *, left: bool = True) -> tuple[tuple[float, float], ...]:
    corners = ((x, y), (x + side, y), (x + side, y + side), (x, y + side))
    return corners if left else corners[::-1]


def ring(count: int, radius: float) -> tuple[tuple[float, float], ...]:
    return tuple((radius * cos(2 * pi * n / count), radius * sin(2 * pi * n / count)) for n in range(count))


def test_two_squares_share_their_overlap() -> None:
    [loop] = common([Area((square(0, 0, 10),)), Area((square(6, 4, 10),))])
    assert sorted(loop) == [(6, 4), (6, 10), (10, 4), (10, 10)]


def test_squares_apart_share_nothing() -> None:
    assert common([Area((square(0, 0, 10),)), Area((square(20, 0, 10),))]) == []


def test_squares_that_share_an_edge_share_nothing() -> None:
    assert common([Area((square(0, 0, 10),)), Area((square(10, 0, 10),))]) == []


def test_equal_areas_share_themselves() -> None:
    assert size_of(common([Area((square(0, 0, 10),))] * 3)) == 100


@pytest.mark.parametrize(
    ("inner_turns_left", "by_winding", "size"),
    [(True, False, 84), (True, True, 100), (False, False, 84), (False, True, 84)],
)
def test_a_square_in_a_square_is_a_hole_by_its_rule(
    inner_turns_left: bool, by_winding: bool, size: float
) -> None:
    loops = (square(0, 0, 10), square(3, 3, 4, left=inner_turns_left))
    assert size_of(common([Area(loops, by_winding)])) == pytest.approx(size)


def test_a_hole_stays_a_hole_when_clipped() -> None:
    framed = Area((square(0, 0, 10), square(3, 3, 4)))
    assert size_of(common([framed, Area((square(0, 0, 5),))])) == pytest.approx(25 - 4)


def test_a_star_is_full_by_winding_and_hollow_by_parity() -> None:
    star = tuple(ring(5, 10)[number * 2 % 5] for number in range(5))
    full, hollow = size_of(common([Area((star,), True)])), size_of(common([Area((star,))]))
    middle = size_of([ring(5, 10 * sin(pi / 10) / sin(3 * pi / 10))])
    assert full - hollow == pytest.approx(middle, rel=1e-3)


point = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: (pair[0] / 3, pair[1] / 3))
loops = st.lists(st.lists(point, min_size=3, max_size=8).map(tuple), min_size=1, max_size=4).map(tuple)


@given(loops, st.booleans(), loops, st.booleans())
def test_what_two_areas_share_is_what_each_shares_with_the_other(
    one: tuple, one_winds: bool, other: tuple, other_winds: bool
) -> None:
    first, second = Area(one, one_winds), Area(other, other_winds)
    shared = size_of(common([first, second]))
    assert shared == pytest.approx(size_of(common([second, first])), abs=0.05)
    assert shared <= min(size_of(common([first])), size_of(common([second]))) + 0.05


@given(loops, st.booleans())
def test_an_area_and_its_outline_fill_the_same(given_loops: tuple, by_winding: bool) -> None:
    outline = tuple(map(tuple, common([Area(given_loops, by_winding)])))
    size = size_of(outline)
    for again in (Area(outline), Area(outline, True)):
        assert size_of(common([again])) == pytest.approx(size, abs=0.05)


def winding(loop: tuple[tuple[float, float], ...], x: float, y: float) -> int:
    """How often a loop runs around a place: edges that a ray to the right crosses, by their direction."""
    turns = 0
    for (x1, y1), (x2, y2) in zip(loop, [*loop[1:], *loop[:1]], strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            turns += 1 if y2 > y1 else -1
    return turns


def fills(area: Area, x: float, y: float) -> bool:
    turns = sum(winding(loop, x, y) for loop in area.loops)
    return turns != 0 if area.by_winding else turns % 2 == 1


def distance(edge: tuple[tuple[float, float], tuple[float, float]], x: float, y: float) -> float:
    (x1, y1), (x2, y2) = edge
    across, up = x2 - x1, y2 - y1
    length = across * across + up * up
    along = ((x - x1) * across + (y - y1) * up) / length if length else 0.0
    share = max(0.0, min(1.0, along))
    return hypot(x - x1 - share * across, y - y1 - share * up)


def near_an_edge(area: Area, x: float, y: float) -> bool:
    return any(
        distance(edge, x, y) < 4 / STEPS_PER_POINT
        for loop in area.loops
        for edge in zip(loop, [*loop[1:], *loop[:1]], strict=True)
    )


def moved(loops: tuple, across: float) -> tuple:
    return tuple(tuple((x + across, y) for x, y in loop) for loop in loops)


PLACES = [(0.171 + 0.83 * across, 0.119 + 0.79 * up) for across in range(30) for up in range(17)]


@given(st.lists(st.tuples(loops, st.booleans(), st.sampled_from([0.0, 5.0, 9.0])), min_size=1, max_size=3))
def test_areas_share_what_each_of_them_fills_by_its_own_rule(drawn: list[tuple[tuple, bool, float]]) -> None:
    areas = [Area(moved(each, across), by_winding) for each, by_winding, across in drawn]
    shared = tuple(map(tuple, common(areas)))
    for place in PLACES:
        if not any(near_an_edge(area, *place) for area in areas):
            filled = all(fills(area, *place) for area in areas)
            assert fills(Area(shared), *place) == fills(Area(shared, True), *place) == filled, place


@given(st.integers(1, 40), loops, st.booleans(), loops, st.booleans())
def test_outlines_as_fine_as_the_grid_are_cut_all_the_same(
    steps: int, one: tuple, one_winds: bool, other: tuple, other_winds: bool
) -> None:
    by = steps / 40 / STEPS_PER_POINT
    first, second = (
        Area(tuple(tuple((x * by, y * by) for x, y in loop) for loop in each), winds)
        for each, winds in ((one, one_winds), (other, other_winds))
    )
    left, bottom, right, top = reach(first, second)
    for loop in common([first, second]):
        for x, y in loop:
            assert left <= x * STEPS_PER_POINT <= right and bottom <= y * STEPS_PER_POINT <= top


def reach(*areas: Area) -> tuple[int, int, int, int]:
    """What all of some areas reach, in steps of the grid."""
    spots = [[spot for loop in area.loops for spot in loop] for area in areas]
    lows = [
        max(min(round(spot[axis] * STEPS_PER_POINT) for spot in each) for each in spots) for axis in (0, 1)
    ]
    highs = [
        min(max(round(spot[axis] * STEPS_PER_POINT) for spot in each) for each in spots) for axis in (0, 1)
    ]
    return (*lows, *highs)  # type: ignore[return-value]


def test_a_large_outline_is_cut_by_a_small_one_as_far_as_that_reaches() -> None:
    coast = tuple((1000 * cos(turn / 500 * pi), 900 * sin(turn / 500 * pi)) for turn in range(1000))
    island = square(-5000, -5000, 10)
    assert size_of(common([Area((coast, island)), Area((square(-2, -2, 4),))])) == 16
    assert size_of(common([Area((coast, square(-1, -1, 2))), Area((square(-2, -2, 4),))])) == 12
    assert common([Area((coast,)), Area((square(990, 800, 9),))]) == []


@pytest.mark.parametrize("turned", [False, True], ids=["lying", "standing"])
def test_a_comb_of_a_thousand_long_teeth_is_cut_by_another(turned: bool) -> None:
    lying = tuple(
        (x, tooth / 2 + up) for tooth in range(1000) for x, up in ((0, 0), (500, 0), (500, 0.25), (0, 0.25))
    )
    comb = tuple((y, x) for x, y in lying) if turned else lying
    middle = square(100, 100, 200)
    assert size_of(common([Area((comb,)), Area((middle,))])) == 200 * 200 / 2


def test_a_loop_that_meets_itself_is_not_simple() -> None:
    assert is_simple(((0, 0), (4, 0), (4, 4), (2, 1), (0, 4)))
    assert not is_simple(((0, 0), (4, 4), (4, 0), (0, 4)))
    assert not is_simple(((0, 0), (4, 0), (4, 4), (2, 0), (0, 4)))


def test_a_loop_turns_one_way_or_the_other() -> None:
    square = ((0, 0), (4, 0), (4, 4), (0, 4))
    assert (turning(square), turning(square[::-1]), turning(((0, 0), (4, 0), (2, 0)))) == (1, -1, 0)
