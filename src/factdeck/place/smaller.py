"""A slide's text to the same text in smaller type, where it then needs fewer slides."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from factdeck.place.box import ROUNDING
from factdeck.place.boxes.text_box import TextBox
from factdeck.place.sentences import is_surely_higher
from factdeck.place.spreading import slides_for
from factdeck.place.titles import TITLE_SCALES
from factdeck.units import Box


def smaller(box: TextBox, at: Box, smallest: float) -> TextBox:
    """A text that is alone in its place in the largest type that fits; as it is where that would be too small."""
    if is_surely_higher(box.resized(TITLE_SCALES[-1]), at.width, at.height):
        return box
    sizes = (box.resized(scale) for scale in _scales([box], smallest))
    return next((each for each in sizes if each.height(at.width) <= at.height + ROUNDING), box)


def smaller_together(boxes: Sequence[TextBox], at: Box, smallest: float, words: int) -> Sequence[TextBox]:
    """Texts of one line each, of no more words than one slide may have, in the largest type that needs the fewest slides.

    Longer texts are as they were: they are read, and their type should not change from slide to slide.
    """
    if sum(box.words() for box in boxes) > words or any(len(box.lines(at.width)) > 1 for box in boxes):
        return boxes
    sizes = [[_shrunk(box, scale) for box in boxes] for scale in _scales(boxes, smallest)]
    return min(sizes, key=lambda each: slides_for(each, at, words))


def _scales(boxes: Sequence[TextBox], smallest: float) -> list[float]:
    """The steps that leave no text below the smallest size, the whole size among them."""
    least = min(box.style.size for box in boxes)
    return [scale for scale in TITLE_SCALES if scale == 1.0 or least * scale >= smallest]


def _shrunk(box: TextBox, scale: float) -> TextBox:
    """The text and the room around it smaller by one factor."""
    if scale == 1.0:
        return box
    return replace(
        box.resized(scale), space_before=box.space_before * scale, space_after=box.space_after * scale
    )
