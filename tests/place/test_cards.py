"""Cards beside and below each other: equally high, in large type first, never below the smallest."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from factdeck.place.boxes.card import Card, Cards
from factdeck.scene import TextItem
from place.support_boxes import words

SHORT, LONG = (
    "Two words",
    "An option that is long enough to take several lines of the card that it stands in ",
)


def cards(*texts: str) -> Cards:
    made = [Card(text=words(text), padding=5, stroke="#000000", stroke_width=1) for text in texts]
    return Cards(cards=made, gutter=10)


def boxes(made: Cards, width: float = 300) -> list[tuple[float, float, float, float]]:
    items = made.place(0, 0, width)
    return [(i.box.x, i.box.y, i.box.width, round(i.box.height, 6)) for i in items if isinstance(i, TextItem)]


def test_cards_fill_their_place_in_two_columns() -> None:
    made = cards(SHORT, SHORT, SHORT, SHORT).fitted(300, 110, 6)
    assert boxes(made) == [(0, 0, 145, 50), (155, 0, 145, 50), (0, 60, 145, 50), (155, 60, 145, 50)]


def test_six_cards_take_three_rows() -> None:
    assert len({y for _, y, _, _ in boxes(cards(*[SHORT] * 6).fitted(300, 120, 6))}) == 3


def test_long_texts_are_set_smaller_until_they_fit() -> None:
    made = cards(LONG * 2, SHORT, SHORT, SHORT)
    room = made.height(300) - 5
    assert made.fitted(300, room, 6).height(300) <= room
    assert made.fitted(300, room, 6).cards[0].text.style.size < 10


def test_no_text_is_set_smaller_than_the_smallest() -> None:
    made = cards(LONG * 8, SHORT, SHORT).fitted(300, 40, 9)
    assert made.height(300) > 40
    assert all(card.text.style.size >= 9 for card in made.cards)


@pytest.mark.parametrize("tick", ["", "#ff0000"])
def test_lines_break_alike_with_and_without_a_tick(tick: str) -> None:
    card = Card(text=words(LONG), padding=5, stroke="#000000", stroke_width=1, tick=tick)
    assert card.height(150) == Card(text=words(LONG), padding=5, stroke="#000000", stroke_width=1).height(150)


def test_one_long_text_makes_its_own_row_higher_where_rows_of_one_height_have_no_room() -> None:
    made = cards(SHORT, SHORT, LONG * 2, SHORT)
    uneven = made.cards[0].height(145) + 10 + made.cards[2].height(145)
    assert made.height(300) > uneven
    fitted = made.fitted(300, uneven, 10)
    heights = [height for _, _, _, height in boxes(fitted)]
    assert fitted.height(300) == pytest.approx(uneven)
    assert heights[0] == heights[1] < heights[2] == heights[3]


def test_a_question_keeps_its_options_together_down_to_the_smallest_type() -> None:
    made = cards(*[LONG * 3] * 6)
    at_seven_tenths, at_six = (
        replace(made, cards=[card.resized(scale) for card in made.cards]).height(300) for scale in (0.7, 0.6)
    )
    assert at_six < at_seven_tenths
    assert made.fitted(300, at_six, 6).height(300) <= at_six


def test_cards_stand_closer_before_they_go_on_on_another_slide() -> None:
    made = cards(*[SHORT] * 6)
    tight = made.height(300) - 20
    assert made.fitted(300, tight, 10).height(300) <= tight
    assert made.fitted(300, made.height(300), 10).cards[0].padding == 5
