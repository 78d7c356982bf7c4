"""The teaching part of an article: objectives, questions, quiz, glossary and summary."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from factdeck.article import Inline, QuizQuestion, Term
from factdeck.blocks.context import Context
from factdeck.blocks.headline import StyleOptions
from factdeck.blocks.paragraphs import list_item, list_of, text_box, word_heading
from factdeck.blocks.registry import Block, NoOptions
from factdeck.layout.values import Switch, WholeNumber
from factdeck.place.box import FlowBox
from factdeck.place.boxes.card import Card, Cards
from factdeck.place.boxes.rules import AnswerLines, RoomForNotes
from factdeck.place.boxes.text_box import TextBox
from factdeck.reading import Field, Strict, Text
from factdeck.scene import Element

LETTERS = "ABCDEF"


class ListOptions(Strict):
    """What a layout may say of any list that can have a heading."""

    heading: Switch = Field(False, description="yes sets a heading above, in the layout's words.")
    style: Text | None = Field(None, description="The style of an entry.")
    heading_style: Text = Field(
        default=Text("heading"), alias="heading style", description="The heading's style."
    )


class QuestionsOptions(ListOptions):
    """What a layout may say of the questions."""

    lines: WholeNumber = Field(
        0, description="Ruled lines to write on under each question; more where room is left."
    )
    most_lines: WholeNumber = Field(5, alias="most lines", description="The most lines under a question.")


def headed(context: Context, options: ListOptions, word: str, boxes: list[FlowBox]) -> list[FlowBox]:
    """The boxes under a heading where the layout wishes one; nothing where there is nothing to head."""
    if not boxes or not options.heading:
        return boxes
    return [word_heading(context, word, str(options.heading_style)), *boxes]


def _listed(context: Context, items: Iterable[Inline], style: str, numbering: str = "Disc") -> list[FlowBox]:
    element, listed = list_of(None, numbering), list(items)
    last = f"{len(listed)}." if numbering == "Decimal" else ""
    return [
        list_item(context, item, style, element, bullet=f"{number}." if last else "", widest=last)
        for number, item in enumerate(listed, 1)
    ]


def objectives(context: Context, options: ListOptions) -> list[FlowBox]:
    """The learning objectives as a list; nothing where the article has none."""
    teaching = context.article.teaching
    items = teaching.objectives if teaching else ()
    return headed(context, options, "objectives", _listed(context, items, str(options.style or "list")))


def summary(context: Context, options: ListOptions) -> list[FlowBox]:
    """The main points to remember, as a list; nothing where the article has none."""
    teaching = context.article.teaching
    items = teaching.summary if teaching else ()
    return headed(context, options, "summary", _listed(context, items, str(options.style or "list")))


def questions(context: Context, options: QuestionsOptions) -> list[FlowBox]:
    """The questions with ruled lines to answer on; nothing where the article has none."""
    teaching = context.article.teaching
    items = teaching.questions if teaching else ()
    boxes: list[FlowBox] = []
    for box in _listed(context, items, str(options.style or "question"), "Decimal"):
        boxes.append(replace(box, keep_with_next=options.most_lines > 0))
        if options.most_lines:
            boxes.append(_answer_lines(context, options))
    return headed(context, options, "questions", boxes)


def _answer_lines(context: Context, options: QuestionsOptions) -> AnswerLines:
    return AnswerLines(
        count=options.lines,
        most=options.most_lines,
        pitch=context.theme.space("answer line"),
        colour=context.theme.colours["rule"],
    )


class NotesOptions(Strict):
    """What a layout may say of the ruled lines for notes."""

    most_lines: WholeNumber = Field(30, alias="most lines", description="The most ruled lines.")


def room_for_notes(context: Context, options: NotesOptions) -> list[FlowBox]:
    """Ruled lines for notes, where a page has room left."""
    lines = AnswerLines(
        count=0,
        most=options.most_lines,
        pitch=context.theme.space("answer line"),
        colour=context.theme.colours["rule"],
    )
    return [RoomForNotes(heading=word_heading(context, "to do"), lines=lines)]


def discussion_question(context: Context, options: StyleOptions) -> list[FlowBox]:
    """The question at hand, large."""
    return [text_box(context, context.scope, str(options.style or "statement"))]  # type: ignore[arg-type]


def glossary(context: Context, options: ListOptions) -> list[FlowBox]:
    """The terms, each with what it means; nothing where the article explains none."""
    teaching = context.article.teaching
    terms = teaching.glossary if teaching else ()
    element = list_of(None, "None")
    boxes: list[FlowBox] = [_term(context, term, str(options.style or "term"), element) for term in terms]
    return headed(context, options, "glossary", boxes)


def _term(context: Context, term: Term, style: str, element: Element) -> FlowBox:
    """Term in bold, then its meaning: two elements of one list item, in one paragraph."""
    item = Element("LI", element)
    label, body = Element("Lbl", item), Element("LBody", item)
    head = text_box(context, tuple(replace(span, bold=True) for span in term.term), style, None)
    bold = tuple(replace(run, element=label) for run in head.runs)
    rest = text_box(context, term.meaning, style, None, mark=term.mark)
    colon = replace(bold[-1], text=": ", style=context.style(style).text_style(bold=True))
    told = tuple(replace(run, element=body) if run.element is None else run for run in rest.runs)
    return replace(
        rest,
        runs=(*bold, colon, *told),
        run_marks=(*head.run_marks, term.mark, *rest.run_marks),
        element=item,
    )


def quiz_question(context: Context, options: StyleOptions) -> list[FlowBox]:
    """The question of the quiz that is at hand."""
    asked = _asked(context)
    return [text_box(context, asked.question, str(options.style or "question"))] if asked else []


class OptionsOptions(Strict):
    """What a layout may say of a question's possible answers."""

    answer: Switch = Field(False, description="yes marks the right one.")
    style: Text = Field(default=Text("option"), description="The style.")


def options_block(context: Context, options: OptionsOptions) -> list[FlowBox]:
    """The options of the quiz question at hand, as lettered cards."""
    asked = _asked(context)
    if asked is None:
        return []
    element = list_of(None, "UpperAlpha")
    cards = [
        _card(context, list_item(context, told, str(options.style), element, bullet=letter), right)
        for letter, told, right in zip(
            LETTERS, asked.options, _rights(asked, bool(options.answer)), strict=False
        )
    ]
    return [Cards(cards=cards, gutter=context.theme.space("panel"), mark=asked.mark)]


def _rights(asked: QuizQuestion, told: bool) -> list[bool]:
    return [told and number == asked.right for number in range(len(asked.options))]


def _card(context: Context, text: TextBox, right: bool) -> Card:
    colours = context.theme.colours
    return Card(
        text=text,
        padding=context.theme.space("panel"),
        stroke=colours["accent"] if right else colours["rule"],
        stroke_width=3.0 if right else 1.0,
        tick=colours["accent"] if right else "",
        tick_name=context.words("right answer"),
        mark=text.mark,
    )


def why(context: Context, options: StyleOptions) -> list[FlowBox]:
    """Why the right answer is right, behind its letter; nothing where the article does not say it."""
    asked = _asked(context)
    if asked is None or not asked.why:
        return []
    lead_in = f"{LETTERS[asked.right]}. "
    return [text_box(context, asked.why, str(options.style or "why"), lead_in=lead_in, mark=asked.mark)]


def _asked(context: Context) -> QuizQuestion | None:
    return context.scope if isinstance(context.scope, QuizQuestion) else None


class QuizOptions(ListOptions):
    """What a layout may say of the quiz as one list."""

    answers: Switch = Field(False, description="yes tells the right answers and why.")


def quiz(context: Context, options: QuizOptions) -> list[FlowBox]:
    """All quiz questions with their options, for paper; with answers it is the key."""
    teaching = context.article.teaching
    element = list_of(None, "Decimal")
    boxes: list[FlowBox] = []
    for number, asked in enumerate(teaching.quiz if teaching else (), 1):
        style = str(options.style or "question")
        boxes.append(
            replace(
                list_item(context, asked.question, style, element, bullet=f"{number}."), keep_with_next=True
            )
        )
        boxes += _key(context, asked) if options.answers else _options(context, asked)
    return headed(context, options, "quiz", boxes)


def _options(context: Context, asked: QuizQuestion) -> list[FlowBox]:
    element = list_of(None, "UpperAlpha")
    return [
        list_item(context, told, "list", element, bullet=LETTERS[number])
        for number, told in enumerate(asked.options)
    ]


def _key(context: Context, asked: QuizQuestion) -> list[FlowBox]:
    letter = LETTERS[asked.right]
    told = (*asked.options[asked.right], asked.options[asked.right][-1].with_text(". "), *(asked.why or ()))
    return [list_item(context, told, "list", list_of(None, "UpperAlpha"), bullet=letter)]


def learning_notes(context: Context, _options: NoOptions) -> list[FlowBox]:
    """The article's objectives as speaker notes."""
    teaching = context.article.teaching
    if not teaching or not teaching.objectives:
        return []
    return [
        text_box(context, context.words("objectives"), "notes"),
        *_listed(context, teaching.objectives, "notes"),
    ]


def why_notes(context: Context, _options: NoOptions) -> list[FlowBox]:
    """The right answer and why, as speaker notes."""
    asked = _asked(context)
    if asked is None:
        return []
    letter = LETTERS[asked.right]
    answer = text_box(
        context, asked.options[asked.right], "notes", lead_in=f"{context.words('right answer')}: {letter}. "
    )
    return [answer, *([text_box(context, asked.why, "notes")] if asked.why else [])]


BLOCKS = (
    Block("objectives", "What learners can do at the end.", objectives, ListOptions),
    Block("summary", "The article in a few sentences.", summary, ListOptions),
    Block("questions", "Questions to think about, with ruled lines as wished.", questions, QuestionsOptions),
    Block(
        "room for notes", "Ruled lines for notes, where a page has room left.", room_for_notes, NotesOptions
    ),
    Block(
        "discussion question", "The discussion question at hand, large.", discussion_question, StyleOptions
    ),
    Block("glossary", "Terms and their meanings.", glossary, ListOptions),
    Block("quiz", "All quiz questions with their options, or the key to them.", quiz, QuizOptions),
    Block("quiz question", "The quiz question at hand.", quiz_question, StyleOptions),
    Block(
        "options",
        "The options of the quiz question at hand, as lettered cards.",
        options_block,
        OptionsOptions,
    ),
    Block("why", "Why the right answer is right.", why, StyleOptions),
    Block("learning notes", "The objectives, as speaker notes.", learning_notes),
    Block("why notes", "The right answer and why, as speaker notes.", why_notes),
)
