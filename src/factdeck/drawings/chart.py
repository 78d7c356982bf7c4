"""A table of numbers to a chart of bars, lines or slices, told apart by pattern as well as by colour."""

from __future__ import annotations

from factdeck.drawing import Drawing
from factdeck.drawings.chart_bars import draw_bars
from factdeck.drawings.chart_lines import draw_lines
from factdeck.drawings.chart_pie import draw_pie
from factdeck.drawings.chart_spec import ChartSpec
from factdeck.drawings.look import Look


def draw_chart(spec: ChartSpec, look: Look, width: float) -> Drawing:
    """Draw a chart ``width`` points wide and as high as it needs.

    Each label and each value stands in a group of its own, keyed as ``ChartSpec`` names its cells.
    """
    draw = {"bar": draw_bars, "line": draw_lines, "pie": draw_pie}[spec.kind]
    return draw(spec, look, width)
