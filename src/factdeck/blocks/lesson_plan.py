"""An article to the plan of a lesson: its steps on a clock that runs, what is needed, and what is asked at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factdeck.article import Inline, QuizQuestion
from factdeck.article.numbers import numbered
from factdeck.blocks.clock import LESSON, from_to, in_minutes
from factdeck.blocks.context import Context
from factdeck.blocks.full_stops import joined
from factdeck.blocks.infobox import facts_shown
from factdeck.blocks.lesson_stretches import Stretch, stretches_of
from factdeck.blocks.minutes import without_minutes
from factdeck.blocks.paragraphs import in_bold, list_item, list_of, prose_boxes, text_box
from factdeck.blocks.registry import Block
from factdeck.blocks.spoken_time import WORDS_PER_MINUTE
from factdeck.blocks.tables import table
from factdeck.blocks.teaching import ListOptions, headed
from factdeck.blocks.uncited import uncited, uncited_prose
from factdeck.layout.values import Count
from factdeck.messages import codes
from factdeck.messages.counted import counted
from factdeck.messages.problems import Mark
from factdeck.place.box import ROUNDING, FlowBox
from factdeck.place.boxes.columns import Columns
from factdeck.place.boxes.row import GridCell, GridRow
from factdeck.place.boxes.text_box import TextBox
from factdeck.place.widths import AsWide
from factdeck.reading import Field, Text
from factdeck.scene import Element

MATERIALS_ABREAST = 3
"""Columns of the list of what is needed, whose entries are short."""
CLOCK_WIDTH, WIDEST_CLOCK = 8.0, 11.0
"""Of the column of minutes, by the size of its type: no clock of a step is divided over two lines."""


class LessonStepsOptions(ListOptions):
    """What a layout may say of the steps of a lesson."""

    minutes: Count = Field(LESSON, description="How long the lesson is where nobody says it at the build.")
    words_per_minute: Count = Field(
        WORDS_PER_MINUTE,
        alias="words per minute",
        description="How fast notes are said; as in the script.",
        examples=["120"],
    )


class Step(Struct, frozen=True):
    """A step with its length in minutes, and when it begins."""

    begin: float
    stretch: Stretch
    cell: Element
    """What the texts lie in."""
    texts: Sequence[TextBox]
    mark: Mark

    @property
    def end(self) -> float:
        return self.begin + self.stretch.minutes


def lesson_steps(context: Context, options: LessonStepsOptions) -> list[FlowBox]:
    """Opening, sections, questions and what time is left as a table; told where the lesson is over before they are."""
    whole = context.variant.minutes or options.minutes
    steps = _steps(context, whole, int(options.words_per_minute))
    _tell_what_is_over(context, steps, whole)
    size, cell = context.style("plan").size, context.theme.space("cell")
    grid = table(
        context,
        ("clock", "step"),
        lambda body: (_row(context, step, body) for step in steps),
        name=context.words("lesson steps"),
        columns=(AsWide(WIDEST_CLOCK * size, least=CLOCK_WIDTH * size, room=ROUNDING), None),
        padding=(0.0, cell * 2, cell * 3, cell * 2),
        mark=context.article.mark,
    )
    return headed(context, options, "lesson steps", [grid])


def _steps(context: Context, whole: int, rate: int) -> list[Step]:
    steps = list[Step]()
    for stretch in stretches_of(context, whole, rate):
        cell = Element("TD")
        begin = steps[-1].end if steps else 0.0
        steps.append(Step(begin, stretch, cell, [*_told(context, stretch, cell)], _mark(context, stretch)))
    return steps


def _told(context: Context, stretch: Stretch, cell: Element) -> Iterator[TextBox]:
    """A step's name, and what is to be said in it."""
    article = context.article
    section = article.sections[stretch.part - 1] if stretch.part else None
    name = _name(context, uncited(section.heading) if section else stretch.name, cell)
    said = uncited_prose(without_minutes(section.notes) if section else article.lead if stretch.opens else ())
    point = uncited(section.point) if section and section.point else None
    yield replace(name, keep_with_next=bool(point or said))
    if point:
        box = text_box(context, point, "plan point", Element("P", cell))
        yield replace(box, keep_with_next=bool(said))
    styles = {"style": "plan", "opening": "plan", "list_style": "plan list"}
    yield from prose_boxes(context, said, cell, **styles)


def _mark(context: Context, stretch: Stretch) -> Mark:
    article = context.article
    named = article.sections[stretch.part - 1].heading if stretch.part else article.title
    return named[0].mark_at(0)


def _name(context: Context, name: Inline | str, cell: Element) -> TextBox:
    return text_box(context, name, "plan step", Element("P", cell))


def _row(context: Context, step: Step, body: Element) -> GridRow:
    """The clock at the step's beginning and end with its length, its slides, and what is done."""
    line = Element("TR", body)
    time = Element("TD", line)
    clock = from_to(step.begin, step.end, context.lang)
    length = context.words("so many minutes", count=in_minutes(step.stretch.minutes))
    slides = step.stretch.slides_told(context)
    times = [
        text_box(context, clock, "plan point", Element("P", time), lang=context.lang),
        *(text_box(context, told, "plan", Element("P", time)) for told in (length, slides) if told),
    ]
    step.cell.parent = line
    return GridRow(
        cells=[GridCell(texts=times, element=time), GridCell(texts=list(step.texts), element=step.cell)],
        rule_above=0.5,
    )


def _tell_what_is_over(context: Context, steps: Sequence[Step], whole: int) -> None:
    over = next((step for step in steps if step.end > whole), None)
    if over is None:
        return
    context.problems.warning(
        over.mark,
        f"the lesson of {counted(whole, 'minute')} is over in this step, which ends at minute {over.end:g}; all steps take "
        f"{steps[-1].end:g}",
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
