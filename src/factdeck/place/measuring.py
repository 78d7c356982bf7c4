"""Boxes and columns that they are to fill to heights, which are remembered while pages are tried: the same is asked for often."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import ceil

from factdeck.place.box import ROUNDING, FlowBox
from factdeck.place.flow import flow_columns
from factdeck.same import Same

MOST_KEPT = 64

These = tuple[Same[FlowBox], ...]


def _these(boxes: Sequence[FlowBox]) -> These:
    """Boxes as a key that is equal for these very boxes alone."""
    return tuple(map(Same, boxes))


def _boxes(these: These) -> list[FlowBox]:
    return [each.value for each in these]


def measured_height(
    boxes: Sequence[FlowBox], width: float, height: float, *, columns: int, gutter: float, grid: float = 0.0
) -> float | None:
    """The height in points that boxes take of columns so wide together; None where these don't hold them all."""
    return _measured_height(_these(boxes), width, height, columns, gutter, grid)


@lru_cache(maxsize=MOST_KEPT)
def _measured_height(
    these: These, width: float, height: float, columns: int, gutter: float, grid: float
) -> float | None:
    return _measured(_boxes(these), width, height, columns, gutter, grid)


def _measured(
    boxes: Sequence[FlowBox], width: float, height: float, columns: int, gutter: float, grid: float
) -> float | None:
    placed = flow_columns(boxes, 0, 0, width, height, columns=columns, gutter=gutter, grid=grid)
    return None if placed.rest else placed.height


def balanced_height(
    boxes: Sequence[FlowBox], width: float, height: float, *, columns: int, gutter: float, grid: float = 0.0
) -> float:
    """The least height at which the boxes fit the columns, so that these end evenly; the full height if none."""
    if columns == 1:
        return height
    return _balanced_height(_these(_before_break(boxes)), width, height, columns, gutter, grid)


@lru_cache(maxsize=MOST_KEPT)
def _balanced_height(
    these: These, width: float, height: float, columns: int, gutter: float, grid: float
) -> float:
    boxes = _boxes(these)

    def fits(height: float) -> bool:
        found = _measured(boxes, width, height, columns, gutter, grid)
        return found is not None and found <= height + ROUNDING

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


def forget_measures() -> None:
    """Let go of boxes that are placed: nobody asks for the same ones again."""
    _measured_height.cache_clear()
    _balanced_height.cache_clear()
