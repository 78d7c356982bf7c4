"""A numbered spot to the shapes of its mark, its bar, or the time within which it fell."""

from __future__ import annotations

from msgspec.structs import replace

from factdeck.diagrams.look import Look
from factdeck.diagrams.sizes import Sizes
from factdeck.diagrams.timeline.forms import bar_box, numbered_mark
from factdeck.diagrams.timeline.frame import Frame
from factdeck.diagrams.timeline.marks import fade
from factdeck.diagrams.timeline.spots import STROKE, Spot
from factdeck.drawing import Part

STOP = 0.3
"""Half the height of the stop at the end of a time within which something fell, by the size of labels."""


def mark_parts(
    spot: Spot, frame: Frame, height: float, diameter: float, look: Look, sizes: Sizes
) -> list[Part]:
    """``height`` is that of the mark's middle above the frame's axis."""
    x, y = frame.point(spot.mark, height)
    stem = (
        [frame.line((spot.mark, height - spot.rise), (spot.mark, height), spot.form.colour, sizes.hairline)]
        if spot.rise
        else []
    )
    return [
        *stem,
        *numbered_mark(spot.form, x, y, diameter, spot.entry, spot.number, look),
    ]


def crowded_stroke(spot: Spot, frame: Frame, height: float, look: Look, sizes: Sizes) -> Part:
    """What stands on the lane for a mark that a lens shows."""
    reach = look.size * STROKE
    return frame.line(
        (spot.at, height - reach), (spot.at, height + reach), spot.form.colour, sizes.hairline * 2
    )


def time_parts(
    spot: Spot, frame: Frame, height: float, length: float, look: Look, sizes: Sizes
) -> list[Part]:
    """The bar, or the time within which it fell, on an axis of this ``length``; nothing for a day."""
    if spot.kind == "bar":
        return _bar(spot, frame, height, length, look, sizes)
    if spot.kind == "within":
        weight, stop = sizes.hairline * 2.5, look.size * STOP
        return [
            frame.line((spot.at, height), (spot.end, height), spot.form.colour, weight),
            frame.line((spot.end, height - stop), (spot.end, height + stop), spot.form.colour, weight),
        ]
    return []


def _bar(spot: Spot, frame: Frame, height: float, length: float, look: Look, sizes: Sizes) -> list[Part]:
    end = max(spot.end, spot.at + sizes.bar * 0.6)
    x, y = frame.point(spot.at, height)
    shapes: list[Part] = [bar_box(x, y, end - spot.at, spot.form, spot.entry, look, sizes)]
    own = replace(look, second=spot.form.colour)
    low, high = height - sizes.bar / 2, height + sizes.bar / 2
    if spot.entry.open_start:
        shapes += fade(spot.at - spot.reach, -1, low, high, frame, own, length, sizes)
    if spot.entry.open_end:
        shapes += fade(end, 1, low, high, frame, own, length, sizes)
    return shapes
