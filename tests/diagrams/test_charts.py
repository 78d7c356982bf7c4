"""Charts: true to their numbers, every label inside and none over another, whatever the numbers are."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diagrams.support_drawings import Label, keys, labels, make_look, outline, shapes, wide
from factdeck.diagrams.chart.chart import draw_chart
from factdeck.diagrams.chart.lines import draw_lines
from factdeck.diagrams.chart.spec import ChartRow, ChartSpec, nice_ticks
from factdeck.drawing import Drawing, Polygon, PolyLine
from factdeck.drawing.affine import Point

NAMES = st.text("abcdefghij KLÄЖ中", min_size=1, max_size=30).map(lambda text: " ".join(text.split()) or "a")
NUMBERS = st.one_of(
    st.none(), st.integers(-5000, 5000).map(float), st.floats(-1e6, 1e6).map(lambda x: round(x, 2))
)


def told(value: float) -> str:
    return f"{value:,.10g}"


@st.composite
def specs(draw: st.DrawFn) -> ChartSpec:
    kind = draw(st.sampled_from(["bar", "line", "pie"]))
    count = draw(st.integers(1, 8 if kind == "pie" else 40))
    categories = tuple(f"{draw(NAMES)} {number}" for number in range(count))
    values = st.integers(1, 10**6).map(float) if kind == "pie" else NUMBERS
    rows = tuple(
        ChartRow(
            draw(NAMES), (draw(st.integers(1, 99).map(float)), *(draw(values) for _ in range(count - 1)))
        )
        for _ in range(1 if kind == "pie" else draw(st.integers(1, 4)))
    )
    return ChartSpec(kind, categories, rows, told, draw(st.sampled_from(["", "thousand people"])))  # type: ignore[arg-type]


FORMS = st.tuples(st.sampled_from([165.0, 250.0, 500.0]), st.sampled_from([7.0, 8.5]))


def drawn(spec: ChartSpec, form: tuple[float, float]) -> Drawing:
    return draw_chart(spec, make_look(form[1]), form[0])


@settings(max_examples=60)
@given(specs(), FORMS)
def test_everything_is_inside(spec: ChartSpec, form: tuple[float, float]) -> None:
    drawing = drawn(spec, form)
    for each in labels(drawing):
        assert each.area.within(drawing.width, drawing.height, slack=1.0), each
    for _, shape in shapes(drawing):
        area = outline(shape)
        assert area is None or area.within(drawing.width, drawing.height, slack=2.0), shape


@pytest.mark.parametrize("first", ["KKKKKK 0", "Konstantinopel 0"])
@pytest.mark.parametrize("last", ["Konstantinopel", "KKKKKKKKKKKK 20"])
@pytest.mark.parametrize("between", [0, 3, 7, 18, 19, 20])
@pytest.mark.parametrize("form", [(165.0, 7.0), (250.0, 8.5)])
def test_first_and_last_names_wider_than_their_parts_of_an_axis_are_inside(
    first: str, last: str, between: int, form: tuple[float, float]
) -> None:
    categories = (first, *(f"K {number}" for number in range(between)), last)
    values = tuple(float(number) for number in range(len(categories)))
    drawing = drawn(ChartSpec("line", categories, (ChartRow("K", values),), told), form)
    found = labels(drawing)
    assert any(each.key == "category 1" for each in found)
    assert all(each.area.within(drawing.width, drawing.height, slack=0.01) for each in found), found
    assert overlapping(found) == []


def overlapping(found: list[Label]) -> list[tuple[str, str]]:
    return [(a.text, b.text) for a, b in combinations(found, 2) if a.area.overlaps(b.area, slack=0.5)]


@settings(max_examples=60)
@given(specs(), FORMS)
def test_no_label_overlaps_another(spec: ChartSpec, form: tuple[float, float]) -> None:
    assert overlapping(labels(drawn(spec, form))) == []


@settings(max_examples=30)
@given(specs(), FORMS)
def test_bars_and_slices_say_every_category_and_number(spec: ChartSpec, form: tuple[float, float]) -> None:
    if spec.kind == "line":
        return
    found = keys(drawn(spec, form))
    for number in range(1, len(spec.categories) + 1):
        assert f"category {number}" in found and f"value {number}, 1" in found


def bars(*values: float | None, width: float = 400) -> list[Polygon]:
    spec = ChartSpec("bar", tuple(map(str, range(len(values)))), (ChartRow("a", values),), told)
    drawing = draw_chart(spec, make_look(8), width)
    return [shape for key, shape in shapes(drawing) if isinstance(shape, Polygon)]


def widths(polygons: list[Polygon]) -> list[float]:
    return [wide(each) for each in polygons]


def test_bars_are_as_long_as_their_numbers() -> None:
    one, two, four = widths(bars(1, 2, 4))
    assert two == pytest.approx(2 * one) and four == pytest.approx(4 * one)


def test_numbers_below_zero_go_the_other_way_from_the_same_line() -> None:
    up, down = bars(3, -3)
    assert min(x for x, _ in up.points) == pytest.approx(max(x for x, _ in down.points))
    assert widths([up]) == pytest.approx(widths([down]))


def test_a_missing_number_has_no_bar_but_says_so() -> None:
    assert len(bars(3, None)) == 1


def test_lines_break_where_a_number_is_missing() -> None:
    row = ChartRow("a", (1.0, 2.0, None, 4.0, 5.0))
    drawing = draw_chart(ChartSpec("line", tuple("abcde"), (row,), told), make_look(8), 300)
    runs = [shape.points for _, shape in shapes(drawing) if isinstance(shape, PolyLine)]
    assert [len(points) for points in runs] == [2, 2]


def test_slices_take_their_share_of_the_circle() -> None:
    spec = ChartSpec("pie", ("a", "b"), (ChartRow("x", (3.0, 1.0)),), told)
    drawing = draw_chart(spec, make_look(8), 300)
    first, second = (s.points for _, s in shapes(drawing) if isinstance(s, Polygon))
    assert area_of(first) == pytest.approx(3 * area_of(second), rel=0.02)


@pytest.mark.parametrize(
    ("values", "expected"),
    [((3.0, 1.0), ["3 (75%)", "1 (25%)"]), ((49.3, 28.9, 21.8), ["49.3", "28.9", "21.8"])],
)
def test_slices_tell_their_shares_unless_the_numbers_are_shares(
    values: tuple[float, ...], expected: list[str]
) -> None:
    spec = ChartSpec("pie", tuple("abc"[: len(values)]), (ChartRow("x", values),), told)
    said = [each.text for each in labels(draw_chart(spec, make_look(8), 300)) if each.text not in "abc"]
    assert sorted(said) == sorted(expected)


def area_of(points: tuple[Point, ...]) -> float:
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise([*points, points[0]]))) / 2


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([12, 41], [0, 10, 20, 30, 40, 50]),
        ([0.2, 0.9], [0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        ([-30, 70], [-40, -20, 0, 20, 40, 60, 80]),
        ([0, 0], [0, 1]),
        ([1_000_000], [0, 200_000, 400_000, 600_000, 800_000, 1_000_000]),
    ],
)
def test_ticks_are_round_numbers_around_all(values: list[float], ticks: list[float]) -> None:
    assert nice_ticks(values) == pytest.approx(ticks)


def test_numbers_of_negative_bars_keep_clear_of_the_names() -> None:
    rows = (ChartRow("Loss", (0.1667, -0.0333, 0.0238, -0.0333)),)
    drawing = drawn(ChartSpec("bar", ("B1", "B3", "B5", "B7"), rows, told), (250.0, 8.5))
    names = [each.area.right for each in labels(drawing) if each.text.startswith("B")]
    numbers = [each.area.left for each in labels(drawing) if each.text.startswith("-")]
    assert len(names) == 4 and len(numbers) == 2
    assert min(numbers) - max(names) >= 8.5


def test_lines_are_drawn_as_low_as_they_may_be_in_the_same_type() -> None:
    spec = ChartSpec("line", ("1990", "2000", "2010"), (ChartRow("Ice", (6.1, 6.2, 4.9)),), told)
    look = make_look(8.0)
    whole, low = draw_lines(spec, look, 300.0), draw_lines(spec, look, 300.0, 100.0)
    assert low.height == pytest.approx(100.0) and whole.height > 150.0
    assert {(each.text, each.size) for each in labels(low)} == {
        (each.text, each.size) for each in labels(whole)
    }
    assert draw_lines(spec, look, 300.0, 5.0).height > 4 * look.leading
