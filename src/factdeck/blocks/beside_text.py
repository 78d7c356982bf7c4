"""What a section shows beside its text to boxes of a printed column: a pulled figure, two sides, a quotation."""

from __future__ import annotations

from msgspec.structs import replace

from factdeck.article.exhibits import Comparison, KeyFigure, Quotation
from factdeck.blocks.context import Context
from factdeck.blocks.exhibits import number, who_and_when
from factdeck.blocks.paragraphs import list_item, list_of, text_box
from factdeck.blocks.quoting import in_quotation_marks
from factdeck.place.box import FlowBox
from factdeck.place.boxes.abreast import Abreast
from factdeck.place.boxes.columns import KeepTogether
from factdeck.place.boxes.rules import Rule
from factdeck.scene import Element

HAIRLINE = 0.5
BAR = 2.0
"""Points; above a side of a comparison."""
WIDTH_OF_VALUE = 2
"""Of a letter of a value, by one of its unit."""
MOST_ON_A_LINE = 27
"""Letters of a unit's width that a column has for a value and its unit; a longer unit stands below the value."""


def figure_boxes(context: Context, figure: KeyFigure, parent: Element | None) -> list[FlowBox]:
    """The value large, its unit on the same line and what it says below, between two hairlines."""
    colour, block = context.theme.colours["rule"], context.theme.space("block")
    unit = str(figure.unit or "")
    is_long = WIDTH_OF_VALUE * len(figure.value) + len(unit) > MOST_ON_A_LINE
    shown = figure.changed(unit=None) if is_long else figure
    value = number(context, shown, "pull figure", "pull unit", Element("P", parent))
    boxes: list[FlowBox] = [
        Rule(weight=HAIRLINE, colour=colour),
        replace(value, space_before=3.0, keep_with_next=True),
    ]
    if is_long:
        boxes.append(text_box(context, unit, "point", Element("P", parent), lang=context.lang))
    if figure.text:
        boxes.append(text_box(context, figure.text, "pull text", Element("P", parent)))
    boxes.append(Rule(weight=HAIRLINE, colour=colour, space_before=4.0))
    return [KeepTogether(boxes=boxes, space_before=block, space_after=block, mark=figure.value.mark)]


def comparison_boxes(context: Context, compare: Comparison, parent: Element | None) -> list[FlowBox]:
    """The two sides beside each other, or apart below each other in a single column, each under a bar of its own colour."""
    theme = context.theme
    block = theme.space("block")
    columns: list[list[FlowBox]] = []
    for side, colour in ((compare.a, "accent"), (compare.b, "second")):
        items = list_of(parent)
        columns.append(
            [
                Rule(weight=BAR, colour=theme.colours[colour], keep_with_next=True),
                text_box(context, side.name, "point", Element("P", parent), keep_with_next=True),
                *(list_item(context, point, "side", items) for point in side.points),
            ]
        )
    if theme.one_column:
        return [box for column in columns for box in _apart(column, block)]
    return [
        Abreast(
            columns=columns,
            shares=((1.0, 1.0),),
            gutter=block,
            space_before=block,
            space_after=block,
            mark=columns[0][1].mark,
        )
    ]


def _apart(column: list[FlowBox], space: float) -> list[FlowBox]:
    """A column with room above and below it."""
    first, *others = column
    boxes = [replace(first, space_before=space), *others]
    boxes[-1] = replace(boxes[-1], space_after=max(boxes[-1].space_after, space))
    return boxes


def quotation_boxes(context: Context, quotation: Quotation, parent: Element | None) -> list[FlowBox]:
    """The words in quotation marks, and below them who said them when."""
    quote = Element("BlockQuote", parent)
    words = in_quotation_marks(quotation.text, context.lang)
    said = text_box(context, words, "quote", Element("P", quote))
    half = context.theme.space("block") / 2
    source = who_and_when(quotation, context.comma)
    said = replace(said, space_before=half, keep_with_next=bool(source))
    if not source:
        return [replace(said, space_after=half)]
    who = text_box(context, source, "quote source", Element("P", quote))
    return [said, replace(who, space_after=half)]
