"""A crowd of spots to a lens: an inset axis of just their days, joined to the bracket that it enlarges."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from factdeck.days import civil
from factdeck.diagrams.look import Look
from factdeck.diagrams.pen import box
from factdeck.diagrams.sizes import Sizes
from factdeck.diagrams.spread import spread
from factdeck.diagrams.timeline.dated_ticks import (
    LABEL_DEPTH,
    SPARE,
    Limits,
    apart,
    centred_ticks,
    dated_ticks,
)
from factdeck.diagrams.timeline.frame import Frame
from factdeck.diagrams.timeline.scale import Scale, make_scale
from factdeck.diagrams.timeline.spots import STROKE, Lanes, Spot, set_levels
from factdeck.diagrams.timeline.ticks import Tick, TickLabel
from factdeck.drawing import Part

WIDTH, WIDEST = 8.5, 10.5
"""By the diameter of marks; more where there are many."""
PADDING, FUNNEL, GAP = 0.3, 0.65, 1.0
"""Inside the inset's frame, between it and the bracket, and between two insets, by the size of labels."""
EDGE = 1.8
"""Kept free at both ends of the inset's axis, so that a day's label has room, by its size."""
LABEL_ROOM = 0.35
"""Between labels and the inset's frame, at its sides and its foot, by their size."""
DAY_STEPS = (1, 2, 3, 5, 7, 10)
MOST_DAYS = 12
"""An inset with more ticks than this is told in months or years."""
BRACKET = 0.25
"""The length of the bracket's legs, and how far it reaches beyond its marks, by the size of labels."""


class Lens(Struct):
    """``spots`` are those of the crowd at their places inside the inset; ``begin`` and ``end`` those of the bracket."""

    spots: Sequence[Spot]
    scale: Scale
    width: float
    rise: float
    """How far the highest of its levels stands above the axis."""
    begin: float
    end: float
    left: float = 0.0
    bracket: float = 0.0
    """Its height above the axis."""

    def foot(self, look: Look) -> float:
        """The height of the inset's lower edge above the axis."""
        return self.bracket + look.size * FUNNEL

    def top(self, look: Look) -> float:
        return self.foot(look) + self.height(look)

    def height(self, look: Look) -> float:
        """Of the inset."""
        return self.axis(look) + self.rise + self._reach + look.size * PADDING

    @property
    def _reach(self) -> float:
        return max(spot.reach for spot in self.spots)

    @property
    def tick_length(self) -> float:
        return self._reach + 2.0

    def axis(self, look: Look) -> float:
        """From the inset's foot."""
        return self.tick_length + look.small * (LABEL_DEPTH + LABEL_ROOM)

    def limits(self, look: Look) -> Limits:
        """Places along the axis between which labels stand."""
        return look.small * LABEL_ROOM, self.width - look.small * LABEL_ROOM

    def middle_of(self, spot: Spot, look: Look) -> float:
        """From the inset's foot to the middle of a spot."""
        return self.axis(look) + spot.rise


def make_lens(crowd: Sequence[Spot], diameter: float, most: float, look: Look, sizes: Sizes) -> Lens:
    """No wider than ``most``; wider than others where that puts its marks on fewer levels."""
    widths = (diameter * max(share, len(crowd) * 1.1 + 2.0) for share in (WIDTH, WIDEST))
    result = [_lens(crowd, min(width, most), look, sizes) for width in widths]
    return min(result, key=lambda lens: lens.rise)


def _lens(crowd: Sequence[Spot], width: float, look: Look, sizes: Sizes) -> Lens:
    margin = max(max(spot.reach for spot in crowd) + look.size * PADDING, look.small * EDGE)
    days = [(spot.entry.start, spot.entry.start + 1.0) for spot in crowd]
    scale = make_scale(days, width, margin=margin, most_breaks=0)
    spots = [_enlarged(spot, scale, width - 1.0) for spot in crowd]
    rise, beside = set_levels(spots, sizes), look.size * BRACKET
    return Lens(spots, scale, width, rise, crowd[0].at - beside, crowd[-1].at + beside)


def _enlarged(spot: Spot, scale: Scale, edge: float) -> Spot:
    """The spot at its place in the inset, where what lasts longer ends at its edge."""
    at, end = scale.at(spot.entry.start), min(_place(scale, spot.entry.end), edge)
    return replace(spot, at=at, mark=at, end=end, rise=0.0, crowded=False)


def _place(scale: Scale, day: float) -> float:
    """Also beyond the scale's end."""
    [segment] = scale.segments
    return segment.at(day)


def set_lefts(lenses: Sequence[Lens], width: float, look: Look) -> None:
    """Each as near as can be above what it enlarges."""
    gap = look.size * GAP
    lengths = [lens.width + gap for lens in lenses]
    wanted = [(lens.begin + lens.end) / 2 - lens.width / 2 for lens in lenses]
    for lens, left in zip(lenses, spread(wanted, lengths, width + gap), strict=True):
        lens.left = left


def set_brackets(
    lenses: Sequence[Lens], lanes: Lanes, begin: float, look: Look, name_tops: Sequence[float]
) -> None:
    """As low as what stands under the inset and the strokes inside the bracket let them; lanes begin at ``begin``.

    Before them stand their names, which reach up to ``name_tops``.
    """
    least = lanes.lanes[-1].at + look.size * STROKE
    for lens in lenses:
        right = lens.left + lens.width
        under = [
            height + (look.size * STROKE if spot.crowded else spot.reach)
            for spot, height in lanes
            if lens.left <= begin + spot.mark + spot.reach and begin + spot.mark - spot.reach <= right
        ]
        named = name_tops if lens.left < begin else ()
        lens.bracket = max([least, *under, *named]) + look.size * BRACKET * 0.5


def lens_parts(lens: Lens, tick: TickLabel | None, look: Look, sizes: Sizes, frame: Frame) -> list[Part]:
    """The inset without its spots, and the bracket; the frame begins at the drawing's left edge."""
    foot, bracket = lens.foot(look), lens.bracket
    leg = look.size * BRACKET
    right = lens.left + lens.width
    x, y = frame.point(lens.left, foot)
    corners = [
        (lens.begin, bracket - leg),
        (lens.begin, bracket),
        (lens.end, bracket),
        (lens.end, bracket - leg),
    ]
    parts: list[Part] = [
        *(frame.line(*ends, look.ink, sizes.hairline * 1.5) for ends in itertools.pairwise(corners)),
        frame.line((lens.begin, bracket), (lens.left, foot), look.rule, sizes.hairline),
        frame.line((lens.end, bracket), (right, foot), look.rule, sizes.hairline),
        box(x, y, lens.width, lens.height(look), look.tint, look.rule, sizes.hairline),
    ]
    axis = foot + lens.axis(look)
    inner = Frame(True, frame.x + lens.left, frame.y + axis)
    result = lens_ticks(lens, tick, look)
    edge = sizes.hairline
    parts.append(inner.line((edge, 0.0), (lens.width - edge, 0.0), look.ink, sizes.axis * 0.6))
    return [*parts, *centred_ticks(result, inner, look, sizes, lens.tick_length, lens.limits(look))]


def lens_ticks(lens: Lens, tick: TickLabel | None, look: Look) -> Sequence[Tick]:
    """Days from the first event on, where they have room; the month is named with the first and where it changes."""
    if tick is None:
        return []
    first, last = (int(lens.spots[number].entry.start) for number in (0, -1))
    for step in DAY_STEPS:
        if (last - first) / step > MOST_DAYS:
            continue
        result = [
            _day(day, day - step if day > first else None, lens, tick) for day in range(first, last + 1, step)
        ]
        if all(apart(one, other, look, lens.limits(look)) for one, other in itertools.pairwise(result)):
            return result
    return dated_ticks(lens.scale, (float(first), float(last)), tick, look, lens.limits(look), SPARE)


def _day(day: int, before: int | None, lens: Lens, tick: TickLabel) -> Tick:
    date = civil(day)
    named = before is None or civil(before)[:2] != date[:2]
    return Tick(lens.scale.at(float(day)), tick(*date, "day" if named else "bare day"), float(day))
