"""Scale, ticks, labels, rows and tracks of a timeline, in numbers."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from diagrams.support_drawings import entries, entry, labels, leaders, make_look, tick
from factdeck.days import civil, ordinal
from factdeck.diagrams.pen import label
from factdeck.diagrams.spread import spread
from factdeck.diagrams.timeline.axis import spaced_ticks
from factdeck.diagrams.timeline.entries import Entry, Stack, stacked
from factdeck.diagrams.timeline.labels import LabelMaker, joints
from factdeck.diagrams.timeline.scale import make_scale
from factdeck.diagrams.timeline.ticks import ticks
from factdeck.diagrams.timeline.timeline import draw_timeline

DAY = st.integers(-3_000_000, 3_000_000)


def day(text: str) -> float:
    return float(date.fromisoformat(text).toordinal())


def spans(*texts: str) -> list[tuple[float, float]]:
    return [(day(text), day(text) + 1) for text in texts]


# scale


@given(st.lists(st.tuples(DAY, st.integers(1, 4000)), min_size=1, max_size=30), st.integers(40, 900))
def test_all_stretches_of_a_scale_share_one_ratio_and_stay_in_order(given_spans, length) -> None:  # type: ignore[no-untyped-def]
    scale = make_scale([(float(start), float(start + days)) for start, days in given_spans], length, margin=6)
    ratios = [(each.far - each.near) / (each.end - each.start) for each in scale.segments]
    assert ratios == pytest.approx([ratios[0]] * len(ratios))
    assert all(first.far < second.near for first, second in itertools.pairwise(scale.segments))
    places = [scale.at(float(start)) for start, _ in sorted(given_spans)]
    assert places == sorted(places)
    assert places[0] >= -0.01 and places[-1] <= length + 0.01


def test_a_gap_that_dwarfs_the_rest_is_broken_out() -> None:
    scale = make_scale(
        spans("1945-02-11", "1945-08-09", "1945-08-14", "1945-08-15", "1945-09-01", "1945-09-20"), 500
    )
    assert len(scale.segments) == 2
    assert scale.segments[0].end < day("1945-08-01") < scale.segments[1].start


@pytest.mark.parametrize("count", [2, 3, 4, 5, 12])
def test_entries_at_equal_distances_have_no_break(count: int) -> None:
    scale = make_scale([(1000.0 * number, 1000.0 * number + 1) for number in range(count)], 500)
    assert len(scale.segments) == 1


def test_a_short_axis_has_no_break() -> None:
    assert len(make_scale(spans("1945-02-11", "1945-08-09", "1945-08-14", "1945-08-15"), 100).segments) == 1


def test_three_thousand_years_and_one_busy_week_both_stay_legible() -> None:
    week = [f"1914-07-{number}" for number in range(23, 30)]
    scale = make_scale([(-400_000.0, -399_999.0), *spans("0800-12-25", *week)], 500)
    assert scale.at(day("1914-07-29")) - scale.at(day("1914-07-23")) > 100


def test_a_single_date_stands_inside_its_axis() -> None:
    scale = make_scale(spans("1918-11-11"), 500)
    assert 150 < scale.at(day("1918-11-11")) < 350


# ticks


@settings(max_examples=60)
@given(
    st.lists(st.tuples(DAY, st.integers(1, 4000)), min_size=1, max_size=12),
    st.sampled_from([120.0, 500.0, 860.0]),
)
def test_ticks_stand_where_their_day_does_and_have_room(given_spans, length) -> None:  # type: ignore[no-untyped-def]
    look = make_look()
    scale = make_scale([(float(start), float(start + days)) for start, days in given_spans], length, margin=6)
    made = spaced_ticks(scale.segments, tick, look, horizontal=True)
    for each in made:
        assert each.at == pytest.approx(scale.at(each.day), abs=0.01)
    for segment in scale.segments:
        inside = [each for each in made if segment.near <= each.at <= segment.far]
        widths = [look.width_of(each.label, look.regular, look.small) for each in inside]
        for number in range(len(inside) - 1):
            distance = inside[number + 1].at - inside[number].at
            assert distance > (widths[number] + widths[number + 1]) / 2


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("1945-08-06", "1945-08-10", ["6.8.", "7.8.", "8.8.", "9.8.", "10.8."]),
        ("1945-02-01", "1945-06-01", ["02/1945", "03", "04", "05", "06"]),
        ("1944-11-20", "1945-02-10", ["12/1944", "01", "02"]),
        ("1618-05-23", "1648-10-24", ["1620", "1625", "1630", "1635", "1640", "1645"]),
    ],
)
def test_ticks_are_days_months_or_years_as_they_fit(first: str, last: str, expected: list[str]) -> None:
    scale = make_scale([(day(first), day(last))], 200)
    segment = scale.segments[0]
    inner = type(segment)(day(first), day(last), 0, 200)
    (made,) = ticks([inner], tick, lambda label: len(label) * 4.0)
    assert [each.label for each in made] == expected


def test_years_before_the_common_era_are_round_as_historians_count() -> None:
    inner = make_scale([(ordinal(-499, 1, 1), ordinal(400, 1, 2))], 500).segments
    (made,) = ticks(
        [type(inner[0])(ordinal(-499, 1, 1), ordinal(400, 1, 2), 0, 400)], tick, lambda label: 10.0, 40.0
    )
    assert [civil(int(each.day))[0] for each in made] == [-399, -199, 1, 200, 400], (
        "400 and 200 BCE, 1, 200, 400"
    )


def test_geological_time_has_few_ticks_and_no_year_1() -> None:
    segment = make_scale([(-252e6 * 365.2425, 0.0)], 500).segments[0]
    (made,) = ticks([type(segment)(-252e6 * 365.2425, 400.0, 0, 500)], tick, lambda label: 50.0)
    assert 2 <= len(made) <= 10 and "1" not in [each.label for each in made]


def test_a_tick_label_makes_way_for_leaders() -> None:
    made = [entry(number, 700_000 + number * 25, title="Troops march into the town") for number in range(12)]
    (stretch,) = draw_timeline(made, make_look(), 500, 230, tick=tick)
    told = [each for each in labels(stretch.drawing) if not each.key]
    assert told, "some ticks have labels"
    for path in leaders(stretch.drawing):
        for each in told:
            assert not any(
                each.area.left < x < each.area.right
                and min(y, y2) < each.area.top
                and max(y, y2) > each.area.bottom
                for (x, y), (x2, y2) in itertools.pairwise(path)
                if x == x2
            )


# spreading


@given(
    st.lists(st.tuples(st.floats(-50, 550), st.floats(0.5, 40)), min_size=1, max_size=20),
    st.floats(0, 300),
)
def test_things_are_spread_in_order_without_overlap(things, slack) -> None:  # type: ignore[no-untyped-def]
    wanted, lengths = sorted(place for place, _ in things), [length for _, length in things]
    room = sum(lengths) + slack
    places = spread(wanted, lengths, room)
    assert places[0] >= -1e-6 and places[-1] + lengths[-1] <= room + 1e-6
    for number in range(len(places) - 1):
        assert places[number] + lengths[number] <= places[number + 1] + 1e-6


def test_things_with_room_stay_where_they_are_wanted() -> None:
    assert spread([10, 50, 90], [20, 20, 20], 200) == [10, 50, 90]


def test_two_that_want_one_place_both_give_way() -> None:
    assert spread([100, 100], [20, 20], 300) == [90, 110]


# labels


def label_lines(title: str, room: float, date_told: str = "1945") -> list[str]:
    maker = LabelMaker(make_look())
    made = maker.label(Stack((entry(1, 0, date=date_told, title=title),)), room)
    return [line.text for part in made.parts for line in part]


def test_words_are_wrapped_to_the_room() -> None:
    assert label_lines("Soviet troops invade Manchuria", 70) == ["1945", "Soviet troops", "invade Manchuria"]


def test_a_word_wider_than_the_room_is_broken_behind_its_dash() -> None:
    assert label_lines("Austria-Hungary", 40) == ["1945", "Austria-", "Hungary"]


def test_a_date_that_is_too_wide_is_broken_at_a_no_break_space() -> None:
    assert label_lines("x", 45, "September\u00a01945") == ["September", "1945", "x"]
    assert label_lines("x", 64, "vers\u00a0506\u00a0av.\u00a0J.-C.") == [
        "vers\u00a0506\u00a0av.",
        "J.-C.",
        "x",
    ]


def divided(title: str, room: float) -> list[str]:
    maker = LabelMaker(replace(make_look(), divide=lambda word: (5, 10, 15)))
    return [
        line.text for part in maker.label(Stack((entry(1, 0, title=title),)), room).parts for line in part
    ][1:]


def test_a_word_wider_than_the_room_is_divided_as_its_language_divides_it() -> None:
    assert divided("Donaudampfschifffahrt", 60) == ["Donaudampf\u00ad", "schifffahrt"]
    assert divided("Österreich-Ungarn", 45) == ["Österreich-", "Ungarn"]


def test_a_hyphen_at_the_end_of_a_line_is_seen_and_not_read() -> None:
    text = label(make_look(), "Donaudampf\u00ad", 0, 0)
    assert (text.text, text.shown, text.drawn[0][0]) == ("Donaudampf\u00ad", "Donaudampf-", "Donaudampf-")
    assert text.width == pytest.approx(make_look().width_of("Donaudampf-", "Helvetica", 8.0))


def test_lines_of_a_divided_word_go_on_inside_it() -> None:
    assert list(joints("Die Donaudampfschifffahrt", ["Die", "Donaudampf\u00ad", "schifffahrt"])) == [
        "line",
        "space",
        "nothing",
    ]


def test_a_word_without_a_dash_is_broken_where_the_room_ends() -> None:
    assert "".join(label_lines("Donaudampfschifffahrt", 30)) == "1945Donaudampfschifffahrt"


@given(entries(most=4), st.floats(1, 200))
def test_no_line_of_a_label_is_wider_than_the_room_but_a_single_character(
    made: list[Entry], room: float
) -> None:
    maker = LabelMaker(make_look())
    for stack in stacked(made):
        label = maker.label(stack, room)
        for line in (line for part in label.parts for line in part):
            assert line.width <= room + 0.02 or len(line.text) == 1
        assert label.height == pytest.approx(maker.height(stack, room))


@given(entries(most=4), st.integers(2, 8))
def test_the_narrowest_label_is_no_higher_than_asked(made: list[Entry], lines: int) -> None:
    look = make_look()
    maker = LabelMaker(look)
    for stack in stacked(made):
        label = maker.narrowest(stack, lines * look.leading, 50, 150)
        assert label is None or (label.height <= lines * look.leading + 0.02 and label.width <= 150.02)


def test_only_a_few_entries_of_one_day_share_a_stack() -> None:
    made = [entry(number, 700_000, date="28 June 1914") for number in range(7)]
    assert [len(stack.entries) for stack in stacked(made)] == [3, 3, 1]


def test_entries_of_one_day_in_different_lanes_have_their_own_labels() -> None:
    made = [entry(0, 700_000, date="d", lane="War"), entry(1, 700_000, date="d", lane="Peace")]
    assert len(stacked(made)) == 2
