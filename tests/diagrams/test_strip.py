"""The strip shows where on the timeline a stretch lies, on one scale for all slides, and is as large as asked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from diagrams.support_drawings import labels, make_look, outline, shapes, tick
from factdeck.days import civil, ordinal
from factdeck.diagrams.timeline.route import draw_route
from factdeck.diagrams.timeline.strip import Span, draw_strip, strip_scale
from factdeck.drawing import Drawing, Group, Line, Rect

YEAR = [(700_000.0 + 30 * number, 700_001.0 + 30 * number) for number in range(13)]
LOOK = replace(make_look(14), small=12.0)
SPANS = st.lists(
    st.tuples(st.integers(-400_000, 738_000), st.integers(1, 4000)).map(
        lambda pair: (float(pair[0]), float(pair[0] + pair[1]))
    ),
    min_size=1,
    max_size=12,
)


def strip(spans: Sequence[Span], active: Span | None, height: float = 32.4, **more: object) -> Drawing:
    return draw_strip(tuple(spans), LOOK, 873.0, height, active, tick, **more)  # type: ignore[arg-type]


def bars(drawing: Drawing) -> list[Rect]:
    return [shape for _, shape in shapes(drawing) if isinstance(shape, Rect)]


def without_bar(drawing: Drawing) -> list[object]:
    return [part for part in drawing.parts if not isinstance(part, Rect)]


def test_the_bar_lies_where_its_days_do() -> None:
    (bar,) = bars(strip(YEAR, (700_090.0, 700_180.0)))
    at = strip_scale(YEAR, 873.0).at
    assert (bar.x, bar.x + bar.width) == pytest.approx((at(700_090.0), at(700_180.0)))


@given(SPANS, st.data())
def test_all_strips_of_a_deck_are_the_same_but_for_their_bar(spans: list[Span], data: st.DataObject) -> None:
    plain = strip(spans, None)
    assert not bars(plain)
    one = data.draw(st.sampled_from(spans))
    shown = [part for part in without_bar(strip(spans, one)) if not is_joint(part)]
    assert shown == without_bar(plain)


def is_joint(part: object) -> bool:
    return isinstance(part, Line) and part.stroke is not None and part.stroke.dash == (3.0, 3.0)


def test_a_short_stretch_has_a_bar_that_can_be_seen() -> None:
    decades = [(700_000.0, 700_001.0), (736_500.0, 736_501.0)]
    for day in (700_000.0, 720_000.0, 736_500.0):
        (bar,) = bars(strip(decades, (day, day + 1)))
        assert bar.width == pytest.approx(bar.height) == pytest.approx(8.64)
        assert bar.x >= 0 and bar.x + bar.width <= 873


def test_the_first_and_last_year_stand_below_and_only_a_few_others() -> None:
    spans = [(float(ordinal(1945, 2, 11)), float(ordinal(1945, 2, 12))), (float(ordinal(1946, 5, 3)),) * 2]
    told = [each.text for each in labels(strip(spans, None))]
    assert told[0].endswith("1945") and told[-1].endswith("1946") and len(told) <= 8


def test_room_for_a_slide_s_number_is_kept_free() -> None:
    spans = [(float(ordinal(1900, 1, 1)), float(ordinal(2000, 1, 1)))]
    assert max(each.area.right for each in labels(strip(spans, None, free=60.0))) <= 813.01


def test_a_bar_over_a_break_is_in_two_parts_with_dashes_between() -> None:
    spans = [
        (float(ordinal(year, 3, 1)), float(ordinal(year, 3, 2))) for year in (1479, 1494, 1500, 1529, 1750)
    ]
    one, other = bars(strip(spans, (spans[2][0], spans[4][1])))
    (joint,) = [part for part in strip(spans, (spans[2][0], spans[4][1])).parts if is_joint(part)]
    assert joint.start[0] == pytest.approx(one.x + one.width)  # type: ignore[union-attr]
    assert joint.end[0] == pytest.approx(other.x)  # type: ignore[union-attr]


def test_an_even_timeline_has_no_break_and_no_strip_more_than_one() -> None:
    assert len(strip_scale(YEAR, 873.0).segments) == 1
    days = (0, 10, 20_000, 20_010, 60_000, 60_010, 200_000)
    assert len(strip_scale([(float(day), day + 1.0) for day in days], 873.0).segments) == 2


def test_a_low_strip_has_no_labels() -> None:
    assert labels(strip(YEAR, None)) and not labels(strip(YEAR, None, height=18.0))


@settings(max_examples=60, deadline=None)
@given(SPANS, st.data(), st.sampled_from([200.0, 500.0, 873.0]), st.sampled_from([10.0, 20.0, 32.4, 60.0]))
def test_everything_is_inside_and_no_label_over_another(
    spans: list[Span], data: st.DataObject, width: float, height: float
) -> None:
    active = data.draw(st.none() | st.sampled_from(spans))
    drawing = draw_strip(tuple(spans), LOOK, width, height, active, tick)
    assert (drawing.width, drawing.height) == (width, height)
    for _, shape in shapes(drawing):
        area = outline(shape)
        assert area is None or area.within(width, height), shape
    found = sorted(labels(drawing), key=lambda each: each.area.left)
    assert all(each.area.within(width, height) for each in found)
    assert all(one.area.right < other.area.left for one, other in pairwise(found))


# the route


def route(stretches: Sequence[Span], **more: object) -> Drawing:
    return draw_route(stretches, YEAR, LOOK, 873.0, tick, **more)  # type: ignore[arg-type]


STAIRS = [(700_000.0, 700_090.0), (700_090.0, 700_120.0), (700_100.0, 700_200.0), (700_250.0, 700_300.0)]


def test_each_section_has_a_numbered_bar_on_the_scale_of_the_strip() -> None:
    drawing, at = route(STAIRS), strip_scale(YEAR, 873.0).at
    for (start, end), bar in zip(STAIRS, bars(drawing), strict=True):
        assert (bar.x, bar.x + bar.width) == pytest.approx((at(start), at(end)))
    assert [each.text for each in labels(drawing) if each.key] == ["1", "2", "3", "4"]


def test_bars_that_would_meet_stand_higher_and_those_that_do_not_beside_each_other() -> None:
    heights = [bar.y for bar in bars(route(STAIRS))]
    assert heights[0] < heights[1] < heights[2] == heights[3]


def test_neighbouring_bars_differ_in_colour() -> None:
    colours = [bar.fill.colour for bar in bars(route(STAIRS)) if bar.fill]
    assert all(one != other for one, other in pairwise(colours))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 360), st.integers(1, 200)).map(
            lambda pair: (700_000.0 + pair[0], min(700_000.0 + pair[0] + pair[1], 700_361.0))
        ),
        min_size=2,
        max_size=14,
    ),
    st.sampled_from([90.0, 120.0, float("inf")]),
)
def test_no_bar_or_number_of_a_route_lies_over_another(stretches: list[Span], most: float) -> None:
    drawing = route(stretches, most=most)
    areas = [outline(bar) for bar in bars(drawing)]
    for number, one in enumerate(areas):
        assert one is not None and one.within(873.0, drawing.height)
        assert not any(one.overlaps(other) for other in areas[number + 1 :] if other)
    for each in labels(drawing):
        assert each.area.within(873.0, drawing.height), each
        assert not any(
            each.area.left < area.right and area.left < each.area.right and area.overlaps(each.area)
            for area in areas
            if area
        )


def test_many_sections_have_thinner_bars_where_room_is_short() -> None:
    stretches = [(700_000.0 + 5 * number, 700_200.0) for number in range(6)]
    whole, low = route(stretches), route(stretches, most=90.0)
    assert low.height <= 90.01 < whole.height
    assert bars(low)[0].height < bars(whole)[0].height
    assert civil(int(stretches[0][0]))[0] == 1917


def test_every_other_bar_of_a_route_is_hatched_in_the_second_colour() -> None:
    drawing = draw_route([(700_000.0, 700_090.0), (700_100.0, 700_200.0)], YEAR, LOOK, 600.0, tick)
    one, other = (part for part in drawing.parts if isinstance(part, Group) and part.key in "12")
    (solid,) = [part for part in one.parts if isinstance(part, Rect)]
    assert solid.fill and solid.fill.colour == LOOK.accent
    (open_,) = [shape for _, shape in shapes(Drawing(1, 1, other.parts)) if isinstance(shape, Rect)]
    lines = [shape for _, shape in shapes(Drawing(1, 1, other.parts)) if isinstance(shape, Line)]
    assert open_.fill and open_.fill.colour == LOOK.paper and len(lines) > 10
    assert {line.stroke.ink.colour for line in lines if line.stroke} == {LOOK.second}
