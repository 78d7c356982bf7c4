"""A section's chart to a figure with its caption, and to a table where the figure does not show its numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise

from msgspec.structs import replace

from factdeck.article import Chart, Section, plain
from factdeck.article.language_words import word_number, word_share
from factdeck.blocks.context import Context
from factdeck.blocks.full_stops import one_paragraph
from factdeck.blocks.headline import StyleOptions
from factdeck.blocks.look import drawing_faces, drawing_look
from factdeck.blocks.paragraphs import text_box
from factdeck.blocks.registry import Block
from factdeck.diagrams.chart.spec import (
    UNIT_KEY,
    ChartRow,
    ChartSpec,
    category_key,
    nice_ticks,
    row_key,
    value_key,
)
from factdeck.diagrams.look import Look
from factdeck.layout.values import LeastLength, Switch
from factdeck.place.box import FlowBox
from factdeck.place.boxes.chart import ChartBox, Margins, Names
from factdeck.place.boxes.folded import Folded
from factdeck.place.boxes.grid import Grid
from factdeck.place.boxes.row import GridCell, GridRow
from factdeck.reading import Field, Strict
from factdeck.scene import ChartSeries, Element, TextStyle

BESIDE_BARS = 1.0
"""What PowerPoint keeps free between a bar, its number and the categories' names, by the size of labels."""
BESIDE_NAMES = 0.8
"""Between the categories' names below lines, by the same."""
OTHER_FACES = 1.1
"""How much wider labels are in the faces that stand in for the theme's."""
FEWEST_ROWS = 6
"""Of a table of numbers, where several stand beside each other."""
CELL_GAP = 4.0
"""Points between the columns of such a table."""
LEAST_WAY = 15.0
"""Points from one bar's name to the next one's, in which type of 12 points has room;"""
OF_A_SLIDE = 0.95
"""of a chart's height, what bars take."""
MOST_OF_NAMES = 18.0
"""How wide it sets the categories' names before it breaks them, by the same."""


class ChartOptions(Strict):
    """What a layout may say of the chart on a slide."""

    height: LeastLength = Field(320.0, description="The chart's height on a slide.", examples=["4.4in"])


def section_chart(context: Context, options: ChartOptions) -> list[FlowBox]:
    """The chart of the section at hand; nothing where it has none."""
    result = context.scope
    if not isinstance(result, Section) or not result.chart:
        return []
    return chart_boxes(context, result.chart, slide_height=options.height)


class ChartCaptionOptions(StyleOptions):
    """What a layout may say of a chart's caption."""

    without_point: Switch = Field(
        False,
        alias="without point",
        description="yes shows it only where the section has no point of its own.",
    )


def chart_caption(context: Context, options: ChartCaptionOptions) -> list[FlowBox]:
    """The caption of that chart, as a slide's title."""
    result = context.scope
    if not isinstance(result, Section) or not result.chart or (options.without_point and result.point):
        return []
    return [text_box(context, result.chart.caption, str(options.style or "title"))]


def chart_boxes(
    context: Context, chart: Chart, *, parent: Element | None = None, slide_height: float = 0.0
) -> list[FlowBox]:
    """The chart, then its caption and credit; on paper also its numbers, where the chart does not say them all."""
    spec = _spec(context, chart)
    if not context.on_paper:
        return [
            box
            for share in _shares(spec, slide_height)
            for box in _slide_boxes(context, chart, spec, share, parent, slide_height)
        ]
    says_all = chart.kind != "line" and (len(spec.rows) == 1 or bool(spec.unit))
    alt = _told(context, chart, spec)
    elements = _cells(spec, Element("Table", parent)) if says_all else {}
    figure = None if says_all else Element("Figure", parent, alt=alt)
    box = replace(
        _box(context, spec, chart),
        alt=alt,
        element=figure,
        elements=elements,
        instead=lambda: _numbers(context, spec, parent),
        keep_with_next=True,
        space_before=context.theme.space("block") / 2,
    )
    text = one_paragraph(chart.caption, chart.credit)
    caption = text_box(context, text, "caption", Element("Caption", figure or parent))
    if says_all:
        return [box, caption]
    return [box, replace(caption, keep_with_next=True), _numbers(context, spec, parent)]


def _shares(spec: ChartSpec, height: float) -> list[ChartSpec]:
    """Bars for a slide each: so many that their names can be read, and as many on each."""
    count = len(spec.categories)
    most = max(1, int(height * OF_A_SLIDE / LEAST_WAY)) if spec.kind == "bar" else count
    slides = -(-count // most)
    ends = [round(number * count / slides) for number in range(slides + 1)]
    return [spec.of_categories(start, end) for start, end in pairwise(ends)]


def _slide_boxes(
    context: Context,
    chart: Chart,
    whole: ChartSpec,
    share: ChartSpec,
    parent: Element | None,
    height: float,
) -> list[FlowBox]:
    """A chart on a slide, or the share of it that one slide shows on the scale of the whole, with its credit."""
    alt = _told(context, chart, share)
    figure = Element("Figure", parent, alt=alt)
    box = replace(
        _box(context, share, chart),
        alt=alt,
        element=figure,
        slide_height=height,
        margins=_margins(whole, drawing_look(context)) if whole.kind == "bar" else None,
        scale_of=() if share is whole else tuple(whole.values),
        keep_with_next=True,
        space_before=context.theme.space("block") / 2,
    )
    unit = f"{whole.unit}. " if whole.unit else ""
    return [box, text_box(context, chart.credit, "caption", Element("Caption", figure), lead_in=unit)]


def _spec(context: Context, chart: Chart) -> ChartSpec:
    return ChartSpec(
        kind=chart.kind,
        categories=tuple(map(str, chart.categories)),
        rows=tuple(ChartRow(str(series.name), tuple(series.values)) for series in chart.series),
        told=lambda value: word_number(value, context.lang),
        unit=str(chart.unit or ""),
        told_share=lambda share: word_share(share, context.lang),
    )


def _box(context: Context, spec: ChartSpec, chart: Chart) -> ChartBox:
    from factdeck.diagrams.chart.chart import draw_chart
    from factdeck.diagrams.chart.lines import draw_lines
    from factdeck.diagrams.chart.style import series_styles

    look, style = drawing_look(context), context.style("drawing")
    styles = series_styles(look)

    def series(number: int, name: str, values: tuple[float | None, ...]) -> ChartSeries:
        result = styles[number]
        return ChartSeries(name, values, result.ink, result.fill, result.pattern, result.marker, result.dash)

    return ChartBox(
        draw=lambda width: draw_chart(spec, look, width),
        draw_within=(lambda width, height: draw_lines(spec, look, width, height))
        if spec.kind == "line"
        else None,
        faces=drawing_faces(context),
        name=plain(chart.caption),
        kind=spec.kind,
        categories=spec.categories,
        series=tuple(series(number, row.name, row.values) for number, row in enumerate(spec.rows)),
        slices=tuple(series(number, name, ()) for number, name in enumerate(spec.categories))
        if spec.kind == "pie"
        else (),
        unit=spec.unit,
        style=TextStyle(style.faces.regular, style.size, style.colour),
        names=_names(spec, look) if spec.kind == "line" else None,
        margins=_margins(spec, look) if spec.kind == "bar" else None,
        mark=chart.mark,
    )


def _names(spec: ChartSpec, look: Look) -> Names:
    """What PowerPoint sets under lines and to the left of them, in the size of labels."""

    def width(text: str) -> float:
        return look.width_of(text, look.regular, look.size) * OTHER_FACES

    return Names(
        widest=max(width(word) for name in spec.categories for word in name.split())
        + look.size * BESIDE_NAMES,
        longest=max(map(width, spec.categories)),
        line=look.leading,
        ticks=max(width(spec.told(tick)) for tick in nice_ticks(spec.values)) + look.size * BESIDE_BARS,
        count=len(spec.categories),
    )


def _margins(spec: ChartSpec, look: Look) -> Margins:
    """What PowerPoint sets beside bars, in the size of labels."""

    def widest(texts: Iterable[str]) -> float:
        return max((look.width_of(text, look.regular, look.size) for text in texts), default=0.0)

    gap, ticks = look.size * BESIDE_BARS, nice_ticks(spec.values)
    return Margins(
        names=min(widest(spec.categories), MOST_OF_NAMES * look.size) + gap,
        before=widest(spec.told(value) for value in spec.values if value < 0) + gap,
        after=widest(spec.told(value) for value in spec.values if value >= 0) + gap,
        rounded=(ticks[0], ticks[-1]),
    )


def _cells(spec: ChartSpec, table: Element) -> dict[str, Element]:
    """Cells of a table for the groups of a drawing that shows every number."""
    cells: dict[str, Element] = {}
    if len(spec.rows) > 1:
        head = Element("TR", table)
        cells[UNIT_KEY] = Element("TH", head, scope="Column")
        for row in range(1, len(spec.rows) + 1):
            cells[row_key(row)] = Element("TH", head, scope="Column")
    elif spec.unit:
        cells[UNIT_KEY] = Element("Caption", table)
    for category in range(1, len(spec.categories) + 1):
        line = Element("TR", table)
        cells[category_key(category)] = Element("TH", line, scope="Row")
        for row in range(1, len(spec.rows) + 1):
            cells[value_key(category, row)] = Element("TD", line)
    return cells


def _told(context: Context, chart: Chart, spec: ChartSpec) -> str:
    """The alternative text: the author's, then every number."""
    numbers = context.semicolon.join(
        f"{category}{context.colon}{', '.join(_values(spec, number))}"
        for number, category in enumerate(spec.categories)
    )
    unit = f"{spec.unit}{context.colon}" if spec.unit else ""
    kind = context.words(f"chart {spec.kind}")
    caption = str(chart.alt or plain(chart.caption)).rstrip(".")
    return context.words("chart told", kind=kind, caption=caption, numbers=f"{unit}{numbers}.")


def _values(spec: ChartSpec, category: int) -> list[str]:
    values = [_shown(row.values[category], spec.told) for row in spec.rows]
    return (
        [f"{row.name} {value}" for row, value in zip(spec.rows, values, strict=True)]
        if len(spec.rows) > 1
        else values
    )


def _shown(value: float | None, told: Callable[[float], str]) -> str:
    return "–" if value is None else told(value)


def _numbers(context: Context, spec: ChartSpec, parent: Element | None) -> FlowBox:
    """The numbers as a table, or where there are many as tables beside each other."""
    after = context.theme.space("block") / 2

    def table(start: int, end: int) -> FlowBox:
        return _table(context, spec.of_categories(start, end), Element("Table", parent))

    if len(spec.categories) < 2 * FEWEST_ROWS:
        return replace(table(0, len(spec.categories)), space_after=after)
    look, size = drawing_look(context), context.style("value").size
    told = (_shown(value, spec.told) for row in spec.rows for value in row.values)
    words = (word for row in spec.rows for word in row.name.split())
    widest = max(look.width_of(text, look.bold, size) for text in (*spec.categories, *told, *words))
    return Folded(
        table=table,
        count=len(spec.categories),
        fewest=FEWEST_ROWS,
        needed=(widest + CELL_GAP) * (1 + len(spec.rows)),
        gutter=context.theme.space("block"),
        space_after=after,
    )


def _table(context: Context, spec: ChartSpec, table: Element) -> Grid:
    def row(texts: list[str], cells: list[Element], style: str) -> GridRow:
        boxes = [
            text_box(context, text, style, Element("P", cell), lang=context.lang)
            for text, cell in zip(texts, cells, strict=True)
        ]
        boxes[1:] = [box.changed(style=replace(box.style, align="right")) for box in boxes[1:]]
        result = [GridCell(texts=[box], element=cell) for box, cell in zip(boxes, cells, strict=True)]
        return GridRow(cells=result, rule_below=0.4)

    rows, head = [], Element("TR", table)
    if len(spec.rows) > 1:
        names = [spec.unit or "–", *(each.name for each in spec.rows)]
        rows.append(row(names, [Element("TH", head, scope="Column") for _ in names], "label"))
    for number, category in enumerate(spec.categories):
        line = Element("TR", table)
        cells = [Element("TH", line, scope="Row"), *(Element("TD", line) for _ in spec.rows)]
        values = [_shown(each.values[number], spec.told) for each in spec.rows]
        rows.append(row([category, *values], cells, "value"))
    cell = context.theme.space("cell")
    return Grid(
        columns=(None,) * (1 + len(spec.rows)),
        rows=rows,
        padding=(0.0, cell, CELL_GAP, cell),
        header_rows=int(len(spec.rows) > 1),
        header_columns=1,
        rule_colour=context.theme.colours["rule"],
    )


BLOCKS = (
    Block("section chart", "The chart of the section at hand.", section_chart, ChartOptions),
    Block(
        "chart caption", "What the chart of the section at hand shows.", chart_caption, ChartCaptionOptions
    ),
)
