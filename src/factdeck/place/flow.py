"""Boxes one below the other into a region or into columns, headings kept with what follows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf

from msgspec.structs import replace

from factdeck.place.baselines import top_below
from factdeck.place.box import ROUNDING, FlowBox, Placed, Standing, gap, natural_height
from factdeck.place.easing import eased, kept_height, lowered_kept, lowered_together
from factdeck.scene import Bookmark
from factdeck.units import Box

HOLLOW = 0.1
"""Of a column's height, at its foot: less is left empty before a picture is made lower."""


def flow(
    boxes: Sequence[FlowBox],
    x: float,
    y: float,
    width: float,
    height: float,
    *,
    grid: float = 0.0,
    smallest: float | None = None,
    lowest: float | None = None,
) -> Placed:
    """Place boxes downwards from (x, y) until the height is used up; what doesn't fit is the rest.

    With a grid, each text of just that pitch begins on a multiple of it below y.
    Where ``smallest``, a size of type, is given, the first box is placed whatever it takes: made smaller, but with no
    type below that size, torn from what it is kept with, or, if nothing else helps, too high and named in ``forced``.
    Where ``lowest``, a size of type, is given, a picture that would leave the foot hollow is made somewhat lower to stand
    there, with no type below that size.
    """
    placed = Placed()
    queue = list(boxes)
    at = 0
    above: FlowBox | None = None
    shared_from: float | None = None
    lowered_at = -1
    while at < len(queue):
        box = queue[at]
        if box.begins_page and at:
            break
        if box.takes_share:
            shared_from = placed.height + gap(above, box) if shared_from is None else shared_from
            box = queue[at] = box.shared(width, height - shared_from)
        top = top_below(queue, at, placed.height, above, width, grid)
        room = max(0.0, height - top)
        if kept_height(queue, width, room, at=at, top=top, grid=grid) <= room + ROUNDING:
            _put(placed, box, x, y, top, width)
        elif (parts := _split(box, width, room)) is not None:
            _put(placed, parts[0], x, y, top, width)
            queue[at] = replace(parts[1], begins_page=False)
            break
        elif placed.height > 0 or smallest is None:
            placed.is_hollow = room > HOLLOW * height
            if lowest is None or not placed.is_hollow or lowered_at == at:
                break
            lowered_at = at
            lower = lowered_kept(queue[at:], width, room, lowest)
            if lower is None:
                lack = kept_height(queue, width, inf, at=at, top=top, grid=grid) - room
                all_lower = lowered_together(queue, at, width, lack, lowest)
                fuller = flow(all_lower or (), x, y, width, height, grid=grid, smallest=smallest)
                if all_lower and len(fuller.rest) < len(queue) - at:
                    return fuller
                break
            queue[at:] = lower
            placed.is_hollow = False
            continue
        elif (easier := eased(queue, width, room, smallest)) is not None:
            queue = easier
            continue
        else:
            placed.forced.append(box)
            _put(placed, box, x, y, top, width)
        above = box
        at += 1
    placed.rest = queue[at:]
    return placed


def divided_boxes(
    boxes: Sequence[FlowBox], width: float, height: float
) -> tuple[list[FlowBox], list[FlowBox]]:
    """What of the boxes stands in the height, and what does not; one that splits is in both."""
    rest = flow(boxes, 0, 0, width, height).rest
    taken = len(boxes) - len(rest)
    head = list(boxes[:taken])
    if not rest or rest[0] is boxes[taken]:
        return head, rest
    room = height - natural_height(head, width) - gap(head[-1] if head else None, boxes[taken])
    parts = boxes[taken].split(width, room)
    return ([*head, parts[0]], [parts[1], *rest[1:]]) if parts else (head, list(boxes[taken:]))


def _split(box: FlowBox, width: float, room: float) -> tuple[FlowBox, FlowBox] | None:
    return None if box.keep_with_next else box.split(width, room)


def _put(placed: Placed, box: FlowBox, x: float, y: float, top: float, width: float) -> None:
    height = box.height(width)
    placed.height = top + height
    placed.standing.append(Standing(box, Box(x, y + top, width, height)))


def bookmarks_of(boxes: Sequence[FlowBox], y: float, width: float) -> Iterator[Bookmark]:
    """The outline's entries of boxes below each other, the first of which begins at ``y``."""
    above: FlowBox | None = None
    for box in boxes:
        y += gap(above, box)
        yield from box.bookmarks(y, width)
        y += box.height(width)
        above = box


def flow_columns(
    boxes: Sequence[FlowBox],
    x: float,
    y: float,
    width: float,
    height: float,
    *,
    columns: int,
    gutter: float,
    grid: float = 0.0,
    smallest: float | None = None,
    lowest: float | None = None,
) -> Placed:
    """Fill columns of equal width from left to right, each to the full height."""
    column_width = (width - (columns - 1) * gutter) / columns
    whole = Placed(rest=list(boxes))
    for number in range(columns):
        placed = flow(
            whole.rest,
            x + number * (column_width + gutter),
            y,
            column_width,
            height,
            grid=grid,
            smallest=smallest if number == 0 else None,
            lowest=lowest,
        )
        whole.is_hollow = whole.is_hollow or placed.is_hollow
        whole.add(placed)
        whole.height = max(whole.height, placed.height)
        whole.rest = placed.rest
        if not whole.rest or (whole.rest[0].begins_page and whole.rest[0] is not boxes[0]):
            break
    return whole
