"""Sheets of cards on any paper: a page holds what it held, whatever its size, and what has no room is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdeck.place.box import FlowBox
from factdeck.place.cards.cutting import cut_lines
from factdeck.place.cards.face import Face, fitted_face
from factdeck.place.cards.plan import CardGrid, CutCard, planned_sheets
from factdeck.place.cards.sheets import CardSheets, Furniture
from factdeck.units import Size
from place.support_boxes import paragraph, words

CARD = CutCard("card", Face((words("Front"),)), Face((words("Back"),)))


def sheets(count: int, **options: object) -> CardSheets:
    line = words("A line")
    furniture = Furniture(line, line, (line, line), lambda *_: line)
    return CardSheets(  # type: ignore[arg-type]
        **{
            "cards": (CARD,) * count,
            "columns": 2,
            "rows": 4,
            "backs": "duplex",
            "padding": 10.0,
            "least_room": Size(50, 30),
            "least": 8.0,
            "leading": 12.0,
            "colour": "#000000",
            "furniture": furniture,
            "too_long": lambda _: None,
            **options,
        }
    )


def placed(box: FlowBox, width: float, height: float) -> list[FlowBox]:
    """The box on pages of a size, as they are filled."""
    pages = []
    while parts := box.split(width, height):
        pages.append(parts[0])
        box = parts[1]
    return [*pages, box.fitted(width, height, 0.0)]


@given(st.floats(150, 2000), st.floats(200, 3000), st.integers(1, 20))
def test_each_page_is_just_as_high_as_its_room(width: float, height: float, count: int) -> None:
    assert all(page.height(width) == height for page in placed(sheets(count), width, height))


def test_fewer_rows_stand_on_low_paper_before_there_are_no_cards() -> None:
    assert [page.height(150.0) for page in placed(sheets(1), 150.0, 258.0)] == [258.0, 258.0]


def test_eight_cards_to_a_page_and_as_many_backs() -> None:
    assert len(placed(sheets(8), 500, 700)) == 2
    assert len(placed(sheets(11), 500, 700)) == 4
    assert len(placed(sheets(11, backs="fold"), 500, 700)) == 3


@pytest.mark.parametrize(("count", "pages"), [(8, 2), (9, 2), (10, 2), (11, 4), (16, 4), (20, 4), (21, 6)])
def test_a_row_more_saves_a_sheet_for_the_few_cards_that_are_left(count: int, pages: int) -> None:
    assert len(placed(sheets(count), 500, 700)) == pages


def test_no_type_is_set_smaller_to_save_a_sheet() -> None:
    long = CutCard("card", Face((paragraph(11),)), Face((words("Back"),)))
    shown = placed(sheets(0, cards=(CARD,) * 8 + (long,)), 500, 700)
    assert len(shown) == 4
    assert len(placed(sheets(0, cards=(CARD,) * 8 + (CARD,)), 500, 700)) == 2


def test_cards_narrower_than_they_may_be_stand_in_one_column() -> None:
    assert len(placed(sheets(8, least_room=Size(240, 30), backs="none"), 500, 700)) == 2


def test_a_page_without_room_for_three_lines_takes_no_card() -> None:
    low = sheets(1)
    assert low.split(500, 60) is None
    assert low.fitted(500, 60, 0.0) is low
    assert low.height(500) > 10_000


def test_backs_lie_as_high_as_their_fronts_where_something_stands_above_these() -> None:
    parts = sheets(1).split(500, 600)
    assert parts is not None
    front, rest = parts
    back = rest.fitted(500, 700, 0.0)
    fronts = [item.box.y for item in front.place(0, 100, 500) if item.name == "card front"]
    backs = [item.box.y for item in back.place(0, 0, 500) if item.name == "card back"]
    assert backs == pytest.approx(fronts)


def test_a_short_card_fills_the_room_beside_a_long_one_and_is_read_in_its_place() -> None:
    grid = CardGrid(2, 4, Size(200, 100), 10)
    long = CutCard("long", Face((paragraph(10),)))
    short = CutCard("short", Face((paragraph(2),)))
    (cells,) = planned_sheets([short, long, short, short], grid, 8, lambda _: None)
    assert [(cell.card.name, cell.column, cell.row, cell.rows) for cell in cells] == [
        ("short", 0, 0, 1),
        ("long", 1, 0, 2),
        ("short", 0, 1, 1),
        ("short", 0, 2, 1),
    ]


def test_no_line_crosses_a_card_of_two_cells() -> None:
    grid = CardGrid(1, 2, Size(200, 100), 10)
    (cells,) = planned_sheets([CutCard("long", Face((paragraph(10),)))], grid, 8, lambda _: None)
    level = [line.box for line in cut_lines(cells, grid, 0, 0, "#000000") if line.box.width > 20]
    assert {box.y for box in level} == {0, 200}


def test_a_side_that_no_size_makes_fit_is_none_and_one_that_fits_keeps_its_size() -> None:
    assert fitted_face(Face((paragraph(10),)), Size(200, 60), 8) is None
    kept = fitted_face(Face((paragraph(10),)), Size(200, 120), 8)
    assert kept is not None
    assert kept.texts[0].style.size == 10


@pytest.mark.parametrize(("count", "size"), [(20, 6.98), (60, 10)])
def test_a_word_is_divided_rather_than_set_in_tiny_type(count: int, size: float) -> None:
    face = fitted_face(Face((words("n" * count),)), Size(80, 100), 4.0)
    assert face is not None
    assert face.texts[0].style.size == pytest.approx(size, abs=0.01)
