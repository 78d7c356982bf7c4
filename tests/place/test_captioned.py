"""Captions stand below wide pictures, and at the side of those that leave room for them."""

from __future__ import annotations

import pytest

from factdeck.drawing import Drawing
from factdeck.place.boxes.captioned import Captioned
from factdeck.place.boxes.figure import Figure
from factdeck.place.flow import flow
from factdeck.scene import TextItem
from place.support_boxes import Block, words

WIDTH = 400.0


def captioned(wide: float, high: float, text: str = "What is seen from the hill") -> Captioned:
    """A picture of a size in points, no wider than that, with a caption in 10 points."""
    picture = Figure(draw=lambda width: Drawing(wide, high, ()), space_after=4.0)
    return Captioned(picture=picture, caption=words(text))


def test_a_caption_stands_below_a_picture_as_wide_as_its_column() -> None:
    picture, caption = captioned(WIDTH, 100.0).place(0.0, 0.0, WIDTH)
    assert (picture.box.width, caption.box.width) == (WIDTH, WIDTH)
    assert caption.box.y == pytest.approx(104.0)


def test_a_caption_at_a_narrow_picture_s_side_ends_level_with_it() -> None:
    box = captioned(150.0, 200.0)
    picture, caption = box.place(0.0, 0.0, WIDTH)
    assert caption.box.x > picture.box.right and caption.box.right == pytest.approx(WIDTH)
    assert (caption.box.y, caption.box.height) == (picture.box.y, picture.box.height)
    assert isinstance(caption, TextItem) and caption.anchor == "bottom"
    [paragraph] = caption.paragraphs
    assert 200.0 - paragraph.leading / 2 < paragraph.lines[-1].baseline < 200.0
    assert box.height(WIDTH) == 200.0


def test_a_caption_that_is_higher_than_the_picture_stands_below() -> None:
    box = captioned(150.0, 24.0, "A long caption that needs many lines at the side of so low a picture. " * 6)
    picture, caption = box.place(0.0, 0.0, WIDTH)
    assert caption.box.x == 0.0 and caption.box.y > picture.box.bottom


def test_a_caption_that_is_larger_at_the_side_has_its_own_size_below() -> None:
    below, beside = (captioned(wide, 200.0) for wide in (WIDTH, 150.0))
    for box, size in ((below, 10.0), (beside, 14.0)):
        box.larger = 1.4
        [text] = [item for item in box.place(0.0, 0.0, WIDTH) if hasattr(item, "paragraphs")]
        assert {run.style.size for each in text.paragraphs for run in each.runs} == {size}


@pytest.mark.parametrize("room", [60.0, 90.0, 140.0])
def test_a_picture_and_its_caption_are_made_low_enough_together(room: float) -> None:
    assert captioned(WIDTH, 300.0).fitted(WIDTH, room, 8.0).height(WIDTH) <= room + 0.01


def drawn_within(width: float, height: float) -> Drawing:
    """A drawing that heeds a height, and can't be drawn where there is none."""
    assert height > 0
    return Drawing(width, height, ())


def test_a_caption_longer_than_its_page_is_parted_from_its_picture_and_goes_on() -> None:
    box = captioned(WIDTH, 300.0, "A long caption, which fills more than a page by itself. " * 100)
    box.picture.draw_within = drawn_within
    queue, texts, pictures = [Block(high=10.0, keep_with_next=True), box], 0, 0
    for _page in range(9):
        placed = flow(queue, 0, 0, WIDTH, 200.0, smallest=7.0)
        items = placed.items()
        assert not placed.forced and all(item.box.bottom <= 200.01 for item in items)
        texts += sum(isinstance(item, TextItem) for item in items)
        pictures += sum(item.box.height > 100.0 and not isinstance(item, TextItem) for item in items)
        queue = placed.rest
    assert not queue and texts > 1 and pictures == 1
