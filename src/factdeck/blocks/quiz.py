"""The quiz of an article to questions with lettered cards, to the key, and to speaker notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec.structs import replace

from factdeck.article import Inline, QuizQuestion, numbered
from factdeck.blocks.context import Context
from factdeck.blocks.full_stops import one_paragraph
from factdeck.blocks.headline import StyleOptions
from factdeck.blocks.paragraphs import list_item, list_of, text_box
from factdeck.blocks.registry import Block, NoOptions
from factdeck.blocks.teaching import ListOptions, headed
from factdeck.layout.values import Switch, WholeNumber
from factdeck.place.box import FlowBox
from factdeck.place.boxes.card import Card, Cards
from factdeck.place.boxes.text_box import TextBox
from factdeck.reading import Field, Strict, Text
from factdeck.scene import Element


def quiz_question(context: Context, options: StyleOptions) -> list[FlowBox]:
    """The question of the quiz question at hand; nothing where none is."""
    asked = _asked(context)
    return [text_box(context, asked.question, str(options.style or "question"))] if asked else []


class OptionsOptions(Strict):
    """What a layout may say of the lettered cards of a quiz question."""

    answer: Switch = Field(False, description="yes marks the right one.")
    on_click: Switch = Field(
        False, alias="on click", description="yes marks the right one when the lecturer clicks."
    )
    fill: Text | None = Field(None, description="The name of a colour for the cards.")
    style: Text = Field(default=Text("option"), description="The style.")


def options_block(context: Context, options: OptionsOptions) -> list[FlowBox]:
    """The options of the quiz question at hand, as lettered cards."""
    asked = _asked(context)
    if asked is None:
        return []
    element = list_of(None, "UpperAlpha")
    marked = bool(options.answer or options.on_click)
    cards = [
        _card(context, list_item(context, each, str(options.style), element, bullet=letter), right, options)
        for letter, each, right in zip(
            context.letters, asked.options, _rights(asked, marked=marked), strict=False
        )
    ]
    return [Cards(cards=cards, gutter=context.theme.space("panel"), mark=asked.mark)]


def _rights(asked: QuizQuestion, *, marked: bool) -> list[bool]:
    return [marked and number == asked.right for number in range(len(asked.options))]


def _card(context: Context, text: TextBox, right: bool, options: OptionsOptions) -> Card:
    colours = context.theme.colours
    framed = right and not options.on_click
    return Card(
        text=text,
        padding=context.theme.space("panel"),
        stroke=colours["accent"] if framed else colours["rule"],
        stroke_width=3.0 if framed else 1.0,
        fill=colours[str(options.fill)] if options.fill else "",
        tick=colours["accent"] if right else "",
        revealed=bool(options.on_click),
        tick_name=context.words("right answer"),
        mark=text.mark,
    )


def why(context: Context, options: StyleOptions) -> list[FlowBox]:
    """The letter of the right answer, then why it is right; nothing where the article does not say why."""
    asked = _asked(context)
    if asked is None or not asked.why:
        return []
    lead_in = f"{context.letters[asked.right]}. "
    return [text_box(context, asked.why, str(options.style or "why"), lead_in=lead_in, mark=asked.mark)]


def _asked(context: Context) -> QuizQuestion | None:
    return context.scope if isinstance(context.scope, QuizQuestion) else None


class QuizOptions(ListOptions):
    """What a layout may say of the quiz as a list."""

    answers: Switch = Field(False, description="yes tells the right answers and why.")


def quiz(context: Context, options: QuizOptions) -> list[FlowBox]:
    """All quiz questions with their options, for paper; with answers it is the key."""
    numbers, style = numbered(context.article), str(options.style or "question")
    element = list_of(None, "Decimal")
    boxes: list[FlowBox] = []
    for asked in context.article.lesson.quiz:
        number = f"{numbers.of(asked)}."
        question = list_item(context, asked.question, style, element, bullet=number)
        boxes.append(replace(question, keep_with_next=True))
        boxes += _key(context, asked) if options.answers else _options(context, asked)
    return headed(context, options, "quiz", boxes)


def _options(context: Context, asked: QuizQuestion) -> list[FlowBox]:
    element = list_of(None, "UpperAlpha")
    return [
        list_item(context, text, "list", element, bullet=context.letters[number])
        for number, text in enumerate(asked.options)
    ]


def _key(context: Context, asked: QuizQuestion) -> list[FlowBox]:
    letter = context.letters[asked.right]
    return [list_item(context, _with_reason(asked), "list", list_of(None, "UpperAlpha"), bullet=letter)]


class AnswersOptions(Strict):
    """What a layout may say of the list of right answers."""

    style: Text = Field(default=Text("answer"), description="The style.")
    first: WholeNumber | None = Field(
        None, description="How many questions; 0 takes all; as many as have slides where not given."
    )
    only: Literal["one"] | None = Field(
        None, description="one shows an answer only where it is alone, without its number."
    )


def answers(context: Context, options: AnswersOptions) -> list[FlowBox]:
    """The right answers of the quiz in its order, each behind its letter and before its reason."""
    first = context.quiz_slides if options.first is None else options.first
    asked = context.article.lesson.quiz[: first or None]
    if options.only:
        return _only_answer(context, asked, str(options.style))
    numbers = [numbered(context.article).of(each) for each in asked]
    element = list_of(None, "Decimal")
    return [
        list_item(
            context,
            _with_reason(each),
            str(options.style),
            element,
            bullet=f"{number}.",
            widest=f"{max(numbers)}.",
            lead_in=f"{context.letters[each.right]}  ",
        )
        for number, each in zip(numbers, asked, strict=True)
    ]


def _only_answer(context: Context, asked: Sequence[QuizQuestion], style: str) -> list[FlowBox]:
    if len(asked) != 1:
        return []
    letter = context.letters[asked[0].right]
    return [text_box(context, _with_reason(asked[0]), style, Element("P"), lead_in=f"{letter}  ")]


def _with_reason(asked: QuizQuestion) -> Inline:
    return one_paragraph(asked.options[asked.right], asked.why or ())


class FurtherQuizOptions(Strict):
    """What a layout may say of the notes on quiz questions without slides."""

    behind: WholeNumber | None = Field(
        None,
        description="Questions before those that the notes have; as many as have slides where not given.",
    )


def further_quiz(context: Context, options: FurtherQuizOptions) -> list[FlowBox]:
    """The quiz questions that have no slide, with their options and answers, as speaker notes."""
    shown = context.quiz_slides if options.behind is None else options.behind
    left = context.article.lesson.quiz[shown:] if shown else []
    boxes: list[FlowBox] = []
    for asked in left:
        number = numbered(context.article).of(asked)
        boxes.append(text_box(context, asked.question, "notes", lead_in=f"{number}. "))
        element = list_of(None, "UpperAlpha")
        boxes += [
            list_item(context, option, "notes", element, bullet=letter)
            for letter, option in zip(context.letters, asked.options, strict=False)
        ]
        right = f"{context.words('right answer')}{context.colon}{context.letters[asked.right]}. "
        boxes.append(text_box(context, asked.why or (), "notes", lead_in=right, mark=asked.mark))
    return boxes


def why_notes(context: Context, _options: NoOptions) -> list[FlowBox]:
    """The right answer and why, as speaker notes."""
    asked = _asked(context)
    if asked is None:
        return []
    letter = context.letters[asked.right]
    answer = text_box(
        context,
        asked.options[asked.right],
        "notes",
        lead_in=f"{context.words('right answer')}{context.colon}{letter}. ",
    )
    return [answer, *([text_box(context, asked.why, "notes")] if asked.why else [])]


BLOCKS = (
    Block("quiz", "All quiz questions with their options, or the key to them.", quiz, QuizOptions),
    Block("quiz question", "The quiz question at hand.", quiz_question, StyleOptions),
    Block(
        "options",
        "The options of the quiz question at hand, as lettered cards.",
        options_block,
        OptionsOptions,
    ),
    Block("why", "Why the right answer is right.", why, StyleOptions, answers=True),
    Block(
        "answers",
        "The right answers of the quiz, with their reasons.",
        answers,
        AnswersOptions,
        answers=True,
    ),
    Block("why notes", "The right answer and why, as speaker notes.", why_notes),
    Block(
        "further quiz",
        "Quiz questions that have no slide, as speaker notes.",
        further_quiz,
        FurtherQuizOptions,
    ),
)
