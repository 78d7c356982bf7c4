"""The article's dated events to a timeline: drawn to scale, evenly spaced, or as a table."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from pydantic import Field

from factdeck.article import Event, Section, plain
from factdeck.article.wording import tick_label, word_date
from factdeck.blocks.context import Context
from factdeck.blocks.look import drawing_faces, drawing_look
from factdeck.blocks.registry import Block
from factdeck.blocks.stretches import Stretches
from factdeck.blocks.teaching import ListOptions, headed
from factdeck.blocks.text import text_box
from factdeck.drawings.entries import Entry
from factdeck.drawings.labels import LabelMaker
from factdeck.layout.values import Length, Switch
from factdeck.place.box import FlowBox
from factdeck.place.boxes.figure import Figure
from factdeck.place.boxes.grid import Grid, GridCell, GridRow
from factdeck.scene import Element


class TimelineOptions(ListOptions):
    form: Literal["scaled", "even", "table"] = Field("scaled", description="scaled, even or table.")
    direction: Literal["horizontal", "vertical"] = Field("horizontal", description="Which way the axis runs.")
    most_height: Length | None = Field(
        None, alias="most height", description="The drawing's greatest height."
    )
    date_width: Length = Field(90.0, alias="date width", description="Width of the table's column of dates.")


def timeline(context: Context, options: TimelineOptions) -> list[FlowBox]:
    events = sorted(context.article.timeline, key=lambda event: event.date.order)
    if not events:
        return []
    made = _table(context, options, events) if options.form == "table" else _drawing(context, options, events)
    return headed(context, options, "timeline", [made])


def entry_of(event: Event, number: int, lang: str) -> Entry:
    date = event.date
    return Entry(
        key=f"event {number}",
        start=float(date.earliest),
        end=float(date.latest + 1),
        date=word_date(date, lang),
        title=plain(event.title),
        lane=str(event.lane or ""),
        interval=date.interval,
        approximate=date.approximate,
        uncertain=date.uncertain,
        open_start=date.open_start,
        open_end=date.open_end,
    )


def _drawing(context: Context, options: TimelineOptions, events: list[Event]) -> FlowBox:
    """A drawing that is read as a list, in the order of the dates."""
    element = Element("L", numbering="None")
    entries = [entry_of(event, number, context.lang) for number, event in enumerate(events, 1)]
    elements = {entry.key: Element("P", Element("LBody", Element("LI", element))) for entry in entries}
    look = drawing_look(context)
    return Stretches(
        entries=entries,
        look=look,
        labels=LabelMaker(look),
        faces=drawing_faces(context),
        direction=options.direction,
        scaled=options.form == "scaled",
        most_height=options.most_height,
        tick=lambda year, month, day, precision: tick_label(year, month, day, precision, context.lang),
        elements=elements if context.on_paper else {},
        told=lambda first, last, count: context.words("timeline told", first=first, last=last, count=count),
        name=context.words("timeline"),
        mark=context.article.timeline[0].mark,
    )


def _table(context: Context, options: TimelineOptions, events: list[Event]) -> FlowBox:
    table = Element("Table")
    head, body = Element("THead", table), Element("TBody", table)
    rows = [_head_row(context, head)]
    rows += [_event_row(context, event, body) for event in events]
    cell = context.theme.space("cell")
    return Grid(
        columns=(options.date_width, None),
        rows=rows,
        padding=(0.0, cell, cell * 2, cell),
        header_rows=1,
        rule_colour=context.theme.colours["rule"],
        alt=context.words("timeline"),
        name=context.words("timeline"),
        mark=context.article.timeline[0].mark,
    )


def _head_row(context: Context, head: Element) -> GridRow:
    line = Element("TR", head)
    cells = []
    for word in ("date", "event"):
        element = Element("TH", line, scope="Column")
        cells.append(
            GridCell(
                texts=[text_box(context, context.words(word), "group", Element("P", element))],
                element=element,
            )
        )
    return GridRow(cells=cells, rule_below=0.75)


def _event_row(context: Context, event: Event, body: Element) -> GridRow:
    line = Element("TR", body)
    date, told = Element("TD", line), Element("TD", line)
    return GridRow(
        cells=[
            GridCell(
                texts=[text_box(context, word_date(event.date, context.lang), "label", Element("P", date))],
                element=date,
            ),
            GridCell(texts=[text_box(context, event.title, "value", Element("P", told))], element=told),
        ]
    )


class StripOptions(ListOptions):
    height: Length = Field(30.0, description="The strip's height.")
    dark: Switch = Field(False, description="yes for a dark background.")


def strip(context: Context, options: StripOptions) -> list[FlowBox]:
    """Where on the timeline the section at hand stands; nothing where the section gives no dates."""
    section = context.scope
    if not isinstance(section, Section) or section.dates is None or not context.article.timeline:
        return []
    entries = [
        entry_of(event, number, context.lang) for number, event in enumerate(context.article.timeline, 1)
    ]
    told = word_date(section.dates, context.lang)
    active = (float(section.dates.earliest), float(section.dates.latest + 1))
    look = drawing_look(context)
    if options.dark:
        colours = context.theme.colours
        look = replace(look, ink=colours["mist"], rule=colours["mist"], accent=colours["paper"])

    def draw(width: float):  # type: ignore[no-untyped-def]
        from factdeck.drawings.strip import draw_strip

        return draw_strip(entries, look, width, options.height, active, told)

    return [
        Figure(
            draw=draw,
            alt=f"{context.words('timeline')}: {told}",
            faces=drawing_faces(context),
            name=context.words("timeline"),
        )
    ]


BLOCKS = (
    Block(
        "timeline",
        "The dated events, drawn to scale, evenly spaced, or as a table.",
        timeline,
        TimelineOptions,
    ),
    Block("timeline strip", "Where on the timeline the section at hand stands.", strip, StripOptions),
)
