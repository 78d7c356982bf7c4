"""Entries and a stretch of time to a slim strip that shows where on the timeline the stretch lies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factdeck.diagrams.look import Look
from factdeck.diagrams.pen import box, label, line
from factdeck.diagrams.timeline.entries import Entry
from factdeck.diagrams.timeline.labels import LabelMaker
from factdeck.diagrams.timeline.scale import Scale, make_scale
from factdeck.drawing import Drawing, Part

WORDS_SHARE = 0.4
"""Of the width, at most for the dates behind the strip."""
LEADING = 1.15


def draw_strip(
    entries: Sequence[Entry], look: Look, width: float, height: float, active: tuple[float, float], told: str
) -> Drawing:
    """``active`` is the stretch in days, ``told`` its dates in words, set behind the strip.

    The strip is exactly as large as asked; the words stand on as many lines as it is high enough for.
    """
    lines = _words(told, look, width, height)
    words = max((wide for _, wide in lines), default=0.0)
    length = max(width - words - look.small, 0.0) if lines else width
    reach = min(look.small * 0.4, height / 2)
    scale = make_scale([(e.start, e.end) for e in entries] + [active], length, margin=reach)
    start, end = scale.at(active[0]), scale.at(active[1])
    thick = min(look.small * 0.5, height)
    shown = min(max(end - start, 4.0), length - start)
    parts: list[Part] = [
        *_axis(scale, look, height / 2),
        box(start, height / 2 - thick / 2, shown, thick, fill=look.accent),
    ]
    for entry in entries:
        x, inside = scale.at(entry.start), active[0] <= entry.start < active[1]
        ends = (x, height / 2 - reach), (x, height / 2 + reach)
        parts.append(line(*ends, look.ink, 1.4 if inside else 0.6))
    leading = look.small * LEADING
    for number, (text, _) in enumerate(lines):
        baseline = height / 2 + ((len(lines) - 1) / 2 - number) * leading - look.small * 0.34
        parts.append(label(look, text, width, baseline, font=look.bold, size=look.small, anchor="end"))
    return Drawing(width, height, tuple(parts))


def _words(told: str, look: Look, width: float, height: float) -> list[tuple[str, float]]:
    maker = LabelMaker(look)
    lines = maker.wrap(told, look.bold, look.small, width * WORDS_SHARE)
    if len(lines) * look.small * LEADING <= height:
        return lines
    return maker.wrap(told, look.bold, look.small, width)


def _axis(scale: Scale, look: Look, middle: float) -> Iterator[Part]:
    """A quiet line, dotted where an empty stretch is left out."""
    for segment in scale.segments:
        yield line((segment.near, middle), (segment.far, middle), look.rule, 1.0)
    for near, far in scale.breaks:
        yield line((near, middle), (far, middle), look.rule, 1.0, (1.0, 3.0))
