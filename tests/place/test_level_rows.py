"""Boxes in rows stand level, whatever wraps; a column may be as wide as what stands in it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from factdeck.place.box import FlowBox
from factdeck.place.boxes.blanks import LABEL_ROOM, Blank, Blanks
from factdeck.place.boxes.rows import Rows
from factdeck.place.widths import AsWide, told
from factdeck.scene import ShapeItem, TextItem
from place.support_boxes import Block, paragraph, words


def rows(*pairs: tuple[FlowBox, FlowBox], most: float = 90.0) -> Rows:
    return Rows(rows=pairs, columns=(AsWide(most), None), gutter=10.0, room=5.0)


def test_a_row_is_as_high_as_its_highest_box_and_both_columns_go_on_below_it() -> None:
    box = rows((Block(high=10.0), Block(high=40.0)), (Block(high=30.0), Block(high=20.0)))
    assert box.height(200.0) == 40.0 + 5.0 + 30.0
    tops = [item.box.y for item in box.place(0.0, 100.0, 200.0)]
    assert tops == [100.0, 145.0, 100.0, 145.0]


def test_columns_are_read_one_after_the_other() -> None:
    box = rows((paragraph(1), paragraph(2)), (paragraph(1), paragraph(2)))
    left = [item.box.x for item in box.place(0.0, 0.0, 200.0)]
    assert left == sorted(left)


def test_rows_are_divided_between_two_of_them_alone_and_keep_their_widths() -> None:
    box = rows(*((paragraph(1), Block(high=30.0)) for _ in range(3)))
    parts = box.split(200.0, 80.0)
    assert parts is not None
    head, rest = parts
    assert (head.height(200.0), rest.height(200.0)) == (65.0, 30.0)
    assert isinstance(rest, Rows)
    assert rest.widths(200.0) == box.widths(200.0)
    assert box.split(200.0, 29.0) is None
    assert box.split(200.0, 100.0) is None


def test_a_column_as_wide_as_its_content_ends_no_line_of_it() -> None:
    text = words("three short words")
    box = rows((text, Block(high=10.0)), most=500.0)
    width = box.widths(600.0)[0]
    assert width == pytest.approx(text.content_width())
    assert len(text.lines(width)) == 1
    assert len(text.lines(width - 1.0)) == 2


def test_such_a_column_has_its_bounds_and_leaves_room_to_the_others() -> None:
    assert told(AsWide(most=50.0, least=20.0, room=4.0), [10.0, 30.0]) == 34.0
    assert told(AsWide(most=50.0, least=20.0, room=4.0), [100.0]) == 50.0
    assert told(AsWide(most=50.0, least=20.0, room=4.0), []) == 20.0
    box = rows((paragraph(60), Block(high=10.0)), most=900.0)
    assert box.widths(110.0) == pytest.approx([70.0, 30.0])


def test_a_line_of_a_told_length_ends_the_row_and_its_label_wraps_before_it() -> None:
    label = words("three short words")
    blanks = Blanks(blanks=(Blank(label, 1.0, line=30.0),), pitch=0.0, gutter=0.0, colour="#000000")
    wide, narrow = blanks.content_width(), blanks.content_width() - 5.0
    assert wide == pytest.approx(label.content_width() + LABEL_ROOM + 30.0)
    for width, lines in ((wide, 1), (narrow, 2)):
        text, rule = blanks.place(0.0, 0.0, width)
        assert isinstance(text, TextItem)
        assert isinstance(rule, ShapeItem)
        assert len(text.paragraphs[0].lines) == lines
        assert (rule.box.x, rule.box.right) == pytest.approx((width - 30.0, width))
        assert blanks.height(width) == lines * label.style.leading


def test_rows_of_texts_never_overlap() -> None:
    box = rows(*((paragraph(count), paragraph(9 - count)) for count in (1, 8, 4, 2)), most=60.0)
    items = box.place(0.0, 0.0, 150.0)
    for above, below in pairwise(items[:4]):
        assert above.box.bottom <= below.box.y
