"""The dates of sections to numbered bars above one axis, a bar higher where it would meet one before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factdeck.diagrams.look import Look
from factdeck.diagrams.pen import keyed, label
from factdeck.diagrams.sizes import Sizes
from factdeck.diagrams.timeline.axis import axis_lines
from factdeck.diagrams.timeline.dated_ticks import LABEL_DEPTH, centred_ticks, dated_ticks
from factdeck.diagrams.timeline.frame import Frame
from factdeck.diagrams.timeline.scale import Scale
from factdeck.diagrams.timeline.strip import Span, bar_parts, bars, outermost, strip_scale
from factdeck.diagrams.timeline.ticks import TickLabel
from factdeck.diagrams.timeline.tracks import Band
from factdeck.drawing import Drawing, Part
from factdeck.records import dataclass

THICK, PITCH, NUMBER_GAP = 0.85, 1.4, 0.35
"""A bar's thickness, the way from bar to bar and that from a number to its bar, by the size of the numbers."""


@dataclass(frozen=True, slots=True)
class Bar:
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

    Bars get thinner, down to a third, where the drawing would be higher than ``most``.
    """
    sizes, scale = Sizes.of(look), strip_scale(spans, width)
    made = list(_bars(stretches, scale, look))
    levels = max(bar.level for bar in made) + 1
    depth = sizes.axis / 2 + sizes.tick + look.small * LABEL_DEPTH
    foot, number = sizes.axis / 2 + 2.0, look.small * 0.8
    pitch = look.small * PITCH
    room = most - depth - foot - number
    pitch = max(min(pitch, room / max(1, levels - 1)), pitch / 3) if levels > 1 else pitch
    thick = min(look.small * THICK, pitch * 0.7)
    height = depth + foot + (levels - 1) * pitch + max(number, thick)
    frame = Frame(True, 0.0, depth)
    ticks = dated_ticks(scale, outermost(spans), tick, look, (0.0, width))
    parts: list[Part] = [
        *axis_lines(scale, Band(), frame, look, sizes),
        *centred_ticks(ticks, frame, look, sizes, sizes.axis / 2 + sizes.tick, (0.0, width)),
    ]
    for number_of, bar in enumerate(made):
        low = depth + foot + bar.level * pitch
        colour = (look.accent, look.second)[number_of % 2]
        told = label(
            look,
            bar.number,
            bar.left,
            low + thick / 2 - look.small * 0.35,
            font=look.bold,
            size=look.small,
            colour=colour,
        )
        parts.append(keyed(bar.number, *bar_parts(scale, bar.stretch, low, thick, colour), told))
    return Drawing(width, height, tuple(parts))


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
