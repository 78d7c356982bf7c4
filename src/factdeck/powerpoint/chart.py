"""A chart's numbers to the XML of a chart that PowerPoint draws and its user edits, and to its workbook."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

from lxml import etree
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_PATTERN, MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from factdeck.powerpoint.xml import Writer
from factdeck.scene import ChartItem, ChartSeries

KINDS = {
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
    "line": XL_CHART_TYPE.LINE_MARKERS,
    "pie": XL_CHART_TYPE.PIE,
}
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
DASHES = (MSO_LINE_DASH_STYLE.SOLID, MSO_LINE_DASH_STYLE.DASH, MSO_LINE_DASH_STYLE.ROUND_DOT)
SLOTS = {
    "dk1": MSO_THEME_COLOR.TEXT_1,
    "lt1": MSO_THEME_COLOR.BACKGROUND_1,
    "dk2": MSO_THEME_COLOR.TEXT_2,
    "lt2": MSO_THEME_COLOR.BACKGROUND_2,
    **{f"accent{number}": getattr(MSO_THEME_COLOR, f"ACCENT_{number}") for number in range(1, 7)},
}
WRITTEN = datetime(1980, 1, 1)  # noqa: DTZ001 - a workbook knows no zones
"""A workbook says when it was written; it is the same for the same numbers."""
NUMBER_FORMAT = "#,##0.##########"


def chart_xml(item: ChartItem, writer: Writer, workbook: str) -> bytes:
    """The chart's part; ``workbook`` is the id of its relationship to the workbook with its numbers."""
    return _styled(_data(item), item, writer, workbook)


def _data(item: ChartItem) -> CategoryChartData:
    data = CategoryChartData(number_format=NUMBER_FORMAT)
    data.categories = list(item.categories)
    for series in item.series:
        data.add_series(series.name, series.values)
    return data


def chart_workbook(item: ChartItem) -> bytes:
    """The sheet that the chart's formulas point to: categories in column A, each series in one of its own."""
    from xlsxwriter import Workbook

    buffer = BytesIO()
    workbook = Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    workbook.set_properties({"created": WRITTEN})
    sheet = workbook.add_worksheet("Sheet1")
    number = workbook.add_format({"num_format": NUMBER_FORMAT})
    sheet.write_column(1, 0, item.categories)
    for column, series in enumerate(item.series, 1):
        sheet.write_string(0, column, series.name)
        for row, value in enumerate(series.values, 1):
            if value is not None:
                sheet.write_number(row, column, value, number)
    workbook.close()
    return buffer.getvalue()


def _styled(data: CategoryChartData, item: ChartItem, writer: Writer, workbook: str) -> bytes:
    space = parse_xml(data.xml_bytes(KINDS[item.kind]))
    chart = Chart(space, None)
    chart.font.size, chart.font.name = Pt(round(item.style.size)), item.style.face.family
    _colour(chart.font.color, item.style.colour, writer)
    chart.has_title = False
    {"bar": _style_bars, "line": _style_lines, "pie": _style_pie}[item.kind](chart, item, writer)
    _set_language(space, writer.lang)
    _number_axes(space)
    external = etree.SubElement(space, qn("c:externalData"))
    external.set(qn("r:id"), workbook)
    etree.SubElement(external, qn("c:autoUpdate")).set("val", "0")
    return etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True)


def _set_language(space: Any, lang: str) -> None:
    for run in space.iter(qn("a:defRPr")):
        run.set("lang", lang)


def _number_axes(space: Any) -> None:
    """Axes by numbers from 1: ids are unsigned (ECMA-376 part 1, 21.2.3.55)."""
    numbers: dict[str, int] = {}
    for tag in ("c:axId", "c:crossAx"):
        for element in space.iter(qn(tag)):
            element.set("val", str(numbers.setdefault(element.get("val"), len(numbers) + 1)))


def _style_bars(chart: Chart, item: ChartItem, writer: Writer) -> None:
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 60, 0
    plot.has_data_labels = True
    plot.data_labels.number_format, plot.data_labels.number_format_is_linked = NUMBER_FORMAT, False
    plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
    for series, told in zip(plot.series, item.series, strict=True):
        _fill(series.format, told, writer)
    chart.category_axis.reverse_order = True
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    chart.category_axis.format.line.color.rgb = RGBColor.from_string(item.style.colour.lstrip("#").upper())
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    _legend(chart, item)


def _style_lines(chart: Chart, item: ChartItem, writer: Writer) -> None:
    for number, (series, told) in enumerate(zip(chart.plots[0].series, item.series, strict=True)):
        series.smooth = False
        series.format.line.width = Pt(2.5)
        _colour(series.format.line.color, told.ink, writer)
        series.format.line.dash_style = DASHES[number % len(DASHES)]
        series.marker.style, series.marker.size = MARKERS[told.marker], 9
        series.marker.format.fill.solid()
        _colour(series.marker.format.fill.fore_color, told.fill if not told.pattern else "#ffffff", writer)
        _colour(series.marker.format.line.color, told.ink, writer)
    axis = chart.value_axis
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = NUMBER_FORMAT, False
    axis.format.line.fill.background()
    _colour(axis.major_gridlines.format.line.color, "#bfbfbf", writer)
    _legend(chart, item)


def _style_pie(chart: Chart, item: ChartItem, writer: Writer) -> None:
    plot = chart.plots[0]
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.show_percentage, labels.show_value = False, True
    labels.number_format, labels.number_format_is_linked = NUMBER_FORMAT, False
    labels.position = XL_LABEL_POSITION.OUTSIDE_END
    for number, told in enumerate(item.slices):
        _fill(plot.series[0].points[number].format, told, writer)
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.RIGHT, False


def _legend(chart: Chart, item: ChartItem) -> None:
    chart.has_legend = len(item.series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False


def _fill(format: Any, told: ChartSeries, writer: Writer) -> None:
    if told.pattern:
        format.fill.patterned()
        format.fill.pattern = PATTERNS[told.pattern]
        _colour(format.fill.fore_color, told.ink, writer)
        _colour(format.fill.back_color, told.fill, writer)
    else:
        format.fill.solid()
        _colour(format.fill.fore_color, told.fill, writer)
    format.line.width = Pt(1)
    _colour(format.line.color, told.ink, writer)


def _colour(target: Any, colour: str, writer: Writer) -> None:
    """A colour of the theme by its slot where it has one, so that changing the theme changes it."""
    slot = next(
        (slot for slot, value in writer.master.colours.items() if value.lower() == colour.lower()), ""
    )
    if slot in SLOTS:
        target.theme_color = SLOTS[slot]
    else:
        target.rgb = RGBColor.from_string(colour.lstrip("#").upper())
