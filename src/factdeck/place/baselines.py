"""Where a box begins below others, so that running text stands on a grid of baselines and headings close to their text."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from factdeck.place.box import ROUNDING, FlowBox, gap

MOST_KEPT = 8
"""Boxes kept with a text, such as its headings, that stand off what is above them for the sake of the grid."""
GIVE = 0.15
"""Of the grid's pitch: how much of its room a text gives up under what it is kept with, not to stand a line lower."""


def top_below(
    boxes: Sequence[FlowBox], at: int, height: float, above: FlowBox | None, width: float, grid: float
) -> float:
    """Where box number ``at`` begins below what is so high, in points.

    A text of the grid's pitch begins on the grid's next line. What is kept with such a text leaves the room that this
    costs above itself, not between itself and the text, at a column's head, too; the first of several leaves it for all. A text that stands a little below its
    line, since what it is kept with leaves it no room to give up, is gone on with where it ends.
    """
    box = boxes[at]
    top = height + gap(above, box)
    if not grid:
        return top
    if not box.keep_with_next:
        goes_on = above is not None and (above.keep_with_next or _is_on(above, grid))
        give = GIVE * grid if goes_on else 0.0
        return max(height, _next_line(top - give, grid)) if _is_on(box, grid) else top
    if above is not None and above.keep_with_next:
        return top
    give = 0.0 if above else GIVE * grid
    return top + _missing(boxes, at, top, width, grid, give)


def _missing(boxes: Sequence[FlowBox], at: int, top: float, width: float, grid: float, give: float) -> float:
    """How far from a line of the grid the text stands that a box beginning at ``top`` is kept with.

    It is no nearer than it can come by giving up room.
    """
    bottom, last = top + boxes[at].height(width), boxes[at]
    for box in boxes[at + 1 : at + 1 + MOST_KEPT]:
        begin = bottom + gap(last, box)
        if not box.keep_with_next:
            return max(0.0, _next_line(begin - give, grid) - begin) if _is_on(box, grid) else 0.0
        bottom, last = begin + box.height(width), box
    return 0.0


def _is_on(box: FlowBox, grid: float) -> bool:
    return abs(box.pitch - grid) < ROUNDING


def _next_line(top: float, grid: float) -> float:
    return ceil((top - ROUNDING) / grid) * grid
