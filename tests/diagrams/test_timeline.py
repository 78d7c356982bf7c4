"""Whatever entries are thrown in: all is inside, nothing overlaps, nothing is lost, the order stays."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import dist

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diagrams.support_drawings import (
    crosses,
    entries,
    entry,
    inks,
    keys,
    labels,
    leaders,
    letters,
    make_look,
    marks,
    outline,
    owner,
    shapes,
    tick,
    wide,
)
from factdeck.diagrams.timeline.entries import Entry
from factdeck.diagrams.timeline.legend import MEANINGS
from factdeck.diagrams.timeline.timeline import Stretch, draw_timeline
from factdeck.drawing import Drawing, Ellipse, Line, Polygon, PolyLine, Rect

FORMS = st.tuples(
    st.sampled_from(
        [(500.0, None), (500.0, 200.0), (860.0, 380.0), (180.0, 90.0), (60.0, None), (250.0, 700.0)]
    ),
    st.booleans(),
    st.booleans(),
    st.sampled_from([8.0, 17.0]),
    st.booleans(),
)
QUICK = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


Form = tuple[tuple[float, float | None], bool, bool, float, bool]
"""Width and height, vertical, scaled, size of labels, numbered marks in place of leaders."""
LED = FORMS.filter(lambda form: not form[4])
"""Those whose labels stand behind leaders."""


def drawn(made: Sequence[Entry], form: Form) -> list[Stretch]:
    (width, height), vertical, scaled, size, numbered = form
    look = make_look(min(size, width / 10))
    return draw_timeline(
        made, look, width, height, tick=tick, vertical=vertical, scaled=scaled, across=5 if numbered else 0
    )


@QUICK
@given(entries(), FORMS)
def test_every_label_and_every_line_is_inside(made: list[Entry], form: Form) -> None:
    for stretch in drawn(made, form):
        width, height = stretch.drawing.width, stretch.drawing.height
        for each in labels(stretch.drawing):
            assert each.area.within(width, height), each
        for _, shape in shapes(stretch.drawing):
            area = outline(shape)
            assert area is None or area.within(width, height, slack=3.0), (shape, area)


@QUICK
@given(entries(), FORMS)
def test_no_label_overlaps_another(made: list[Entry], form: Form) -> None:
    for stretch in drawn(made, form):
        for first, second in combinations(labels(stretch.drawing), 2):
            assert not first.area.overlaps(second.area), (first, second)


@QUICK
@given(entries(), FORMS)
def test_no_leader_runs_through_a_label(made: list[Entry], form: Form) -> None:
    for stretch in drawn(made, form):
        for path in leaders(stretch.drawing):
            for each in labels(stretch.drawing):
                assert not crosses(path, each.area), (path, each)


@QUICK
@given(entries(), LED)
def test_no_mark_bar_or_axis_stands_on_a_label(made: list[Entry], form: Form) -> None:
    for stretch in drawn(made, form):
        areas = [
            outline(s) for _, s in shapes(stretch.drawing) if isinstance(s, (Rect, Ellipse, Polygon, Line))
        ]
        for each in labels(stretch.drawing):
            for area in areas:
                assert area is not None and not each.area.overlaps(area, slack=0.6), (each, area)


@QUICK
@given(entries(), FORMS)
def test_the_order_is_kept_and_every_entry_is_shown_once(made: list[Entry], form: Form) -> None:
    stretches = drawn(made, form)
    assert [key for stretch in stretches for key in stretch.keys] == [each.key for each in made]
    for stretch in stretches:
        assert tuple(keys(stretch.drawing)) == stretch.keys


@QUICK
@given(entries(), FORMS)
def test_no_text_is_lost(made: list[Entry], form: Form) -> None:
    said: dict[str, str] = {}
    dates: list[str] = []
    for stretch in drawn(made, form):
        for each in labels(stretch.drawing):
            said[owner(each.key)] = said.get(owner(each.key), "") + letters(each.text)
            dates.append(letters(each.text))
    for one in made:
        assert letters(one.title) + letters(one.text) in said[one.key]
        assert letters(one.date) in "".join(dates)


@QUICK
@given(entries(), FORMS)
def test_a_stretch_is_no_higher_than_asked_but_for_a_single_entry(made: list[Entry], form: Form) -> None:
    height = form[0][1]
    for stretch in drawn(made, form):
        assert height is None or len(stretch.keys) == 1 or stretch.drawing.height <= height + 0.01


@QUICK
@given(entries(), FORMS)
def test_leaders_do_not_cross_each_other(made: list[Entry], form: Form) -> None:
    """Two that start on one side in some order end in that order."""
    for stretch in drawn(made, form):
        paths = [path for path in leaders(stretch.drawing) if len(path) == 4 and form[1]]
        for first, second in combinations(paths, 2):
            if first[0][1] > second[0][1] + 0.01:
                assert first[-1][1] >= second[-1][1] - 0.01


@QUICK
@given(entries(most=8))
def test_the_same_entries_give_the_same_drawing(made: list[Entry]) -> None:
    first, second = (drawn(made, ((500.0, 200.0), False, True, 8.0, False)) for _ in range(2))
    assert [each.drawing for each in first] == [each.drawing for each in second]


@pytest.mark.parametrize("count", [1, 2, 10, 40, 400])
@pytest.mark.parametrize("days", [0, 30, 1_100_000])
@pytest.mark.parametrize("vertical", [False, True])
def test_any_number_of_entries_over_any_time_fits_slides(count: int, days: int, vertical: bool) -> None:
    made = [
        entry(number, 700_000 + days * number // count, title="A treaty is signed in the city")
        for number in range(count)
    ]
    stretches = draw_timeline(made, make_look(17), 860, 380, tick=tick, vertical=vertical)
    assert sum(len(stretch.keys) for stretch in stretches) == count
    assert all(stretch.drawing.height <= 380.01 for stretch in stretches)
    for stretch in stretches:
        found = labels(stretch.drawing)
        assert not any(first.area.overlaps(second.area) for first, second in combinations(found, 2))


def test_a_vertical_axis_has_room_for_the_tick_labels_that_its_final_length_brings() -> None:
    """On the length that is guessed first the months have room for a label, on the final one days or years."""
    made = [
        entry(5, 700_101, date="6 May 1905", title="a", interval=True),
        entry(8, 700_384, date="a", title="a", text="a a a a a"),
        entry(
            7,
            702_992,
            date="8 May 1907",
            title="a leag中中ec中g li-fdkbdbg-bhg a a a a a a a",
            interval=True,
            open_end=True,
        ),
    ]
    for part, told in ((made, ["1918", "1926"]), (made[2:], ["21.9.", "1.10."])):
        (stretch,) = drawn(part, ((500.0, None), True, True, 17.0, False))
        ticks = [each for each in labels(stretch.drawing) if not each.key]
        assert [each.text for each in ticks] == told
        assert all(each.area.left >= 0 for each in ticks), ticks


def test_no_entries_give_no_stretch() -> None:
    assert draw_timeline([], make_look(), 500, tick=tick) == []


def test_twelve_events_fit_the_foot_of_a_page() -> None:
    made = [
        entry(
            number, 700_000 + number * number * 3, title="The powers sign an agreement in the old town hall"
        )
        for number in range(12)
    ]
    (stretch,) = draw_timeline(made, make_look(), 500, 230, tick=tick)
    assert len(stretch.keys) == 12 and stretch.drawing.height <= 200


def test_stretches_share_the_entries_evenly() -> None:
    made = [
        entry(number, 700_000 + number * 40, title="Parliament is dissolved for a second time")
        for number in range(40)
    ]
    counts = [len(stretch.keys) for stretch in draw_timeline(made, make_look(17), 860, 350, tick=tick)]
    assert len(counts) > 1 and max(counts) - min(counts) <= 2, counts


def test_marks_stand_in_proportion_to_the_days_between_them() -> None:
    made = [entry(number, 700_000 + day) for number, day in enumerate((0, 100, 400))]
    (stretch,) = draw_timeline(made, make_look(), 500, tick=tick)
    (x0, y), (x1, _), (x2, _) = marks(stretch.drawing).values()
    assert (x2 - x0) / (x1 - x0) == pytest.approx(4.0)
    assert {round(each[1], 3) for each in marks(stretch.drawing).values()} == {round(y, 3)}


def test_marks_of_the_even_form_stand_at_equal_distances() -> None:
    made = [entry(number, 700_000 + day) for number, day in enumerate((0, 1, 4000))]
    (stretch,) = draw_timeline(made, make_look(), 500, tick=tick, scaled=False)
    (x0, _), (x1, _), (x2, _) = marks(stretch.drawing).values()
    assert x1 - x0 == pytest.approx(x2 - x1)


def test_entries_of_one_day_stand_under_one_date() -> None:
    made = [entry(number, 700_000, date="28 June 1914") for number in range(3)]
    (stretch,) = draw_timeline(made, make_look(), 500, tick=tick)
    said = [each.text for each in labels(stretch.drawing) if each.key]
    assert said == ["28 June 1914", "Title 0", "Title 1", "Title 2"]
    assert len(leaders(stretch.drawing)) == 1


def test_dates_are_bold_and_titles_regular() -> None:
    (stretch,) = draw_timeline([entry(1, 700_000)], make_look(), 500, tick=tick)
    assert [(each.text, each.font) for each in labels(stretch.drawing) if each.key] == [
        ("Date 1", "Helvetica-Bold"),
        ("Title 1", "Helvetica"),
    ]


def test_nothing_is_set_smaller_than_the_small_size() -> None:
    made = [entry(number, 700_000 + number, lane="War", text="More of it") for number in range(9)]
    for stretch in draw_timeline(made, make_look(17), 860, 120, tick=tick):
        assert min(each.size for each in labels(stretch.drawing)) >= 17 * 0.875


def test_the_axis_is_the_strongest_line() -> None:
    made = [entry(number, 700_000 + 40 * number, lane="War", interval=number == 2) for number in range(5)]
    for vertical in (False, True):
        (stretch,) = draw_timeline(made, make_look(), 500, tick=tick, vertical=vertical)
        lines = [
            shape
            for _, shape in shapes(stretch.drawing)
            if isinstance(shape, (Line, PolyLine)) and shape.stroke
        ]
        axis = max(lines, key=lambda shape: shape.stroke.width)
        assert isinstance(axis, Line) and dist(axis.start, axis.end) > 50
        assert sum(shape.stroke.width == axis.stroke.width for shape in lines) == 1


def test_lanes_are_named_once_at_the_axis_and_marks_stand_on_their_lane() -> None:
    made = [
        entry(number, 700_000 + 40 * number, lane=lane)
        for number, lane in enumerate(("War", "Peace", "War", "Peace"))
    ]
    (stretch,) = draw_timeline(made, make_look(), 500, tick=tick)
    names = {each.text: each.area for each in labels(stretch.drawing) if each.text in ("War", "Peace")}
    heights = [y for _, y in marks(stretch.drawing).values()]
    assert names.keys() == {"War", "Peace"}
    assert heights[0] == heights[2] > heights[1] == heights[3]
    assert names["War"].bottom < heights[0] < names["War"].top
    assert names["Peace"].bottom < heights[1] < names["Peace"].top


def test_lanes_keep_their_order_in_every_stretch() -> None:
    made = [
        entry(number, 700_000 + 40 * number, lane=("B", "A")[(number + number // 20) % 2])
        for number in range(40)
    ]
    for stretch in draw_timeline(made, make_look(17), 860, 300, tick=tick):
        names = {each.text: each.area.bottom for each in labels(stretch.drawing) if each.text in ("A", "B")}
        assert names["B"] > names["A"]


def bars_of(drawing: Drawing, key: str) -> list[Rect]:
    return [shape for owner, shape in shapes(drawing) if owner == key and isinstance(shape, Rect)]


def test_an_interval_is_a_bar_as_long_as_its_days() -> None:
    made = [entry(0, 700_000), entry(1, 700_100, 700_300, interval=True), entry(2, 700_400)]
    (stretch,) = draw_timeline(made, make_look(), 500, tick=tick)
    (bar,) = bars_of(stretch.drawing, "event 1")
    found = marks(stretch.drawing)
    assert bar.width / (found["event 2"][0] - found["event 0"][0]) == pytest.approx(0.5, abs=0.01)


def test_bars_that_overlap_in_time_do_not_overlap_on_paper() -> None:
    made = [entry(number, 700_000 + number * 10, 700_500, interval=True) for number in range(12)]
    for vertical in (False, True):
        for stretch in draw_timeline(made, make_look(), 500, 400, tick=tick, vertical=vertical):
            areas = [outline(bar) for key in stretch.keys for bar in bars_of(stretch.drawing, key)]
            assert not any(first.overlaps(second) for first, second in combinations(areas, 2))  # type: ignore[union-attr, arg-type]


def test_an_open_end_fades_in_steps_that_shrink() -> None:
    made = [entry(0, 700_000), entry(1, 700_100, 700_150, interval=True, open_end=True), entry(2, 700_400)]
    (stretch,) = draw_timeline(made, make_look(), 500, tick=tick)
    first, *steps = sorted(bars_of(stretch.drawing, "event 1"), key=lambda bar: bar.x)
    assert len(steps) == 4 and all(step.x > first.x + first.width for step in steps)
    assert [step.width for step in steps] == sorted((step.width for step in steps), reverse=True)


def test_sure_about_and_doubtful_dates_differ_in_form() -> None:
    made = [
        entry(0, 700_000),
        entry(1, 700_100, approximate=True),
        entry(2, 700_200, uncertain=True),
        entry(3, 700_300, approximate=True, uncertain=True),
    ]
    (stretch,) = draw_timeline(made, make_look(), 500, tick=tick)
    forms = set()
    for key, shape in shapes(stretch.drawing):
        if key and isinstance(shape, (Ellipse, Polygon)):
            forms.add((type(shape).__name__, shape.fill == shape.stroke.ink, bool(shape.stroke.dash)))
    assert len(forms) == 4


def test_sure_about_and_doubtful_intervals_differ_in_form() -> None:
    made = [
        entry(0, 700_000, 700_060, interval=True),
        entry(1, 700_100, 700_160, interval=True, approximate=True),
        entry(2, 700_200, 700_260, interval=True, uncertain=True),
    ]
    (stretch,) = draw_timeline(made, make_look(), 500, tick=tick)
    forms = {
        (bar.fill == bar.stroke.ink, bool(bar.stroke.dash))
        for key in stretch.keys
        for bar in bars_of(stretch.drawing, key)
    }
    assert forms == {(True, False), (False, False), (False, True)}


def test_the_days_of_a_month_within_which_an_event_fell_are_marked() -> None:
    made = [entry(0, 700_000), entry(1, 700_100, 700_130), entry(2, 700_400)]
    (stretch,) = draw_timeline(made, make_look(), 500, tick=tick)
    spans = [
        shape for key, shape in shapes(stretch.drawing) if key == "event 1" and isinstance(shape, PolyLine)
    ]
    (span,) = spans
    found = marks(stretch.drawing)
    per_day = (found["event 2"][0] - found["event 0"][0]) / 400
    assert wide(span) == pytest.approx(30 * per_day)


def test_entries_in_any_order_are_drawn_in_that_of_their_dates() -> None:
    made = [entry(2, 700_200), entry(0, 700_000), entry(1, 700_100)]
    (stretch,) = draw_timeline(made, make_look(), 500, tick=tick)
    assert stretch.keys == ("event 0", "event 1", "event 2")


def test_colours_come_from_the_look() -> None:
    look = make_look()
    made = [
        entry(number, 700_000 + number * 50, lane="War", interval=number % 2 == 0, approximate=number == 3)
        for number in range(6)
    ]
    (stretch,) = draw_timeline(made, look, 500, tick=tick)
    allowed = {colour.lower() for colour in (look.ink, look.paper, look.accent, look.second, look.rule)}
    for _, shape in shapes(stretch.drawing):
        assert {ink.colour for ink in inks(shape)} <= allowed


LEGEND = {meaning: f"means {meaning}" for meaning in MEANINGS}


def explained(*made: Entry, **options: object) -> list[str]:
    [stretch] = draw_timeline(made, make_look(), 500, tick=tick, legend=LEGEND, **options)  # type: ignore[arg-type]
    return [label.text for label in labels(stretch.drawing) if label.text.startswith("means")]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, []),
        ({"approximate": True}, ["approximate"]),
        ({"uncertain": True}, ["uncertain"]),
        ({"approximate": True, "uncertain": True}, ["approximate and uncertain"]),
        ({"interval": True, "open_end": True}, ["open"]),
        ({"interval": True, "open_start": True, "approximate": True}, ["approximate", "open"]),
    ],
)
def test_a_form_that_stands_in_a_timeline_is_explained_above_it(
    more: dict[str, bool], told: list[str]
) -> None:
    vague = entry(2, 700_400, 700_420, **more) if "interval" in more else entry(2, 700_400, **more)
    assert explained(entry(1, 700_000), vague) == [f"means {each}" for each in told]


def test_the_time_within_which_an_event_fell_is_explained_where_it_is_drawn() -> None:
    made = entry(1, 700_000), entry(2, 700_100, 700_200)
    assert explained(*made) == ["means within"]
    assert explained(*made, scaled=False) == []


def test_a_swatch_is_the_mark_that_it_explains() -> None:
    [stretch] = draw_timeline(
        [entry(1, 700_000, approximate=True), entry(2, 700_900)], make_look(), 500, tick=tick, legend=LEGEND
    )
    circles = {key: shape for key, shape in shapes(stretch.drawing) if isinstance(shape, Ellipse)}
    own, swatch = circles["event 1"], circles["means approximate"]
    assert (own.rx, own.fill, own.stroke) == (swatch.rx, swatch.fill, swatch.stroke)
    assert swatch.y > own.y


@QUICK
@given(entries(), FORMS)
def test_a_legend_is_inside_and_over_nothing(made: list[Entry], form: Form) -> None:
    (width, height), vertical, scaled, size, numbered = form
    stretches = draw_timeline(
        made,
        make_look(min(size, width / 10)),
        width,
        height,
        tick=tick,
        vertical=vertical,
        scaled=scaled,
        across=5 if numbered else 0,
        legend=LEGEND,
    )
    assert [key for stretch in stretches for key in stretch.keys] == [each.key for each in made]
    for stretch in stretches:
        drawing = stretch.drawing
        assert drawing.height == pytest.approx(stretch.height)
        assert len(stretch.keys) == 1 or height is None or stretch.height <= height + 0.1
        found = labels(drawing)
        assert all(label.area.within(drawing.width, drawing.height) for label in found)
        told = [label for label in found if label.key.startswith("means")]
        for one in told:
            assert not any(one is not other and one.area.overlaps(other.area) for other in found), one
            for key, shape in shapes(drawing):
                area = outline(shape)
                assert area is None or not area.overlaps(one.area), (key, one)


def test_a_lens_stands_clear_of_the_names_of_lanes_beside_it() -> None:
    made = [
        entry(2, 700000, date="3 May 1902", title="a", lane="A rather long name for a lane"),
        entry(0, 700000, 700030, date="1 May 1900", title="a"),
        entry(1, 700001, date="2 May 1901", title="a"),
    ]
    for stretch in drawn(made, ((250.0, 700.0), False, False, 17.0, True)):
        for first, second in combinations(labels(stretch.drawing), 2):
            assert not first.area.overlaps(second.area), (first, second)
