"""Days to places along an axis: in proportion, with breaks where an empty stretch dwarfs the rest."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

FIRST_SHARE, NEXT_SHARE = 0.3, 0.4
"""Of what is shown: only an empty stretch longer than this is broken, the first and those after it,"""
BREAK_FACTOR = 5.0
"""and only where it is so many times longer than the mean time between the dates that stay together."""
BREAK_WIDTH = 20.0
ROOM_FOR_BREAK = 120.0
"""An axis has one break at most for each of these lengths."""
ALONE_SHARE = 0.06
"""Of all that is shown: the least length of a stretch between breaks."""
LONE_DAYS = 3.0
"""Shown at least on both sides of a single date."""


class Segment(Struct, frozen=True):
    """An unbroken stretch: days from ``start`` to ``end`` at points ``near`` to ``far``."""

    start: float
    end: float
    near: float
    far: float

    def at(self, day: float) -> float:
        """Where a day lies, in points; a segment of a single day has it in the middle."""
        if self.end == self.start:
            return (self.near + self.far) / 2
        return self.near + (day - self.start) / (self.end - self.start) * (self.far - self.near)


class Scale(Struct, frozen=True):
    """All segments share one ratio of points to days."""

    segments: tuple[Segment, ...]

    def at(self, day: float) -> float:
        """Where a day lies, in points; one outside lies at the nearer end."""
        number = bisect_left([segment.end for segment in self.segments], day)
        segment = self.segments[min(number, len(self.segments) - 1)]
        return segment.at(min(max(day, segment.start), segment.end))

    @property
    def breaks(self) -> list[tuple[float, float]]:
        """Where the axis is broken, as points."""
        return [(first.far, second.near) for first, second in itertools.pairwise(self.segments)]


LEAST_SHARE = 0.2
"""Of the length, for the days themselves, whatever margins are asked for."""


def make_scale(
    spans: Sequence[tuple[float, float]],
    length: float,
    *,
    margin: float = 0.0,
    end_margin: float = 0.0,
    most_breaks: int | None = None,
    least_gap: float = FIRST_SHARE,
) -> Scale:
    """A scale over ``length`` points for the spans (start, end) of all entries.

    ``margin`` points are kept free before the first span, after the last and beside each break;
    ``end_margin`` is kept free after the last span where it is more. There are no more breaks than have room, nor
    than ``most_breaks``, and the first one is at least a ``least_gap`` of what is shown.
    """
    breaks = int(length // ROOM_FOR_BREAK)
    runs = _with_least_length(
        _runs(sorted(spans), breaks if most_breaks is None else min(breaks, most_breaks), least_gap)
    )
    days = sum(end - start for start, end in runs)
    after = max(margin, end_margin)
    free = margin * (2 * len(runs) - 1) + after
    room = max(length - BREAK_WIDTH * (len(runs) - 1) - free, length * LEAST_SHARE)
    ratio = room / days if days else 0.0
    segments: list[Segment] = []
    near = 0.0
    for number, (start, end) in enumerate(runs):
        behind = after if number == len(runs) - 1 else margin
        far = near + margin + (end - start) * ratio + behind
        pad = (margin / ratio, behind / ratio) if ratio else (0.0, 0.0)
        segments.append(Segment(start - pad[0], end + pad[1], near, far))
        near = far + BREAK_WIDTH
    return Scale(tuple(segments))


def even_scale(count: int, length: float) -> Scale:
    """Entry numbers, from 0, in the middle of equal parts of the length."""
    return Scale((Segment(-0.5, count - 0.5, 0.0, length),))


Run = tuple[float, float]


def _runs(spans: Sequence[Run], most_breaks: int, least_gap: float) -> list[Run]:
    """Stretches of days between the gaps that are broken out, longest gap first."""
    merged = _merged(spans)
    if len({start for start, _ in spans}) == 1:
        start, end = merged[0][0], merged[-1][1]
        around = max((end - start) * 0.75, LONE_DAYS)
        return [(start - around, end + around)]
    return _joined(merged, _broken(merged, len({start for start, _ in spans}), most_breaks, least_gap))


def _broken(merged: Sequence[Run], dates: int, most_breaks: int, least_gap: float) -> set[int]:
    """The numbers of the gaps to break: as many of the longest as dwarf what is then left."""
    gaps = sorted(
        ((second[0] - first[1], number) for number, (first, second) in enumerate(itertools.pairwise(merged))),
        reverse=True,
    )
    shown, count = merged[-1][1] - merged[0][0], 0
    for number, (gap, _) in enumerate(gaps[:most_breaks], 1):
        together = dates - 1 - number
        if gap <= (NEXT_SHARE if number > 1 else least_gap) * shown or together < 1:
            break
        shown -= gap
        if gap * together > BREAK_FACTOR * shown:
            count = number
    return {number for _, number in gaps[:count]}


def _merged(spans: Sequence[Run]) -> list[Run]:
    """Spans that touch or overlap, as one."""
    merged = [spans[0]]
    for start, end in spans[1:]:
        if start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _joined(merged: Sequence[Run], broken: set[int]) -> list[Run]:
    runs = [merged[0]]
    for number, (start, end) in enumerate(merged[1:]):
        if number in broken:
            runs.append((start, end))
        else:
            runs[-1] = (runs[-1][0], end)
    return runs


def _with_least_length(runs: list[Run]) -> list[Run]:
    least = sum(end - start for start, end in runs) * ALONE_SHARE
    return [(start, max(end, start + least)) for start, end in runs]
