"""Days to places along an axis: in proportion, with breaks where an empty stretch dwarfs the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

BREAK_SHARE = 0.33
"""Of the whole span: an empty stretch longer than this is broken."""
BREAK_WIDTH = 22.0
FEWEST_FOR_BREAK = 4


@dataclass(frozen=True, slots=True)
class Segment:
    """An unbroken stretch: days from ``start`` to ``end`` at points ``near`` to ``far``."""

    start: float
    end: float
    near: float
    far: float

    def at(self, day: float) -> float:
        if self.end == self.start:
            return (self.near + self.far) / 2
        return self.near + (day - self.start) / (self.end - self.start) * (self.far - self.near)


@dataclass(frozen=True, slots=True)
class Scale:
    """All segments share one ratio of points to days."""

    segments: tuple[Segment, ...]

    def at(self, day: float) -> float:
        for segment in self.segments:
            if day <= segment.end:
                return segment.at(max(day, segment.start))
        return self.segments[-1].at(self.segments[-1].end)

    @property
    def breaks(self) -> list[tuple[float, float]]:
        """Where the axis is broken, as points."""
        return [(first.far, second.near) for first, second in zip(self.segments, self.segments[1:])]


def make_scale(spans: Sequence[tuple[float, float]], length: float, *, offset: float = 0.0) -> Scale:
    """A scale over ``length`` points for the spans (start, end) of all entries."""
    runs = _runs(sorted(spans))
    days = sum(end - start for start, end in runs)
    room = length - BREAK_WIDTH * (len(runs) - 1)
    ratio = room / days if days else 0.0
    segments: list[Segment] = []
    near = offset
    for start, end in runs:
        far = near + ((end - start) * ratio if days else room / len(runs))
        segments.append(Segment(start, end, near, far))
        near = far + BREAK_WIDTH
    return Scale(tuple(segments))


def _runs(spans: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Stretches of days without a long gap, with a little room around those that a gap cuts off."""
    first, last = spans[0][0], max(end for _, end in spans)
    whole = last - first
    runs = [list(spans[0])]
    for start, end in spans[1:]:
        gap = start - runs[-1][1]
        if len(spans) >= FEWEST_FOR_BREAK and gap > BREAK_SHARE * whole:
            runs.append([start, end])
        else:
            runs[-1][1] = max(runs[-1][1], end)
    if len(runs) > 1:
        kept = sum(end - start for start, end in runs)
        least = max(kept * 0.08, 1.0)
        runs = [[start, max(end, start + least)] for start, end in runs]
    return [(start, end) for start, end in runs]
