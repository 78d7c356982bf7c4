"""An article's outline to notes with gaps that the learner fills in, to their key, and to the list of the words."""

from __future__ import annotations

from msgspec.structs import asdict, replace

from factdeck.article import Inline, plain
from factdeck.blocks.context import Context
from factdeck.blocks.first_sentence import between
from factdeck.blocks.gap_words import OutlinePoint, OutlineSection, outline_of
from factdeck.blocks.paragraphs import (
    in_bold,
    list_item,
    list_of,
    none_alone,
    section_heading,
    text_box,
    word_heading,
)
from factdeck.blocks.registry import Block
from factdeck.blocks.uncited import uncited
from factdeck.language.signs import NO_BREAK
from factdeck.language.sorting import sorting_key
from factdeck.layout.theme import ParagraphStyle
from factdeck.layout.values import Extent, Switch
from factdeck.place.box import FlowBox
from factdeck.place.boxes.gapped import GappedText, empty_room
from factdeck.place.boxes.text_box import RunMark, TextBox
from factdeck.reading import Field, Strict, Text
from factdeck.scene import Element, Run
from factdeck.units import points


class GuidedNotesOptions(Strict):
    """What a layout may say of guided notes."""

    answers: Switch = Field(False, description="yes fills the gaps in, for the key.")
    least_gap: Extent = Field(
        points("25mm"), alias="least gap", description="The shortest gap; longer words have longer ones."
    )
    point: Switch = Field(True, description="no leaves out what a section says in one sentence.")
    style: Text = Field(default=Text("guided point"), description="The style of a point.")


def guided_notes(context: Context, options: GuidedNotesOptions) -> list[FlowBox]:
    """Headings and points of all sections; terms, dates and names in the points are gaps."""
    outline = outline_of(context.article)
    return [box for part in outline for box in _section(context, part, 2, None, options)]


def _section(
    context: Context, part: OutlineSection, level: int, parent: Element | None, options: GuidedNotesOptions
) -> list[FlowBox]:
    section, element = part.section, Element("Sect", parent)
    boxes: list[FlowBox] = [section_heading(context, uncited(section.heading), level, element)]
    if section.point and options.point:
        boxes.append(
            text_box(context, uncited(section.point), "point", Element("P", element), keep_with_next=True)
        )
    items = list_of(element)
    boxes += none_alone([_gapped(context, point, items, options) for point in part.points])
    for below in part.sections:
        boxes += _section(context, below, level + 1, element, options)
    if len(boxes) > 1 or parent:
        return boxes
    return [replace(boxes[0], keep_with_next=False)]


def _gapped(context: Context, point: OutlinePoint, items: Element, options: GuidedNotesOptions) -> TextBox:
    """A point as an item of a list. Each gap is an element of its own, and so is the text beside it.

    Some readers take an element's own text before that of the elements in it.
    """
    whole = list_item(context, point.text, str(options.style), items)
    if not point.gaps:
        return whole
    runs: list[Run] = []
    marks: list[RunMark] = []
    gaps: list[Element] = []
    at = 0
    for start, end in (*point.gaps, (len(plain(point.text)), -1)):
        around = text_box(context, between(point.text, at, start), whole.style, whole.element)
        beside = Element("Span", whole.element)
        runs += [replace(run, element=run.element or beside) for run in around.runs]
        marks += around.run_marks
        if end > start:
            gaps.append(_gap_element(context, whole.element, options))
            word = between(point.text, start, end)
            filled = _filled(context, word, whole.style, gaps[-1], options)
            runs += filled
            marks += [word[0].mark_at(0)] * len(filled)
        at = end
    gapped = whole.changed(runs=tuple(runs), run_marks=tuple(marks))
    return GappedText(**asdict(gapped), gaps=tuple(gaps), rule_colour=context.theme.colours["ink"])


def _gap_element(context: Context, parent: Element | None, options: GuidedNotesOptions) -> Element:
    if options.answers:
        return Element("Span", parent)
    return Element("Span", parent, lang=context.words.lang, read_as=context.words("blank"))


def _filled(
    context: Context, word: Inline, style: ParagraphStyle, element: Element, options: GuidedNotesOptions
) -> tuple[Run, ...]:
    """The words in bold, or as much empty room as they take, and as handwriting needs."""
    box = text_box(context, in_bold(word), style, None)
    if options.answers:
        return tuple(replace(run, element=run.element or element) for run in box.runs)
    empty = Run("", style.text_style(), context.lang, element=element)
    return (empty_room(empty, box.runs, float(options.least_gap)),)


class GapWordsOptions(Strict):
    """What a layout may say of the list of words for the gaps."""

    style: Text = Field(default=Text("gap words"), description="The style.")


def gap_words(context: Context, options: GapWordsOptions) -> list[FlowBox]:
    """The words for the gaps in alphabetical order under a heading; nothing where there are no gaps."""
    outline = outline_of(context.article)
    words = {word.casefold(): word for part in outline for point in part.all_points() for word in point.words}
    if not words:
        return []
    order = sorted(words, key=lambda word: sorting_key(word, context.lang))
    listed = f"{NO_BREAK}· ".join(words[key].replace(" ", NO_BREAK) for key in order)
    text = text_box(context, listed, str(options.style), Element("P"), lang=context.lang)
    return [word_heading(context, "gap words"), text]


BLOCKS = (
    Block(
        "guided notes",
        "Headings and points, with gaps for terms, dates and names.",
        guided_notes,
        GuidedNotesOptions,
        needs="sections",
    ),
    Block(
        "gap words",
        "The words for the gaps of guided notes, in alphabetical order.",
        gap_words,
        GapWordsOptions,
    ),
)
