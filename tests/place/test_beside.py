"""Columns beside each other: in the largest type that surely fits their place."""

from __future__ import annotations

from factdeck.place.boxes.beside import Beside
from factdeck.place.lines import natural_width
from place.support_boxes import words

LINE = "Her mother saw to it"


def fitted_size(spare: float) -> float:
    """The size that a column of two lines gets in a place of their height, with so many points free beside the first."""
    made = Beside(columns=[[words(f"{LINE} {LINE}")]], gutter=0.0, per_row=1)
    width = natural_width(words(LINE).runs) + spare
    assert made.height(width) == 24.0
    return made.fitted(width, 24.0, 6.0).smallest_size


def test_a_line_that_only_just_fits_is_set_smaller_as_other_programs_may_set_it_wider() -> None:
    assert fitted_size(0.1) < 10.0


def test_a_line_with_room_beside_it_keeps_its_size() -> None:
    assert fitted_size(2.0) == 10.0
