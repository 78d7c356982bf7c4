"""The line ends that are chosen, against all others that there are."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from factdeck.place import breaking
from factdeck.place.atoms import Kind
from factdeck.place.breaking import best_ends
from factdeck.place.stream import End

SPACE = 0.25
HYPHEN = 0.3


def ends_of(words: list[tuple[float, bool]]) -> list[End]:
    """The ends behind pieces so wide, each with whether it is the first part of a word that may be divided there."""
    need, gap, found = 0.0, 0.0, list[End]()
    for number, (width, divided) in enumerate(words):
        is_last = number == len(words) - 1
        divided = divided and not is_last
        space = 0.0 if divided else SPACE
        need += width
        tail, penalty = (HYPHEN, 50.0) if divided else (0.0, 0.0)
        kind = Kind.HYPHEN if divided else Kind.SPACE
        after = (need + space, gap + space)
        found.append(
            End(need, gap, tail, penalty, divided, is_last, *after, number + 1, number + 1, kind, 0.0)
        )
        need, gap = after
    return found


def ragged_price(ends: list[End], chosen: tuple[int, ...], width: float) -> float:
    """What ragged lines with these ends cost, all in one go; infinite where one is too long."""
    stretch = min(breaking.RAGGED_STRETCH, breaking.RAGGED_SHARE * width)
    price, need, gap, hyphens = 0.0, 0.0, 0.0, 0
    for line, number in enumerate(chosen):
        end = ends[number]
        room = width - (end.need - need) - end.tail
        if room < -breaking.ROUNDING:
            return float("inf")
        price += end.penalty**2
        if end.is_last:
            price += breaking.HYPHEN_BEFORE_LAST_PRICE if hyphens else 0.0
            alone = line and end.gap == gap and width - room < breaking.SHORT_LAST_LINE * width
            price += breaking.LAST_WORD_PRICE if alone else 0.0
        hyphens = hyphens + 1 if end.is_hyphen else 0
        if hyphens > breaking.MOST_HYPHENS:
            return float("inf")
        price += breaking.HYPHEN_AGAIN_PRICE if hyphens == breaking.MOST_HYPHENS else 0.0
        bad = 0.0 if end.is_last else 100.0 * (max(room, 0.0) / stretch) ** 3
        price += (bad + breaking.LINE_PRICE) ** 2
        need, gap = end.next_need, end.next_gap
    return price


WORDS = st.lists(
    st.tuples(st.floats(0.5, 6.0), st.sampled_from([True, False, False])), min_size=1, max_size=9
)


@settings(max_examples=200)
@given(WORDS, st.floats(6.5, 20.0))
def test_no_other_ends_of_ragged_lines_cost_less(words: list[tuple[float, bool]], width: float) -> None:
    ends = ends_of(words)
    last = len(ends) - 1
    every = ((*some, last) for count in range(last + 1) for some in combinations(range(last), count))
    chosen = best_ends(ends, [width], justify=False)
    assert chosen is not None
    least = min(ragged_price(ends, each, width) for each in every)
    assert ragged_price(ends, tuple(chosen), width) <= least * (1 + 1e-9)


def test_lines_shorter_than_is_trusted_are_found_where_there_are_no_better_ones() -> None:
    ends = ends_of([(2.0, False), (9.5, False), (9.5, False), (1.0, False)])
    assert best_ends(ends, [10.0], justify=False) == [0, 1, 2, 3]
    assert best_ends(ends, [10.0], justify=False, tolerance=breaking.TRUSTED) is None
