"""Lead, sections, points and notes of an article to running text, lists and what the lecturer says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal

from msgspec.structs import replace

from factdeck.article import Inline, Prose, Section, plain, without_titles
from factdeck.article.wording import word_date
from factdeck.blocks.beside_text import comparison_boxes, figure_boxes, quotation_boxes
from factdeck.blocks.context import Context
from factdeck.blocks.figure_and_points import is_one_with_points
from factdeck.blocks.headline import StyleOptions
from factdeck.blocks.maps import map_boxes
from factdeck.blocks.paragraphs import list_item, list_of, prose_boxes, section_heading, text_box, told_left
from factdeck.blocks.pictures import captioned, is_narrow, picture_boxes
from factdeck.blocks.registry import Block, NoOptions
from factdeck.language.sentences import has_end
from factdeck.layout.values import WholeNumber
from factdeck.place.box import FlowBox
from factdeck.place.boxes.text_box import TextBox
from factdeck.place.sentences import first_sentence, sentence_boxes
from factdeck.reading import Field, Strict, Text
from factdeck.scene import Element

CAPTION_AT_SIDE = 1.4
"""Of its size: a caption beside a picture on a slide."""
LISTS = ("bullet", "number")
MAP_HEIGHT = 200.0
"""The greatest height of a map in the running text,"""
PICTURE_HEIGHT = 270.0
"""and of a picture: one on its edge would take most of a column."""


def lead(context: Context, options: StyleOptions) -> list[FlowBox]:
    """The paragraphs before the first section."""
    style = str(options.style or "lead")
    return [*prose_boxes(context, context.article.lead, None, style=style, opening=style)]


class StatementOptions(Strict):
    """What a layout may say of the lead's first sentence on a slide of its own."""

    style: Text = Field(default=Text("statement"), description="The style.")


def statement(context: Context, options: StatementOptions) -> list[FlowBox]:
    """The lead's first sentence, large."""
    if not context.article.lead:
        return []
    return [
        first_sentence(box)
        for box in prose_boxes(
            context, without_titles(context.article.lead)[:1], None, opening=str(options.style)
        )
    ]


def section(context: Context, _options: NoOptions) -> list[FlowBox]:
    """The section at hand with its heading, text, pictures and subsections."""
    result = context.scope
    return _section_boxes(context, result, 2) if isinstance(result, Section) else []


def _section_boxes(
    context: Context, section: Section, level: int, parent: Element | None = None
) -> list[FlowBox]:
    element = Element("Sect", parent)
    boxes: list[FlowBox] = [section_heading(context, section.heading, level, element)]
    if section.point:
        boxes.append(_point(context, section.point, element))
    boxes += prose_boxes(context, section.text, element)
    boxes += _beside_text(context, section, element)
    if section.image:
        shown = picture_boxes(context, section.image, parent=element, most_height=PICTURE_HEIGHT)
        boxes += _below_text(context, captioned(shown))
    if section.chart:
        from factdeck.blocks.charts import chart_boxes

        boxes += chart_boxes(context, section.chart, parent=element)
    if section.map:
        shown = map_boxes(context, section.map, parent=element, most_height=MAP_HEIGHT)
        boxes += _below_text(context, captioned(shown))
    if not section.text:
        below = {plain(part.heading) for part in section.sections}
        boxes += _list(context, [point for point in section.points if plain(point) not in below], element)
    for part in section.sections:
        boxes += _section_boxes(context, part, level + 1, element)
    return boxes


def _below_text(context: Context, shown: Sequence[FlowBox]) -> list[FlowBox]:
    """A picture with room above it, so that no letter of the text touches it."""
    return [replace(box, space_before=context.theme.space("block") / 2) for box in shown[:1]] + [*shown[1:]]


def _point(context: Context, point: Inline, parent: Element) -> FlowBox:
    """The section's point, which stays with the text under it."""
    return text_box(context, point, "point", Element("P", parent), keep_with_next=True, balance=True)


def _beside_text(context: Context, section: Section, parent: Element) -> list[FlowBox]:
    boxes: list[FlowBox] = []
    if section.figure:
        boxes += figure_boxes(context, section.figure, parent)
    if section.quotation:
        boxes += quotation_boxes(context, section.quotation, parent)
    if section.compare:
        boxes += comparison_boxes(context, section.compare, parent)
    return boxes


def _list(
    context: Context, items: Sequence[Inline], parent: Element | None = None, style: str = "list"
) -> list[FlowBox]:
    element = list_of(parent)
    return [list_item(context, item, style, element) for item in items]


class PointsOptions(Strict):
    """What a layout may say of a section's points."""

    style: Text = Field(default=Text("list"), description="The style of a point.")
    alone: Text | None = Field(
        None, description="The style of one that is alone, which then has no bullet.", examples=["statement"]
    )
    only: Literal["one", "with figure"] | None = Field(
        None,
        description="one shows a point only where it is alone; with figure shows points only where they are one slide with "
        "the section's number: its point tells that, or they have no exhibit of their own.",
    )
    words: WholeNumber = Field(
        40, description="Words up to which further sentences of a text join the first ones of its paragraphs."
    )
    items: WholeNumber = Field(
        12,
        description="Items of a list in the text that are points; of more it is said how many the notes have.",
    )


def points(context: Context, options: PointsOptions) -> list[FlowBox]:
    """The section's points, or else the first sentence of each of its paragraphs and items.

    Where these are few words, more sentences; of a long list the first items.

    A section without a text of its own names its subsections where it has several, or where no other slide says
    what it has; an empty subsection, which has no other slide, itself.
    """
    result = context.scope
    if not isinstance(result, Section):
        return []
    if options.only == "with figure" and not is_one_with_points(context, result):
        return []
    boxes = points_of(context, result, options, str(options.style))
    only = boxes[0] if len(boxes) == 1 else None
    if options.only == "one" and only is None:
        return []
    if only is None or not options.alone:
        return boxes
    large = points_of(context, result, options, str(options.alone))
    return [replace(box, bullet="", bullet_style=None) if isinstance(box, TextBox) else box for box in large]


def points_of(context: Context, section: Section, options: PointsOptions, style: str) -> list[FlowBox]:
    """A section's points as items of a list in a style."""
    if section.points or not section.text:
        return _list(context, section.points or _headings(context, section), style=style)
    blocks = tuple(block for block in section.text if block.kind != "quote") or section.text
    blocks = without_titles(blocks)
    return [*_chosen([*_sentences(context, blocks, options, style)], options.words)]


def _sentences(
    context: Context, blocks: Prose, options: PointsOptions, style: str
) -> Iterator[Sequence[TextBox]]:
    """The sentences of each paragraph and item as points; of a long list those of the first items.

    What introduces a list is no point among its items: it has no bullet and stays with the first of them.
    """
    element = list_of(None)
    groups = [(kind, [*group]) for kind, group in groupby(blocks, key=lambda block: block.kind)]
    for number, (kind, together) in enumerate(groups):
        shown = together[: options.items] if kind in LISTS else together
        said = [sentence_boxes(list_item(context, block.spans, style, element)) for block in shown]
        before_list = kind not in LISTS and number + 1 < len(groups)
        introduction = _introduction(said.pop()) if before_list else []
        yield from said
        yield from introduction
        for text in told_left(context, len(together) - len(shown), style):
            yield [text]


def _introduction(sentences: Sequence[TextBox]) -> Iterator[Sequence[TextBox]]:
    """The sentences before a list, and by itself the last one where it leads to that: nothing ends it, or a colon does."""
    said = "".join(run.text for run in sentences[-1].runs if not run.style.rise).rstrip() if sentences else ""
    if not said or has_end(said):
        yield sentences
        return
    if len(sentences) > 1:
        yield sentences[:-1]
    last = sentences[-1]
    style = replace(last.style, indent=0.0)
    yield [
        replace(
            last,
            style=style,
            bullet="",
            bullet_style=None,
            label=None,
            element=Element("P"),
            keep_with_next=True,
        )
    ]


def _chosen(paragraphs: Sequence[Sequence[TextBox]], words: int) -> list[FlowBox]:
    """The first sentence of each paragraph, then the second ones and so on as far as the words allow, in order."""
    taken = [min(1, len(sentences)) for sentences in paragraphs]
    said = sum(sentences[0].words() for sentences in paragraphs if sentences)
    for depth in range(1, max(map(len, paragraphs), default=0)):
        for number, sentences in enumerate(paragraphs):
            if len(sentences) <= depth:
                continue
            said += sentences[depth].words()
            if said > words:
                return _taken(paragraphs, taken)
            taken[number] += 1
    return _taken(paragraphs, taken)


def _taken(paragraphs: Sequence[Sequence[TextBox]], counts: Sequence[int]) -> list[FlowBox]:
    return [box for sentences, count in zip(paragraphs, counts, strict=True) for box in sentences[:count]]


def _headings(context: Context, section: Section) -> list[Inline]:
    below = [part.heading for part in section.sections]
    if len(below) > 1 or (below and (section.notes or context.parents)):
        return below
    alone = bool(context.parents) and not (below or section.image or section.chart or section.map)
    return [section.heading] if alone else []


class SectionPictureOptions(Strict):
    """What a layout may say of a section's picture on a slide."""

    only: Literal["narrow"] | None = Field(
        None, description="narrow shows the picture only where it leaves room for text beside it."
    )


def section_picture(context: Context, options: SectionPictureOptions) -> list[FlowBox]:
    """The picture of the section at hand, with its caption; nothing where it has none."""
    result = context.scope
    if not isinstance(result, Section) or not result.image:
        return []
    if options.only and not is_narrow(context, result.image):
        return []
    return captioned(picture_boxes(context, result.image), larger=CAPTION_AT_SIDE)


def notes(context: Context, _options: NoOptions) -> list[FlowBox]:
    """What the lecturer says to the section, then its text, whole.

    They begin with the section's point and heading as far as none of its slides has told them so far.
    """
    result = context.scope
    if not isinstance(result, Section):
        return []
    untold = _untold(context, result)
    boxes = _dates(context, result) if context.parents or untold else []
    boxes += [text_box(context, text, "notes") for text in untold]
    return [*boxes, *_said(context, result.notes), *_said(context, result.text)]


def _untold(context: Context, section: Section) -> list[Inline]:
    """The section's point and heading where no title says them; the line above a title says the heading, too."""

    def is_told(told: Inline) -> bool:
        return any(plain(told) in title for title in context.titles)

    untold = [section.point] if section.point and not is_told(section.point) else []
    in_kicker = section.point and not untold and not context.parents
    return untold if in_kicker or is_told(section.heading) else [*untold, section.heading]


def section_notes(context: Context, _options: NoOptions) -> list[FlowBox]:
    """What opens a section: its point, else its heading; and all of its notes where no other slide follows."""
    result = context.scope
    if not isinstance(result, Section):
        return []
    opening = [text_box(context, result.point or result.heading, "notes"), *_dates(context, result)]
    alone = not (
        result.points or result.text or result.sections or result.image or result.chart or result.map
    )
    return [*opening, *(_said(context, result.notes) if alone else [])]


def _dates(context: Context, section: Section) -> list[FlowBox]:
    """The section's dates where no strip of the timeline shows them."""
    shown = section.dates is None or context.article.timeline
    return [] if shown else [text_box(context, word_date(section.dates, context.lang), "notes")]


def _said(context: Context, prose: Prose) -> list[FlowBox]:
    return [*prose_boxes(context, prose, None, style="notes", opening="notes", list_style="notes")]


def lead_notes(context: Context, _options: NoOptions) -> list[FlowBox]:
    """The whole lead, as speaker notes."""
    return _said(context, context.article.lead)


class AgendaOptions(Strict):
    """What a layout may say of the agenda."""

    style: Text = Field(default=Text("agenda"), description="The style of an entry.")


def agenda(context: Context, options: AgendaOptions) -> list[FlowBox]:
    """The top sections' headings as a numbered list."""
    element = list_of(None, "Decimal")
    last = f"{len(context.article.sections)}."
    return [
        replace(
            list_item(context, part.heading, str(options.style), element, bullet=f"{number}.", widest=last),
            mark=part.mark,
        )
        for number, part in enumerate(context.article.sections, 1)
    ]


class NoteOptions(Strict):
    """Which word of the layout is said in the notes."""

    word: Text = Field(description="Which of the layouts' words.")


def note(context: Context, options: NoteOptions) -> list[FlowBox]:
    """A sentence of the layout's words, as a speaker note."""
    return [text_box(context, context.words(str(options.word)), "notes")]


BLOCKS = (
    Block("lead", "The lead.", lead, StyleOptions),
    Block("statement", "The lead's first sentence, large.", statement, StatementOptions),
    Block("section", "The section at hand: heading, text, picture, subsections.", section),
    Block(
        "points",
        "The points of the section at hand, or the first sentences of its text.",
        points,
        PointsOptions,
    ),
    Block(
        "section picture",
        "The picture of the section at hand, with its caption.",
        section_picture,
        SectionPictureOptions,
    ),
    Block("notes", "What the lecturer says to the section at hand, and its whole text.", notes),
    Block("section notes", "The point of the section at hand, as speaker notes.", section_notes),
    Block("lead notes", "The lead, as speaker notes.", lead_notes),
    Block("agenda", "The sections' headings, numbered.", agenda, AgendaOptions),
    Block("note", "A word of the layout's own, as speaker notes.", note, NoteOptions),
)
