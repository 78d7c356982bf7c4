"""Dates and events of an article to two lists that a learner matches, and to the key."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from math import ceil

from factdeck.article import Event, numbered, plain
from factdeck.article.own_dates import to_be_asked
from factdeck.article.wording import word_date
from factdeck.blocks.context import Context
from factdeck.blocks.facts import DASH, date_said, stated
from factdeck.blocks.handouts import PartOptions, answer_item, part
from factdeck.blocks.paragraphs import heading_box, list_item, list_of, none_alone
from factdeck.blocks.registry import Block
from factdeck.blocks.shuffling import disordered
from factdeck.blocks.uncited import uncited
from factdeck.place.box import FlowBox
from factdeck.place.boxes.blanks import Blank, Blanks
from factdeck.place.boxes.page_share import PageShare
from factdeck.place.boxes.rows import Rows
from factdeck.place.boxes.text_box import TextBox
from factdeck.place.widths import AsWide

FEWEST = 3
MOST = 10
"""Events of a part: more are hard to hold in mind, and don't fit a page in large type."""
MOST_IN_LARGE_TYPE, MOST_WORDS_IN_LARGE_TYPE = 6, 46
"""Of a part: it stands in one piece, and what a title leaves of a page in large type is to hold it."""
WIDEST_DATE, WIDEST_IN_LARGE_TYPE = 18.0, 14.0
"""By the size of their type: of the column of dates."""
LETTER_ROOM = 3.0
"""By the size of type: of the line for a letter."""
BEFORE_LINE = 0.4
"""By the size of type: between the longest date and its line."""
GUTTER = 1.4
"""By the size of type: between that line and the letters."""
ROOM, ROOM_IN_LARGE_TYPE = 0.8, 0.4
"""By its leading: between two rows, for hands that write."""


def match_the_dates(context: Context, options: PartOptions) -> list[FlowBox]:
    """Dates by their numbers beside events by letters, in parts that no page divides; or the key."""
    parts = _parts(context)
    lettered = [
        disordered(events, context.seed, context.variant.version, f"match part {number}")
        for number, events in enumerate(parts, 1)
    ]
    made = (
        [*map(partial(_key, context), parts, lettered)]
        if options.key
        else _to_match(context, parts, lettered)
    )
    boxes: list[FlowBox] = []
    for number, part_boxes in enumerate(made, 1):
        heading = [_heading(context, number, len(parts))] if len(parts) > 1 else []
        whole = [*heading, *part_boxes]
        boxes += whole if options.key else [_in_one_piece(context, whole, is_first=number == 1)]
    return part(context, options, "match the dates", boxes)


def _in_one_piece(context: Context, boxes: Sequence[FlowBox], *, is_first: bool) -> FlowBox:
    space = max(boxes[0].space_before, context.theme.space("block") * (1 if is_first else 2))
    return PageShare(boxes=boxes, rows=0, space_before=space, mark=boxes[-1].mark)


def _parts(context: Context) -> list[list[Event]]:
    """The events in their order, in parts of even length; none where they are too few."""
    events = to_be_asked(context.article.events, FEWEST, context.lang_of_dates)
    if len(events) < FEWEST:
        return []
    count = ceil(len(events) / MOST)
    if context.theme.one_column:
        words = sum(len(plain(event.title).split()) for event in events)
        count = max(ceil(len(events) / MOST_IN_LARGE_TYPE), ceil(words / MOST_WORDS_IN_LARGE_TYPE))
    count = min(count, len(events) // FEWEST)
    edges = [round(number * len(events) / count) for number in range(count + 1)]
    return [events[first:last] for first, last in pairwise(edges)]


def _heading(context: Context, number: int, count: int) -> FlowBox:
    title = context.words("part", title=context.words("timeline"), number=number, count=count)
    return heading_box(context, title, "heading", 2)


def _dates(context: Context, events: Sequence[Event], style: str) -> list[TextBox]:
    numbers = numbered(context.article)
    widest = f"{max(map(numbers.of, context.article.events))}."
    element = list_of(None, "Decimal")
    return [
        list_item(
            context,
            word_date(event.date, context.lang_of_dates),
            style,
            element,
            bullet=f"{numbers.of(event)}.",
            widest=widest,
            lang=context.lang_of_dates,
        )
        for event in events
    ]


def _to_match(
    context: Context, parts: Sequence[Sequence[Event]], lettered: Sequence[Sequence[Event]]
) -> list[list[FlowBox]]:
    """The rows of each part, in columns of the same widths."""
    style = context.style("choice")
    rows = [*map(partial(_rows, context), parts, lettered)]
    most = style.size * (WIDEST_IN_LARGE_TYPE if context.theme.one_column else WIDEST_DATE)
    return [
        [
            Rows(
                rows=own,
                alike=[row for each in rows for row in each],
                columns=(AsWide(most, room=style.size * BEFORE_LINE), None),
                gutter=style.size * GUTTER,
                room=context.theme.spacing
                * style.leading
                * (ROOM_IN_LARGE_TYPE if context.theme.one_column else ROOM),
                space_before=context.theme.space("block"),
                mark=events[0].mark,
            )
        ]
        for events, own in zip(parts, rows, strict=True)
    ]


def _rows(
    context: Context, events: Sequence[Event], lettered: Sequence[Event]
) -> list[tuple[FlowBox, FlowBox]]:
    """Rows of a date with a line for a letter, and of an event behind its letter."""
    element = list_of(None, "UpperAlpha")
    titles = [
        list_item(context, uncited(event.title), "choice", element, bullet=letter, widest="W")
        for letter, event in zip(context.letters, lettered, strict=False)
    ]
    dates = [_dated(context, date) for date in _dates(context, events, "choice")]
    return [*zip(dates, titles, strict=True)]


def _dated(context: Context, date: TextBox) -> FlowBox:
    return Blanks(
        blanks=(Blank(date, 1.0, line=LETTER_ROOM * date.style.size),),
        pitch=0.0,
        gutter=0.0,
        colour=context.theme.colours["ink"],
    )


def _key(context: Context, events: Sequence[Event], lettered: Sequence[Event]) -> Sequence[FlowBox]:
    """Each date with its letter and event; with several letters where several events have the same date."""
    letters = dict(zip(map(id, lettered), context.letters, strict=False))
    told = [word_date(event.date, context.lang_of_dates) for event in events]
    boxes: list[TextBox] = []
    numbers = numbered(context.article)
    widest = f"{max(map(numbers.of, context.article.events))}."
    element = list_of(None, "Decimal")
    for event, date in zip(events, told, strict=True):
        same = [letters[id(other)] for other, its in zip(events, told, strict=True) if its == date]
        said = stated(event.title, DASH, date_said(context, event))
        letter, number = "/".join(sorted(same, key=context.letters.index)), f"{numbers.of(event)}."
        boxes.append(answer_item(context, said, element, number=number, widest=widest, letter=letter))
    return none_alone(boxes)


BLOCKS = (
    Block(
        "match the dates",
        "Dates by number beside events by letter, to be matched; or the key.",
        match_the_dates,
        PartOptions,
        needs=f"{FEWEST} dated events (timeline)",
    ),
)
