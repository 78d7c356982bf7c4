"""Boxes and columns that they are to fill to heights, which are remembered: while pages are tried the same is asked for often."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil

from factdeck.forgetting import kept_for_article
from factdeck.place.box import ROUNDING, FlowBox
from factdeck.place.flow import flow_columns

MOST_KEPT = 512


class _These:
    """Boxes that are the same as others only where each of them is."""

    def __init__(self, boxes: Sequence[FlowBox]):
        self.boxes = tuple(boxes)
        self._ids = tuple(map(id, boxes))

    def __hash__(self) -> int:
        return hash(self._ids)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _These) and self._ids == other._ids


def measured_height(
    boxes: Sequence[FlowBox], width: float, height: float, *, columns: int, gutter: float, grid: float = 0.0
) -> float | None:
    """The height in points that boxes take of columns so wide together; None where these don't hold them all."""
    return _measured_height(_These(boxes), width, height, columns, gutter, grid)


@kept_for_article(MOST_KEPT)
def _measured_height(
    these: _These, width: float, height: float, columns: int, gutter: float, grid: float
) -> float | None:
    placed = flow_columns(
        these.boxes, 0, 0, width, height, columns=columns, gutter=gutter, grid=grid, measure_only=True
    )
    return None if placed.rest else placed.height


def balanced_height(
    boxes: Sequence[FlowBox], width: float, height: float, *, columns: int, gutter: float, grid: float = 0.0
) -> float:
    """The least height at which the boxes fit the columns, so that these end evenly; the full height if none."""
    if columns == 1:
        return height
    return _balanced_height(_These(_before_break(boxes)), width, height, columns, gutter, grid)


@kept_for_article(MOST_KEPT)
def _balanced_height(
    these: _These, width: float, height: float, columns: int, gutter: float, grid: float
) -> float:
    fits = _fits_columns(these.boxes, width, columns, gutter, grid)
    if not fits(height):
        return height
    step = grid or 1.0
    low, high = 0, ceil(height / step)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if fits(middle * step) else (middle, high)
    return min(high * step, height)


def _before_break(boxes: Sequence[FlowBox]) -> Sequence[FlowBox]:
    """The boxes up to the next that begins a page."""
    break_at = next((at for at, box in enumerate(boxes) if box.begins_page and at), len(boxes))
    return boxes[:break_at]


def _fits_columns(
    boxes: Sequence[FlowBox], width: float, columns: int, gutter: float, grid: float
) -> Callable[[float], bool]:
    def fits(height: float) -> bool:
        placed = flow_columns(
            boxes, 0, 0, width, height, columns=columns, gutter=gutter, grid=grid, measure_only=True
        )
        return not placed.rest and placed.height <= height + ROUNDING

    return fits
