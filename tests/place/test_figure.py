"""A drawing too high for its place: drawn for its height where that leaves its text larger than scaling it would."""

from __future__ import annotations

import pytest

from diagrams.support_drawings import make_look
from factdeck.diagrams.pen import label
from factdeck.drawing import Drawing, texts
from factdeck.place.boxes.figure import Figure


def drawn(width: float, height: float, size: float) -> Drawing:
    return Drawing(width, height, (label(make_look(size), "A name", 0.0, 0.0, size=size),))


def figure(size_within: float) -> Figure:
    return Figure(
        draw=lambda width: drawn(width, 400.0, 20.0),
        draw_within=lambda width, height: drawn(width, height, size_within),
    )


@pytest.mark.parametrize(("size_within", "width", "shown"), [(18.0, 800.0, 18.0), (13.0, 600.0, 20.0)])
def test_it_stays_as_wide_as_its_place_where_its_text_is_then_no_smaller(
    size_within: float, width: float, shown: float
) -> None:
    fitted = figure(size_within).fitted(800.0, 300.0, 10.0)
    assert isinstance(fitted, Figure)
    assert fitted.size(800.0).width == width and fitted.size(800.0).height == 300.0
    assert [size for _, size in texts(fitted.drawing(800.0))] == [shown]


def test_in_a_place_of_no_height_it_stays_as_it_is_and_is_reported_as_too_high() -> None:
    whole = Figure(draw=lambda width: drawn(width, width / 2, 20.0))
    assert whole.fitted(400.0, 0.0, 10.0) is whole
