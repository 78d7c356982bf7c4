"""The dates of sections to numbered bars above one axis, a bar higher where it would meet one before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from factdeck.diagrams.look import Look
from factdeck.diagrams.pen import keyed, label
from factdeck.diagrams.sizes import Sizes
from factdeck.diagrams.timeline.axis import axis_lines
from factdeck.diagrams.timeline.dated_ticks import LABEL_DEPTH, centred_ticks, dated_ticks
from factdeck.diagrams.timeline.forms import hatched_box
from factdeck.diagrams.timeline.frame import Frame
from factdeck.diagrams.timeline.scale import Scale
from factdeck.diagrams.timeline.strip import Span, bar_parts, bars, joints, outermost, strip_scale
from factdeck.diagrams.timeline.ticks import TickLabel
from factdeck.diagrams.timeline.tracks import Band
from factdeck.drawing import Drawing, Group, Part

THICK, PITCH, NUMBER_GAP = 0.85, 1.4, 0.35
"""A bar's thickness, the way from bar to bar and that from a number to its bar, by the size of the numbers."""


MOST_FILLED = 0.7
"""Of the way from bar to bar, by a bar."""
FOOT = 0.35
"""Between the axis and the lowest bar, by the size of the numbers, which reach below their bars."""
NUMBER = 0.8
"""Height of a number, by its size."""
LEAST_PITCH = 0.85
"""From bar to bar at least, by the size of the numbers."""


class Bar(Struct, frozen=True):
    """``left`` is where its number begins."""

    number: str
    stretch: Span
    left: float
    level: int


def draw_route(
    stretches: Sequence[Span],
    spans: Sequence[Span],
    look: Look,
    width: float,
    tick: TickLabel,
    most: float = float("inf"),
) -> Drawing:
    """A bar for each stretch, on the scale of ``spans`` (see ``strip_scale``), which hold all of them.

    Bars get thinner where the drawing would be higher than ``most``, as long as their numbers have room.
    """
    sizes, scale = Sizes.of(look), strip_scale(spans, width)
    result = list(_bars(stretches, scale, look))
    tick_length = sizes.axis / 2 + sizes.tick
    axis = tick_length + look.small * LABEL_DEPTH
    foot = axis + sizes.axis / 2 + look.small * FOOT
    highest = max(bar.level for bar in result)
    pitch = _pitch(look, most - foot - look.small * NUMBER, highest)
    thick = min(look.small * THICK, pitch * MOST_FILLED)
    frame, limits = Frame(True, 0.0, axis), (0.0, width)
    parts: list[Part] = [
        *axis_lines(scale, Band(), frame, look, sizes),
        *centred_ticks(
            dated_ticks(scale, outermost(spans), tick, look, limits), frame, look, sizes, tick_length, limits
        ),
        *(_drawn(bar, foot + bar.level * pitch, thick, scale, look) for bar in result),
    ]
    height = foot + highest * pitch + max(look.small * NUMBER, thick)
    return Drawing(width, height, tuple(parts))


def _pitch(look: Look, room: float, highest: int) -> float:
    """From level to level, where the highest has its own room above the others'."""
    wanted = look.small * PITCH
    return max(min(wanted, room / highest), look.small * LEAST_PITCH) if highest else wanted


def _drawn(bar: Bar, low: float, thick: float, scale: Scale, look: Look) -> Group:
    """Every other bar is hatched, in the second colour."""
    hatched = int(bar.number) % 2 == 0
    colour = look.second if hatched else look.accent
    baseline = low + thick / 2 - look.small * 0.35
    text = label(look, bar.number, bar.left, baseline, font=look.bold, size=look.small, colour=colour)
    if not hatched:
        return keyed(bar.number, *bar_parts(scale, bar.stretch, low, thick, colour), text)
    sizes = Sizes.of(look)
    pieces = bars(scale, bar.stretch, thick)
    boxes = [hatched_box(start, low, end - start, thick, colour, 45.0, look, sizes) for start, end in pieces]
    return keyed(bar.number, *joints(pieces, low, thick, colour), *boxes, text)


def _bars(stretches: Sequence[Span], scale: Scale, look: Look) -> Iterator[Bar]:
    """Each beside the one before it, or a level higher where it or its number would meet that."""
    gap = look.small * NUMBER_GAP
    level, taken = 0, -float("inf")
    for number, stretch in enumerate(stretches, 1):
        pieces = bars(scale, stretch, look.small * THICK)
        begin, end = pieces[0][0], pieces[-1][1]
        wide = look.width_of(str(number), look.bold, look.small)
        before = begin - gap - wide
        left = before if before >= 0 else end + gap
        if min(left, begin) < taken:
            level += 1
        taken = max(end, left + wide) + gap
        yield Bar(str(number), stretch, left, level)
