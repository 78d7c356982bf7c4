"""Entries and a stretch of time to a slim strip that shows where on the timeline the stretch lies."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.graphics.shapes import Drawing

from factdeck.drawings.entries import Entry
from factdeck.drawings.look import Look
from factdeck.drawings.pen import box, label, line
from factdeck.drawings.scale import make_scale


def draw_strip(
    entries: Sequence[Entry], look: Look, width: float, height: float, active: tuple[float, float], told: str
) -> Drawing:
    """``active`` is the stretch in days, ``told`` its dates in words, set behind the strip."""
    drawing = Drawing(width, height)
    told_width = look.width_of(told, look.bold, look.small)
    length = width - told_width - look.size
    spans = [(entry.start, entry.end) for entry in entries]
    scale = make_scale([*spans, active], length - 2 * look.small * 0.4, offset=look.small * 0.4)
    middle = height / 2
    drawing.add(line(0, middle, length, middle, look.rule, 1.0))
    start, end = scale.at(active[0]), scale.at(active[1])
    drawing.add(box(start, middle - 3.5, max(end - start, 5.0), 7.0, fill=look.accent))
    for entry in entries:
        x = scale.at(entry.start)
        drawing.add(line(x, middle - 5, x, middle + 5, look.ink, 1.0))
    baseline = middle - look.small * 0.33
    drawing.add(label(look, told, width, baseline, font=look.bold, size=look.small, anchor="end"))
    return drawing
