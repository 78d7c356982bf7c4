"""Paragraphs split between lines: both parts have their own words, and none is lost."""

from __future__ import annotations

from typing import Literal

import pytest
from msgspec.structs import replace

from factdeck.place.boxes.text_box import SetLines, TextBox
from factdeck.place.lines import BrokenLines
from place.support_boxes import STYLE, words

TEXT = "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
WIDTH = 60.0


def text(box: TextBox) -> str:
    return "".join(run.text for run in box.runs)


def halves(lines: int) -> tuple[TextBox, TextBox]:
    parts = words(TEXT).split(WIDTH, lines * STYLE.leading)
    assert parts is not None
    head, tail = parts
    assert isinstance(head, TextBox) and isinstance(tail, TextBox)
    return head, tail


@pytest.mark.parametrize("lines", [2, 3, 4])
def test_head_and_tail_are_the_paragraph(lines: int) -> None:
    head, tail = halves(lines)
    assert f"{text(head)} {text(tail)}" == TEXT
    assert head.height(WIDTH) == lines * STYLE.leading


def test_the_tail_is_set_anew_in_a_column_of_another_width() -> None:
    _, tail = halves(2)
    shown = " ".join("".join(piece.text for piece in line.pieces) for line in tail.lines(200.0))
    assert shown == text(tail)


def test_the_tails_first_baseline_is_a_first_baseline() -> None:
    head, tail = halves(2)
    assert tail.lines(WIDTH)[0].baseline == pytest.approx(head.lines(WIDTH)[0].baseline)


def test_a_paragraph_of_three_lines_is_not_split() -> None:
    assert words("One two three four five").split(WIDTH, 24.0) is None


def test_a_word_is_not_divided_between_two_columns() -> None:
    class DividedWord(BrokenLines):
        def ending(self, number: int) -> Literal["space", "hyphen", "break"]:
            return "hyphen" if number == 3 else "space"

    box = words(TEXT)
    whole = box._all_lines(WIDTH).all_lines
    divided = DividedWord(*(getattr(whole, name) for name in whole.__struct_fields__))
    parts = replace(box, _set={WIDTH: SetLines(divided, [])}).split(WIDTH, 4 * STYLE.leading)
    assert parts is not None
    assert parts[0].height(WIDTH) == 3 * STYLE.leading
