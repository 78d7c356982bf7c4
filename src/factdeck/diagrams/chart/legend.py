"""The names of series, each behind its pattern, on as many lines as they need, and the unit above them."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from factdeck.diagrams.chart.spec import UNIT_KEY, ChartSpec, row_key
from factdeck.diagrams.chart.style import filled_box, series_styles, text_lines
from factdeck.diagrams.look import Look
from factdeck.diagrams.pen import keyed, label, wrapped
from factdeck.drawing import Anchor, Group, Text

SWATCH = 1.4
"""Width of a swatch, by the size."""


class Legend(Struct):
    """Measured; tops are counted from the legend's own top."""

    look: Look
    unit: list[str]
    entries: list[tuple[float, float, list[str]]] = field(default_factory=list)
    height: float = 0.0

    def groups(self, top: float) -> Iterator[Group]:
        look, styles = self.look, series_styles(self.look)
        if self.unit:
            yield keyed(UNIT_KEY, *text_lines(look, self.unit, 0.0, top, size=look.small))
        for number, (x, offset, lines) in enumerate(self.entries):
            swatch = filled_box(
                x, top - offset - look.size * 0.9, look.size * SWATCH, look.size * 0.8, styles[number], look
            )
            words = text_lines(look, lines, x + look.size * (SWATCH + 0.5), top - offset)
            yield keyed(row_key(number + 1), swatch, *words)


def make_legend(spec: ChartSpec, look: Look, width: float, *, named: bool = True) -> Legend:
    """``named`` says whether the series are named here; a single one is not."""
    legend = Legend(look, wrapped(look, spec.unit, width, size=look.small) if spec.unit else [])
    top = len(legend.unit) * look.leading * look.small / look.size
    if not named or len(spec.rows) < 2:
        legend.height = top + look.leading * 0.4 if top else 0.0
        return legend
    x, line_height = 0.0, 0.0
    before = look.size * (SWATCH + 0.5)
    for row in spec.rows:
        lines = wrapped(look, row.name, width - before)
        wide = before + max(look.width_of(text, look.regular, look.size) for text in lines)
        if x and x + wide > width:
            x, top, line_height = 0.0, top + line_height, 0.0
        legend.entries.append((x, top, lines))
        line_height = max(line_height, len(lines) * look.leading)
        x += wide + look.size * 1.5
    legend.height = top + line_height + look.leading * 0.4
    return legend


def value_label(look: Look, told: str, x: float, middle: float, anchor: Anchor) -> Text:
    """A number in the small size, its middle at a height in points."""
    return label(look, told, x, middle - look.small * 0.34, size=look.small, anchor=anchor)
