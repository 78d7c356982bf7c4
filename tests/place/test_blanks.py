"""Labels with lines to write on: in a row where all lines are long enough, else in more."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from factdeck.place.box import scaled_box
from factdeck.place.boxes.blanks import LABEL_ROOM, SHORTEST, Blank, Blanks
from factdeck.place.boxes.text_box import TextBox
from factdeck.place.lines import natural_width
from factdeck.scene import ShapeItem, TextItem
from place.support_boxes import STYLE, words

PITCH, GUTTER = 24.0, 10.0


def name_class_date(scale: float = 1.0) -> Blanks:
    labels = [scaled_box(words(text), scale) for text in ("Name", "Class", "Date")]
    return Blanks(
        blanks=tuple(Blank(label, share) for label, share in zip(labels, (4.0, 1.5, 2.0), strict=True)),
        pitch=PITCH * scale,
        gutter=GUTTER,
        colour="#000000",
    )


def lines(blanks: Blanks, width: float) -> list[ShapeItem]:
    return [item for item in blanks.place(0.0, 0.0, width) if isinstance(item, ShapeItem)]


def test_labels_share_a_row_that_has_room_for_all_lines() -> None:
    blanks = name_class_date()
    name, form, date = lines(blanks, 490.0)
    assert blanks.height(490.0) == PITCH
    assert name.box.y == form.box.y == date.box.y
    assert name.box.width > date.box.width > form.box.width >= SHORTEST * STYLE.size
    assert date.box.right == pytest.approx(490.0)


def test_in_large_type_the_first_has_a_row_of_its_own_where_others_would_be_too_short() -> None:
    blanks = name_class_date(2.0)
    name, form, date = lines(blanks, 490.0)
    assert blanks.height(490.0) == 2 * 2.0 * PITCH
    assert name.box.right == pytest.approx(490.0) and name.box.y < form.box.y == date.box.y
    assert min(form.box.width, date.box.width) >= SHORTEST * 2.0 * STYLE.size


def test_each_has_a_row_of_its_own_where_no_two_have_room() -> None:
    drawn = lines(name_class_date(2.0), 150.0)
    assert len({item.box.y for item in drawn}) == 3
    assert all(item.box.right == pytest.approx(150.0) for item in drawn)


def test_what_stands_behind_a_line_takes_room_of_it() -> None:
    label, marks = words("Marks"), words("/ 20")
    blanks = replace(name_class_date(), blanks=(Blank(label, 1.0, behind=marks),))
    items = blanks.place(0.0, 0.0, 100.0)
    (line,) = [item for item in items if isinstance(item, ShapeItem)]
    texts = [item for item in items if isinstance(item, TextItem)]
    assert line.box.right + LABEL_ROOM == pytest.approx(texts[-1].box.x)
    assert line.box.x == pytest.approx(natural_width(label.runs) + LABEL_ROOM)
    assert isinstance(label, TextBox)
