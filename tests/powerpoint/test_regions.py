"""Areas and their rules: what they fill together, and that pieces always join up again."""

from __future__ import annotations

from math import cos, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdeck.powerpoint.regions import Area, common, is_simple, size_of, turning


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


def test_a_loop_that_meets_itself_is_not_simple() -> None:
    assert is_simple(((0, 0), (4, 0), (4, 4), (2, 1), (0, 4)))
    assert not is_simple(((0, 0), (4, 4), (4, 0), (0, 4)))
    assert not is_simple(((0, 0), (4, 0), (4, 4), (2, 0), (0, 4)))


def test_a_loop_turns_one_way_or_the_other() -> None:
    square = ((0, 0), (4, 0), (4, 4), (0, 4))
    assert (turning(square), turning(square[::-1]), turning(((0, 0), (4, 0), (2, 0)))) == (1, -1, 0)
