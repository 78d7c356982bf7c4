"""A table of numbers to a chart of bars, lines or slices, told apart by pattern as well as by colour."""

from __future__ import annotations

from factdeck.diagrams.chart.bars import draw_bars
from factdeck.diagrams.chart.lines import draw_lines
from factdeck.diagrams.chart.pie import draw_pie
from factdeck.diagrams.chart.spec import ChartSpec
from factdeck.diagrams.look import Look
from factdeck.drawing import Drawing


def draw_chart(spec: ChartSpec, look: Look, width: float) -> Drawing:
    """Draw a chart ``width`` points wide and as high as it needs.

    Each label and each value stands in a group of its own, keyed as ``ChartSpec`` names its cells.
    """
    draw = {"bar": draw_bars, "line": draw_lines, "pie": draw_pie}[spec.kind]
    return draw(spec, look, width)
