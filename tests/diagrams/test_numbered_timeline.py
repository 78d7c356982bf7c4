"""A timeline of numbered marks: no leader, no mark behind another, labels in rows in the order of the dates."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from diagrams.support_drawings import (
    Area,
    Label,
    crosses,
    entries,
    entry,
    inks,
    labels,
    make_look,
    outline,
    shapes,
    tick,
)
from factdeck.days import civil, ordinal
from factdeck.diagrams.look import Look
from factdeck.diagrams.timeline.crowds import crowds
from factdeck.diagrams.timeline.entries import Entry
from factdeck.diagrams.timeline.label_grid import columns_of
from factdeck.diagrams.timeline.legend import MEANINGS
from factdeck.diagrams.timeline.lens import LABEL_ROOM
from factdeck.diagrams.timeline.numbered import AXIS, LETTERS
from factdeck.diagrams.timeline.timeline import Stretch, draw_timeline
from factdeck.drawing import Drawing, Ellipse, Line, Polygon, PolyLine, Rect

PLACES = st.sampled_from(
    [(873.0, 349.0, 18.0), (493.0, 164.0, 8.0), (493.0, None, 8.0), (317.0, None, 8.0), (60.0, None, 6.0)]
)
QUICK = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
SLIDE, SHEET = (873.0, 360.0, 18.0), (493.0, None, 8.0)
Place = tuple[float, float | None, float]
"""Width, greatest height and size of labels."""


def drawn(made: Sequence[Entry], place: Place = SHEET, **more: object) -> list[Stretch]:
    width, height, size = place
    given = {"across": 5, "tick": tick, "look": make_look(size), **more}
    return draw_timeline(made, width=width, height=height, **given)  # type: ignore[arg-type]


def the_drawing(made: Sequence[Entry], place: Place = SHEET, **more: object) -> Drawing:
    (stretch,) = drawn(made, place, **more)
    return stretch.drawing


def words_of(drawing: Drawing, key: str) -> list[Label]:
    return [each for each in labels(drawing) if each.key == f"{key} words"]


def number_at(drawing: Drawing, key: str) -> Label:
    (number,) = [each for each in labels(drawing) if each.key == f"{key} mark"]
    return number


def mark_of(drawing: Drawing, key: str) -> Ellipse | Rect | Polygon:
    *_, last = [
        shape
        for owner_key, shape in shapes(drawing)
        if owner_key == f"{key} mark" and isinstance(shape, (Ellipse, Rect, Polygon))
    ]
    return last


def mark_area(drawing: Drawing, key: str) -> Area:
    area = outline(mark_of(drawing, key))
    assert area is not None
    return area


def middle(area: Area) -> float:
    return (area.left + area.right) / 2


def ticks_of(drawing: Drawing) -> list[Label]:
    return [each for each in labels(drawing) if each.key in (AXIS, LETTERS) and each.font == "Helvetica"]


def over_years(count: int, title: str = "Troops march", **more: object) -> list[Entry]:
    return [entry(number, 700_000 + 400 * number, title=title, **more) for number in range(count)]


# marks


@QUICK
@given(entries(), PLACES)
def test_no_mark_is_hidden_by_another(made: list[Entry], place: Place) -> None:
    for stretch in drawn(made, place):
        areas = [mark_area(stretch.drawing, key) for key in stretch.keys]
        for one, other in combinations(areas, 2):
            assert not one.overlaps(other, slack=0.6), (one, other)


@QUICK
@given(entries(), PLACES)
def test_every_mark_has_its_number_inside(made: list[Entry], place: Place) -> None:
    numbers = []
    for stretch in drawn(made, place):
        for key in stretch.keys:
            number, area = number_at(stretch.drawing, key), mark_area(stretch.drawing, key)
            assert area.left <= number.area.left and number.area.right <= area.right
            assert number.area.left - area.left == pytest.approx(area.right - number.area.right)
            numbers.append(int(number.text))
    assert numbers == list(range(1, len(made) + 1))


@QUICK
@given(entries(), PLACES)
def test_nothing_runs_through_a_label(made: list[Entry], place: Place) -> None:
    for stretch in drawn(made, place):
        drawing = stretch.drawing
        lines = [shape for _, shape in shapes(drawing) if isinstance(shape, (Line, PolyLine))]
        for each in (label for key in stretch.keys for label in words_of(drawing, key)):
            for line in lines:
                path = [line.start, line.end] if isinstance(line, Line) else list(line.points)
                assert not crosses(path, each.area), (path, each)


@QUICK
@given(entries(), PLACES)
def test_no_shape_stands_on_the_words(made: list[Entry], place: Place) -> None:
    for stretch in drawn(made, place):
        areas = [outline(s) for _, s in shapes(stretch.drawing) if isinstance(s, (Rect, Ellipse, Polygon))]
        for each in (label for key in stretch.keys for label in words_of(stretch.drawing, key)):
            assert not any(area and area.overlaps(each.area, slack=0.6) for area in areas), each


def test_marks_stand_in_proportion_to_the_days_between_them() -> None:
    drawing = the_drawing([entry(number, 700_000 + day) for number, day in enumerate((0, 100, 400))])
    first, second, third = (middle(mark_area(drawing, f"event {number}")) for number in range(3))
    assert (third - first) / (second - first) == pytest.approx(4.0)


def test_two_marks_too_near_stand_above_each_other_at_their_own_days() -> None:
    made = [entry(0, 700_000), entry(1, 700_002), entry(2, 700_400), entry(3, 700_200)]
    drawing = the_drawing(made)
    low, high, far = (mark_area(drawing, f"event {number}") for number in range(3))
    assert (middle(far) - middle(low)) / (middle(far) - middle(high)) == pytest.approx(400 / 398)
    assert high.bottom > low.top - 0.6 and low.bottom == far.bottom
    assert not [shape for key, shape in shapes(drawing) if key == AXIS and isinstance(shape, Rect)]


def test_marks_of_different_lanes_differ_in_colour_and_form() -> None:
    lanes = ("War", "Peace", "Court", "Trade", "Church", "Art")
    made = [entry(number, 700_000 + 300 * number, lane=lane) for number, lane in enumerate(lanes)]
    drawing = the_drawing(made)
    shown = [mark_of(drawing, f"event {number}") for number in range(6)]
    forms = [(type(shape).__name__, len(shape.outline[0][1])) for shape in shown]
    seen = [(type(shape).__name__, len(list(shape.outline)), inks(shape)[0].colour) for shape in shown]
    assert len(set(seen)) == 6
    assert len({each[:2] for each in seen[:4]}) == 4, forms
    assert len({each[2] for each in seen[:3]}) == 3


def test_numbers_are_white_and_bold() -> None:
    drawing = the_drawing(over_years(3))
    for key, text in shapes(drawing):
        if key.endswith("mark") and hasattr(text, "face"):
            assert (text.face.name, text.ink.colour) == ("Helvetica-Bold", "#ffffff")


def test_about_and_doubtful_dates_have_open_marks_of_different_borders() -> None:
    made = [
        entry(0, 700_000),
        entry(1, 700_300, approximate=True),
        entry(2, 700_600, uncertain=True),
        entry(3, 700_900, approximate=True, uncertain=True),
    ]
    drawing = the_drawing(made)
    found = [mark_of(drawing, f"event {number}") for number in range(4)]
    assert [shape.fill.colour == "#ffffff" for shape in found] == [False, True, True, True]  # type: ignore[union-attr]
    assert len({shape.stroke.dash for shape in found[1:]}) == 3  # type: ignore[union-attr]


# intervals


def bars(drawing: Drawing, key: str) -> list[Rect]:
    return [shape for owner, shape in shapes(drawing) if owner == f"{key} time" and isinstance(shape, Rect)]


def test_an_interval_is_a_bar_as_long_as_its_days_behind_its_mark() -> None:
    made = [entry(0, 700_000), entry(1, 700_100, 700_300, interval=True), entry(2, 700_400)]
    drawing = the_drawing(made)
    (bar,) = bars(drawing, "event 1")
    first, last = (middle(mark_area(drawing, f"event {number}")) for number in (0, 2))
    assert bar.width / (last - first) == pytest.approx(0.5, abs=0.01)
    order = [key for key, shape in shapes(drawing) if isinstance(shape, (Rect, Ellipse))]
    assert order.index("event 1 time") < order.index("event 0 mark")


def test_the_mark_of_a_bar_moves_along_it_where_another_stands_at_its_beginning() -> None:
    made = [entry(0, 700_000), entry(1, 700_000, 700_300, interval=True), entry(2, 700_400)]
    drawing = the_drawing(made)
    point, moved = (mark_area(drawing, f"event {number}") for number in (0, 1))
    assert moved.bottom == point.bottom and moved.left == pytest.approx(point.right)
    assert bars(drawing, "event 1")[0].x == pytest.approx(middle(point), abs=1.0)


def test_bars_that_overlap_in_time_do_not_overlap_on_paper() -> None:
    made = [entry(number, 700_000 + number * 40, 700_500, interval=True) for number in range(5)]
    drawing = the_drawing(made)
    areas = [outline(bar) for number in range(5) for bar in bars(drawing, f"event {number}")]
    assert not any(one.overlaps(other) for one, other in combinations(areas, 2))  # type: ignore[union-attr, arg-type]


@pytest.mark.parametrize(
    ("look", "hatched"),
    [
        (make_look(), True),
        (replace(make_look(), for_print=False), False),
        (replace(make_look(), for_print=False, second="#8c1c13"), True),
    ],
    ids=["paper", "screen", "one colour"],
)
def test_bars_are_hatched_on_paper_and_where_a_theme_has_one_colour(look: Look, hatched: bool) -> None:
    made = [entry(0, 700_000), entry(1, 700_100, 700_300, interval=True), entry(2, 700_400)]
    drawing = the_drawing(made, look=look)
    lines = [shape for key, shape in shapes(drawing) if key == "event 1 time" and isinstance(shape, Line)]
    assert (len(lines) > 10) is hatched
    (bar,) = bars(drawing, "event 1")
    assert all(
        bar.y - 0.1 <= y <= bar.y + bar.height + 0.1 for line in lines for _, y in (line.start, line.end)
    )


def test_a_long_time_within_which_an_event_fell_is_drawn_and_explained_a_short_one_not() -> None:
    legend = {meaning: f"means {meaning}" for meaning in MEANINGS}
    for days, told in ((30, []), (300, ["means within"])):
        made = [entry(0, 700_000), entry(1, 700_400, 700_400 + days), entry(2, 701_000)]
        drawing = the_drawing(made, legend=legend)
        assert [each.text for each in labels(drawing) if each.text.startswith("means")] == told
        assert any(key == "event 1 time" for key, _ in shapes(drawing)) is bool(told)


# labels


@QUICK
@given(entries(), PLACES)
def test_labels_stand_in_rows_in_the_order_of_the_dates(made: list[Entry], place: Place) -> None:
    for stretch in drawn(made, place):
        firsts = [words_of(stretch.drawing, key)[0] for key in stretch.keys]
        places = [(-round(each.area.top, 2), each.area.left) for each in firsts]
        assert places == sorted(places)


def test_ten_labels_stand_in_two_rows_of_five_equal_columns() -> None:
    drawing = the_drawing(over_years(10), SLIDE)
    firsts = [words_of(drawing, f"event {number}")[0].area for number in range(10)]
    axis = [mark_area(drawing, f"event {number}") for number in range(10)]
    assert all(each.bottom > axis[0].top for each in firsts[:5])
    assert all(each.top < axis[0].bottom for each in firsts[5:])
    assert [each.left for each in firsts[:5]] == pytest.approx([each.left for each in firsts[5:]])
    steps = [other.left - one.left for one, other in pairwise(firsts[:5])]
    assert steps == pytest.approx([steps[0]] * 4) and firsts[0].left == pytest.approx(0.0)


@pytest.mark.parametrize(
    ("count", "width", "size", "columns"),
    [
        (1, 873, 18, 1),
        (3, 873, 18, 3),
        (4, 873, 18, 4),
        (5, 873, 18, 3),
        (8, 873, 18, 4),
        (10, 873, 18, 5),
        (12, 873, 18, 6),
        (10, 317, 8, 5),
        (10, 317, 18, 2),
        (3, 60, 8, 1),
    ],
)
def test_few_labels_have_wide_columns_and_narrow_pages_few(
    count: int, width: float, size: float, columns: int
) -> None:
    assert columns_of(count, 5, width, size) == columns


def test_a_label_has_its_number_then_its_date_in_bold_then_the_event() -> None:
    drawing = the_drawing([entry(0, 700_000, date="28 June 1914", title="Shots")])
    assert [(each.text, each.font) for each in words_of(drawing, "event 0")] == [
        ("1", "Helvetica-Bold"),
        ("28 June 1914", "Helvetica-Bold"),
        ("Shots", "Helvetica"),
    ]


def test_type_gets_smaller_before_a_timeline_goes_on() -> None:
    made = over_years(
        10, title="Parliament is dissolved for the second time in a year and the king goes abroad"
    )
    (roomy,), (tight,) = drawn(made, (873.0, 420.0, 18.0)), drawn(made, (873.0, 330.0, 18.0))
    sizes = [words_of(each.drawing, "event 0")[0].size for each in (roomy, tight)]
    assert sizes[0] == 18 and 15.75 <= sizes[1] < 18
    assert len(drawn(made, (873.0, 200.0, 18.0))) > 1


@pytest.mark.parametrize(("count", "parts"), [(12, [12]), (13, [7, 6]), (30, [10, 10, 10])])
def test_twelve_events_stand_together_and_more_in_even_parts(count: int, parts: list[int]) -> None:
    stretches = drawn(over_years(count), SLIDE)
    assert [len(stretch.keys) for stretch in stretches] == parts
    assert number_at(stretches[-1].drawing, f"event {count - 1}").text == str(count)


def test_a_part_that_goes_on_keeps_numbers_and_forms() -> None:
    made = [entry(number, 700_000 + 300 * number, lane=("War", "Peace")[number % 2]) for number in range(4)]
    whole = the_drawing(made)
    part = the_drawing(made[3:], first_number=4, lanes=("War", "Peace"))
    assert number_at(part, "event 3").text == "4"
    assert type(mark_of(part, "event 3")) is type(mark_of(whole, "event 3")) is Rect
    assert mark_of(part, "event 3").fill == mark_of(whole, "event 3").fill


def test_forms_may_be_explained_once() -> None:
    legend = {meaning: f"means {meaning}" for meaning in MEANINGS}
    made = over_years(26, approximate=True)
    for once, told in ((False, 3), (True, 1)):
        found = [each for s in drawn(made, legend=legend, explain_once=once) for each in labels(s.drawing)]
        assert sum(each.text == "means approximate" for each in found) == told


def test_a_low_drawing_on_a_slide_has_wider_gaps_beside_its_labels_one_on_paper_not() -> None:
    made = over_years(6)
    screen = replace(make_look(18), for_print=False)
    low, roomy = the_drawing(made, SLIDE), the_drawing(made, SLIDE, look=screen)
    assert low.height + 20 < roomy.height <= 0.85 * 360 + 0.01
    assert mark_area(roomy, "event 0").bottom > mark_area(low, "event 0").bottom


# the axis


def test_an_axis_has_one_break_at_most() -> None:
    days = (0, 50, 4000, 4050, 9000, 9050, 30_000, 30_050)
    made = [entry(number, 700_000 + day) for number, day in enumerate(days)]
    drawing = the_drawing(made, SLIDE)
    slants = [
        shape
        for key, shape in shapes(drawing)
        if key == AXIS
        and isinstance(shape, Line)
        and 0 < abs(shape.start[0] - shape.end[0]) < 10
        and abs(shape.start[1] - shape.end[1]) > 5
    ]
    assert len(slants) == 2


@QUICK
@given(st.lists(st.integers(600_000, 740_000), min_size=2, max_size=12, unique=True))
def test_the_first_and_the_last_year_are_named(days: list[int]) -> None:
    made = [entry(number, day) for number, day in enumerate(sorted(days))]
    drawing = the_drawing(made, SLIDE)
    lowest = min(each.area.bottom for each in ticks_of(drawing))
    told = [each.text for each in ticks_of(drawing) if each.area.bottom == lowest]
    first, last = (str(civil(int(each.start))[0]) for each in (made[0], made[-1]))
    assert first in told[0] and (last in told[-1] or len(told) == 1), (first, last, told)


def test_no_tick_tells_of_a_year_after_the_last_date() -> None:
    whole = entry(0, ordinal(1914, 1, 1), ordinal(1919, 1, 1), interval=True)
    told = [each.text for each in ticks_of(the_drawing([whole, entry(1, ordinal(1916, 7, 1))]))]
    assert (told[0], told[-1]) == ("04/1914", "10/1918")


@QUICK
@given(entries(), PLACES)
def test_tick_labels_stand_under_their_ticks(made: list[Entry], place: Place) -> None:
    for stretch in drawn(made, place):
        ticks = [
            shape.start[0]
            for key, shape in shapes(stretch.drawing)
            if key == AXIS and isinstance(shape, Line) and shape.start[0] == shape.end[0]
        ]
        for each in ticks_of(stretch.drawing):
            room = each.size * LABEL_ROOM
            lenses = [(inset.x + room, inset.x + inset.width - room) for inset in insets(stretch.drawing)]
            moved = any(
                abs(each.area.left - left) < 0.1 or abs(each.area.right - right) < 0.1
                for left, right in ((0.0, place[0]), *lenses)
            )
            assert moved or min(abs(middle(each.area) - x) for x in ticks) < 0.1, each


# the lens


def insets(drawing: Drawing) -> list[Rect]:
    return [shape for key, shape in shapes(drawing) if key == AXIS and isinstance(shape, Rect)]


AUGUST = [entry(number, 700_000 + day) for number, day in enumerate((0, 180, 185, 186, 300, 446))]


def test_three_marks_within_half_an_inch_are_told_apart_in_a_lens() -> None:
    drawing = the_drawing(AUGUST, SLIDE)
    (inset,) = insets(drawing)
    assert inset.width == pytest.approx(268, abs=10), (
        "three inches, and as much more as keeps its words on one level"
    )
    first, second, third = (middle(mark_area(drawing, f"event {number}")) for number in (1, 2, 3))
    assert (third - first) / (second - first) == pytest.approx(6 / 5)
    for number in (1, 2, 3):
        area = mark_area(drawing, f"event {number}")
        assert inset.x <= area.left and area.right <= inset.x + inset.width
        assert inset.y <= area.bottom and area.top <= inset.y + inset.height


def test_what_a_lens_shows_has_a_stroke_at_its_own_day_on_the_axis() -> None:
    drawing = the_drawing(AUGUST, SLIDE)
    begin, end = (middle(mark_area(drawing, f"event {number}")) for number in (0, 5))
    for number, day in ((1, 180), (2, 185), (3, 186)):
        (stroke,) = [
            shape
            for key, shape in shapes(drawing)
            if key == f"event {number} mark"
            and isinstance(shape, Line)
            and abs(shape.start[1] - shape.end[1]) == pytest.approx(16.2)
        ]
        assert (stroke.start[0] - begin) / (end - begin) == pytest.approx(day / 446)


def test_a_lens_names_its_days() -> None:
    drawing = the_drawing(AUGUST, SLIDE)
    (inset,) = insets(drawing)
    told = [each.text for each in ticks_of(drawing) if inset.y < each.area.bottom < inset.y + inset.height]
    assert len(told) >= 3 and told[0] == tick(*civil(700_180), "day")


def test_no_label_of_a_lens_touches_its_frame() -> None:
    drawing = the_drawing(AUGUST, SLIDE)
    (inset,) = insets(drawing)
    labels = [each for each in ticks_of(drawing) if inset.y < each.area.bottom < inset.y + inset.height]
    least = 0.3 * min(each.area.top - each.area.bottom for each in labels)
    for each in labels:
        assert each.area.left - inset.x > least
        assert inset.x + inset.width - each.area.right > least


def test_two_crowds_have_a_lens_each_and_these_do_not_overlap() -> None:
    days = (0, 1, 2, 200, 201, 202, 1500)
    drawing = the_drawing([entry(number, 700_000 + day) for number, day in enumerate(days)], SLIDE)
    one, other = (outline(inset) for inset in insets(drawing))
    assert one and other and not one.overlaps(other)


def test_events_of_one_day_have_no_lens() -> None:
    made = [*(entry(number, 700_000) for number in range(4)), entry(4, 700_900)]
    drawing = the_drawing(made)
    assert not insets(drawing)
    bottoms = [mark_area(drawing, f"event {number}").bottom for number in range(4)]
    assert bottoms == sorted(bottoms) and len(set(bottoms)) == 4


@given(st.lists(st.floats(0, 1000), min_size=1, max_size=40).map(sorted))
def test_no_three_places_within_reach_are_left_outside_crowds_unless_they_are_the_same(
    places: list[float],
) -> None:
    found = crowds(places, 36.0, 20.0)
    assert all(one.stop <= other.start for one, other in pairwise(found))
    assert all(len(crowd) >= 3 for crowd in found)
    inside = {number for crowd in found for number in crowd}
    left = [place for number, place in enumerate(places) if number not in inside]
    for one, _, other in zip(left, left[1:], left[2:], strict=False):
        assert other - one > 36.0 or other == one


def test_lanes_are_named_in_their_colour_at_the_left_and_marks_stand_beside_the_names() -> None:
    made = [
        entry(number, 700_000 + 300 * number, lane=lane)
        for number, lane in enumerate(("War", "Peace", "War", "Peace"))
    ]
    drawing = the_drawing(made)
    names = {each.text: each.area for each in labels(drawing) if each.text in ("War", "Peace")}
    for number, lane in enumerate(("War", "Peace")):
        area = mark_area(drawing, f"event {number}")
        assert names[lane].right < area.left and area.bottom < names[lane].bottom < names[lane].top < area.top


def lines_at_the_axis(drawing: Drawing) -> list[Line]:
    return [shape for _, shape in shapes(drawing) if isinstance(shape, Line)]


def test_a_day_without_a_label_has_a_stroke_at_its_place_between_the_marks() -> None:
    made = [entry(n, ordinal(year, 1, 1)) for n, year in enumerate((1800, 1825, 1850, 1875, 1900))]
    days = [float(ordinal(year, 6, 1)) for year in (1801, 1810, 1837, 1899)]
    without, with_strokes = (the_drawing(made, SLIDE, others=others) for others in ((), days))
    new = len(lines_at_the_axis(with_strokes)) - len(lines_at_the_axis(without))
    assert new == len(days)
    assert (with_strokes.width, with_strokes.height) == (without.width, without.height)


def test_each_part_of_a_timeline_has_the_strokes_from_its_first_entry_to_the_next_parts() -> None:
    made = [entry(n, ordinal(1800 + 10 * n, 1, 1)) for n in range(24)]
    days = [float(ordinal(1800 + 10 * n + 5, 1, 1)) for n in range(24)]
    parts, bare = drawn(made, SLIDE, others=days), drawn(made, SLIDE)
    assert [stretch.keys for stretch in parts] == [stretch.keys for stretch in bare]
    for stretch in parts:
        first, last = (int(key.split()[1]) for key in (stretch.keys[0], stretch.keys[-1]))
        assert len(stretch.plan.others) == last - first + 1  # type: ignore[attr-defined]
