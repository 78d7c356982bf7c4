"""The timeline to a table of comma-separated values, its dates as written, as days and in words."""

from __future__ import annotations

from factdeck.exports.events import Dated, events_of, iso_day
from factdeck.exports.made import Made, Wanted
from factdeck.exports.texts import plain_prose, plain_text
from factdeck.files.tables import for_excel

HEADINGS = (
    "number",
    "id",
    "edtf",
    "start",
    "end",
    "date",
    "approximate",
    "uncertain",
    "title",
    "text",
    "lane",
)


def write(wanted: Wanted) -> Made:
    """A line an event."""
    rows = [_row(dated) for dated in events_of(wanted.article)]
    return Made(for_excel([HEADINGS, *rows]), len(rows))


def _row(dated: Dated) -> tuple[str, ...]:
    """``start`` and ``end`` are the first and the last day that are meant; an open end has none."""
    event, date = dated.event, dated.event.date
    return (
        str(dated.number),
        dated.id,
        date.text,
        "" if date.open_start else iso_day(date.earliest),
        "" if date.open_end else iso_day(date.latest),
        dated.words,
        "yes" if date.approximate else "",
        "yes" if date.uncertain else "",
        plain_text(event.title),
        plain_prose(event.text),
        str(event.lane or ""),
    )
