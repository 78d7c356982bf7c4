"""Dated entries to a timeline: an axis true to scale, a mark and a label for each, none over another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from reportlab.graphics.shapes import Drawing

from factdeck.drawings.entries import Entry, in_order_of_date, lanes_of
from factdeck.drawings.horizontal import plan_horizontal
from factdeck.drawings.labels import LabelMaker
from factdeck.drawings.look import Look
from factdeck.drawings.numbered import plan_numbered
from factdeck.drawings.ticks import TickLabel
from factdeck.drawings.vertical import plan_vertical

MOST_SHARE = 0.75
"""Height of a horizontal timeline, by its width, from which it goes on below as a new stretch."""
SPARE = 2
"""A stretch may hold so many more entries than the one before."""
FAR_TOO_MANY = 48


@dataclass(frozen=True, slots=True)
class Stretch:
    """A drawing, and the keys of the entries that it shows."""

    drawing: Drawing
    keys: tuple[str, ...]


class Plan(Protocol):
    """A timeline that is arranged but not drawn."""

    @property
    def height(self) -> float: ...

    def draw(self) -> Drawing: ...


Planner = Callable[[Sequence[Entry], int], "Plan | None"]
"""Entries and the number of the first → a plan, or None where they can't be shown together."""


def draw_timeline(
    entries: Sequence[Entry],
    look: Look,
    width: float,
    height: float | None = None,
    *,
    tick: TickLabel,
    vertical: bool = False,
    scaled: bool = True,
    numbered: bool = False,
) -> list[Stretch]:
    """Draw entries in the order of their dates, ``width`` points wide.

    What does not fit the height goes on in further stretches, each with its own part of the axis. Without a
    height a horizontal timeline is at most three quarters as high as wide; a vertical one is as high as it
    needs. Only a stretch with a single entry may be higher than asked. ``numbered`` puts numbers at a
    horizontal axis and the words in a list under it.
    """
    ordered = in_order_of_date(entries)
    lanes = lanes_of(ordered)
    maker = LabelMaker(look)
    most = height if height is not None else (float("inf") if vertical else width * MOST_SHARE)

    def plan(part: Sequence[Entry], first: int) -> Plan | None:
        if vertical:
            return plan_vertical(part, maker, width, tick, scaled, lanes)
        if numbered:
            return plan_numbered(part, maker, width, tick, scaled, lanes, first)
        return plan_horizontal(part, maker, width, tick, scaled, lanes, most)

    return _stretches(ordered, plan, most)


def _fits(plan: Plan | None, most: float) -> bool:
    return plan is not None and plan.height <= most + 0.01


def _stretches(entries: Sequence[Entry], plan: Planner, most: float) -> list[Stretch]:
    """As few stretches as needed, with about as many entries each."""
    made: list[Stretch] = []
    begin, guess = 0, len(entries)
    while begin < len(entries):
        left = len(entries) - begin
        count, planned = _longest(entries[begin:], begin + 1, plan, most, min(guess, left))
        even = -(-left // -(-left // count))
        guess = count + SPARE
        if even < count:
            count, planned = _longest(entries[begin:], begin + 1, plan, most, even)
        part = entries[begin : begin + count]
        made.append(Stretch(planned.draw(), tuple(entry.key for entry in part)))
        begin += count
    return made


def _longest(
    entries: Sequence[Entry], first: int, plan: Planner, most: float, guess: int
) -> tuple[int, Plan]:
    """How many entries, one at least, a stretch holds, and its plan; sought from a guess downward."""
    count = guess
    while count > 1:
        planned = plan(entries[:count], first)
        if planned is not None and _fits(planned, most):
            return count, planned
        count = count // 2 if count > FAR_TOO_MANY else count - 1
    alone = plan(entries[:1], first)
    assert alone is not None, "one entry can always be shown"
    return 1, alone
