"""A slide's text to the same text in smaller type, where it then needs fewer slides, or in larger where it has room."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from msgspec.structs import replace

from factdeck.place.atoms import is_address
from factdeck.place.box import ROUNDING, AnyBox, FlowBox, natural_height, scaled_box, scaled_height
from factdeck.place.boxes.grid import Grid
from factdeck.place.boxes.text_box import TextBox
from factdeck.place.lines import natural_width
from factdeck.place.sentences import least_heights
from factdeck.place.spreading import MANY, fit_in, slides_for
from factdeck.place.titles import SCALES_ON_TEMPLATE, TITLE_SCALES, has_runt, without_runt
from factdeck.units import Box

TABLE_SCALES = (0.95, 0.9, 0.85, 0.8)
"""Steps by which a table may be set smaller."""
MOST_SHRUNK = 3
"""Slides of a table up to which smaller type is tried."""
GROWTH = 0.05
"""The step by which texts are made larger, of their size."""
MOST_FILLED = 0.85
"""Of a place's height, by texts that have been made larger."""
MOST_FILLED_BY_ONE = 0.95
"""The same by a text that is alone."""
RUNT_ALONE = 0.34
"""Of the width, by the last line of a text that is alone and large."""
LEAST_WITHOUT_RUNT = 0.75
"""Of the largest type that a text alone may have, what it gives up for a last line that is no runt."""
MOST_APART = 0.6
"""Of a line, by which paragraphs that have room stand further apart."""


Tried = TypeVar("Tried")


def smaller(box: TextBox, at: Box, smallest: float, down_to: float | None = None) -> TextBox:
    """A text that is alone in its place in the largest type that fits, by as many steps as titles or as ``down_to``.

    Where that would be too small, the text is as it is and goes on, but each of its lines fits; with ``down_to`` it is
    as large as the fewest slides allow. What is a single line, as a number, can't be divided, and may get smaller than a text of several.
    """
    is_line = natural_width(box.resized(TITLE_SCALES[-1]).runs) <= at.width - box.style.indent
    steps = (
        [step for step in _steps_down(box.style.size, down_to) if step < TITLE_SCALES[-1]] if down_to else []
    )
    scales = [
        *_scales([box], smallest, SCALES_ON_TEMPLATE if is_line else TITLE_SCALES),
        *(step for step in steps if box.style.size * step >= smallest),
    ]
    (least,) = least_heights(box, at.width, scales[-1:])
    if least <= at.height + ROUNDING:
        low = (scale for scale in scales if box.height_at(at.width, scale) <= at.height + ROUNDING)
        if whole := without_runt(map(box.resized, low), at.width):
            return whole
    lines_fit = [scale for scale in scales if box.style.leading * scale <= at.height + ROUNDING]
    if not lines_fit:
        return box
    if not down_to or least > at.height * MOST_SHRUNK + ROUNDING:
        return box.resized(lines_fit[0])
    return _on_fewest(map(box.resized, lines_fit), lambda each: slides_for([each], at, MANY))


def smaller_together(
    boxes: Sequence[TextBox], at: Box, smallest: float, words: int, down_to: float | None = None
) -> Sequence[TextBox]:
    """Texts that no slide holds as they are, in the largest type that needs the fewest slides.

    Texts of several lines are read, and get smaller only where one slide then holds them, by one step at most; with
    ``down_to`` until their largest is as small as that, and also where that saves some of a few slides.
    """
    if sum(box.words() for box in boxes) > words:
        return boxes
    if any(len(box.lines(at.width)) > 1 for box in boxes):
        steps = [1.0, *_steps_down(max(box.style.size for box in boxes), down_to)]
        least = min(box.style.size for box in boxes)
        allowed = [step for step in steps if step == 1.0 or least * step >= smallest]
        whole = next((step for step in allowed if scaled_height(boxes, at.width, step) <= at.height), None)
        if whole is not None:
            return _scaled(boxes, whole)
        if down_to is None or slides_for(_scaled(boxes, allowed[-1]), at, words) > MOST_SHRUNK:
            return boxes
    else:
        allowed = _scales(boxes, smallest)
    return _on_fewest((_scaled(boxes, step) for step in allowed), lambda each: slides_for(each, at, words))


def smaller_in_pairs(
    boxes: Sequence[FlowBox], at: Box, smallest: float, down_to: float | None
) -> Sequence[FlowBox]:
    """Texts that two columns of a slide hold only in smaller type, in the largest such; as they are where none is."""
    texts = [box for box in boxes if isinstance(box, TextBox)]
    if not texts or len(texts) < len(boxes) or fit_in(boxes, at, 2):
        return boxes
    least = min(box.style.size for box in texts)
    for step in _steps_down(max(box.style.size for box in texts), down_to):
        if least * step >= smallest and (tried := _scaled_within(texts, at, 2, step)):
            return tried
    return boxes


def _steps_down(size: float, down_to: float | None) -> list[float]:
    if down_to is None:
        return [TITLE_SCALES[1]]
    return [percent / 100 for percent in range(95, 0, -5) if size * percent / 100 >= down_to]


def smaller_table(box: Grid, at: Box, smallest: float, columns: int) -> Grid:
    """A table in the largest type that needs the fewest slides, each of which shows so many columns of it."""
    fewest, best = -(-slides_for([box], at, MANY) // columns), box
    if fewest > MOST_SHRUNK:
        return box
    for scale in TABLE_SCALES:
        if box.smallest_size * scale < smallest or fewest <= 1:
            break
        if -(-box.fewest_parts(at.width, at.height, scale) // columns) < fewest:
            tried = box.resized(scale)
            count = -(-slides_for([tried], at, MANY) // columns)
            fewest, best = (count, tried) if count < fewest else (fewest, best)
    return best


def larger_together(boxes: Sequence[TextBox], at: Box, largest: float) -> Sequence[TextBox]:
    """Texts in larger type, none above the largest, and further apart, where they then still leave some room free.

    What goes on on a few slides gets larger as far as it needs no more of them.
    """
    if not boxes:
        return boxes
    if natural_height(boxes, at.width) > at.height * MOST_FILLED:
        return _larger_on_as_many(boxes, at, largest)
    if len(boxes) == 1:
        return [_larger_alone(boxes[0], at, largest)]
    for scale in _growing_within(boxes, at.width, at.height * MOST_FILLED, largest):
        if scaled_height(boxes, at.width, scale) <= at.height * MOST_FILLED:
            larger = _scaled(boxes, scale)
            if not _has_wide_words(larger, at):
                return _apart(larger, at)
    return _apart(boxes, at)


def _larger_alone(box: TextBox, at: Box, largest: float) -> TextBox:
    """A text that is alone in the largest type that its place holds, if it can be without a runt of a last line."""
    low, found = at.height * MOST_FILLED_BY_ONE, None
    for scale in _growing_within([box], at.width, low, largest):
        if found and box.style.size * scale < found.style.size * LEAST_WITHOUT_RUNT:
            break
        if box.height_at(at.width, scale) > low:
            continue
        larger = scaled_box(box, scale)
        if not _has_wide_words([larger], at):
            found = found or larger
            if not has_runt(larger, at.width, RUNT_ALONE):
                return larger
    return found or box


def _larger_on_as_many(boxes: Sequence[TextBox], at: Box, largest: float) -> Sequence[TextBox]:
    """Texts of several slides in the largest type that needs no more slides."""
    count = slides_for(boxes, at, MANY)
    if not 1 < count <= MOST_SHRUNK:
        return boxes
    for scale in growing(max(box.style.size for box in boxes), largest):
        larger = _scaled_within(boxes, at, count, scale)
        if larger and not _has_wide_words(larger, at):
            return larger
    return boxes


def larger_in_pairs(boxes: Sequence[FlowBox], at: Box, largest: float) -> Sequence[FlowBox]:
    """What two columns of a slide hold in the largest type in which they still do, none above the largest."""
    sizes = [box.style.size for box in boxes if isinstance(box, TextBox)]
    size = max(sizes) if sizes else max((box.smallest_size for box in boxes), default=largest)
    low = replace(at, height=at.height * MOST_FILLED)
    for scale in growing(size, largest):
        larger = _scaled_within(boxes, low, 2, scale)
        if larger and not _has_wide_words(larger, at):
            return larger
    return boxes


def _on_fewest(sizes: Iterable[Tried], slides: Callable[[Tried], int]) -> Tried:
    """The first of those that need the fewest slides; none is tried after one that needs a single one."""
    best: tuple[int, Tried] | None = None
    for each in sizes:
        count = slides(each)
        if best is None or count < best[0]:
            best = count, each
        if count <= 1:
            break
    assert best is not None
    return best[1]


def _scaled(boxes: Sequence[AnyBox], scale: float) -> list[AnyBox]:
    return [scaled_box(box, scale) for box in boxes]


def _scaled_within(boxes: Sequence[AnyBox], at: Box, count: int, scale: float) -> list[AnyBox] | None:
    """The boxes larger or smaller by a factor where so many places hold them then; else None, mostly without making them."""
    if scaled_height(boxes, at.width, scale) > count * at.height:
        return None
    scaled = _scaled(boxes, scale)
    return scaled if fit_in(scaled, at, count) else None


def _growing_within(boxes: Sequence[TextBox], width: float, height: float, largest: float) -> Iterator[float]:
    """The factors of ``growing`` without those by which the texts are surely higher."""
    scales = growing(max(box.style.size for box in boxes), largest)
    each_box = (least_heights(box, width, scales) for box in boxes)
    for scale, heights in zip(scales, zip(*each_box, strict=True), strict=True):
        if sum(heights) <= height + ROUNDING:
            yield scale


def growing(size: float, largest: float) -> list[float]:
    """The factors by which type of a size may be set larger, the greatest first."""
    steps = int((largest / size - 1) / GROWTH + ROUNDING)
    return [1 + GROWTH * step for step in range(steps, 0, -1)]


def _apart(boxes: Sequence[TextBox], at: Box) -> Sequence[TextBox]:
    """Paragraphs that share the room left in their place among them, as far as that keeps them together."""
    free = at.height * MOST_FILLED - natural_height(boxes, at.width)
    if len(boxes) < 2 or free <= 0:
        return boxes
    share = free / (len(boxes) - 1)
    first, *others = boxes
    apart = [
        replace(box, space_before=box.space_before + min(share, box.style.leading * MOST_APART))
        for box in others
    ]
    return [first, *apart]


def _has_wide_words(boxes: Sequence[FlowBox], at: Box) -> bool:
    """But for addresses, which are divided in most sizes."""
    return any(not is_address(found.word) for box in boxes for found in box.too_wide(at.width))


def _scales(boxes: Sequence[TextBox], smallest: float, steps: Sequence[float] = TITLE_SCALES) -> list[float]:
    """The steps that leave no text below the smallest size, the whole size among them."""
    least = min(box.style.size for box in boxes)
    return [scale for scale in steps if scale == 1.0 or least * scale >= smallest]
