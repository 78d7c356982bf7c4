"""Boxes that not even an empty page holds to boxes that it does: one made smaller, or torn from what it is kept with."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from factdeck.place.baselines import top_below
from factdeck.place.box import ROUNDING, FlowBox, gap, natural_height

LEAST_SHARE = 0.25
"""Of the room: a picture made smaller than this for the sake of what it is kept with goes on alone instead."""


def kept_height(
    boxes: Sequence[FlowBox],
    width: float,
    room: float,
    *,
    at: int = 0,
    top: float = 0.0,
    grid: float = 0.0,
) -> float:
    """What a box needs to stand at ``top``: itself, those it is kept with, and the head of the first that may go on.

    It is not counted on past the room.
    """
    height, above = top, None
    for number in range(at, len(boxes)):
        box = boxes[number]
        height = top_below(boxes, number, height, above, width, grid) if above else top
        if not box.keep_with_next:
            return height - top + (box.least_height(width) if above else box.height(width))
        height += box.height(width)
        if height - top > room + ROUNDING:
            break
        above = box
    return height - top


def eased(boxes: Sequence[FlowBox], width: float, room: float, smallest: float) -> list[FlowBox] | None:
    """The boxes with the first ones made easier to place; None where nothing helps.

    Tried in turn: one of those that are kept together made smaller, with no type below ``smallest``; then nothing
    kept together; then the first, where it is made of several boxes, taken apart.
    """
    count = kept_count(boxes)
    for number in range(count):
        others = _height_without(boxes[:count], number, width, room)
        if others > (1.0 - LEAST_SHARE) * room and count > 1:
            continue
        result = boxes[number].fitted(width, room - others, smallest)
        tried = [*boxes[:number], result, *boxes[number + 1 :]]
        if result is not boxes[number] and _goes(tried, width, room):
            return tried
    if count > 1 or boxes[0].keep_with_next:
        return [*(replace(box, keep_with_next=False) for box in boxes[:count]), *boxes[count:]]
    parts = boxes[0].apart()
    return [*parts, *boxes[1:]] if len(parts) > 1 else None


def lowered_boxes(
    boxes: Sequence[FlowBox], at: int, width: float, height: float, smallest: float
) -> list[FlowBox] | None:
    """The boxes with a picture among box number ``at`` and those it is kept with low enough for what is left of a height.

    None where none can be, with no type below ``smallest``.
    """
    above = boxes[:at]
    room = height - natural_height(above, width) - gap(above[-1] if above else None, boxes[at])
    lower = lowered_kept(boxes[at:], width, room, smallest)
    return [*above, *lower] if lower else None


def lowered_kept(
    boxes: Sequence[FlowBox], width: float, room: float, smallest: float
) -> list[FlowBox] | None:
    """The boxes with a picture among the first and those it is kept with low enough for them to stand in a room."""
    count = kept_count(boxes)
    kept = boxes[:count]
    for number, box in enumerate(kept):
        lower = box.lowered(width, room - _height_without(kept, number, width, room), smallest)
        if lower is not None:
            tried = [*kept[:number], lower, *kept[number + 1 :]]
            if _goes(tried, width, room):
                return [*tried, *boxes[count:]]
    return None


def lowered_together(
    boxes: Sequence[FlowBox], at: int, width: float, lack: float, smallest: float
) -> list[FlowBox] | None:
    """The boxes with all pictures up to those kept with number ``at`` lower by one share, ``lack`` points in all.

    None where that would make them too low, or there are none; no type is made smaller than ``smallest``.
    """
    end = at + kept_count(boxes[at:])
    heights = [box.height(width) if box.may_lower else 0.0 for box in boxes[:end]]
    share = 1.0 - (lack + ROUNDING) / (sum(heights) or lack)
    lower = [
        box.lowered(width, share * height, smallest) if height else box
        for box, height in zip(boxes[:end], heights, strict=True)
    ]
    if share <= 0.0 or not all(lower):
        return None
    return [*(box for box in lower if box), *boxes[end:]]


def kept_count(boxes: Sequence[FlowBox]) -> int:
    """How many boxes stand together: the first, and all up to the first that is kept with no other."""
    for number, box in enumerate(boxes, 1):
        if not box.keep_with_next:
            return number
    return len(boxes)


def _height_without(boxes: Sequence[FlowBox], left_out: int, width: float, room: float) -> float:
    height, above = 0.0, None
    for number, box in enumerate(boxes):
        height += gap(above, box)
        if number != left_out:
            height += box.height(width) if box.keep_with_next else box.least_height(width)
        if height > room:
            break
        above = box
    return height


def _goes(boxes: Sequence[FlowBox], width: float, room: float) -> bool:
    if kept_height(boxes, width, room) <= room + ROUNDING:
        return True
    return not boxes[0].keep_with_next and boxes[0].split(width, room) is not None
