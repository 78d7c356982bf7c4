"""Dated entries to a timeline: an axis true to scale, a mark and a label for each, none over another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from math import inf

from msgspec import Struct

from factdeck.diagrams.look import Look
from factdeck.diagrams.timeline.entries import Entry, in_order_of_date, lanes_of
from factdeck.diagrams.timeline.horizontal import plan_horizontal
from factdeck.diagrams.timeline.labels import LabelMaker
from factdeck.diagrams.timeline.legend import Explained, Plan, make_legend
from factdeck.diagrams.timeline.numbered import plan_numbered
from factdeck.diagrams.timeline.ticks import TickLabel
from factdeck.drawing import Drawing

MOST_SHARE = 0.75
"""Height of a horizontal timeline, by its width, from which it goes on below as a new stretch."""
SPARE = 2
"""A stretch may hold so many more entries than the one before."""
FAR_TOO_MANY = 48
"""Entries that no slide holds; a tall stretch of paper may, one to a line."""
TALLEST = 1e6
"""Points; higher than any timeline that is asked for without a height."""


class Stretch(Struct, frozen=True, dict=True):
    """A part of the timeline, drawn when it is asked for, and the keys of the entries that it shows."""

    plan: Plan
    keys: tuple[str, ...]

    @property
    def height(self) -> float:
        return self.plan.height

    @property
    def explained(self) -> frozenset[str]:
        """The meanings of marks that its legend tells."""
        return self.plan.meanings if isinstance(self.plan, Explained) else frozenset()

    @cached_property
    def drawing(self) -> Drawing:
        return self.plan.draw()


FEWEST = 2
"""Entries that a full stretch leaves to the next at least."""

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
    across: int = 0,
    first_number: int = 1,
    others: Sequence[float] = (),
    lanes: Sequence[str] = (),
    explain_once: bool = False,
    first_only: bool = False,
    maker: LabelMaker | None = None,
    legend: Mapping[str, str] | None = None,
) -> list[Stretch]:
    """Draw entries in the order of their dates, ``width`` points wide.

    What does not fit the height goes on in further stretches, each with its own part of the axis. Without a
    height a horizontal timeline is at most three quarters as high as wide; a vertical one is as high as it
    needs. Only a stretch with a single entry may be higher than asked. ``across`` puts numbers at a
    horizontal axis and so many labels in a row above and below it; they are numbered from ``first_number``. ``others`` are days, in their order, that have
    but a stroke at such an axis. ``lanes`` are those of the whole timeline where these
    entries are but a part. ``first_only`` makes but the first stretch, a vertical one
    with as many entries as it holds, so that no page ends half empty before the next;
    ``maker`` remembers the labels that it has made of the same entries before. ``legend`` has words for the
    ``legend.MEANINGS`` of marks; those that a stretch shows are explained above its axis,
    in the first such stretch alone with ``explain_once``.
    """
    ordered = in_order_of_date(entries)
    lanes = lanes or lanes_of(ordered)
    told: set[str] = set()
    labels = maker or LabelMaker(look)
    most = height if height is not None else (float("inf") if vertical else width * MOST_SHARE)

    def unexplained(part: Sequence[Entry], first: int, most: float) -> Plan | None:
        if vertical:
            from factdeck.diagrams.timeline.vertical import plan_vertical

            return plan_vertical(part, labels, width, tick, scaled, lanes)
        if across:
            end = first - 1 + len(part)
            days = _between(
                others, first > 1, part[0].start, ordered[end].start if end < len(ordered) else inf
            )
            return plan_numbered(
                part,
                labels,
                width,
                tick,
                lanes,
                first_number + first - 1,
                most,
                across,
                days,
            )
        return plan_horizontal(part, labels, width, tick, scaled, lanes, most)

    def plan(part: Sequence[Entry], first: int) -> Plan | None:
        result = unexplained(part, first, most)
        words = None
        if result and legend:
            untold = {meaning: word for meaning, word in legend.items() if meaning not in told}
            words = make_legend(part, result.band, labels, width, untold, numbered=bool(across))
        if result is None or words is None or not words.items:
            return result
        if result.height + words.height > most:
            result = unexplained(part, first, most - words.height) or result
        return Explained(result, words)

    largest = 2 * (across + 1) if across else max(FAR_TOO_MANY, int(min(most, TALLEST) / look.leading))
    stretches = _stretches(ordered, plan, most, largest, evenly=not (vertical and first_only))
    drawn: list[Stretch] = []
    for stretch in islice(stretches, 1 if first_only else None):
        drawn.append(stretch)
        if explain_once:
            told |= stretch.explained
    return drawn


def _between(days: Sequence[float], later: bool, start: float, end: float) -> Sequence[float]:
    """The days from the start up to the end; of the first part also those before it."""
    return days[bisect_left(days, start) if later else 0 : bisect_left(days, end)]


def _fits(plan: Plan | None, most: float) -> bool:
    return plan is not None and plan.height <= most + 0.01


def _stretches(
    entries: Sequence[Entry], plan: Planner, most: float, largest: int, *, evenly: bool
) -> Iterator[Stretch]:
    """As few stretches as needed, with about as many entries each, or else full ones that leave no entry alone.

    None has more entries than the largest may have.
    """
    begin, guess = 0, largest
    while begin < len(entries):
        left = len(entries) - begin
        count, planned = _longest(entries[begin:], begin + 1, plan, most, min(guess, left))
        wanted = -(-left // -(-left // count)) if evenly or count == left else max(left - FEWEST, 1)
        guess = min(count + SPARE, largest)
        if wanted < count:
            count, planned = _longest(entries[begin:], begin + 1, plan, most, wanted)
        part = entries[begin : begin + count]
        yield Stretch(planned, tuple(entry.key for entry in part))
        begin += count


def _longest(
    entries: Sequence[Entry], first: int, plan: Planner, most: float, guess: int
) -> tuple[int, Plan]:
    """How many entries, one at least, a stretch holds, and its plan: the guess, or what halving finds below it."""
    alone = plan(entries[:1], first)
    assert alone is not None, "one entry can always be shown"
    result = (1, alone)
    low, high, tried = 1, guess + 1, guess
    while high - low > 1:
        planned = plan(entries[:tried], first)
        if planned is not None and _fits(planned, most):
            low, result = tried, (tried, planned)
        else:
            high = tried
        tried = (low + high) // 2
    return result
