"""Short things to columns under bars, which stand beside each other as cards: facts, words, events and points."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from factdeck.article import Section, plain
from factdeck.article.infobox import InfoboxGroup, InfoboxRow
from factdeck.article.wording import word_date
from factdeck.blocks.columns import beside, column
from factdeck.blocks.context import BETWEEN, Context
from factdeck.blocks.infobox import facts_shown, value_with_note
from factdeck.blocks.paragraphs import text_box
from factdeck.blocks.registry import Block
from factdeck.blocks.sources import SourcesOptions, closing_kinds
from factdeck.blocks.story import PointsOptions, points_of
from factdeck.layout.values import WholeNumber
from factdeck.place.box import FlowBox
from factdeck.place.boxes.text_box import TextBox
from factdeck.reading import Field, Strict, Text
from factdeck.scene import Element

MOST_ACROSS = 4
LONGEST_TEXT = 75
"""Characters that a card shows well."""


class CardsOptions(Strict):
    """What a layout may say of entries as cards."""

    most: WholeNumber = Field(6, description="How many are shown as cards; of more, none is.")
    head_style: Text = Field(default=Text("card head"), alias="head style", description="A head's style.")
    style: Text = Field(default=Text("card text"), description="The style of what stands under it.")


def fact_cards(context: Context, options: CardsOptions) -> list[FlowBox]:
    """The infobox's rows as cards, where they are few: each label above its value."""
    result = context.article.infobox
    rows = facts_shown(context)
    short = all(len(plain(value_with_note(row))) <= LONGEST_TEXT for row, _ in rows)
    if result is None or not 0 < len(rows) <= options.most or not short:
        return []
    columns = [_fact(context, row, group, options) for row, group in rows]
    return [beside(context, columns, result.mark, MOST_ACROSS)]


def _fact(
    context: Context, row: InfoboxRow, group: InfoboxGroup | None, options: CardsOptions
) -> list[FlowBox]:
    label = f"{plain(group.group)}{BETWEEN}{plain(row.label)}" if group else row.label
    texts = [
        text_box(context, label, "label", Element("P"), lang=context.lang),
        text_box(context, value_with_note(row), str(options.head_style), Element("P")),
    ]
    return column(context, texts, plain(row.label), row.mark)


def word_cards(context: Context, options: CardsOptions) -> list[FlowBox]:
    """The words to know as cards, where they are few."""
    terms = context.article.lesson.glossary
    if not 0 < len(terms) <= options.most:
        return []
    columns = [
        column(
            context,
            [
                text_box(context, term.term, str(options.head_style), Element("P")),
                text_box(context, term.meaning, str(options.style), Element("P")),
            ],
            plain(term.term),
            term.mark,
        )
        for term in terms
    ]
    return [beside(context, columns, terms[0].mark, MOST_ACROSS)]


def event_cards(context: Context, options: CardsOptions) -> list[FlowBox]:
    """The events as cards in their order, where they are few: each date above what happened."""
    events = context.article.events
    if not 0 < len(events) <= options.most:
        return []
    columns = []
    for event in events:
        date = word_date(event.date, context.lang_of_dates)
        texts = [
            text_box(context, date, str(options.head_style), Element("P"), lang=context.lang_of_dates),
            text_box(context, event.title, str(options.style), Element("P")),
        ]
        if event.lane:
            texts.append(text_box(context, str(event.lane), "label", Element("P"), lang=context.lang))
        columns.append(column(context, texts, date, event.mark))
    return [beside(context, columns, events[0].mark, MOST_ACROSS)]


def point_cards(context: Context, options: CardsOptions) -> list[FlowBox]:
    """The points of the section at hand as cards, where they are several, few and short."""
    section = context.scope
    if not isinstance(section, Section):
        return []
    points = points_of(context, section, PointsOptions.made(), str(options.style))
    texts = [box for box in points if isinstance(box, TextBox)]
    if not 1 < len(texts) <= options.most or len(texts) < len(points) or not all_short(texts):
        return []
    if any(text.keep_with_next for text in texts):
        return []
    columns = [
        column(context, [replace(text, bullet="", bullet_style=None, label=None)], "", section.mark)
        for text in texts
    ]
    return [beside(context, columns, section.mark, MOST_ACROSS)]


def all_short(texts: Sequence[TextBox]) -> bool:
    """Whether each text has so few characters that a card shows it well."""
    return all(sum(len(run.text) for run in text.runs) <= LONGEST_TEXT for text in texts)


class ClosingCardsOptions(Strict):
    """What a layout may say of the cards that close a deck."""

    characters: WholeNumber = Field(
        250, description="Characters of all that up to which it is shown as cards; of more, nothing is."
    )


def closing_cards(context: Context, options: ClosingCardsOptions) -> list[FlowBox]:
    """Sources, see-also entries, licence and picture credits as cards, where little is said in them."""
    kinds = [
        [box for box in kind if isinstance(box, TextBox)]
        for kind in closing_kinds(context, SourcesOptions.made())
    ]
    said = sum(len(run.text) for texts in kinds for text in texts for run in text.runs)
    if len(kinds) < 2 or said > options.characters:
        return []
    columns = [column(context, texts, "", texts[0].mark, colour="rule") for texts in kinds]
    return [beside(context, columns, None, MOST_ACROSS)]


BLOCKS = (
    Block("fact cards", "The infobox's rows as cards, where they are few.", fact_cards, CardsOptions),
    Block("word cards", "The words to know as cards, where they are few.", word_cards, CardsOptions),
    Block("event cards", "The events as cards, where they are few.", event_cards, CardsOptions),
    Block(
        "closing cards",
        "Sources, see-also entries, credits and licence as cards, where little is said in them.",
        closing_cards,
        ClosingCardsOptions,
    ),
    Block(
        "point cards",
        "The points of the section at hand as cards, where they are few and short.",
        point_cards,
        CardsOptions,
    ),
)
