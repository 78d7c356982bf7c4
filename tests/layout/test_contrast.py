"""How well one colour is read on another, by the definitions of WCAG 2.2."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdeck.layout.contrast import contrast_ratio, least_contrast, readable, relative_luminance

COLOURS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#949494", "#ffffff", 3.03),
        ("#8b8b8b", "#ffffff", 3.41),
        ("#ff0000", "#ffffff", 4.00),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_ratios_are_those_that_others_tell(one: str, other: str, ratio: float) -> None:
    assert contrast_ratio(one, other) == pytest.approx(ratio, abs=0.005)


def test_green_is_brightest_and_blue_darkest() -> None:
    assert relative_luminance("#00ff00") == pytest.approx(0.7152)
    assert relative_luminance("#0000ff") == pytest.approx(0.0722)


@given(COLOURS, COLOURS)
def test_a_ratio_is_the_same_both_ways(one: str, other: str) -> None:
    assert 1.0 <= contrast_ratio(one, other) == contrast_ratio(other, one) <= 21.0


@given(COLOURS, COLOURS)
def test_the_colour_that_is_proposed_can_be_read(colour: str, background: str) -> None:
    better = readable(colour, background, 4.5)
    assert better is not None and contrast_ratio(better, background) >= 4.5
    if contrast_ratio(colour, background) >= 4.5:
        assert better == colour


@pytest.mark.parametrize(
    ("size", "bold", "least"),
    [(12, False, 4.5), (14, True, 3.0), (13.9, True, 4.5), (17.9, False, 4.5), (18, False, 3.0)],
)
def test_large_text_needs_less(size: float, bold: bool, least: float) -> None:
    assert least_contrast(size, bold) == least
