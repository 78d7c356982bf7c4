"""What boxes tell of themselves in other sizes of type is what they are when they are set in these."""

from __future__ import annotations

from math import ceil

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factdeck.place.box import FlowBox, natural_height, scaled_box, scaled_height
from factdeck.place.boxes.beside import Beside, Stack
from factdeck.place.boxes.grid import Grid
from factdeck.place.boxes.row import GridCell, GridRow
from factdeck.place.boxes.rules import Rule
from factdeck.place.boxes.text_box import TextBox
from factdeck.place.spreading import MANY, slides_for
from factdeck.place.type_sizes import smaller_table
from factdeck.place.widths import AsWide
from factdeck.scene import Run
from factdeck.units import Box
from place.support_boxes import STYLE

SCALES = st.sampled_from([0.5, 0.76, 0.95, 1.0, 1.05, 1.3, 2.35])
WIDTHS = st.floats(25, 400)
WORDS = st.sampled_from(
    [
        "a",
        "the",
        "Manchuria",
        "neutrality",
        "twenty-four",
        "hyphen\u00adation",
        "一中国人大学",
        "No.\u00a05",
        "example.org/a/long/one",
        "\n",
    ]
)


@st.composite
def texts(draw: st.DrawFn) -> TextBox:
    """Of several runs, one of them smaller and in bold, set in any way that styles have."""
    style = replace(
        STYLE,
        align=draw(st.sampled_from(["left", "center", "justify"])),
        hyphenate=draw(st.booleans()),
        whole_addresses=draw(st.booleans()),
        indent=draw(st.sampled_from([0.0, 12.0])),
    )
    small = replace(style.text_style(bold=True), size=6.2)
    runs = [
        Run(" ".join(draw(st.lists(WORDS, max_size=9))) + " ", each, "en")
        for each in draw(st.lists(st.sampled_from([style.text_style(), small]), max_size=3))
    ]
    return TextBox(
        runs=tuple(runs),
        style=style,
        first_line=draw(st.sampled_from([0.0, 9.0])),
        balance=draw(st.booleans()),
        space_before=draw(st.sampled_from([0.0, 4.0])),
        space_after=draw(st.sampled_from([0.0, 6.0])),
    )


@st.composite
def tables(draw: st.DrawFn) -> Grid:
    rows = [
        GridRow(cells=[GridCell(texts=draw(st.lists(texts(), min_size=1, max_size=2))) for _ in range(2)])
        for _ in range(draw(st.integers(1, 5)))
    ]
    return Grid(
        columns=(draw(st.sampled_from([40.0, 90.0, AsWide(60.0, least=20.0, room=3.0)])), None),
        rows=rows,
        padding=(2.0, 3.0, 1.0, 4.0),
        header_rows=draw(st.integers(0, 1)),
        alike=draw(st.sampled_from([(), tuple(rows)])),
    )


def columns_of(boxes: list[TextBox]) -> Beside:
    columns: list[list[FlowBox]] = [
        [Rule(weight=5.0, colour="#000000"), Stack(texts=[box, box])] for box in boxes
    ]
    return Beside(columns=columns, gutter=10.0, per_row=2, row_gap=7.0)


@given(texts(), WIDTHS, SCALES)
def test_a_text_tells_how_high_it_would_be(text: TextBox, width: float, scale: float) -> None:
    assert text.height_at(width, scale) == text.resized(scale).height(width)


@given(texts(), WIDTHS, SCALES)
def test_a_text_in_another_size_is_set_as_if_no_other_had_been(
    text: TextBox, width: float, scale: float
) -> None:
    other = text.resized(scale)
    assert other.lines(width) == other.changed().lines(width)
    assert [*other.too_wide(width)] == [*other.changed()._all_lines(width).too_wide]


@given(texts(), WIDTHS, SCALES)
def test_a_line_that_holds_each_word_divides_none(text: TextBox, width: float, scale: float) -> None:
    if text.holds_each_word(width, scale):
        assert text.resized(scale)._all_lines(width).too_wide == []


@given(st.lists(texts(), max_size=4), WIDTHS, SCALES)
def test_texts_tell_how_high_they_would_be_with_the_room_between_them(
    boxes: list[TextBox], width: float, scale: float
) -> None:
    assert scaled_height(boxes, width, scale) == natural_height(
        [scaled_box(box, scale) for box in boxes], width
    )


@given(st.lists(texts(), min_size=1, max_size=4), WIDTHS, SCALES)
def test_columns_tell_how_high_they_would_be(boxes: list[TextBox], width: float, scale: float) -> None:
    made = columns_of(boxes)
    assert made.height_at(width, scale) == made.resized(scale).height(width)


@given(tables(), st.floats(120, 400), SCALES)
def test_a_table_tells_how_high_it_would_be_and_has_the_same_columns(
    table: Grid, width: float, scale: float
) -> None:
    fresh = replace(table, _known={}, _measured={}).resized(scale)
    assert table.height_at(width, scale) == fresh.height(width)
    assert table.resized(scale).column_widths(width) == fresh.column_widths(width)


@given(tables(), st.floats(120, 400), SCALES, st.floats(30, 300))
def test_a_table_has_no_fewer_parts_than_it_tells(
    table: Grid, width: float, scale: float, height: float
) -> None:
    at = Box(0, 0, width, height)
    assert table.fewest_parts(width, height, scale) <= slides_for([table.resized(scale)], at, MANY)


@given(tables(), st.floats(120, 400), st.floats(30, 300), st.integers(1, 2))
def test_a_smaller_table_is_the_first_that_needs_the_fewest_slides(
    table: Grid, width: float, height: float, columns: int
) -> None:
    at = Box(0, 0, width, height)
    counts = {
        scale: ceil(slides_for([table.resized(scale)], at, MANY) / columns)
        for scale in (1.0, 0.95, 0.9, 0.85, 0.8)
    }
    found = smaller_table(table, at, 4.0, columns)
    best = min(counts, key=counts.__getitem__) if counts[1.0] <= 3 else 1.0
    assert found.smallest_size == table.smallest_size * best
