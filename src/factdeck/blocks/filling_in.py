"""An article's timeline and map to forms that a learner fills in, and to these filled in: the key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from factdeck.article import Event, Inline, numbered
from factdeck.article.wording import word_date
from factdeck.blocks.context import Context
from factdeck.blocks.handouts import PartOptions, part
from factdeck.blocks.maps import map_at_hand, map_figure, spec_of
from factdeck.blocks.paragraphs import list_item, list_of, text_box, with_room_for
from factdeck.blocks.registry import Block
from factdeck.blocks.ruled import blanks_in_a_row
from factdeck.blocks.tables import table
from factdeck.blocks.uncited import uncited
from factdeck.layout.theme import ParagraphStyle
from factdeck.place.box import FlowBox
from factdeck.place.boxes.abreast import Abreast
from factdeck.place.boxes.blanks import Blank
from factdeck.place.boxes.columns import KeepTogether
from factdeck.place.boxes.row import GridCell, GridRow
from factdeck.place.boxes.text_box import TextBox
from factdeck.place.widths import AsWide
from factdeck.scene import Element

if TYPE_CHECKING:
    from factdeck.diagrams.map.spec import MapSpec

FEWEST_EVENTS = 3
MOST_EVENTS = 10
"""Of more, that many are taken from the first to the last, as evenly as can be."""
WIDEST_DATE, WIDEST_IN_LARGE_TYPE = 17.0, 13.0
"""By the size of their type: of the column of dates."""
ROOM_BESIDE = 6
"""Between the longest date and what is written, by the room that cells of a table have."""
FEWEST_NAMES = 2
MOST_KEPT = 12
"""Lines for names that are kept in one piece: any page holds them."""
MOST_IN_ONE = 6
"""Names below each other in large type: more leave the map no room on their page."""
MAP_HEIGHT = 230.0
"""Points that a map is high at most, in small type."""


def events_to_fill(context: Context) -> list[Event]:
    """The events whose dates are given; none where they are too few to make an order of."""
    events = context.article.events
    if len(events) < FEWEST_EVENTS:
        return []
    count = min(len(events), MOST_EVENTS)
    return [events[round(number * (len(events) - 1) / (count - 1))] for number in range(count)]


def timeline_to_fill(context: Context, options: PartOptions) -> list[FlowBox]:
    """A table of dates, each before a line to write on; or with what happened then."""
    events = events_to_fill(context)
    if not events:
        return []
    style = _cell_style(context)
    above = max(0.0, context.theme.space("answer line") - style.leading) if not options.key else 0.0
    cell = context.theme.space("cell")
    numbers = numbered(context.article)
    style = with_room_for(f"{max(map(numbers.of, events))}.\u00a0\u00a0", style)
    widest = WIDEST_IN_LARGE_TYPE if context.theme.one_column else WIDEST_DATE
    grid = table(
        context,
        ("date", "event"),
        lambda body: (
            _event_row(context, event, numbers.of(event), body, style, told=bool(options.key))
            for event in events
        ),
        columns=(AsWide(widest * style.size, room=ROOM_BESIDE * cell), None),
        padding=(0.0, above + cell, cell * 2, cell),
        most_taller=0.0 if options.key else context.theme.space("answer line"),
        name=context.words("timeline"),
        mark=events[0].mark,
    )
    return part(context, options, "timeline", [grid], marks=len(events))


def _cell_style(context: Context) -> ParagraphStyle:
    return replace(context.style("choice"), indent=0.0)


def _event_row(
    context: Context, event: Event, number: int, body: Element, style: ParagraphStyle, *, told: bool
) -> GridRow:
    """The number hangs before the date."""
    line = Element("TR", body)
    head, data = Element("TD", line), Element("TD", line)
    dated = Element("P", head)
    box = text_box(
        context,
        word_date(event.date, context.lang_of_dates),
        style,
        dated,
        label=Element("Span", dated),
        bullet=f"{number}.\u00a0\u00a0",
        bullet_style=style.text_style(),
        lang=context.lang_of_dates,
        mark=event.mark,
    )
    words = Element("Span", dated)
    date = box.changed(runs=tuple(replace(run, element=words) for run in box.runs))
    said = [text_box(context, uncited(event.title), _cell_style(context), Element("P", data))] if told else []
    return GridRow(
        cells=[GridCell(texts=[date], element=head), GridCell(texts=said, element=data)], rule_below=0.5
    )


def names_to_fill(context: Context) -> list[Inline]:
    """What the article's map names with a number: areas, ways, then towns; nothing where there are too few."""
    given = map_at_hand(context)
    if given is None:
        return []
    names = [each.name for each in given.areas]
    names += [each.name for each in given.routes]
    names += [each.name for each in given.points]
    return names if len(names) >= FEWEST_NAMES else []


def map_to_fill(context: Context, options: PartOptions) -> list[FlowBox]:
    """The map with numbers in the place of names, and lines to write these on; or the names alone."""
    names = names_to_fill(context)
    given = map_at_hand(context)
    if not names or given is None:
        return []
    if options.key:
        listed = list_of(None, "Decimal")
        widest = f"{len(names)}."
        boxes: list[FlowBox] = [
            list_item(context, uncited(name), "choice", listed, bullet=f"{number}.", widest=widest)
            for number, name in enumerate(names, 1)
        ]
        return part(context, options, "map", [_in_columns(context, boxes)], marks=len(names))
    figure = Element("Figure", alt=context.words("map to fill told", count=len(names)))
    shown = map_figure(context, _nameless(spec_of(context, given)), figure, MAP_HEIGHT)
    drawn = replace(shown, mark=given.mark, keep_with_next=True, space_after=context.theme.space("cell"))
    return part(context, options, "map", [drawn, _lines_for(context, len(names))], marks=len(names))


def _nameless(spec: MapSpec) -> MapSpec:
    """The map with numbers in the place of all names that are asked for."""
    areas, routes = len(spec.areas), len(spec.routes)
    return replace(
        spec,
        nameless=True,
        areas=tuple(replace(each, name=str(number)) for number, each in enumerate(spec.areas)),
        routes=tuple(replace(each, name=str(number)) for number, each in enumerate(spec.routes, areas)),
        points=tuple(
            replace(each, name=str(number)) for number, each in enumerate(spec.points, areas + routes)
        ),
    )


def _lines_for(context: Context, count: int) -> FlowBox:
    """A line behind each number."""
    element = list_of(None, "Decimal")
    blanks: list[FlowBox] = [
        blanks_in_a_row(context, Blank(_label(context, number, element), 1.0))
        for number in range(1, count + 1)
    ]
    abreast = _in_columns(context, blanks)
    return KeepTogether(boxes=[abreast]) if count <= MOST_KEPT else abreast


def _in_columns(context: Context, boxes: list[FlowBox]) -> FlowBox:
    """What belongs to each number, on the key as on the sheet: in two columns, in large type where there are many."""
    middle = (len(boxes) + 1) // 2
    is_one = context.theme.one_column and len(boxes) <= MOST_IN_ONE
    columns = [boxes] if is_one else [boxes[:middle], boxes[middle:]]
    return Abreast(columns=columns, shares=((1.0,) * len(columns),), gutter=context.theme.space("block") * 2)


def _label(context: Context, number: int, element: Element) -> TextBox:
    return text_box(
        context, f"{number}.", "blank label", Element("P", Element("LBody", Element("LI", element)))
    )


BLOCKS = (
    Block(
        "timeline to fill in",
        "Dates of the timeline with lines for what happened, or with it.",
        timeline_to_fill,
        PartOptions,
        needs=f"{FEWEST_EVENTS} dated events (timeline)",
    ),
    Block(
        "map to fill in",
        "The article's map with numbers, and lines for what they stand for; or the names.",
        map_to_fill,
        PartOptions,
        needs="a map (infobox.map)",
    ),
)
