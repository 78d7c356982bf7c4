"""What a section shows beside its text to boxes: a quotation, a figure, two sides, points under their dates."""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from factdeck.article import Inline, Section, plain
from factdeck.article.exhibits import KeyFigure, Quotation, Side
from factdeck.article.language_words import leads, space_before
from factdeck.article.markup import Span
from factdeck.article.sections import is_all_exhibit
from factdeck.blocks.added_words import headed_by
from factdeck.blocks.columns import beside, column
from factdeck.blocks.context import Context
from factdeck.blocks.dated import DatedPoint, dated_points
from factdeck.blocks.headline import StyleOptions
from factdeck.blocks.paragraphs import list_item, list_of, plain_runs, prose_boxes, text_box
from factdeck.blocks.quoting import in_quotation_marks
from factdeck.blocks.registry import Block, NoOptions
from factdeck.blocks.terms import terms_said
from factdeck.layout.values import Count
from factdeck.place.box import FlowBox
from factdeck.place.boxes.text_box import TextBox
from factdeck.reading import Field, Strict, Text
from factdeck.scene import Element

MOST_COLUMNS = 4
LONGEST_UNIT = 18
"""Characters of a unit that stands beside its number in large type, where a layout says nothing else."""
MOST_TERMS = 3
_ATTRIBUTION = re.compile(r"\s+[—–―]\s*([^—–―]{2,80})$")


class Quoted(Struct, frozen=True):
    """Words, and who said them when, as far as that is known."""

    text: Inline
    source: Inline


def quoted(section: Section, comma: str) -> Quoted | None:
    """The section's quotation, else the first one in its text; None where it has none."""
    if section.quotation:
        return Quoted(section.quotation.text, who_and_when(section.quotation, comma))
    quote = next((block.spans for block in section.text if block.kind == "quote"), None)
    if quote is None:
        return None
    last = quote[-1]
    named = _ATTRIBUTION.search(last.text)
    if named is None or last.cite:
        return Quoted(quote, ())
    return Quoted((*quote[:-1], last.with_text(last.text[: named.start()])), (last.cut(named.start(1)),))


def who_and_when(quotation: Quotation, comma: str) -> Inline:
    """Who said the words, and when."""
    who = quotation.who or ()
    if not quotation.when:
        return who
    return (*who, Span((comma if who else "") + str(quotation.when), source=quotation.when, offsets=(0,)))


class QuotationOptions(Strict):
    """What a layout may say of a quotation: which part of it stands here."""

    part: Literal["text", "source"] = Field(
        "text", description="text for the words, source for who said them when."
    )
    style: Text = Field(default=Text("quotation"), description="The style.")


def quotation(context: Context, options: QuotationOptions) -> list[FlowBox]:
    """The quotation of the section at hand, between the quotation marks of its language."""
    result = quoted(context.scope, context.comma) if isinstance(context.scope, Section) else None
    if result is None:
        return []
    shown = in_quotation_marks(result.text, context.lang) if options.part == "text" else result.source
    return (
        [text_box(context, shown, str(options.style), Element("P", Element("BlockQuote")))] if shown else []
    )


class FigureOptions(Strict):
    """What a layout may say of a section's number: which part of it stands here."""

    part: Literal["number", "text"] = Field(
        "number", description="number for the value and its unit, text for what it says."
    )
    style: Text = Field(default=Text("figure"), description="The style.")
    unit_style: Text = Field(default=Text("figure unit"), alias="unit style", description="The unit's style.")
    most: Count | None = Field(
        None,
        description="Characters of value and unit up to which the unit stands beside the value; a longer one begins the text.",
        examples=["14"],
    )


def figure(context: Context, options: FigureOptions) -> list[FlowBox]:
    """The number of the section at hand with its unit, or what it says."""
    result = context.scope.figure if isinstance(context.scope, Section) else None
    if result is None:
        return []
    if options.part == "text":
        return _what_a_figure_says(context, result, options)
    shown = result.changed(unit=None) if _long_unit(result, options) else result
    return [number(context, shown, str(options.style), str(options.unit_style), Element("P"))]


def number(context: Context, given: KeyFigure, style: str, unit_style: str, element: Element) -> TextBox:
    """The value, and behind it on the same line its unit."""
    value = text_box(context, str(given.value), style, element, lang=context.lang, mark=given.value.mark)
    if not given.unit:
        return value
    sign, space = str(given.unit), space_before(given.unit, context.lang)
    first = leads(sign, context.lang)
    words = sign + space if first else space + sign
    unit = plain_runs(context, words, context.style(unit_style), lang=context.lang)
    return value.changed(runs=(*unit, *value.runs) if first else (*value.runs, *unit))


def _long_unit(given: KeyFigure, options: FigureOptions) -> str:
    """A unit that has no room beside the value in large type; else empty."""
    unit = str(given.unit or "")
    is_long = len(given.value) + len(unit) > options.most if options.most else len(unit) > LONGEST_UNIT
    return unit if is_long else ""


def _what_a_figure_says(context: Context, given: KeyFigure, options: FigureOptions) -> list[FlowBox]:
    """Its sentence, and before that a unit that is too long to stand beside the number."""
    style, boxes = str(options.style), list[FlowBox]()
    if long_unit := _long_unit(given, options):
        boxes.append(text_box(context, long_unit, style, Element("P"), lang=context.lang))
    return boxes + ([text_box(context, given.text, style, Element("P"))] if given.text else [])


class SideOptions(Strict):
    """What a layout may say of one side of a comparison."""

    side: Literal["a", "b"] = Field("a", description="Which of the two sides.")
    head_style: Text = Field(default=Text("card head"), alias="head style", description="The name's style.")
    style: Text = Field(default=Text("list"), description="A point's style.")


def comparison(context: Context, options: SideOptions) -> list[FlowBox]:
    """One of the two sides that the section at hand compares: its name, then what is said of it."""
    result = context.scope.compare if isinstance(context.scope, Section) else None
    if result is None:
        return []
    side: Side = getattr(result, options.side)
    head = text_box(context, side.name, str(options.head_style), Element("P"), keep_with_next=True)
    element = list_of(None)
    return [head, *(list_item(context, point, str(options.style), element) for point in side.points)]


class DatedPointsOptions(Strict):
    """What a layout may say of points in columns under their dates."""

    date_style: Text = Field(default=Text("card head"), alias="date style", description="The date's style.")
    style: Text = Field(default=Text("card text"), description="A point's style.")
    bar: Literal["accent", "rule"] = Field("accent", description="The colour of the bar above each date.")


def points_in_time(context: Context, options: DatedPointsOptions) -> list[FlowBox]:
    """The points of the section at hand in columns under the dates that they begin with; none without two dates."""
    section = context.scope
    groups = dated_points(section, context.lang) if isinstance(section, Section) else []
    if not groups:
        return []
    columns = [_dated_column(context, group, options) for group in groups]
    return [beside(context, columns, section.mark if isinstance(section, Section) else None, MOST_COLUMNS)]


def _dated_column(context: Context, group: DatedPoint, options: DatedPointsOptions) -> list[FlowBox]:
    texts: list[TextBox] = []
    if group.date:
        texts.append(text_box(context, group.date, str(options.date_style), Element("P"), lang=context.lang))
    texts += [text_box(context, point, str(options.style), Element("P")) for point in group.points]
    return column(context, texts, group.date, colour=options.bar)


class KnownOptions(Strict):
    """What a layout may say of the list of what a section has said."""

    style: Text = Field(default=Text("aside"), description="The style.")


def known(context: Context, options: KnownOptions) -> list[FlowBox]:
    """What the section at hand has said: its points, each behind its date."""
    section = context.scope
    if not isinstance(section, Section):
        return []
    groups = dated_points(section, context.lang)
    if not groups:
        return [text_box(context, point, str(options.style), Element("P")) for point in section.points]
    boxes: list[FlowBox] = []
    for group in groups:
        for number, point in enumerate(group.points):
            lead_in = f"{group.date} " if group.date and not number else ""
            boxes.append(text_box(context, point, str(options.style), Element("P"), lead_in=lead_in))
    return boxes


def asked(context: Context, options: StyleOptions) -> list[FlowBox]:
    """What the notes of the section at hand ask the class, behind the word for it."""
    section = context.scope
    if not isinstance(section, Section):
        return []
    word = context.words("ask")
    for block in section.notes:
        head = re.match(rf"\s*{re.escape(word)}\s*[:：]\s*(?=\S)", block.spans[0].text, re.IGNORECASE)
        if head:
            text = (block.spans[0].cut(head.end()), *block.spans[1:])
            return [text_box(context, text, str(options.style or "ask"), Element("P"), lead_in=f"{word} ")]
    return []


def section_words(context: Context, options: StyleOptions) -> list[FlowBox]:
    """The words to know that the section at hand names, each with its meaning."""
    section = context.scope
    if not isinstance(section, Section):
        return []
    said = (section.point, *section.points, *(block.spans for block in section.text))
    named = terms_said(context.article.lesson.glossary, map(plain, said), context.lang)
    return [
        text_box(
            context,
            headed_by(term.term, context.colon, term.meaning),
            str(options.style or "aside"),
            Element("P"),
        )
        for term in named[:MOST_TERMS]
    ]


class ExhibitNotesOptions(Strict):
    """What a layout may say of the notes on a section's quotation, number and comparison."""

    without: Literal["quotation", "number", "compare"] | None = Field(
        None, description="What the slide itself shows."
    )


def exhibit_notes(context: Context, options: ExhibitNotesOptions) -> list[FlowBox]:
    """The section's quotation, figure and comparison as speaker notes, but for what its slide shows.

    Behind them what the lecturer says, where no other slide of the section follows to say it.
    """
    section = context.scope
    if not isinstance(section, Section):
        return []
    boxes: list[FlowBox] = []
    if section.quotation and options.without != "quotation":
        boxes.append(text_box(context, section.quotation.text, "notes"))
        source = who_and_when(section.quotation, context.comma)
        boxes += [text_box(context, source, "notes")] if source else []
    if section.figure and options.without != "number":
        unit = str(section.figure.unit or "")
        space = space_before(unit, context.lang) if unit else ""
        value = str(section.figure.value)
        number = unit + space + value if leads(unit, context.lang) else value + space + unit
        lead_in = f"{number}{context.colon}" if section.figure.text else number
        boxes.append(text_box(context, section.figure.text or (), "notes", lead_in=lead_in))
    if section.compare and options.without != "compare":
        for side in (section.compare.a, section.compare.b):
            boxes.append(text_box(context, side.name, "notes"))
            boxes += [list_item(context, point, "notes", list_of(None)) for point in side.points]
    if is_all_exhibit(section):
        boxes += prose_boxes(context, section.notes, None, style="notes", opening="notes", list_style="notes")
    return boxes


def point_notes(context: Context, _options: NoOptions) -> list[FlowBox]:
    """The points of the section at hand as speaker notes, for a slide that shows something else."""
    section = context.scope
    if not isinstance(section, Section):
        return []
    element = list_of(None)
    return [list_item(context, point, "notes", element) for point in section.points]


BLOCKS = (
    Block(
        "quotation", "The quotation of the section at hand, or who said it when.", quotation, QuotationOptions
    ),
    Block("figure", "The number of the section at hand, or what it says.", figure, FigureOptions),
    Block("comparison", "One of the two sides that the section at hand compares.", comparison, SideOptions),
    Block(
        "points in time",
        "The points of the section at hand, in columns under the dates that they begin with.",
        points_in_time,
        DatedPointsOptions,
    ),
    Block("what we know", "The points of the section at hand, as a short list.", known, KnownOptions),
    Block("asked", "What the notes of the section at hand ask the class.", asked, StyleOptions),
    Block("section words", "The words to know that the section at hand names.", section_words, StyleOptions),
    Block(
        "exhibit notes",
        "What the section at hand shows on other slides or on none, as speaker notes.",
        exhibit_notes,
        ExhibitNotesOptions,
    ),
    Block("point notes", "The points of the section at hand, as speaker notes.", point_notes),
)
