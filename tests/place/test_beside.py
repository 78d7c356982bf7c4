"""Columns beside each other: in the largest type that surely fits their place."""

from __future__ import annotations

from collections import Counter

import pytest

from factdeck.place.box import scaled_box
from factdeck.place.boxes.beside import Beside, Ground, Stack
from factdeck.place.boxes.text_box import TextBox
from factdeck.place.lines import natural_width
from factdeck.place.spreading import MANY, spread
from factdeck.units import Box
from place.support_boxes import words

LINE = "Her mother saw to it"


def fitted_size(spare: float) -> float:
    """The size that a column of two lines gets in a place of their height, with so many points free beside the first."""
    made = Beside(columns=[[words(f"{LINE} {LINE}")]], gutter=0.0, per_row=1)
    width = natural_width(words(LINE).runs) + spare
    assert made.height(width) == 24.0
    return made.fitted(width, 24.0, 6.0).smallest_size


def test_a_line_that_only_just_fits_is_set_smaller_as_other_programs_may_set_it_wider() -> None:
    assert fitted_size(0.1) < 10.0


def test_a_line_with_room_beside_it_keeps_its_size() -> None:
    assert fitted_size(2.0) == 10.0


def test_a_frame_holds_the_line_more_that_other_programs_may_set() -> None:
    stack = Stack(texts=[words(f"{LINE} {LINE}")])
    tight, roomy = (natural_width(words(LINE).runs) + spare for spare in (0.1, 2.0))
    [high], [low] = stack.place(0.0, 0.0, tight), stack.place(0.0, 0.0, roomy)
    assert stack.height(tight) == stack.height(roomy) == 24.0
    assert (high.box.height, low.box.height) == (36.0 + 0.6 * 12.0, 24.0 + 0.6 * 12.0)


def test_fewer_columns_stand_beside_each_other_where_their_words_would_be_divided() -> None:
    long = natural_width(words("Mathematician").runs)
    made = Beside(columns=[[words(f"Mathematician {n}")] for n in range(5)], gutter=10.0, per_row=6)
    fitted = made.fitted(long * 4, 200.0, 10.0)
    assert isinstance(fitted, Beside) and fitted.per_row == 3
    assert not any(fitted.too_wide(long * 4))
    assert made.fitted(long * 7, 200.0, 10.0).per_row == 6  # type: ignore[attr-defined]


def test_texts_of_words_wider_than_their_column_are_set_smaller_by_themselves() -> None:
    date, said = scaled_box(words("10\u00a0December\u00a01815"), 3.0), words("She was born")
    width = natural_width(date.runs) * 0.7
    made = Beside(columns=[[Stack(texts=[date, said])], [Stack(texts=[date])]], gutter=0.0, per_row=1)
    fitted = made.fitted(width, 400.0, 10.0)
    assert isinstance(fitted, Beside) and not any(fitted.too_wide(width))
    sizes = [text.style.size for [box] in fitted.columns if isinstance(box, Stack) for text in box.texts]
    assert sizes[0] == sizes[2] < 30.0 and sizes[1] >= 10.0


def test_a_column_that_is_left_alone_in_its_row_takes_all_of_it_where_it_would_be_too_high() -> None:
    long = words(" ".join([LINE] * 12))
    made = Beside(columns=[[words("One")], [words("Two")], [long]], gutter=0.0, per_row=2)
    height = long.height(400.0) + 1.0
    assert height < long.height(200.0)
    parts = made.split(400.0, height)
    assert parts is not None
    assert [part.height(400.0) <= height for part in parts] == [True, True]


def test_so_does_a_single_column() -> None:
    made = Beside(columns=[[words(" ".join([LINE] * 12))]], gutter=0.0, per_row=2)
    room = made.columns[0][0].height(380.0)
    assert made.fitted(400.0, room, 10.0).height(400.0) <= room


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often texts are asked for their height, and for their words."""
    counter: Counter[str] = Counter()
    height, said = TextBox.height, TextBox.words

    def counted_height(self: TextBox, width: float) -> float:
        counter["height"] += 1
        return height(self, width)

    def counted_words(self: TextBox) -> int:
        counter["words"] += 1
        return said(self)

    monkeypatch.setattr(TextBox, "height", counted_height)
    monkeypatch.setattr(TextBox, "words", counted_words)
    return counter


def six_hundred() -> Beside:
    return Beside(columns=[[words("One")] for _ in range(600)], gutter=0.0, per_row=2, row_gap=6.0)


def test_columns_are_parted_in_work_that_grows_with_those_that_fit(asked: Counter[str]) -> None:
    parts = six_hundred().split(200.0, 3 * 12.0 + 2 * 6.0)
    assert parts is not None
    assert [len(part.columns) for part in parts if isinstance(part, Beside)] == [6, 594]
    assert 6 <= asked["height"] <= 10


def test_columns_that_go_on_over_many_slides_are_measured_once(asked: Counter[str]) -> None:
    shares = spread([six_hundred()], Box(0.0, 0.0, 200.0, 3 * 12.0 + 2 * 6.0), MANY)
    assert len(shares) == 100
    assert asked == {"height": 600, "words": 600}


def test_a_word_that_no_size_keeps_whole_keeps_no_other_from_being_set_smaller() -> None:
    width = natural_width(words("Mathematicia").runs)
    columns = [[Stack(texts=[words(text)])] for text in ("Mathematician", "Mathematicians" * 5)]
    fitted = Beside(columns=columns, gutter=0.0, per_row=1).fitted(width, 400.0, 7.0)
    assert isinstance(fitted, Beside)
    first, second = (column[0] for column in fitted.columns)
    assert not any(first.too_wide(width)) and any(second.too_wide(width))
    assert first.smallest_size > 8.0


def test_what_goes_on_in_any_case_is_set_smaller_where_that_saves_slides() -> None:
    made = Beside(columns=[[words(" ".join([LINE] * 4))] for _ in range(8)], gutter=10.0, per_row=2)
    high = made.columns[0][0].height(195.0)
    fitted = made.fitted(400.0, 2 * high - 2.0, 7.0)
    assert isinstance(fitted, Beside) and fitted.slides(400.0, 2 * high - 2.0) == 2
    assert made.slides(400.0, 2 * high - 2.0) == 4


def test_no_word_is_divided_on_a_ground_that_is_whole_where_fewer_stand_beside_each_other() -> None:
    wide = natural_width(words("Commemorations").runs) + 4.0
    ground = Ground("#eeeeee", "", 6.0)
    columns = [[words(f"Commemorations {number}")] for number in range(4)]
    made = Beside(columns=columns, gutter=0.0, per_row=4, ground=ground)
    fitted = made.fitted(4 * wide, 200.0, 10.0)
    assert isinstance(fitted, Beside) and not any(fitted.too_wide(4 * wide))
    assert fitted.row_height
