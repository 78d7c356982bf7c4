"""A table of numbers to lying bars, each with its number at its end, so that no axis is needed."""

from __future__ import annotations

from factdeck.diagrams.chart.legend import make_legend, value_label
from factdeck.diagrams.chart.spec import ChartSpec, category_key, value_key
from factdeck.diagrams.chart.style import filled_box, series_styles, text_lines
from factdeck.diagrams.look import Look
from factdeck.diagrams.pen import keyed, line, wrapped
from factdeck.drawing import Drawing, Group, Part

LABEL_SHARE = 0.38
"""Of the width, at most for the categories' names."""
BAR = 1.05
"""Height of a bar, by the size."""
BESIDE_AXIS, APART = 0.6, 1.2
"""Between the categories' names and the axis, or numbers at the ends of negative bars, by the size."""
GAP = 0.55
"""Between categories, by the leading."""


def draw_bars(spec: ChartSpec, look: Look, width: float) -> Drawing:
    """Level bars, one below the other for each category, ``width`` points wide and as high as they need."""
    legend = make_legend(spec, look, width)
    labels = [wrapped(look, category, width * LABEL_SHARE) for category in spec.categories]
    column = max(look.width_of(text, look.regular, look.size) for lines in labels for text in lines)
    left = column + look.size * (APART if min(spec.values) < 0 else BESIDE_AXIS)
    scale = _Scale(spec, look, left, width)
    bar = max(look.size * BAR, look.small * 1.1)
    heights = [max(len(lines) * look.leading, len(spec.rows) * bar) + look.leading * GAP for lines in labels]
    high = legend.height + sum(heights)
    top = high - legend.height
    axis = line((scale.zero, 0), (scale.zero, top), look.ink, 0.75)
    parts: list[Part] = [*legend.groups(high), axis]
    for number, (lines, height) in enumerate(zip(labels, heights, strict=True), 1):
        words = text_lines(look, lines, column, top - (height - len(lines) * look.leading) / 2, anchor="end")
        parts.append(keyed(category_key(number), *words))
        first = top - (height - len(spec.rows) * bar) / 2
        parts += [
            _bar(spec, look, scale, number, row, first - (row + 1) * bar, bar)
            for row in range(len(spec.rows))
        ]
        top -= height
    return Drawing(width, high, tuple(parts))


def _bar(spec: ChartSpec, look: Look, scale: _Scale, category: int, row: int, y: float, bar: float) -> Group:
    value = spec.rows[row].values[category - 1]
    middle, gap = y + bar / 2, look.size * 0.3
    key = value_key(category, row + 1)
    if value is None:
        return keyed(key, value_label(look, "–", scale.zero + gap, middle, "start"))
    end = scale.at(value)
    low, high = min(end, scale.zero), max(end, scale.zero)
    shape = filled_box(low, y + bar * 0.08, high - low, bar * 0.84, series_styles(look)[row], look)
    text = spec.told(value)
    words = (
        value_label(look, text, high + gap, middle, "start")
        if value >= 0
        else value_label(look, text, low - gap, middle, "end")
    )
    return keyed(key, shape, words)


class _Scale:
    """Values to places along the bars, with room at either end for the numbers."""

    def __init__(self, spec: ChartSpec, look: Look, left: float, right: float):
        values = spec.values
        self.low, self.high = min(0.0, *values), max(0.0, *values)
        gap = look.size * 0.3

        def room(told: list[str]) -> float:
            return max((look.width_of(text, look.regular, look.small) + gap for text in told), default=0.0)

        before = room([spec.told(value) for value in values if value < 0])
        after = room(["–", *(spec.told(value) for value in values if value >= 0)])
        length = max(right - left - before - after, 1.0)
        self.ratio = length / ((self.high - self.low) or 1.0)
        self.zero = left + before - self.low * self.ratio

    def at(self, value: float) -> float:
        return self.zero + value * self.ratio
