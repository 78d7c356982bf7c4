"""Boxes one below the other, headings kept, paragraphs split, columns balanced."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdeck.place.boxes.figure import Picture
from factdeck.place.flow import flow, flow_columns
from factdeck.place.measuring import balanced_height
from factdeck.units import Size
from place.support_boxes import Block, paragraph, tops


def test_boxes_stand_below_each_other_with_the_larger_of_their_spaces() -> None:
    placed = flow(
        [Block(high=10, space_before=9, space_after=4), Block(high=20, space_before=6)], 5, 100, 50, 200
    )
    assert tops(placed.items()) == [100, 116]
    assert placed.height == 36
    assert not placed.rest


def test_what_does_not_fit_is_the_rest() -> None:
    placed = flow([Block(high=60), Block(high=60)], 0, 0, 50, 100)
    assert len(placed.items()) == 1 and len(placed.rest) == 1 and not placed.forced


def test_a_heading_goes_with_what_follows_it() -> None:
    placed = flow([Block(high=50), Block(high=10, keep_with_next=True), Block(high=45)], 0, 0, 50, 100)
    assert len(placed.items()) == 1
    assert [box.height(50) for box in placed.rest] == [10, 45]


def test_a_heading_stays_where_two_lines_of_its_paragraph_do() -> None:
    placed = flow([Block(high=50), Block(high=10, keep_with_next=True), paragraph(6)], 0, 0, 50, 50 + 10 + 25)
    assert len(placed.items()) == 3
    assert placed.rest[0].height(50) == 4 * 12


def test_a_paragraph_leaves_at_least_two_lines_on_either_side() -> None:
    assert flow([paragraph(5)], 0, 0, 50, 4 * 12).rest[0].height(50) == 2 * 12
    assert flow([Block(high=12), paragraph(3)], 0, 0, 50, 3 * 12).rest[0].height(50) == 3 * 12


def test_a_box_higher_than_the_region_is_the_rest_and_never_counts_as_fitting() -> None:
    boxes = [Block(high=300), Block(high=10)]
    placed = flow(boxes, 0, 0, 50, 100)
    assert not placed.items() and placed.rest == boxes
    assert balanced_height(boxes, 110, 100, columns=2, gutter=10) == 100


def test_a_box_that_must_be_placed_is_named_where_nothing_makes_it_fit() -> None:
    placed = flow([Block(high=300), Block(high=10)], 0, 0, 50, 100, smallest=7.0)
    assert [box.height(50) for box in placed.forced] == [300]
    assert len(placed.rest) == 1


def test_a_picture_higher_than_the_page_is_made_smaller_and_keeps_its_heading_and_caption() -> None:
    heading, caption = Block(high=10, keep_with_next=True), Block(high=12)
    picture = Picture(file=Path("a.png"), pixels=Size(50, 500), keep_with_next=True)
    placed = flow([heading, picture, caption], 0, 0, 50, 100, smallest=7.0)
    assert not placed.forced and not placed.rest
    assert placed.items()[1].box.height == pytest.approx(100 - 10 - 12, abs=0.1)


def test_headings_that_no_page_holds_together_are_torn_apart_only_then() -> None:
    boxes = [Block(high=40, keep_with_next=True) for _ in range(4)]
    assert not flow(boxes, 0, 0, 50, 100).items()
    placed = flow(boxes, 0, 0, 50, 100, smallest=7.0)
    assert len(placed.items()) == 2 and not placed.forced


def test_a_heading_longer_than_a_page_goes_on_on_the_next() -> None:
    placed = flow([paragraph(20, keep_with_next=True), paragraph(2)], 0, 0, 50, 120, smallest=7.0)
    assert not placed.forced
    assert [box.height(50) for box in placed.rest] == [10 * 12, 2 * 12]


def test_running_text_stands_on_the_grid() -> None:
    placed = flow([paragraph(2), Block(high=7), paragraph(2)], 0, 0, 50, 200, grid=12.0)
    assert tops(placed.items()) == [0, 24, 36]


def test_a_text_that_could_not_reach_its_line_leaves_no_hole_before_the_next() -> None:
    heading = Block(high=13, keep_with_next=True)
    placed = flow([heading, paragraph(2), paragraph(2)], 0, 0, 50, 200, grid=12.0)
    assert tops(placed.items()) == [0, 13, 13 + 24]


def test_columns_fill_from_left_to_right() -> None:
    placed = flow_columns([Block(high=40) for _ in range(4)], 10, 0, 110, 80, columns=2, gutter=10)
    assert [(item.box.x, item.box.y) for item in placed.items()] == [(10, 0), (10, 40), (70, 0), (70, 40)]
    assert {item.box.width for item in placed.items()} == {50}


@pytest.mark.parametrize(("count", "height"), [(4, 40), (5, 60), (6, 60)])
def test_columns_end_evenly(count: int, height: float) -> None:
    boxes = [Block(high=20) for _ in range(count)]
    assert balanced_height(boxes, 110, 500, columns=2, gutter=10) == pytest.approx(height, abs=1.0)


def test_columns_that_overflow_take_the_whole_height() -> None:
    assert balanced_height([Block(high=90) for _ in range(3)], 110, 100, columns=2, gutter=10) == 100


def test_a_heading_stands_close_to_its_text_whatever_the_grid() -> None:
    heading = Block(high=11, space_before=5, space_after=2, keep_with_next=True)
    placed = flow([paragraph(2), heading, paragraph(2)], 0, 0, 50, 200, grid=12.0)
    assert tops(placed.items()) == [0, 24 + 11, 48]


def test_a_heading_of_the_texts_own_leading_leaves_no_empty_line_below_it() -> None:
    heading = paragraph(1, space_before=6, space_after=1, keep_with_next=True)
    placed = flow([paragraph(2), heading, paragraph(2)], 0, 0, 50, 200, grid=12.0)
    assert tops(placed.items()) == [0, 35, 48]
    assert tops(flow([heading, paragraph(2)], 0, 0, 50, 200, grid=12.0).items()) == [0, 12]


@pytest.mark.parametrize("lines", [1, 2, 3])
@pytest.mark.parametrize("pitch", [11.2, 11.6, 12.0, 12.4])
def test_two_headings_at_a_columns_head_stand_close_to_each_other(lines: int, pitch: float) -> None:
    heading = Block(high=lines * pitch, keep_with_next=True)
    point = Block(high=11.0, keep_with_next=True)
    placed = flow([heading, point, paragraph(3)], 0, 0, 100, 200, grid=12.0)
    first, second, text = (each.at for each in placed.standing)
    assert second.y == pytest.approx(first.bottom)
    assert text.y - second.bottom < 0.16 * 12.0


def test_headings_on_a_grid_go_on_together_where_their_text_does_not_fit() -> None:
    heading = Block(high=11, space_after=2, keep_with_next=True)
    placed = flow([paragraph(2), heading, paragraph(2)], 0, 0, 50, 71, grid=12.0)
    assert len(placed.items()) == 1 and len(placed.rest) == 2
