"""The strip shows where on the timeline a stretch lies, and is as large as asked."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diagrams.support_drawings import entries, entry, labels, letters, make_look, outline, shapes
from factdeck.diagrams.timeline.entries import Entry
from factdeck.diagrams.timeline.strip import draw_strip
from factdeck.drawing import Drawing, Line, Rect

YEAR = [entry(number, 700_000 + 30 * number) for number in range(13)]


def active_bar(drawing: Drawing) -> Rect:
    (bar,) = [shape for _, shape in shapes(drawing) if isinstance(shape, Rect)]
    return bar


def test_the_active_stretch_lies_where_its_days_do() -> None:
    drawing = draw_strip(YEAR, make_look(), 400, 20, (700_090.0, 700_180.0), "")
    bar = active_bar(drawing)
    ticks = sorted(
        shape.start[0]
        for _, shape in shapes(drawing)
        if isinstance(shape, Line) and abs(shape.start[0] - shape.end[0]) < 0.01
    )
    assert bar.x == pytest.approx(ticks[3]) and bar.x + bar.width == pytest.approx(ticks[6])


def test_its_dates_stand_behind_the_strip() -> None:
    drawing = draw_strip(YEAR, make_look(), 400, 20, (700_090.0, 700_180.0), "May–August 1917")
    (told,) = labels(drawing)
    assert told.area.right == pytest.approx(400)
    assert all(area.right < told.area.left for _, shape in shapes(drawing) if (area := outline(shape)))


def test_events_inside_the_stretch_are_stronger() -> None:
    drawing = draw_strip(YEAR, make_look(), 400, 20, (700_090.0, 700_180.0), "")
    widths = [
        shape.stroke.width
        for _, shape in shapes(drawing)
        if isinstance(shape, Line) and shape.stroke and shape.start[0] == shape.end[0]
    ]
    assert widths.count(max(widths)) == 3


def test_a_timeline_without_events_still_gives_a_strip() -> None:
    assert active_bar(draw_strip([], make_look(), 400, 20, (700_000.0, 700_010.0), "1917")).width > 0


@settings(max_examples=60, deadline=None)
@given(
    entries(most=12),
    st.integers(-10_000, 10_000),
    st.integers(1, 9000),
    st.sampled_from([60.0, 200.0, 873.0]),
)
def test_everything_is_inside(made: list[Entry], after: int, days: int, width: float) -> None:
    start = made[0].start + after
    told = "9 August – September 1945"
    drawing = draw_strip(made, make_look(min(8, width / 12)), width, 30, (start, start + days), told)
    assert (drawing.width, drawing.height) == (width, 30)
    assert "".join(letters(each.text) for each in labels(drawing)) == letters(told)
    for _, shape in shapes(drawing):
        area = outline(shape)
        assert area is None or area.within(width, 30), shape
    for each in labels(drawing):
        assert each.area.within(width, 30), each
