"""An article to the plan of a lesson: its steps on a clock that runs, what is needed, and what is asked at the end."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from factdeck.article import Inline, Prose, QuizQuestion
from factdeck.article.numbers import numbered
from factdeck.blocks.context import Context
from factdeck.blocks.full_stops import joined
from factdeck.blocks.infobox import facts_shown
from factdeck.blocks.minutes import minutes_of, spoken_minutes, without_minutes
from factdeck.blocks.paragraphs import in_bold, list_item, list_of, prose_boxes, text_box
from factdeck.blocks.registry import Block
from factdeck.blocks.tables import head_row
from factdeck.blocks.teaching import ListOptions, headed
from factdeck.blocks.uncited import uncited, uncited_prose
from factdeck.layout.values import Count
from factdeck.messages import codes
from factdeck.messages.counted import counted
from factdeck.messages.problems import Mark
from factdeck.place.box import FlowBox
from factdeck.place.boxes.columns import Columns
from factdeck.place.boxes.grid import Grid
from factdeck.place.boxes.row import GridCell, GridRow
from factdeck.place.boxes.text_box import TextBox
from factdeck.reading import Field, Text
from factdeck.scene import Element

MATERIALS_ABREAST = 3
"""Columns of the list of what is needed, whose entries are short."""
CLOCK_WIDTH = 5.5
"""Of the column of minutes, by the size of its type."""


class LessonStepsOptions(ListOptions):
    """What a layout may say of the steps of a lesson."""

    minutes: Count = Field(45, description="How long the lesson is where nobody says it at the build.")


class Step(Struct, frozen=True):
    """A step with its length in minutes, and when it begins."""

    begin: int
    minutes: int
    cell: Element
    """What the texts lie in."""
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
        cell = Element("TD")
        name = replace(_name(context, context.words("lesson start"), cell), keep_with_next=True)
        texts = [name, *_said(context, article.lead, cell)]
        steps.append(Step(0, spoken_minutes(article.lead), cell, texts, article.mark))
    for section in article.sections:
        begin, cell = steps[-1].end if steps else 0, Element("TD")
        texts = [replace(_name(context, uncited(section.heading), cell), keep_with_next=True)]
        if section.point:
            texts.append(
                text_box(
                    context, uncited(section.point), "plan point", Element("P", cell), keep_with_next=True
                )
            )
        texts += _said(context, without_minutes(section.notes), cell)
        steps.append(Step(begin, max(1, minutes_of(section)), cell, texts, section.heading[0].mark_at(0)))
    over = steps[-1].end if steps else 0
    if over < whole:
        cell = Element("TD")
        steps.append(Step(over, whole - over, cell, [_name(context, context.words("lesson end"), cell)]))
    return steps


def _name(context: Context, name: Inline | str, cell: Element) -> TextBox:
    return text_box(context, name, "plan step", Element("P", cell))


def _said(context: Context, prose: Prose, cell: Element) -> list[TextBox]:
    styles = {"style": "plan", "opening": "plan", "list_style": "plan list"}
    return prose_boxes(context, uncited_prose(prose), cell, **styles)


def _row(context: Context, step: Step, body: Element) -> GridRow:
    """The clock at the step's beginning and end with its length, and what is done."""
    line = Element("TR", body)
    time = Element("TD", line)
    clock = f"{step.begin}–{step.end}"
    length = context.words("so many minutes", count=step.minutes)
    times = [
        text_box(context, clock, "plan point", Element("P", time), lang=context.lang),
        text_box(context, length, "plan", Element("P", time)),
    ]
    step.cell.parent = line
    return GridRow(
        cells=[GridCell(texts=times, element=time), GridCell(texts=list(step.texts), element=step.cell)],
        rule_above=0.5,
    )


def _tell_what_is_over(context: Context, steps: Sequence[Step], whole: int) -> None:
    over = next((step for step in steps if step.end > whole), None)
    if over is None or over.mark is None:
        return
    context.problems.warning(
        over.mark,
        f"the lesson of {counted(whole, 'minute')} is over in this step, which ends at minute {over.end}; all steps take "
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
    """What the lesson needs, in the layout's words, without handouts that the article has nothing for."""
    element, style = list_of(None), str(options.style or "plan list")
    lacking = _lacking(context)
    words = [str(word) for word in options.words if word not in lacking]
    boxes: list[FlowBox] = [list_item(context, context.words(word), style, element) for word in words]
    if not context.theme.one_column:
        boxes = [Columns(boxes=boxes, count=MATERIALS_ABREAST, gutter=2 * context.theme.space("block"))]
    return headed(context, options, "materials", boxes)


def _lacking(context: Context) -> set[str]:
    """Handouts that a lesson of this article does without."""
    article, learnt = context.article, numbered(context.article)
    has_map = article.infobox and article.infobox.map
    lacking = set() if article.sections else {"guided notes"}
    if not (learnt.words or learnt.dates or learnt.people or facts_shown(context) or has_map):
        lacking.add("knowledge organiser")
    return lacking


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
