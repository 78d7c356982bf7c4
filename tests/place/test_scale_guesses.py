"""The next scale to try follows from how many pages the ones before filled."""

from __future__ import annotations

import pytest

from factdeck.place.scale_guesses import ScaleGuesses


@pytest.mark.parametrize("growth", [0.45, 0.55, 0.8])
@pytest.mark.parametrize("over", [2.05, 2.4, 2.9])
def test_room_that_grows_by_a_power_is_found_in_a_few_steps(growth: float, over: float) -> None:
    guesses = ScaleGuesses(2, 0.7, 1.05, over)

    def filled(scale: float) -> float:
        return float(over * (scale / 1.05) ** (1 / growth))

    steps = 0
    while guesses.under is None or guesses.under < 1.95:
        steps += 1
        scale = guesses.next()
        (guesses.held if filled(scale) <= 2.0 else guesses.failed)(scale, filled(scale))
    assert steps <= 3


def test_the_smallest_scale_is_tried_where_none_is_hoped_for() -> None:
    assert ScaleGuesses(2, 0.82, 1.05, over=5.7).next() == 0.82


def test_a_step_is_never_too_small_to_move_a_line() -> None:
    assert ScaleGuesses(2, 0.82, 1.05, over=2.001).next() == pytest.approx(1.042)


def test_between_two_scales_it_stays_clear_of_both() -> None:
    guesses = ScaleGuesses(2, 0.82, 1.05, over=2.0001)
    guesses.held(1.0, 1.9)
    assert 1.0 < guesses.next() < 1.05
    assert guesses.next() < 1.045
