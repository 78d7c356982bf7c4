"""A deck's dates and a stretch of them to a slim strip, the same on every slide but for the bar over the stretch."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from factdeck.diagrams.look import Look
from factdeck.diagrams.pen import box, line
from factdeck.diagrams.sizes import Sizes
from factdeck.diagrams.timeline.dated_ticks import LABEL_DROP, centred_ticks, dated_ticks
from factdeck.diagrams.timeline.frame import Frame
from factdeck.diagrams.timeline.scale import Scale, make_scale
from factdeck.diagrams.timeline.ticks import TickLabel
from factdeck.drawing import Drawing, Part
from factdeck.forgetting import kept_for_article

EDGE_SHARE = 1 / 40
"""Of the width, free at both ends of the line."""
BAR, TICK = 0.72, 0.6
"""The bar's thickness and least length, and a tick's length below the line, by the size of the tick labels."""
LINE = 1.0
"""Points."""
TICK_ROOM = 7.0
"""Between the labels of ticks, by their size: a few are enough."""
MOST_BREAKS, LEAST_GAP = 1, 0.5
"""One break at most, and that of a gap that is at least so much of all."""
DESCENT = 0.25

Span = tuple[float, float]
"""First day, and the day after the last."""


def strip_scale(spans: Sequence[Span], width: float) -> Scale:
    """Of all drawings of this width that show the same dates."""
    return make_scale(spans, width, margin=width * EDGE_SHARE, most_breaks=MOST_BREAKS, least_gap=LEAST_GAP)


@kept_for_article(64)
def draw_strip(
    spans: tuple[Span, ...],
    look: Look,
    width: float,
    height: float,
    active: Span | None,
    tick: TickLabel | None,
    free: float = 0.0,
) -> Drawing:
    """Exactly as large as asked, and made once for all slides of a stretch. The scale is that of ``spans``; ``active`` lies within it, and None has no bar.

    ``free`` is the room at the end where no label stands. Labels that have no room below the
    line are left out.
    """
    scale, sizes = strip_scale(spans, width), Sizes.of(look)
    thick = min(look.small * BAR, height)
    at, labelled = _line_height(look, height, thick)
    frame = Frame(True, 0.0, at)
    parts: list[Part] = [*_axis(scale, look, at)]
    if labelled:
        limits = (0.0, width - free)
        result = dated_ticks(scale, outermost(spans), tick, look, limits, TICK_ROOM)
        parts += centred_ticks(result, frame, look, sizes, look.small * TICK, limits)
    if active:
        parts += bar_parts(scale, active, at - thick / 2, thick, look.accent)
    return Drawing(width, height, tuple(parts))


def _line_height(look: Look, height: float, thick: float) -> tuple[float, bool]:
    """Where the line stands, and whether labels have room below it."""
    at = height - thick / 2
    labelled = at - look.small * (TICK + LABEL_DROP + DESCENT) >= 0
    return (at, True) if labelled else (height / 2, False)


def outermost(spans: Sequence[Span]) -> tuple[float, float]:
    """The first and the last day."""
    return min(start for start, _ in spans), max(end for _, end in spans) - 1


def bar_parts(scale: Scale, active: Span, low: float, thick: float, colour: str) -> list[Part]:
    """A bar at least as long as it is thick, dashed and thin where it goes over a break."""
    pieces = bars(scale, active, thick)
    boxes = (box(start, low, end - start, thick, colour) for start, end in pieces)
    return [*boxes, *joints(pieces, low, thick, colour)]


def joints(pieces: Sequence[tuple[float, float]], low: float, thick: float, colour: str) -> list[Part]:
    """Dashes from each piece of a bar to the next, over the break between them."""
    middle = low + thick / 2
    return [
        line((one[1], middle), (other[0], middle), colour, thick / 3, (3.0, 3.0))
        for one, other in itertools.pairwise(pieces)
    ]


def bars(scale: Scale, active: Span, least: float) -> list[tuple[float, float]]:
    """The ends of the bar in every part of the axis that it reaches into; a short one is made longer."""
    ends = [
        (segment.at(max(active[0], segment.start)), segment.at(min(active[1], segment.end)))
        for segment in scale.segments
        if active[0] < segment.end and segment.start < active[1]
    ]
    if len(ends) > 1:
        return ends
    start, end = ends[0] if ends else (scale.at(active[0]), scale.at(active[1]))
    length = max(end - start, least)
    first, last = scale.segments[0].near, scale.segments[-1].far
    left = min(max((start + end - length) / 2, first), last - length)
    return [(left, left + length)]


def _axis(scale: Scale, look: Look, at: float) -> Iterator[Part]:
    """Dotted where an empty stretch is left out."""
    for segment in scale.segments:
        yield line((segment.near, at), (segment.far, at), look.ink, LINE)
    for near, far in scale.breaks:
        yield line((near, at), (far, at), look.ink, LINE, (1.0, 3.0))
