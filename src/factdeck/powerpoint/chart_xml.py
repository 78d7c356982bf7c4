"""Charts to their XML, which python-pptx writes into presentations that are thrown away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE

from factdeck.powerpoint.chart_style import ChartStyle
from factdeck.powerpoint.chart_workbook import number_format, values_of
from factdeck.powerpoint.paragraphs import latin_fonts
from factdeck.scene import ChartItem, SlideMaster
from factdeck.templates.reading.archive import opened

KINDS = {
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
    "line": XL_CHART_TYPE.LINE_MARKERS,
    "pie": XL_CHART_TYPE.PIE,
}
WORKBOOK_ID = "rId1"
"""By which a chart's XML refers to its workbook."""
MOST_TOGETHER = 50
"""Charts of one presentation: python-pptx looks through all of its parts for the name of the next one."""
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def charts_xml(items: Sequence[ChartItem], master: SlideMaster, lang: str) -> Iterator[bytes]:
    """The bytes of each chart's part, in the colours and fonts of the master's theme."""
    style = ChartStyle(master.colours, latin_fonts(master))
    for start in range(0, len(items), MOST_TOGETHER):
        together = items[start : start + MOST_TOGETHER]
        for item, root in zip(together, _charts_in(_saved(together, style)), strict=True):
            _set_names(root, item)
            _number_axes(root)
            if item.kind != "pie":
                _name_every(root, item.every)
            if not item.numbered:
                _set_values_below(root)
            if item.upward:
                _turn_names_upward(root)
            _keep_numbers_whole(root)
            _set_language(root, lang)
            _refer_to_workbook(root)
            yield etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _saved(items: Sequence[ChartItem], style: ChartStyle) -> bytes:
    """A presentation of one slide with all these charts on it."""
    presentation = Presentation()
    shapes = presentation.slides.add_slide(presentation.slide_layouts[0]).shapes
    for item in items:
        style.apply(shapes.add_chart(KINDS[item.kind], 0, 0, 0, 0, _data(item)).chart, item)
    buffer = BytesIO()
    presentation.save(buffer)
    return buffer.getvalue()


def _data(item: ChartItem) -> CategoryChartData:
    """The numbers, under numbers for names: the workbook that is thrown away would take some for formulas or links."""
    data = CategoryChartData(number_format=number_format(values_of(item)))
    data.categories = [str(number) for number in range(len(item.categories))]
    for number, series in enumerate(item.series):
        data.add_series(str(number), series.values)
    return data


def _charts_in(presentation: bytes) -> Iterator[Any]:
    """The root elements of the charts on the only slide, in its order."""
    archive = opened(presentation)
    slide = next(each.target for each in archive.relations(archive.main).values() if each.kind == "slide")
    relations = archive.relations(slide)
    for reference in archive.xml(slide).iter("{*}chart"):
        yield archive.xml(relations[reference.get(_RELATION, "")].target)


def _set_names(root: Any, item: ChartItem) -> None:
    for series, element in zip(item.series, root.iter("{*}ser"), strict=True):
        for value in element.iterfind("{*}tx//{*}v"):
            value.text = series.name
        for value, name in zip(element.iterfind("{*}cat//{*}v"), item.categories, strict=True):
            value.text = name


def _set_language(root: Any, lang: str) -> None:
    for run in root.iter("{*}defRPr"):
        run.set("lang", lang)


def _name_every(root: Any, count: int) -> None:
    """Every so manieth category is named, however close they stand (ECMA-376 part 1, 21.2.2.208).

    The element goes behind lblOffset.
    """
    for axis in root.iter("{*}catAx"):
        before = next((each for each in axis if each.tag.endswith("}noMultiLvlLbl")), None)
        skip = axis.makeelement(axis.tag.replace("catAx", "tickLblSkip"), {"val": str(count)})
        if before is None:
            axis.append(skip)
        else:
            before.addprevious(skip)


def _text_properties(body: str) -> str:
    """Of a chart's texts: the attributes of their bodies."""
    return (
        '<c:txPr xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        f'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:bodyPr {body}/><a:lstStyle/>'
        '<a:p><a:pPr><a:defRPr/></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>'
    )


_UPWARD = 'rot="-5400000" vert="horz"'
"""Text turned by a right angle against the clock (ISO/IEC 29500-1, 21.1.2.1.1)."""


def _turn_names_upward(root: Any) -> None:
    """The categories' names run from the foot to the top; the element goes before crossAx."""
    for crossing in root.iterfind(".//{*}catAx/{*}crossAx"):
        crossing.addprevious(etree.fromstring(_text_properties(_UPWARD)))


def _keep_numbers_whole(root: Any) -> None:
    """Numbers at bars and slices stand on one line: programs break long ones between any digits.

    The element goes behind numFmt.
    """
    for numbers in root.iterfind(".//{*}dLbls/{*}numFmt"):
        numbers.addnext(etree.fromstring(_text_properties('wrap="none"')))


def _set_values_below(root: Any) -> None:
    """The axis of values crosses that of bars behind the last of them, which is the lowest (21.2.2.33)."""
    for crosses in root.iterfind(".//{*}valAx/{*}crosses"):
        crosses.set("val", "max")


def _number_axes(root: Any) -> None:
    """Axes by numbers from 1: ids are unsigned (ECMA-376 part 1, 21.2.3.55)."""
    numbers: dict[str, int] = {}
    for tag in ("axId", "crossAx"):
        for element in root.iter(f"{{*}}{tag}"):
            element.set("val", str(numbers.setdefault(element.get("val"), len(numbers) + 1)))


def _refer_to_workbook(root: Any) -> None:
    for element in root.iter("{*}externalData"):
        element.set(_RELATION, WORKBOOK_ID)
