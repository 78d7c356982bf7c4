"""Lengths and boxes."""

from __future__ import annotations

import pytest

from factdeck.units import Box, emu, points


@pytest.mark.parametrize(
    ("text", "length"), [("72pt", 72.0), ("25.4mm", 72.0), ("1in", 72.0), ("2.54cm", 72.0), ("-3pt", -3.0)]
)
def test_a_length_is_read_as_points(text: str, length: float) -> None:
    assert points(text) == pytest.approx(length)


@pytest.mark.parametrize("text", ["", "18", "mm", "18 miles", "1,5cm", "1e3pt"])
def test_a_text_that_is_no_length_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a length"):
        points(text)


def test_a_point_has_12700_emu() -> None:
    assert emu(1.0) == 12700
    assert emu(0.00004) == 1


def test_a_box_contains_what_stands_inside_it() -> None:
    outer = Box(10, 10, 100, 50)
    assert outer.contains(outer.inset(1, 1, 1, 1))
    assert not outer.contains(outer.moved(1, 0))
    assert outer.right == 110 and outer.bottom == 60
