"""Entries and a stretch of time to a slim strip that shows where on the timeline the stretch lies."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.graphics.shapes import Drawing

from factdeck.drawings.entries import Entry
from factdeck.drawings.labels import LabelMaker
from factdeck.drawings.look import Look
from factdeck.drawings.pen import box, label, line
from factdeck.drawings.scale import Scale, make_scale

WORDS_SHARE = 0.4
"""Of the width, at most for the dates behind the strip."""
LEADING = 1.15


def draw_strip(
    entries: Sequence[Entry], look: Look, width: float, height: float, active: tuple[float, float], told: str
) -> Drawing:
    """``active`` is the stretch in days, ``told`` its dates in words, set behind the strip.

    The strip is exactly as large as asked; the words stand on as many lines as it is high enough for.
    """
    drawing = Drawing(width, height)
    lines = _words(told, look, width, height)
    words = max((wide for _, wide in lines), default=0.0)
    length = max(width - words - look.small, 0.0) if lines else width
    reach = min(look.small * 0.4, height / 2)
    scale = make_scale([(e.start, e.end) for e in entries] + [active], length, margin=reach)
    _add_axis(drawing, scale, look, height / 2, reach)
    start, end = scale.at(active[0]), scale.at(active[1])
    thick = min(look.small * 0.5, height)
    drawing.add(
        box(
            start, height / 2 - thick / 2, min(max(end - start, 4.0), length - start), thick, fill=look.accent
        )
    )
    for entry in entries:
        x, inside = scale.at(entry.start), active[0] <= entry.start < active[1]
        drawing.add(line(x, height / 2 - reach, x, height / 2 + reach, look.ink, 1.4 if inside else 0.6))
    leading = look.small * LEADING
    for number, (text, _) in enumerate(lines):
        baseline = height / 2 + ((len(lines) - 1) / 2 - number) * leading - look.small * 0.34
        drawing.add(label(look, text, width, baseline, font=look.bold, size=look.small, anchor="end"))
    return drawing


def _words(told: str, look: Look, width: float, height: float) -> list[tuple[str, float]]:
    maker = LabelMaker(look)
    lines = maker.wrap(told, look.bold, look.small, width * WORDS_SHARE)
    if len(lines) * look.small * LEADING <= height:
        return lines
    return maker.wrap(told, look.bold, look.small, width)


def _add_axis(drawing: Drawing, scale: Scale, look: Look, middle: float, reach: float) -> None:
    """A quiet line, dotted where an empty stretch is left out."""
    for segment in scale.segments:
        drawing.add(line(segment.near, middle, segment.far, middle, look.rule, 1.0))
    for near, far in scale.breaks:
        drawing.add(line(near, middle, far, middle, look.rule, 1.0, (1.0, 3.0)))
