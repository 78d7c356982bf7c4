"""Labels and their places on an axis to rows above and below it, with leaders that never cross a label."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from msgspec import Struct, field

from factdeck.diagrams.sizes import Sizes
from factdeck.diagrams.spread import spread
from factdeck.diagrams.timeline.entries import Stack
from factdeck.diagrams.timeline.labels import Label, LabelMaker

MOST_ROWS = 6
MOST_LINES = 16
NARROWEST, WIDEST = 6.5, 22.0
"""Least and greatest width of a label, by its size."""
STEEPNESS = 0.25
"""Height of the room that leaders turn in, by the way that the farthest one goes."""
EDGE = 0.5
"""Kept free at both ends of a row, so that no leader is cut."""
DETOUR = 0.12
"""What a point of the way that a leader goes is worth, in points of height."""


class Placed(Struct):
    """A label in its row. ``poles`` are the places of its leader: at the axis, then where it enters each row."""

    stack: Stack
    label: Label
    row: int
    poles: list[float]
    flipped: bool = False
    """The label stands before its leader, not behind it."""
    left: float = 0.0


class Side(Struct):
    """Rows on one side of the axis, from the nearest; ``zones`` are the heights before each row."""

    labels: list[Placed] = field(default_factory=list)
    heights: list[float] = field(default_factory=list)
    zones: list[float] = field(default_factory=list)

    @property
    def height(self) -> float:
        return sum(self.heights) + sum(self.zones)

    def start(self, row: int) -> float:
        """From the beginning of the side to the row."""
        return sum(self.heights[:row]) + sum(self.zones[: row + 1])


class Rows(Struct):
    """Labels in rows above and below a level axis."""

    above: Side
    below: Side

    @property
    def height(self) -> float:
        return self.above.height + self.below.height

    def lower(self, by: float, least: float) -> None:
        """Take the height off the rooms that leaders turn in, none of which gets lower than ``least``."""
        zones = [zone for side in (self.above, self.below) for zone in side.zones]
        spare = sum(max(0.0, zone - least) for zone in zones)
        share = min(1.0, by / spare) if spare else 0.0
        for side in (self.above, self.below):
            side.zones = [zone - max(0.0, zone - least) * share for zone in side.zones]

    def cost(self, leading: float) -> float:
        """Lower is better: the height, the detours of leaders, and rows that leaders have to pass."""
        ways = [
            abs(each.poles[-1] - each.poles[0]) for side in (self.above, self.below) for each in side.labels
        ]
        passed = sum(max(0, len(side.heights) - 1) for side in (self.above, self.below))
        return self.height + DETOUR * max(ways, default=0.0) + passed * leading


LabelFor = Callable[[Stack], "Label | None"]


def arrange(
    stacks: Sequence[Stack],
    places: Sequence[float],
    maker: LabelMaker,
    sizes: Sizes,
    width: float,
) -> Rows | None:
    """The lowest arrangement of all labels in a width; None where a few rows can't hold them."""
    best: Rows | None = None
    leading = maker.look.leading
    for count in range(1, min(MOST_ROWS, len(stacks)) + 1):
        result = _with_rows(stacks, places, maker, sizes, width, count)
        if result is not None and (best is None or result.cost(leading) < best.cost(leading)):
            best = result
        elif best is not None:
            break
    return best


def _with_rows(
    stacks: Sequence[Stack],
    places: Sequence[float],
    maker: LabelMaker,
    sizes: Sizes,
    width: float,
    count: int,
) -> Rows | None:
    """With so many rows and the lowest labels that fit them: dates are broken only where nothing else helps."""
    slots = list(_slots(count))
    for ways in _label_ways(stacks, maker, sizes, width):
        result = _filled(stacks, places, slots, ways[-1], width, sizes)
        if result is None:
            continue
        low, high = 0, len(ways) - 1
        while low < high:
            middle = (low + high) // 2
            tried = _filled(stacks, places, slots, ways[middle], width, sizes)
            low, high, result = (low, middle, tried) if tried else (middle + 1, high, result)
        for side in (result.above, result.below):
            _widen(side, maker, width, sizes)
            _place(side, width, sizes)
        return result
    return None


def _filled(
    stacks: Sequence[Stack],
    places: Sequence[float],
    slots: Sequence[tuple[bool, int]],
    label_for: LabelFor,
    width: float,
    sizes: Sizes,
) -> Rows | None:
    """The labels shared out in turn; None where a row is too short for its own."""
    rows = Rows(Side(), Side())
    for number, (stack, place) in enumerate(zip(stacks, places, strict=True)):
        label = label_for(stack)
        if label is None:
            return None
        above, row = slots[number % len(slots)]
        (rows.above if above else rows.below).labels.append(Placed(stack, label, row, [place]))
    return rows if _fits(rows.above, width, sizes) and _fits(rows.below, width, sizes) else None


def _slots(count: int) -> Iterator[tuple[bool, int]]:
    """Sides and rows in turn: above, below, second above and so on."""
    for number in range(count):
        yield number % 2 == 0, number // 2


def _label_ways(
    stacks: Sequence[Stack], maker: LabelMaker, sizes: Sizes, width: float
) -> Iterator[list[LabelFor]]:
    """Ways to make labels, from wide and low to narrow and high, with whole dates and with broken ones."""
    look = maker.look
    most = min(look.size * WIDEST, width - sizes.pole - 2 * EDGE)
    least = min(look.size * NARROWEST, most)
    lowest = max(maker.label(stack, most).height for stack in stacks)
    for whole_dates in (True, False):

        def narrowest(stack: Stack, height: float, whole: bool = whole_dates) -> Label | None:
            date = maker.date_width(stack) if whole else 0.0
            return maker.narrowest(stack, height, min(max(least, date), most), most)

        yield [partial(narrowest, height=lowest + lines * look.leading) for lines in range(MOST_LINES)]


def _length(each: Placed, row: int, sizes: Sizes) -> float:
    return sizes.pole + each.label.width + sizes.gap if each.row == row else sizes.channel


def _fits(side: Side, width: float, sizes: Sizes) -> bool:
    rows = max((each.row for each in side.labels), default=-1) + 1
    return all(
        sum(_length(each, row, sizes) for each in there) <= _room(there, row, width, sizes)
        for row in range(rows)
        if (there := [each for each in side.labels if each.row >= row])
    )


def _room(there: Sequence[Placed], row: int, width: float, sizes: Sizes) -> float:
    """The gap behind a last label may reach over the edge."""
    return width - 2 * EDGE + (sizes.gap if there[-1].row == row else 0.0)


def _widen(side: Side, maker: LabelMaker, width: float, sizes: Sizes) -> None:
    """Labels get fewer lines, where half of what a row has to spare is enough for that."""
    for row in range(max((each.row for each in side.labels), default=-1) + 1):
        there = [each for each in side.labels if each.row >= row]
        spare = (_room(there, row, width, sizes) - sum(_length(each, row, sizes) for each in there)) / 2
        for each in there:
            if each.row != row:
                continue
            leading, most = maker.look.leading, each.label.width + spare
            wider = maker.narrowest(each.stack, each.label.height - leading, each.label.width, most)
            if wider is not None:
                spare -= max(0.0, wider.width - each.label.width)
                each.label = wider


def _place(side: Side, width: float, sizes: Sizes) -> None:
    rows = max((each.row for each in side.labels), default=-1) + 1
    for row in range(rows):
        there = [each for each in side.labels if each.row >= row]
        _place_row(there, row, width, sizes)
        ways = max(abs(each.poles[-1] - each.poles[-2]) for each in there)
        least = sizes.elbow if row == 0 else sizes.elbow * 0.7
        side.zones.append(min(max(least, ways * STEEPNESS), sizes.elbow * 4))
        side.heights.append(max((each.label.height for each in there if each.row == row), default=0.0))


def _place_row(there: Sequence[Placed], row: int, width: float, sizes: Sizes) -> None:
    """Labels fly behind their leader where there is room, before it where that is nearer."""
    lengths = [_length(each, row, sizes) for each in there]
    room = _room(there, row, width, sizes)
    for each, length in zip(there, lengths, strict=True):
        each.flipped = each.row == row and each.poles[-1] + length - sizes.gap > width - EDGE
    lefts = spread(_wanted(there, row, lengths, sizes), lengths, room)
    for each, left, length in zip(there, lefts, lengths, strict=True):
        if each.row == row and not each.flipped and left < each.poles[-1] - length * 0.6:
            each.flipped = True
    lefts = spread(_wanted(there, row, lengths, sizes), lengths, room)
    for each, left, length in zip(there, lefts, lengths, strict=True):
        each.left = left + EDGE
        each.poles.append(left + EDGE + _pole(each, row, length, sizes))


def _pole(each: Placed, row: int, length: float, sizes: Sizes) -> float:
    """Where the leader stands, from the left edge of what the label or channel takes."""
    if each.row != row:
        return sizes.channel / 2
    return length - sizes.gap if each.flipped else 0.0


def _wanted(there: Sequence[Placed], row: int, lengths: Sequence[float], sizes: Sizes) -> list[float]:
    return [
        each.poles[-1] - EDGE - _pole(each, row, length, sizes)
        for each, length in zip(there, lengths, strict=True)
    ]
