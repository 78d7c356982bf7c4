"""An article to the plan of a lesson: its steps on a clock that runs, what is needed, and what is asked at the end."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from factdeck.article import Inline, Prose, QuizQuestion
from factdeck.article.numbers import numbered
from factdeck.blocks.context import Context
from factdeck.blocks.full_stops import joined
from factdeck.blocks.minutes import minutes_of, spoken_minutes, without_minutes
from factdeck.blocks.paragraphs import in_bold, list_item, list_of, prose_boxes, text_box
from factdeck.blocks.registry import Block
from factdeck.blocks.tables import head_row
from factdeck.blocks.teaching import ListOptions, headed
from factdeck.blocks.uncited import uncited, uncited_prose
from factdeck.layout.values import Count
from factdeck.messages import codes
from factdeck.messages.problems import Mark
from factdeck.place.box import FlowBox
from factdeck.place.boxes.grid import Grid
from factdeck.place.boxes.row import GridCell, GridRow
from factdeck.place.boxes.text_box import TextBox
from factdeck.reading import Field, Text
from factdeck.scene import Element

CLOCK_WIDTH = 5.5
"""Of the column of minutes, by the size of its type."""


class LessonStepsOptions(ListOptions):
    """What a layout may say of the steps of a lesson."""

    minutes: Count = Field(45, description="How long the lesson is where nobody says it at the build.")


class Step(Struct, frozen=True):
    """A step with its length in minutes, and when it begins."""

    begin: int
    minutes: int
    texts: Sequence[TextBox]
    mark: Mark | None = None

    @property
    def end(self) -> int:
        return self.begin + self.minutes


def lesson_steps(context: Context, options: LessonStepsOptions) -> list[FlowBox]:
    """Opening, sections and what time is left as a table; told where the lesson is over before they are."""
    whole = context.variant.minutes or options.minutes
    table = Element("Table")
    head, body = Element("THead", table), Element("TBody", table)
    steps = _steps(context, whole)
    _tell_what_is_over(context, steps, whole)
    size, cell = context.style("plan").size, context.theme.space("cell")
    name = context.words("lesson steps")
    grid = Grid(
        columns=(CLOCK_WIDTH * size, None),
        rows=[
            head_row(context, head, ("clock", "step")),
            *(_row(context, step, body) for step in steps),
        ],
        padding=(0.0, cell * 2, cell * 3, cell * 2),
        header_rows=1,
        rule_colour=context.theme.colours["rule"],
        alt=name,
        name=name,
        mark=context.article.mark,
    )
    return headed(context, options, "lesson steps", [grid])


def _steps(context: Context, whole: int) -> list[Step]:
    article, steps = context.article, list[Step]()
    if article.lead:
        opening = _texts(context, context.words("lesson start"), article.lead)
        steps.append(Step(0, spoken_minutes(article.lead), opening, article.mark))
    for section in article.sections:
        begin = steps[-1].end if steps else 0
        name = text_box(context, section.heading, "plan step", Element("P"), keep_with_next=True)
        point = (
            [text_box(context, section.point, "plan point", Element("P"), keep_with_next=True)]
            if section.point
            else []
        )
        texts = [name, *point, *_said(context, uncited_prose(without_minutes(section.notes)))]
        steps.append(Step(begin, minutes_of(section), texts, section.heading[0].mark_at(0)))
    over = steps[-1].end if steps else 0
    if over < whole:
        steps.append(Step(over, whole - over, _texts(context, context.words("lesson end"), ())))
    return steps


def _texts(context: Context, name: str, prose: Prose) -> list[TextBox]:
    return [text_box(context, name, "plan step", Element("P")), *_said(context, uncited_prose(prose))]


def _said(context: Context, prose: Prose) -> list[TextBox]:
    return prose_boxes(context, prose, None, style="plan", opening="plan", list_style="plan list")


def _row(context: Context, step: Step, body: Element) -> GridRow:
    """The clock at the step's beginning and end with its length, and what is done."""
    line = Element("TR", body)
    clock = text_box(context, f"{step.begin}–{step.end}", "plan point", None, lang=context.lang)
    length = text_box(context, context.words("so many minutes", count=step.minutes), "plan", None)
    return GridRow(
        cells=[_cell(Element("TD", line), texts) for texts in ([clock, length], step.texts)],
        rule_above=0.5,
    )


def _cell(element: Element, texts: Sequence[TextBox]) -> GridCell:
    for text in texts:
        if text.element is None:
            text.element = Element("P", element)
        else:
            _put_under(element, text.element)
    return GridCell(texts=list(texts), element=element)


def _put_under(parent: Element, element: Element) -> None:
    """Items of one list come here one by one: what lies in the parent already stays there."""
    while element is not parent:
        if element.parent is None:
            element.parent = parent
        element = element.parent


def _tell_what_is_over(context: Context, steps: Sequence[Step], whole: int) -> None:
    over = next((step for step in steps if step.end > whole), None)
    if over is None or over.mark is None:
        return
    context.problems.warning(
        over.mark,
        f"the lesson of {whole} minutes is over in this step, which ends at minute {over.end}; all steps take "
        f"{steps[-1].end}",
        "plan less in the notes, as in “Time: 3 min”, leave a section out, or build with more --minutes",
        code=codes.LESSON_TOO_LONG,
    )


class MaterialsOptions(ListOptions):
    """What a layout may say of the list of what is needed."""

    words: list[Text] = Field(
        description="Which of the layouts' words are listed.", examples=[["fact sheet"]], min_length=1
    )


def materials(context: Context, options: MaterialsOptions) -> list[FlowBox]:
    """What the lesson needs, in the layout's words."""
    element, style = list_of(None), str(options.style or "plan list")
    boxes: list[FlowBox] = [
        list_item(context, context.words(str(word)), style, element) for word in options.words
    ]
    return headed(context, options, "materials", boxes)


def quiz_answers(context: Context, options: ListOptions) -> list[FlowBox]:
    """Each quiz question with its number and its right answer; nothing where the article has none."""
    quiz = numbered(context.article).quiz
    element, style = list_of(None, "Decimal"), str(options.style or "plan list")
    widest = f"{max((each.number for each in quiz), default=0)}."
    boxes: list[FlowBox] = [
        list_item(context, _answered(each.entry), style, element, bullet=f"{each.number}.", widest=widest)
        for each in quiz
    ]
    return headed(context, options, "assessment", boxes)


def _answered(asked: QuizQuestion) -> Inline:
    """The question, and behind it the right answer in bold."""
    return joined(uncited(asked.question), in_bold(uncited(asked.options[asked.right])))


BLOCKS = (
    Block(
        "lesson steps",
        "The steps of a lesson on a clock that runs: opening, sections, and what time is left.",
        lesson_steps,
        LessonStepsOptions,
    ),
    Block("materials", "What a lesson needs.", materials, MaterialsOptions),
    Block(
        "quiz answers", "The quiz questions with their numbers and right answers.", quiz_answers, ListOptions
    ),
)
