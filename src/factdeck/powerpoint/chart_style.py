"""The look of a chart on paper to the style of one that PowerPoint draws."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_PATTERN, MSO_THEME_COLOR
from pptx.util import Pt

from factdeck.powerpoint.chart_workbook import number_format, tick_format, values_of
from factdeck.scene import ChartItem, ChartSeries

if TYPE_CHECKING:
    from pptx.chart.axis import TickLabels, ValueAxis
    from pptx.chart.chart import Chart
    from pptx.chart.datalabel import DataLabels
    from pptx.dml.chtfmt import ChartFormat
    from pptx.dml.color import ColorFormat

MARKERS = {
    "circle": XL_MARKER_STYLE.CIRCLE,
    "square": XL_MARKER_STYLE.SQUARE,
    "triangle": XL_MARKER_STYLE.TRIANGLE,
    "diamond": XL_MARKER_STYLE.DIAMOND,
    "x": XL_MARKER_STYLE.X,
    "plus": XL_MARKER_STYLE.PLUS,
}
PATTERNS = {
    "wdUpDiag": MSO_PATTERN.WIDE_UPWARD_DIAGONAL,
    "wdDnDiag": MSO_PATTERN.WIDE_DOWNWARD_DIAGONAL,
    "openDmnd": MSO_PATTERN.OUTLINED_DIAMOND,
    "narHorz": MSO_PATTERN.NARROW_HORIZONTAL,
}
DASHES: Mapping[tuple[float, ...], MSO_LINE_DASH_STYLE] = {
    (): MSO_LINE_DASH_STYLE.SOLID,
    (4.0, 3.0): MSO_LINE_DASH_STYLE.DASH,
    (8.0, 3.0): MSO_LINE_DASH_STYLE.LONG_DASH,
    (3.0, 1.0): MSO_LINE_DASH_STYLE.SQUARE_DOT,
    (1.0, 1.0): MSO_LINE_DASH_STYLE.ROUND_DOT,
    (4.0, 3.0, 1.0, 3.0): MSO_LINE_DASH_STYLE.DASH_DOT,
    (8.0, 3.0, 1.0, 3.0): MSO_LINE_DASH_STYLE.LONG_DASH_DOT,
}
"""Preset dashes by the lengths of their strokes and gaps, in widths of the line (ECMA-376 part 1, 20.1.10.49)."""
MOST_GAP = 500
"""The room between the bars of two categories at most, in hundredths of a bar (ECMA-376 part 1, 21.2.3.16)."""
SLOTS = {
    "dk1": MSO_THEME_COLOR.TEXT_1,
    "lt1": MSO_THEME_COLOR.BACKGROUND_1,
    "dk2": MSO_THEME_COLOR.TEXT_2,
    "lt2": MSO_THEME_COLOR.BACKGROUND_2,
    **{f"accent{number}": getattr(MSO_THEME_COLOR, f"ACCENT_{number}") for number in range(1, 7)},
}


class ChartStyle(Struct, frozen=True):
    """Sets the fonts, colours, axes, labels and legend of a chart."""

    colours: Mapping[str, str]
    """The theme's, by slot."""
    fonts: Mapping[str, str]
    """References to the theme's fonts, by their families, so that changing the theme changes them."""

    def apply(self, chart: Chart, item: ChartItem) -> None:
        """Set the chart, which has the item's numbers, as the item is drawn on paper."""
        family = item.style.face.family
        chart.font.size, chart.font.name = Pt(round(item.style.size)), self.fonts.get(family, family)
        self._colour(chart.font.color, item.style.colour)
        chart.has_title = False
        {"bar": self._bars, "line": self._lines, "pie": self._pie}[item.kind](chart, item)

    def _bars(self, chart: Chart, item: ChartItem) -> None:
        plot = chart.plots[0]
        plot.gap_width, plot.overlap = min(item.gap, MOST_GAP), 0
        if item.numbered:
            plot.has_data_labels = True
            _set_numbers(plot.data_labels, number_format(values_of(item)))
            plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
        for target, series in zip(plot.series, item.series, strict=True):
            self._fill(target.format, series)
        chart.category_axis.reverse_order = True
        chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
        chart.category_axis.major_tick_mark = XL_TICK_MARK.NONE
        self._colour(chart.category_axis.format.line.color, item.style.colour)
        if item.ends:
            chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = item.ends
        if item.numbered:
            chart.value_axis.visible = False
            chart.value_axis.has_major_gridlines = False
        else:
            self._numbered_axis(chart.value_axis, item)
        _set_legend(chart, item)

    def _lines(self, chart: Chart, item: ChartItem) -> None:
        for target, series in zip(chart.plots[0].series, item.series, strict=True):
            target.smooth = False
            target.format.line.width = Pt(2.5)
            self._colour(target.format.line.color, series.ink)
            target.format.line.dash_style = _dash_like(series.dash)
            target.marker.style, target.marker.size = MARKERS[series.marker], 9
            target.marker.format.fill.solid()
            self._colour(
                target.marker.format.fill.fore_color, series.fill if not series.pattern else "#ffffff"
            )
            self._colour(target.marker.format.line.color, series.ink)
        chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
        self._numbered_axis(chart.value_axis, item)
        _set_legend(chart, item)

    def _numbered_axis(self, axis: ValueAxis, item: ChartItem) -> None:
        """An axis that tells what is not told by numbers, with thin lines across the chart."""
        _set_numbers(axis.tick_labels, tick_format(values_of(item)))
        axis.format.line.fill.background()
        self._colour(axis.major_gridlines.format.line.color, "#bfbfbf")

    def _pie(self, chart: Chart, item: ChartItem) -> None:
        plot = chart.plots[0]
        plot.has_data_labels = True
        labels = plot.data_labels
        labels.show_percentage, labels.show_value = False, True
        _set_numbers(labels, number_format(values_of(item)))
        labels.position = XL_LABEL_POSITION.OUTSIDE_END
        for number, piece in enumerate(item.slices):
            self._fill(plot.series[0].points[number].format, piece)
        chart.has_legend = True
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.RIGHT, False

    def _fill(self, target: ChartFormat, series: ChartSeries) -> None:
        if series.pattern:
            target.fill.patterned()
            target.fill.pattern = PATTERNS[series.pattern]
            self._colour(target.fill.fore_color, series.ink)
            self._colour(target.fill.back_color, series.fill)
        else:
            target.fill.solid()
            self._colour(target.fill.fore_color, series.fill)
        target.line.width = Pt(1)
        self._colour(target.line.color, series.ink)

    def _colour(self, target: ColorFormat, colour: str) -> None:
        """A colour of the theme by its slot where it has one, so that changing the theme changes it."""
        slot = next((slot for slot, value in self.colours.items() if value.lower() == colour.lower()), "")
        if slot in SLOTS:
            target.theme_color = SLOTS[slot]
        else:
            target.rgb = RGBColor.from_string(colour.lstrip("#").upper())


def _dash_like(dash: tuple[float, ...]) -> MSO_LINE_DASH_STYLE:
    """The preset whose strokes and gaps are nearest to a line's."""
    alike = [preset for preset in DASHES if len(preset) == len(dash)]
    return DASHES[min(alike, key=lambda preset: sum(abs(a - b) for a, b in zip(preset, dash, strict=True)))]


def _set_numbers(labels: DataLabels | TickLabels, wanted: str) -> None:
    labels.number_format, labels.number_format_is_linked = wanted, False


def _set_legend(chart: Chart, item: ChartItem) -> None:
    chart.has_legend = len(item.series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
