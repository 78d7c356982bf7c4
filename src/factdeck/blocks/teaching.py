"""The teaching part of an article: objectives, questions, quiz, glossary and summary."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec.structs import replace

from factdeck.article import Article, Inline, Section
from factdeck.blocks.context import Context
from factdeck.blocks.headline import StyleOptions
from factdeck.blocks.paragraphs import list_item, list_of, text_box, word_heading
from factdeck.blocks.registry import Block, NoOptions
from factdeck.blocks.ruled import answer_lines
from factdeck.layout.values import Lines, Switch
from factdeck.place.box import FlowBox
from factdeck.place.boxes.rules import RoomForNotes
from factdeck.reading import Field, Strict, Text
from factdeck.scene import Element, Numbering


class ListOptions(Strict):
    """What a layout may say of any list that can have a heading."""

    heading: Switch = Field(False, description="yes sets a heading above, in the layout's words.")
    style: Text | None = Field(None, description="The style of an entry.")
    heading_style: Text = Field(
        default=Text("heading"), alias="heading style", description="The heading's style."
    )


class QuestionsOptions(ListOptions):
    """What a layout may say of the questions."""

    lines: Lines = Field(
        0, description="Ruled lines to write on under each question; more where room is left."
    )
    most_lines: Lines = Field(5, alias="most lines", description="The most lines under a question.")


def headed(context: Context, options: ListOptions, word: str, boxes: list[FlowBox]) -> list[FlowBox]:
    """The boxes under a heading where the layout wishes one; nothing where there is nothing to head."""
    if not boxes or not options.heading:
        return boxes
    return [word_heading(context, word, str(options.heading_style)), *boxes]


def _listed(
    context: Context, items: Iterable[Inline], style: str, numbering: Numbering = "Disc"
) -> list[FlowBox]:
    element, listed = list_of(None, numbering), list(items)
    last = f"{len(listed)}." if numbering == "Decimal" else ""
    return [
        list_item(context, item, style, element, bullet=f"{number}." if last else "", widest=last)
        for number, item in enumerate(listed, 1)
    ]


def objectives(context: Context, options: ListOptions) -> list[FlowBox]:
    """The learning objectives as a list; nothing where the article has none."""
    listed = _listed(context, context.article.lesson.objectives, str(options.style or "list"))
    return headed(context, options, "objectives", listed)


class SummaryOptions(ListOptions):
    """What a layout may say of the main points."""

    numeral_style: Text | None = Field(
        None,
        alias="numeral style",
        description="The style of numbers before the entries; bullets without it.",
    )
    only: Literal["one"] | None = Field(
        None, description="one shows an entry only where it is alone, without a bullet."
    )


def summary(context: Context, options: SummaryOptions) -> list[FlowBox]:
    """The main points to remember, as a list; nothing where the article has none."""
    items, style = context.article.lesson.summary, str(options.style or "list")
    if options.only:
        return [text_box(context, item, style, Element("P")) for item in items] if len(items) == 1 else []
    if options.numeral_style is None:
        return headed(context, options, "summary", _listed(context, items, style))
    element, numerals = list_of(None, "Decimal"), context.style(str(options.numeral_style)).text_style()
    boxes = [
        replace(
            list_item(context, item, style, element, bullet=str(number), widest=str(len(items))),
            bullet_style=numerals,
        )
        for number, item in enumerate(items, 1)
    ]
    return headed(context, options, "summary", [*boxes])


def questions(context: Context, options: QuestionsOptions) -> list[FlowBox]:
    """The questions with ruled lines to answer on; nothing where the article has none."""
    items, style = context.article.lesson.questions, str(options.style or "question")
    boxes: list[FlowBox] = []
    for box in _listed(context, items, style, "Decimal"):
        boxes.append(replace(box, keep_with_next=options.most_lines > 0))
        if options.most_lines:
            boxes.append(answer_lines(context, options.lines, options.most_lines))
    return headed(context, options, "questions", boxes)


class NotesOptions(Strict):
    """What a layout may say of the ruled lines for notes."""

    most_lines: Lines = Field(30, alias="most lines", description="The most ruled lines.")


def room_for_notes(context: Context, options: NotesOptions) -> list[FlowBox]:
    """Ruled lines for notes, where a page has room left."""
    lines = answer_lines(context, 0, options.most_lines)
    return [RoomForNotes(heading=word_heading(context, "to do"), lines=lines)]


def discussion_question(context: Context, options: StyleOptions) -> list[FlowBox]:
    """The question at hand, large; nothing where each question stands behind its section."""
    if has_question_per_section(context.article):
        return []
    return [text_box(context, context.scope, str(options.style or "statement"))]  # type: ignore[arg-type]


def learning_notes(context: Context, _options: NoOptions) -> list[FlowBox]:
    """The article's objectives as speaker notes."""
    objectives = context.article.lesson.objectives
    head = [text_box(context, context.words("objectives"), "notes")] if objectives else []
    return [*head, *_listed(context, objectives, "notes")]


def section_question(context: Context, options: StyleOptions) -> list[FlowBox]:
    """The question that belongs to the section at hand, where there are as many questions as sections."""
    question = _question_of(context)
    return [text_box(context, question, str(options.style or "statement"))] if question else []


def _question_of(context: Context) -> Inline | None:
    article = context.article
    if not isinstance(context.scope, Section) or context.parents or not has_question_per_section(article):
        return None
    return article.lesson.questions[context.number - 1]


def has_question_per_section(article: Article) -> bool:
    """Whether there are as many questions as sections: each then asks what its section answers."""
    return 0 < len(article.lesson.questions) == len(article.sections)


BLOCKS = (
    Block("objectives", "What learners can do at the end.", objectives, ListOptions),
    Block("summary", "The article in a few sentences.", summary, SummaryOptions),
    Block("questions", "Questions to think about, with ruled lines as wished.", questions, QuestionsOptions),
    Block(
        "room for notes", "Ruled lines for notes, where a page has room left.", room_for_notes, NotesOptions
    ),
    Block(
        "discussion question",
        "The discussion question at hand, large, where it has no section to follow.",
        discussion_question,
        StyleOptions,
    ),
    Block(
        "section question",
        "The question that belongs to the section at hand.",
        section_question,
        StyleOptions,
    ),
    Block("learning notes", "The objectives, as speaker notes.", learning_notes),
)
