"""An entry to its mark: a dot for a date, a bar for an interval, told apart by form where it is not sure."""

from __future__ import annotations

from factdeck.diagrams.look import Look
from factdeck.diagrams.pen import dot
from factdeck.diagrams.sizes import Sizes
from factdeck.diagrams.timeline.entries import Entry
from factdeck.diagrams.timeline.frame import Frame
from factdeck.diagrams.timeline.tracks import Band, Extent
from factdeck.drawing import Part, PolyLine

FADE_STEPS = 4


def mark_shapes(
    entry: Entry, band: Band, frame: Frame, look: Look, sizes: Sizes, length: float
) -> list[Part]:
    """The shapes of one entry; an open end fades within the ``length`` of the axis."""
    extent = band.extents[entry.key]
    if extent.kind == "bar":
        return _bar(entry, extent, band, frame, look, length, sizes)
    x, y = frame.point(extent.start, band.marks[entry.key])
    shapes: list[Part] = [
        dot(x, y, sizes.mark, look, approximate=entry.approximate, uncertain=entry.uncertain)
    ]
    if extent.kind == "within":
        shapes.insert(0, _within(extent, band.marks[entry.key], frame, look, sizes))
    return shapes


def _within(extent: Extent, at: float, frame: Frame, look: Look, sizes: Sizes) -> PolyLine:
    """A line from the mark to a stop, on the lane or just beside the axis: the event fell somewhere on it."""
    weight = sizes.hairline * 2.5
    low = at or sizes.axis / 2 + weight / 2 + 0.5
    stop = sizes.mark
    places = [
        (extent.start, low),
        (extent.end, low),
        (extent.end, low + stop),
        (extent.end, low - (stop if at else 0.0)),
    ]
    return frame.path(places, look.accent, weight)


def _bar(
    entry: Entry, extent: Extent, band: Band, frame: Frame, look: Look, length: float, sizes: Sizes
) -> list[Part]:
    """Filled where both ends are sure, open where about, dashed where doubtful; an open end in shrinking steps."""
    low, high = band.bars[entry.key], band.bars[entry.key] + band.bar
    sure = not (entry.approximate or entry.uncertain)
    weight = sizes.hairline * 2
    fill = look.second if sure else look.paper
    inset = weight / 2
    start, end = extent.start, extent.end
    dash = (weight * 1.6, weight * 1.2) if entry.uncertain else ()
    far = max(end - inset, start + weight)
    shapes: list[Part] = [
        frame.box((start + inset, low + inset), (far, high - inset), fill, look.second, weight, dash)
    ]
    for open_end, at, sign in ((entry.open_start, start, -1), (entry.open_end, end, 1)):
        if open_end:
            shapes += fade(at, sign, low, high, frame, look, length, sizes)
    return shapes


def fade(
    at: float, sign: int, low: float, high: float, frame: Frame, look: Look, length: float, sizes: Sizes
) -> list[Part]:
    """Steps that shrink behind an open end of a bar; ``sign`` is -1 where they go before it."""
    step = sizes.fade / FADE_STEPS
    shapes: list[Part] = []
    for number in range(FADE_STEPS):
        near = at + sign * (number + 0.35) * step
        far = near + sign * step * 0.65 * (1 - number / (FADE_STEPS + 1))
        if min(near, far) >= 0 and max(near, far) <= length:
            shapes.append(frame.box((near, low), (far, high), fill=look.second))
    return shapes
