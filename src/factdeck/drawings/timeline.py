"""Dated entries to a timeline: an axis true to scale, a mark and a label for each, none over another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing

from factdeck.drawings.entries import Entry
from factdeck.drawings.horizontal import draw_horizontal
from factdeck.drawings.look import Look
from factdeck.drawings.ticks import TickLabel
from factdeck.drawings.vertical import draw_vertical

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
    draw = draw_vertical if vertical else draw_horizontal
    most = height if height is not None else (float("inf") if vertical else width * MOST_SHARE)
    stretches: list[Stretch] = []
    rest = list(entries)
    while rest:
        count = _fitting(rest, most, lambda part: draw(part, look, width, tick, scaled).height)
        drawing = draw(rest[:count], look, width, tick, scaled)
        stretches.append(Stretch(drawing, tuple(entry.key for entry in rest[:count])))
        rest = rest[count:]
    return stretches


def _fitting(entries: list[Entry], most: float, height_of):  # type: ignore[no-untyped-def]
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
