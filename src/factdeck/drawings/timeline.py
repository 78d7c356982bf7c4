"""Dated entries to a timeline: an axis true to scale, a mark and a label for each, none over another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing

from factdeck.drawings.entries import Entry
from factdeck.drawings.horizontal import draw_horizontal, height_horizontal
from factdeck.drawings.look import Look
from factdeck.drawings.ticks import TickLabel
from factdeck.drawings.vertical import draw_vertical, height_vertical

MOST_SHARE = 0.75
"""Height of a horizontal timeline, by its width, from which it goes on below as a new stretch."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A drawing, and the keys of the entries that it shows."""

    drawing: Drawing
    keys: tuple[str, ...]


def draw_timeline(
    entries: Sequence[Entry],
    look: Look,
    width: float,
    height: float | None = None,
    *,
    tick: TickLabel,
    vertical: bool = False,
    scaled: bool = True,
) -> list[Stretch]:
    """Draw entries, given in the order of their dates, ``width`` points wide.

    What does not fit the height goes on in further stretches, each with its own part of the axis.
    Without a height a horizontal timeline is at most three quarters as high as wide; a vertical one
    is as high as it needs.
    """
    most = height if height is not None else (float("inf") if vertical else width * MOST_SHARE)

    def height_of(part: Sequence[Entry]) -> float:
        if vertical:
            return height_vertical(part, look, width)
        return height_horizontal(part, look, width, scaled)

    draw = draw_vertical if vertical else draw_horizontal
    stretches: list[Stretch] = []
    rest = list(entries)
    while rest:
        count = _fitting(rest, most, height_of)
        drawing = draw(rest[:count], look, width, tick, scaled)
        stretches.append(Stretch(drawing, tuple(entry.key for entry in rest[:count])))
        rest = rest[count:]
    return stretches


def timeline_height(
    entries: Sequence[Entry], look: Look, width: float, *, vertical: bool, scaled: bool
) -> float | None:
    """The height in points where all entries stand in one stretch; None where they need several."""
    if vertical:
        return height_vertical(entries, look, width)
    height = height_horizontal(entries, look, width, scaled)
    return height if height <= width * MOST_SHARE else None


def _fitting(entries: list[Entry], most: float, height_of: Callable[[Sequence[Entry]], float]) -> int:
    """How many entries, one at least, a drawing of the height holds; shared evenly over as few as needed."""
    if height_of(entries) <= most:
        return len(entries)
    low, high = 1, len(entries)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if height_of(entries[:middle]) <= most else (low, middle)
    parts = -(-len(entries) // low)
    even = -(-len(entries) // parts)
    return even if height_of(entries[:even]) <= most else low
