"""A scale and its tracks to the axis: the strongest line, with ticks, breaks and the names of lanes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factdeck.diagrams.look import Look
from factdeck.diagrams.pen import label
from factdeck.diagrams.sizes import Sizes
from factdeck.diagrams.timeline.frame import Frame
from factdeck.diagrams.timeline.scale import Scale, Segment
from factdeck.diagrams.timeline.ticks import Tick, TickLabel, ticks
from factdeck.diagrams.timeline.tracks import Band
from factdeck.drawing import Part

TICK_ROOM = 2.2
"""Least distance of tick labels, by their size."""


def axis_lines(scale: Scale, band: Band, frame: Frame, look: Look, sizes: Sizes) -> Iterator[Part]:
    """The line, broken by two slanted strokes where the scale is, and the quiet lines of the lanes."""
    breaks = scale.breaks
    begin, end = scale.segments[0].near, scale.segments[-1].far
    starts, ends = [begin, *(far for _, far in breaks)], [*(near for near, _ in breaks), end]
    for start, stop in zip(starts, ends, strict=True):
        for track in band.tracks:
            if track.at:
                yield frame.line((start, track.at), (stop, track.at), look.rule, sizes.hairline)
        yield frame.line((start, 0), (stop, 0), look.ink, sizes.axis)
    slant, reach = sizes.axis, sizes.axis * 2.4
    for near, far in breaks:
        yield frame.line((near + 4, 0), (far - 4, 0), look.ink, sizes.hairline * 1.5, (2.0, 2.5))
        for at in (near, far):
            yield frame.line((at - slant, -reach), (at + slant, reach), look.ink, sizes.hairline * 2)


def spaced_ticks(
    segments: Sequence[Segment],
    tick: TickLabel | None,
    look: Look,
    *,
    horizontal: bool,
    spare: float = TICK_ROOM,
    long_months: bool = True,
) -> list[Tick]:
    """Ticks whose labels have room beside each other or, on a vertical axis, under each other.

    ``spare`` is what a horizontal axis keeps free between them, by their size; ``long_months`` lets the first month
    of a stretch of it name its year.
    """
    if tick is None:
        return []

    def length_of(told: str) -> float:
        return look.width_of(told, look.regular, look.small) if horizontal else look.small

    room = look.small * (spare if horizontal else TICK_ROOM * 0.5)
    return [
        each
        for result in ticks(segments, tick, length_of, room, long_months=horizontal and long_months)
        for each in result
    ]


def tick_marks(
    made: Sequence[Tick],
    frame: Frame,
    look: Look,
    sizes: Sizes,
    leaders: Sequence[float],
    limits: tuple[float, float],
) -> Iterator[Part]:
    """Ticks of a horizontal axis; a label stands before, under or behind its tick, wherever no leader runs."""
    taken = limits[0]
    for each in made:
        if each.at > limits[1] - sizes.axis:
            continue
        start, end = -sizes.axis / 2, -sizes.axis / 2 - sizes.tick
        yield frame.line((each.at, start), (each.at, end), look.ink, sizes.hairline * 1.5)
        width = look.width_of(each.label, look.regular, look.small)
        left = _free(each.at, width, taken, limits[1], leaders, sizes)
        if left is not None:
            x, y = frame.point(left, -tick_depth(look, sizes) + look.small * 0.25)
            yield label(look, each.label, x, y, size=look.small)
            taken = left + width + look.small * 0.6


def tick_depth(look: Look, sizes: Sizes) -> float:
    """How far ticks and their labels reach from a horizontal axis."""
    return sizes.axis / 2 + sizes.tick + look.small * 1.05


def _free(
    at: float, width: float, taken: float, most: float, leaders: Sequence[float], sizes: Sizes
) -> float | None:
    clear = sizes.hairline + 1.5
    for left in (at - width / 2, at + clear, at - width - clear, at - width * 0.25, at - width * 0.75):
        right = left + width
        if left >= taken and right <= most and not any(left - clear < x < right + clear for x in leaders):
            return left
    return None


def vertical_tick_marks(
    made: Sequence[Tick], frame: Frame, look: Look, sizes: Sizes, height: float
) -> Iterator[Part]:
    """Ticks of a vertical axis, with their labels before them."""
    reach = -sizes.axis / 2 - sizes.tick
    for each in made:
        if not look.small * 0.5 <= each.at <= height - look.small * 0.5:
            continue
        yield frame.line((each.at, -sizes.axis / 2), (each.at, reach), look.ink, sizes.hairline * 1.5)
        x, y = frame.point(each.at, reach - 1.5)
        yield label(look, each.label, x, y - look.small * 0.34, size=look.small, anchor="end")
