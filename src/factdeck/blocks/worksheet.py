"""Quiz and questions to a worksheet: letters to circle, ruled lines by the expected length, and marks with their sum."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from factdeck.article import Inline, plain
from factdeck.blocks.asked import QUIZ_MARKS, OpenAsked, QuizAsked, open_asked, quiz_asked
from factdeck.blocks.context import Context
from factdeck.blocks.filling_in import events_to_fill, names_to_fill
from factdeck.blocks.full_stops import one_paragraph
from factdeck.blocks.handouts import PartOptions, answer_item, part, set_in, with_marks
from factdeck.blocks.paragraphs import list_item, list_of, plain_runs, text_box
from factdeck.blocks.registry import Block
from factdeck.blocks.ruled import answer_lines, blanks_in_a_row
from factdeck.blocks.uncited import uncited
from factdeck.place.box import FlowBox, Spacer
from factdeck.place.boxes.abreast import Abreast
from factdeck.place.boxes.blanks import Blank
from factdeck.place.boxes.text_box import TextBox
from factdeck.reading import Field, Strict
from factdeck.scene import Element

SHORT_OPTION = 40
"""Characters up to which options stand in two columns."""
SUM_SHARES = (2.0, 1.0)


def quiz_sheet(context: Context, options: PartOptions) -> list[FlowBox]:
    """The quiz in the version's order, each question before its lettered options; or the key to it."""
    asked = quiz_asked(context)
    element = list_of(None, "Decimal")
    widest = _widest(asked)
    boxes: list[FlowBox] = []
    for each in asked:
        if options.key:
            boxes.append(_right_answer(context, each, element, widest))
            continue
        question = _numbered(context, each.question.question, each.number, widest, element)
        boxes += [with_marks(context, question, QUIZ_MARKS), *_offered(context, each, question)]
    return part(context, options, "quiz", boxes)


def _widest(asked: Sequence[QuizAsked | OpenAsked]) -> str:
    return f"{max((each.number for each in asked), default=0)}."


def _numbered(context: Context, text: Inline, number: int, widest: str, element: Element) -> TextBox:
    return list_item(context, uncited(text), "asked", element, bullet=f"{number}.", widest=widest)


def _offered(context: Context, asked: QuizAsked, question: TextBox) -> list[FlowBox]:
    """The options, in two columns where they are short; they stay together."""
    texts = [uncited(asked.question.options[place]) for place in asked.options]
    body = question.element.parent if question.element else None
    element = list_of(body, "UpperAlpha")
    boxes = [
        list_item(context, text, "choice", element, bullet=letter)
        for letter, text in zip(context.letters, texts, strict=False)
    ]
    short = all(len(plain(text)) <= SHORT_OPTION for text in texts) and not context.theme.one_column
    middle = (len(boxes) + 1) // 2
    columns: list[list[FlowBox]] = [[*boxes[:middle]], [*boxes[middle:]]] if short else [[*boxes]]
    return [set_in(columns, question.style.indent, asked.question.mark)]


def _right_answer(context: Context, asked: QuizAsked, element: Element, widest: str) -> FlowBox:
    """The letter and the words of the right answer, and why it is right."""
    question = asked.question
    right = uncited(question.options[question.right])
    why = uncited(question.why or ())
    said = one_paragraph(right, why)
    return answer_item(
        context, said, element, number=f"{asked.number}.", widest=widest, letter=context.letters[asked.right]
    )


def open_questions(context: Context, options: PartOptions) -> list[FlowBox]:
    """The questions with ruled lines to answer on; or with what the article says to answer them."""
    asked = open_asked(context)
    element = list_of(None, "Decimal")
    widest = _widest(asked)
    boxes: list[FlowBox] = []
    for each in asked:
        question = _numbered(context, each.question, each.number, widest, element)
        boxes.append(with_marks(context, question, each.marks))
        answer = _answer(context, each, question) if options.key else []
        boxes += answer or [answer_lines(context, each.lines, each.lines)]
    return part(context, options, "questions", boxes)


def _answer(context: Context, asked: OpenAsked, question: TextBox) -> list[FlowBox]:
    """The points of the section that belongs to a question, else its point; nothing where it has neither."""
    section = asked.section
    points = (section.points or ([section.point] if section.point else [])) if section else []
    element = list_of(question.element.parent if question.element else None)
    boxes: list[FlowBox] = [list_item(context, uncited(point), "list", element) for point in points]
    return [set_in([boxes], question.style.indent, boxes[0].mark)] if boxes else []


class SumOptions(Strict):
    """What a layout may say of the sum of marks."""

    of: list[Literal["quiz", "questions", "timeline", "map"]] = Field(
        default_factory=lambda: ["quiz", "questions", "timeline", "map"],
        description="The parts that the layout has, each with its marks.",
        examples=[["quiz", "questions"]],
    )


def marks_sum(context: Context, options: SumOptions) -> list[FlowBox]:
    """A line for the marks that were got, and how many there are to be had."""
    marks = {
        "quiz": QUIZ_MARKS * len(quiz_asked(context)),
        "questions": sum(each.marks for each in open_asked(context)),
        "timeline": len(events_to_fill(context)),
        "map": len(names_to_fill(context)),
    }
    whole = sum(marks[name] for name in dict.fromkeys(options.of))
    if not whole:
        return []
    style = context.style("blank label")
    label = text_box(context, context.words("marks"), style, Element("P"))
    behind = TextBox(runs=plain_runs(context, f"/\u2009{whole}", style), style=style, element=label.element)
    blanks = blanks_in_a_row(context, Blank(label, 1.0, behind))
    return [
        Abreast(
            columns=[[Spacer()], [blanks]],
            shares=(SUM_SHARES,),
            gutter=0.0,
            space_before=context.theme.space("block"),
        )
    ]


BLOCKS = (
    Block(
        "quiz sheet",
        "The quiz with letters to circle and marks, in the order of a version; or the key to it.",
        quiz_sheet,
        PartOptions,
        needs="a quiz (teaching.quiz)",
    ),
    Block(
        "open questions",
        "The questions with ruled lines and marks, in the order of a version; or what answers them.",
        open_questions,
        PartOptions,
        needs="questions (teaching.questions)",
    ),
    Block("marks sum", "A line for the marks got, before those to be had.", marks_sum, SumOptions),
)
