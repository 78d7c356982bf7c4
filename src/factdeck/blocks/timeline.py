"""The article's dated events to a timeline: drawn to scale, evenly spaced, or as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from factdeck.article import Event, Inline, Prose, plain
from factdeck.article.wording import tick_labels_in, word_date
from factdeck.blocks.citing import cited_text
from factdeck.blocks.context import Context
from factdeck.blocks.look import drawing_faces, drawing_look
from factdeck.blocks.overview import Overview, overview
from factdeck.blocks.paragraphs import prose_boxes, text_box
from factdeck.blocks.registry import Block
from factdeck.blocks.stretches import Stretches, label_maker
from factdeck.blocks.tables import table
from factdeck.blocks.teaching import ListOptions, headed
from factdeck.diagrams.look import Look
from factdeck.diagrams.timeline.entries import Entry, lanes_of
from factdeck.diagrams.timeline.legend import MEANINGS
from factdeck.layout.values import LeastLength, Switch, WholeNumber
from factdeck.messages import codes
from factdeck.place.box import FlowBox
from factdeck.place.boxes.row import GridCell, GridRow
from factdeck.reading import Field, Strict
from factdeck.scene import Element

MOST_DRAWN = 200
"""Words of an event's text, past which a label at an axis is no longer read as one: a table tells it then."""
LEAST_ROWS = 24.0
"""The height that a timeline in rows may have at least, by the size of its labels."""
DATE_WIDTH = 10.5
"""Of a table's columns of dates and strands, by the size of their type."""


class TimelineOptions(ListOptions):
    """What a layout may say of the timeline."""

    form: Literal["scaled", "even", "rows", "table"] = Field(
        "scaled",
        description="scaled, even, table, or rows: numbered marks to scale, with their labels in rows above and below.",
    )
    across: WholeNumber = Field(
        5, description="Labels beside each other in the form rows; one more where that holds all."
    )
    direction: Literal["horizontal", "vertical"] = Field("horizontal", description="Which way the axis runs.")
    most_height: LeastLength | None = Field(
        None,
        alias="most height",
        description="The drawing's greatest height; in rows on paper at least 24 times the size of its type.",
    )
    date_width: LeastLength | None = Field(
        None,
        alias="date width",
        description="Width of the table's columns of dates and strands; by the size of their type where it is not given.",
    )
    text: Switch = Field(True, description="yes sets under an event's title what its text says of it.")
    most: WholeNumber = Field(
        0,
        description="How many events are drawn where there are more, half as many in a theme that shows one thing on a "
        "slide: the first and the last, those whose dates the sections say, others evenly. Strokes at the axis mark the "
        "rest, which the block timeline notes tells. All where 0.",
        examples=[40],
    )


def timeline(context: Context, options: TimelineOptions) -> list[FlowBox]:
    """The events by their dates, as a drawing or a table; nothing where there are none.

    On paper one day or year alone is told in a table: an axis would say nothing more of it.
    """
    shown = overview(context, options.most)
    events = shown.drawn
    if not events:
        return []
    if shown.left:
        _report_left(context, shown)
    long = context.on_paper and options.text and any(_words(event.text) > MOST_DRAWN for event in events)
    alone = context.on_paper and len(events) == 1 and not events[0].date.interval
    in_table = options.form == "table" or long or alone
    result = _table(context, options, events) if in_table else _drawing(context, options, events, shown.left)
    return headed(context, options, "timeline", [result])


def _report_left(context: Context, shown: Overview) -> None:
    count, drawn = len(shown.drawn) + len(shown.left), len(shown.drawn)
    context.problems.warning(
        context.article.timeline[0].mark,
        f"the timeline has {count} events: slides draw {drawn} of them, strokes mark the others, and the notes tell these",
        "say a date in a section's text or points to have its event drawn",
        code=codes.MANY_EVENTS,
    )


def _words(prose: Prose) -> int:
    return sum(len(plain(block.spans).split()) for block in prose)


def _entry_of(context: Context, event: Event, number: int, *, told: bool) -> Entry:
    """``told`` says whether the event's text goes with its title."""
    date = event.date
    return Entry(
        key=f"event {number}",
        start=float(date.earliest),
        end=float(date.latest + 1),
        date=word_date(date, context.lang_of_dates),
        title=cited_text(context, event.title),
        lane=str(event.lane or ""),
        interval=date.interval,
        approximate=date.approximate,
        uncertain=date.uncertain,
        open_start=date.open_start,
        open_end=date.open_end,
        text=" ".join(f"{sign}{cited_text(context, spans)}" for sign, spans in _signed(event.text))
        if told
        else "",
    )


def _signed(prose: Prose) -> Iterator[tuple[str, Inline]]:
    """Each paragraph, behind a bullet or its number where it is an item."""
    number = 0
    for block in prose:
        number = number + 1 if block.kind == "number" else 0
        yield {"bullet": "• ", "number": f"{number}. "}.get(block.kind, ""), block.spans


def _drawing(
    context: Context, options: TimelineOptions, events: Sequence[Event], left: Sequence[Event]
) -> FlowBox:
    """A drawing that is read as a list, in the order of the dates; what is left is marked at the axis."""
    element = Element("L", numbering="None")
    entries = [
        _entry_of(context, event, number, told=bool(options.text)) for number, event in enumerate(events, 1)
    ]
    elements = {entry.key: Element("P", Element("LBody", Element("LI", element))) for entry in entries}
    look = drawing_look(context)
    events_by_key = {entry.key: event for entry, event in zip(entries, events, strict=True)}

    def as_table(left: Sequence[Entry]) -> FlowBox:
        return _table(context, options, [events_by_key[entry.key] for entry in left])

    return Stretches(
        entries=entries,
        instead=as_table,
        look=look,
        labels=label_maker(tuple(entries), look),
        faces=drawing_faces(context),
        direction=options.direction,
        scaled=options.form in ("scaled", "rows"),
        across=max(1, options.across) if options.form == "rows" else 0,
        others=[float(event.date.earliest) for event in left],
        lanes=lanes_of(entries),
        explain_once=context.on_paper and options.form == "rows",
        most_height=_most_height(context, options, look),
        tick=tick_labels_in(context.lang_of_dates),
        elements=elements if context.on_paper else {},
        told=lambda first, last, count: context.words("timeline told", first=first, last=last, count=count),
        name=context.words("timeline"),
        legend={meaning: context.words(f"mark {meaning}") for meaning in MEANINGS},
        mark=context.article.timeline[0].mark,
    )


def _most_height(context: Context, options: TimelineOptions, look: Look) -> float | None:
    """In large type rows on paper may be higher than a layout for small type asks for, or each would stand alone."""
    most = options.most_height
    if most is None or options.form != "rows" or not context.on_paper:
        return most
    return max(most, look.size * LEAST_ROWS)


def _table(context: Context, options: TimelineOptions, events: Sequence[Event]) -> FlowBox:
    laned = any(event.lane for event in events)
    width = options.date_width or context.style("label").size * DATE_WIDTH
    words = ("date", "event", "lane") if laned else ("date", "event")
    cell = context.theme.space("cell")
    return table(
        context,
        words,
        lambda body: (_event_row(context, event, body, laned, bool(options.text)) for event in events),
        rule_below=0.75,
        columns=(width, None, width) if laned else (width, None),
        padding=(0.0, cell, cell * 2, cell),
        name=context.words("timeline"),
        mark=context.article.timeline[0].mark,
    )


def _event_row(context: Context, event: Event, body: Element, laned: bool, told: bool) -> GridRow:
    line = Element("TR", body)
    words = GridCell(texts=[], element=Element("TD", line))
    lang = context.lang_of_dates
    result = [_cell(context, word_date(event.date, lang), lang, line), words]
    words.texts.append(text_box(context, event.title, "value", Element("P", words.element)))
    if told:
        words.texts += [
            text_box(context, spans, "small", Element("P", words.element), lead_in=sign)
            for sign, spans in _signed(event.text)
        ]
    if laned:
        result.append(_cell(context, str(event.lane or ""), context.lang, line))
    return GridRow(cells=result)


def _cell(context: Context, words: str, lang: str, line: Element) -> GridCell:
    element = Element("TD", line)
    text = text_box(context, words, "label", Element("P", element), lang=lang)
    return GridCell(texts=[text], element=element)


class TimelineNotesOptions(Strict):
    """What a layout may say of the notes on the timeline."""

    most: WholeNumber = Field(
        0,
        description="How many events the slides draw, as the block timeline is told; of others all is said here.",
    )


def timeline_notes(context: Context, options: TimelineNotesOptions) -> list[FlowBox]:
    """What the texts of the events say, each under its date and title; of events that no slide draws also these."""
    shown = overview(context, options.most)
    count = len(shown.drawn) + len(shown.left)
    text: list[FlowBox] = []
    if shown.left:
        told = context.words("timeline notes", drawn=len(shown.drawn), count=count)
        text.append(text_box(context, told, "notes"))
    left = set(map(id, shown.left))
    for event in context.article.events:
        if event.text or id(event) in left:
            date = word_date(event.date, context.lang_of_dates)
            text.append(text_box(context, event.title, "notes", lead_in=f"{date}{context.colon}"))
            text += prose_boxes(context, event.text, None, style="notes", opening="notes", list_style="notes")
    return text


BLOCKS = (
    Block(
        "timeline",
        "The dated events, drawn to scale, evenly spaced, or as a table.",
        timeline,
        TimelineOptions,
    ),
    Block(
        "timeline notes",
        "What the texts of the dated events say, and events that no slide draws, as speaker notes.",
        timeline_notes,
        TimelineNotesOptions,
    ),
)
