"""Boxes that share a page's height evenly: as many as are wished, fewer where they are high, whole where a page holds them."""

from __future__ import annotations

import pytest

from factdeck.place.box import FlowBox
from factdeck.place.boxes.page_share import PageShare
from factdeck.place.boxes.rules import AnswerLines
from factdeck.place.flow import flow
from factdeck.scene import ShapeItem, TextItem
from place.support_boxes import Block, paragraph, tops

HEIGHT = 300.0


def shares(count: int, high: float, rows: int, gap: float = 30.0) -> list[FlowBox]:
    return [PageShare(boxes=[Block(high=high)], rows=rows, space_before=gap) for _ in range(count)]


def test_rows_have_even_shares_of_a_page_however_high_they_are() -> None:
    placed = flow(shares(5, 50.0, 3), 0, 0, 100, HEIGHT)
    assert tops(placed.items()) == [0.0, 110.0, 220.0]
    assert len(placed.rest) == 2


def test_a_last_page_of_few_keeps_the_shares_of_the_others() -> None:
    assert tops(flow(shares(1, 50.0, 3), 0, 0, 100, HEIGHT).items()) == [0.0]
    assert tops(flow(shares(2, 50.0, 3), 0, 0, 100, HEIGHT).items()) == [0.0, 110.0]


def test_a_page_holds_fewer_rows_than_wished_where_they_are_high() -> None:
    placed = flow(shares(3, 120.0, 3), 0, 0, 100, HEIGHT)
    assert tops(placed.items()) == [0.0, 165.0] and len(placed.rest) == 1


def test_shares_begin_below_what_stands_above_them() -> None:
    placed = flow([Block(high=60.0), *shares(3, 40.0, 3, gap=15.0)], 0, 0, 100, HEIGHT)
    assert tops(placed.items()) == pytest.approx([0.0, 75.0, 155.0, 235.0])


def test_what_was_shared_on_one_page_is_shared_anew_on_the_next() -> None:
    lines = AnswerLines(count=1, most=50, pitch=10.0, colour="#000000")
    boxes: list[FlowBox] = [PageShare(boxes=[lines], rows=2) for _ in range(3)]
    first = flow(boxes, 0, 0, 100, 200)
    again = flow(first.rest, 0, 0, 100, 100)
    assert len(first.items()) == 20 and len(again.items()) == 5


def test_lines_take_what_a_share_leaves() -> None:
    lines = AnswerLines(count=1, most=50, pitch=10.0, colour="#000000")
    boxes: list[FlowBox] = [PageShare(boxes=[Block(high=40.0), lines], rows=3) for _ in range(3)]
    placed = flow(boxes, 0, 0, 100, HEIGHT)
    assert sum(isinstance(item, ShapeItem) and item.kind == "line" for item in placed.items()) == 18


def test_what_no_page_holds_goes_on_and_what_one_holds_stays_whole() -> None:
    long, short = paragraph(40), paragraph(20)
    whole: list[FlowBox] = [Block(high=100.0), PageShare(boxes=[short], rows=0)]
    assert len(flow(whole, 0, 0, 100, HEIGHT).rest) == 1
    divided = flow([PageShare(boxes=[long], rows=1)], 0, 0, 100, HEIGHT)
    assert divided.rest and divided.height <= HEIGHT
    assert len(flow(divided.rest, 0, 0, 100, HEIGHT).rest) == 0


def test_a_high_row_may_go_on_from_a_share_of_the_page_on() -> None:
    row = PageShare(boxes=[paragraph(20)], rows=0, divided_from=0.5)
    placed = flow([Block(high=100.0), row], 0, 0, 100, HEIGHT)
    assert placed.rest and len(placed.items()) == 2


def test_text_that_a_page_holds_in_slightly_smaller_type_is_set_in_that() -> None:
    text = paragraph(40)
    high = text.height(100)
    [small] = flow([PageShare(boxes=[text], rows=1, least=1.0)], 0, 0, 100, high * 0.9).items()
    assert isinstance(small, TextItem)
    size = small.paragraphs[0].runs[0].style.size
    assert 0.85 * text.style.size <= size < text.style.size
    assert flow([PageShare(boxes=[text], rows=1)], 0, 0, 100, high * 0.9).rest
    assert flow([PageShare(boxes=[text], rows=1, least=1.0)], 0, 0, 100, high * 0.5).rest


def test_the_space_before_lines_that_have_no_room_takes_none() -> None:
    lines = AnswerLines(count=0, most=9, pitch=10.0, colour="#000000")
    text = [Block(high=296.0, space_after=7.0), lines]
    boxes: list[FlowBox] = [PageShare(boxes=text, rows=1), PageShare(boxes=[Block(high=40.0), lines], rows=1)]
    placed = flow(boxes, 0, 0, 100, HEIGHT, smallest=10.0)
    assert not placed.forced and len(placed.rest) == 1
