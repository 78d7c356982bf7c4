"""The slides of a placed deck to boxes for paper: each in a frame, with lines, its notes or nothing beside it."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from typing import Annotated, Literal

from msgspec import Struct
from msgspec.structs import replace

from factdeck.article import plain
from factdeck.article.sections import all_sections
from factdeck.blocks.citing import SUPERSCRIPT_RISE, SUPERSCRIPT_SIZE, wrapped
from factdeck.blocks.clock import LESSON, Clock, clock_of, clock_time, timed_pages
from factdeck.blocks.context import BETWEEN, Context
from factdeck.blocks.cues import with_cues
from factdeck.blocks.paragraphs import (
    drawn_runs,
    list_of,
    text_box,
    with_room_for,
)
from factdeck.blocks.registry import Block
from factdeck.blocks.ruled import answer_lines
from factdeck.blocks.spoken_time import WORDS_PER_MINUTE
from factdeck.layout.theme import ParagraphStyle
from factdeck.layout.values import Columns, Count, LeastLength, Lines, Switch, WholeNumber
from factdeck.place.box import FlowBox
from factdeck.place.boxes.abreast import Abreast
from factdeck.place.boxes.page_share import PageShare
from factdeck.place.boxes.slide_picture import SlidePicture
from factdeck.place.boxes.text_box import TextBox
from factdeck.place.reread import reread_items
from factdeck.reading import OR_ONE, Field, Strict, Text
from factdeck.scene import Bookmark, Element, Page, Paragraph, Run, Scene, SlideLayout

DIVIDED_FROM = 0.45
"""Of a page's height, from which on notes may go on on the next one."""
SMALLEST_NOTE = 12.0
"""Points down to which notes are set smaller where their page then holds them."""
LEVEL = 2
"""Of the headings that slides' titles are in the document."""
MOST_LINES = 60
FEWEST_BELOW = 4
"""Lines below notes: fewer look like an oversight."""
ROOM_BETWEEN = 1.5
"""Of the room between blocks, between slides below each other."""


class SlidesOptions(Strict):
    """What a layout may say of a deck's slides on paper."""

    columns: Columns = Field(1, description="Slides beside each other; one in themes of one column.")
    rows: WholeNumber = Field(
        0,
        description="Rows on a page, which share its height evenly, or as many of them as it holds; 0 has each row take "
        "what it needs.",
    )
    width: LeastLength | None = Field(
        None,
        description="Width of a slide, at whose right its lines or notes stand; without it slides are as wide as their "
        "column, and these stand below. In themes of one column they do so, too, and slides with lines are that wide.",
        examples=["125mm"],
    )
    beside: Literal["lines", "notes", "nothing"] = Field(
        "nothing",
        description="What stands at a slide's right or below it: ruled lines, its notes, or nothing.",
    )
    least_lines: Lines = Field(
        0, alias="least lines", description="Ruled lines that each slide has at least."
    )
    style: Text = Field(Text("slide note"), description="The style of notes.")
    lines_below: Switch = Field(
        False,
        alias="lines below",
        description="yes draws ruled lines below notes in what is left of a slide's share of the page, where that gives "
        "several.",
    )
    caption_style: Text = Field(
        Text("slide caption"),
        alias="caption style",
        description="The style of each slide's number and times.",
    )
    numbers: Switch = Field(True, description="yes tells each slide's number.")
    clock: Switch = Field(
        False,
        description="yes tells when each slide begins and ends, and at the end what all take together: the times that notes "
        "plan, as in Time: 5 min, and of other slides what it takes to say their notes. Where that is longer than the "
        "lesson, what the author has not planned is cut.",
    )
    minutes: Count = Field(
        LESSON, description="How long the lesson is where nobody says it at the build; as in the lesson plan."
    )
    words_per_minute: Count = Field(
        WORDS_PER_MINUTE, alias="words per minute", description="How fast notes are said.", examples=["120"]
    )
    frame: Switch = Field(True, description="yes draws a thin line around each slide.")
    answers: Switch = Field(
        True,
        description="yes shows what answers the quiz; no leaves it out, as a slide does until the lecturer clicks.",
    )
    leave_out: Annotated[list[Text], OR_ONE] = Field(
        default_factory=list,
        alias="leave out",
        description="Which of the layouts' words name sections of the deck whose slides are not printed: what they show is "
        "told in another way, or hidden. Sections that the article has headed so are printed.",
        examples=[["answers", "sources"]],
    )


class _Slide(Struct, frozen=True):
    """A slide of the deck with what is told of it on paper."""

    page: Page
    layout: SlideLayout
    caption: str
    section: Element
    """What holds all that belongs to it."""
    again: str = ""
    """What is told of it where its notes go on on another page."""
    total: str = ""
    """What is told at the end: the time that all slides take."""


def slide_thumbnails(context: Context, options: SlidesOptions) -> list[FlowBox]:
    """Every slide of the layout's deck; nothing where the layout names no deck."""
    deck = context.deck
    if deck is None:
        return []
    slides = _slides(context, deck, options)
    across = 1 if context.theme.one_column else int(options.columns)
    cells = [_cell(context, deck, slide, options) for slide in slides]
    return [
        PageShare(
            boxes=_row(context, cells[at : at + across], across),
            again=() if _has_sides(context, options) else _again(context, options, slides[at]),
            rows=int(options.rows),
            least=max(SMALLEST_NOTE, context.theme.smallest) if options.rows else inf,
            space_before=ROOM_BETWEEN * context.theme.space("block"),
            divided_from=DIVIDED_FROM if options.beside == "notes" and not options.rows else 1.0,
            mark=context.article.mark,
        )
        for at in range(0, len(cells), across)
    ]


def _again(context: Context, options: SlidesOptions, slide: _Slide) -> list[FlowBox]:
    """Whose notes go on, for the eye alone."""
    if options.beside != "notes" or not options.numbers or options.columns > 1:
        return []
    told = text_box(context, slide.again, str(options.caption_style), None, artifact="Header")
    return [replace(told, keep_with_next=True)]


def _slides(context: Context, deck: Scene, options: SlidesOptions) -> list[_Slide]:
    layouts = {layout.name: layout for layout in deck.master.layouts} if deck.master else {}
    clock = _clock(context, deck, options)
    left_out = _left_out(context, options)
    result: list[_Slide] = []
    pages = timed_pages(deck.pages, clock, context.own_notes) if options.clock else deck.pages
    for number, (page, time) in enumerate(zip(pages, clock.running(context.lang), strict=True), 1):
        if page.section in left_out:
            continue
        name = context.words("slide number", number=number)
        told = [*([name] if options.numbers else []), *([time] if options.clock else [])]
        again = context.words("card goes on", number=name)
        result.append(_Slide(page, layouts[page.layout], BETWEEN.join(told), Element("Sect"), again))
    if options.clock and result:
        result[-1] = replace(result[-1], total=_total(context, clock))
    return result


def _clock(context: Context, deck: Scene, options: SlidesOptions) -> Clock:
    whole = context.variant.minutes or int(options.minutes)
    return clock_of(deck.pages, context.own_notes, whole, int(options.words_per_minute))


def _total(context: Context, clock: Clock) -> str:
    """What all slides take, and what they would where the lesson's end cuts them short."""
    total = context.words("total time", time=clock_time(clock.total))
    unhurried = context.words("total unhurried", time=clock_time(clock.unhurried))
    return BETWEEN.join((total, unhurried)) if clock.is_cut else total


def _left_out(context: Context, options: SlidesOptions) -> set[str]:
    """The sections of the deck that are not printed, but for those that the article itself heads so."""
    own = {plain(section.heading) for _, section in all_sections(context.article)}
    return {context.words(str(word)) for word in options.leave_out} - own


def _row(context: Context, cells: list[list[FlowBox]], across: int) -> list[FlowBox]:
    if across == 1:
        return cells[0]
    empty: list[list[FlowBox]] = [[] for _ in range(across - len(cells))]
    columns = [*cells, *empty]
    return [Abreast(columns=columns, shares=((1.0,) * across,), gutter=context.theme.space("block"))]


def _cell(context: Context, deck: Scene, slide: _Slide, options: SlidesOptions) -> list[FlowBox]:
    """A slide, and at its right or below it what is told of it."""
    beside = _beside(context, slide, options)
    caption = [_told(context, options, slide.caption, slide, kept=bool(beside))] if slide.caption else []
    picture = _picture(context, deck, slide, options)
    if not _has_sides(context, options):
        if context.theme.one_column and options.beside == "notes" and options.width is not None:
            picture = replace(picture, most_width=options.width)
        return [replace(picture, keep_with_next=bool(caption or beside)), *caption, *beside]
    with_notes = options.beside == "notes"
    left: list[FlowBox] = [picture, *([] if with_notes else caption)]
    right = [*(caption if with_notes else []), *beside]
    return [
        Abreast(
            columns=[left, right],
            shares=((1.0,),),
            fixed=float(options.width or 0.0),
            again=_again(context, options, slide),
            gutter=context.theme.space("block"),
        )
    ]


def _has_sides(context: Context, options: SlidesOptions) -> bool:
    """Whether lines or notes stand at the slides' right, not below."""
    return options.width is not None and options.columns == 1 and not context.theme.one_column


def _picture(context: Context, deck: Scene, slide: _Slide, options: SlidesOptions) -> SlidePicture:
    page, layout = slide.page, slide.layout
    items = [
        item
        for item in reread_items(page, layout, slide.section, LEVEL)
        if options.answers or not (item.answer or item.on_click)
    ]
    return SlidePicture(
        items=[*layout.shapes, *items],
        size=page.size,
        ground=layout.background
        or (deck.master.background if deck.master else context.theme.colours["paper"]),
        frame=context.theme.colours["rule"] if options.frame else "",
        bookmark=Bookmark(page.title, LEVEL) if page.title else None,
    )


def _told(
    context: Context, options: SlidesOptions, text: str, slide: _Slide, *, kept: bool = False
) -> TextBox:
    """What is told of a slide in a line of its own; ``kept`` on a page with what follows."""
    box = text_box(context, text, str(options.caption_style), Element("P", slide.section))
    return replace(box, keep_with_next=kept)


def _beside(context: Context, slide: _Slide, options: SlidesOptions) -> list[FlowBox]:
    """Its notes, lines to write on or both, and at the end of the deck what all slides take."""
    total = [_told(context, options, slide.total, slide)] if slide.total else []
    if options.beside == "lines":
        return [*total, answer_lines(context, options.least_lines, MOST_LINES)]
    if options.beside == "nothing":
        return [*total]
    notes = _notes(slide, context.style(str(options.style)), context.theme.smallest)
    below = replace(answer_lines(context, 0, MOST_LINES), fewest=FEWEST_BELOW)
    return [*notes, *total, *([below] if options.lines_below else [])]


def _notes(slide: _Slide, style: ParagraphStyle, smallest: float) -> Iterator[TextBox]:
    """A slide's notes in a style of paper, lists as lists; no type is smaller than ``smallest`` points."""
    listed: Element | None = None
    for note in slide.page.notes:
        if not note.bullet:
            listed = None
            yield _note(note, style, Element("P", slide.section), smallest)
            continue
        listed = listed or list_of(slide.section, "Disc" if not note.bullet.strip(".").isalnum() else "None")
        item = Element("LI", listed)
        body = Element("P", Element("LBody", item))
        box = _note(note, with_room_for(note.bullet, style), body, smallest)
        yield replace(box, bullet=note.bullet, label=Element("Lbl", item), bullet_style=style.text_style())


def _note(note: Paragraph, style: ParagraphStyle, element: Element, smallest: float) -> TextBox:
    set_in = [_in_style(run, style, element, smallest) for run in note.runs]
    told = set_in if note.bullet else with_cues(set_in, style)
    runs = [part for run in told for part in drawn_runs(run, style)]
    return TextBox(
        runs=tuple(wrapped(runs, element)),
        style=style,
        element=element,
        anchor=note.anchor,
        space_before=style.space_before,
        space_after=style.space_after,
    )


def _in_style(run: Run, style: ParagraphStyle, element: Element, smallest: float) -> Run:
    """A note's run, as bold, slanted or raised as it is, in another style."""
    face = run.style.face
    result = style.text_style(bold=face.bold, italic=face.italic)
    if run.style.rise:
        size = max(style.size * SUPERSCRIPT_SIZE, smallest)
        result = replace(result, size=size, rise=style.size * SUPERSCRIPT_RISE)
    role = "Reference" if run.leads_inside else "Link"
    return replace(run, style=result, element=Element(role, element) if run.link else None)


BLOCKS = (
    Block(
        "slide thumbnails",
        "The slides of the layout's deck, with lines, their notes or nothing beside each.",
        slide_thumbnails,
        SlidesOptions,
    ),
)
