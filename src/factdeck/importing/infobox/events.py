"""Event fields of states, and the dates of people, treaties, battles and places, to rows and timeline entries."""

from __future__ import annotations

import re

from msgspec import Struct, field

from factdeck.article import Inline, plain
from factdeck.importing.draft import DraftEvent, DraftRow
from factdeck.importing.infobox.dates import full_date
from factdeck.importing.infobox.families import Family
from factdeck.importing.infobox.field import Field, Fields
from factdeck.importing.spans import text_inline

_ENDS = (("event_pre", "date_pre", "", "Before"), ("event_start", "date_start", "year_start", "Start"))
_AFTERS = (("event_end", "date_end", "year_end", "End"), ("event_post", "date_post", "", "Afterwards"))

_IN_BRACKETS = re.compile(r",?\s*\([^()]*\)")
_PASSIVES = ("born", "crowned", "drafted", "signed", "sealed", "ratified")
_CLAUSES = {words: f"was {words}" for words in _PASSIVES} | {"in force": "came into force"}
"""What makes a clause of a family's word for a dated field."""


class Events(Struct):
    """Dates of an infobox, as rows and as offers for the timeline."""

    rows: list[DraftRow] = field(default_factory=list)
    events: list[DraftEvent] = field(default_factory=list)

    def add(self, label: str, told: Field | None, words: str, edtf: str) -> None:
        if told is None:
            if words and edtf:
                self.rows.append(DraftRow(label, text_inline(words)))
            return
        self.rows.append(DraftRow(label, told.value, text_inline(words)))
        if edtf:
            self.events.append(DraftEvent(edtf, told.text, line=told.line))


def state_events(fields: Fields) -> Events:
    """What the fields ``event_start``, ``event1``… say, with their dates."""
    result = Events()
    years = _text(fields, "year_start"), _text(fields, "year_end")
    for event, date, year, label in _ENDS:
        _add(result, fields, event, date, _text(fields, year), label)
    for text in fields.numbered("event"):
        words, edtf = full_date(fields.text(f"date_{text.name}"), years[0] if years[0] == years[1] else "")
        result.add("Event", text, words, edtf)
    for event, date, year, label in _AFTERS:
        _add(result, fields, event, date, _text(fields, year), label)
    return result


def _text(fields: Fields, name: str) -> str:
    result = fields.peek(name)
    return result.text if result else ""


def _add(found: Events, fields: Fields, event: str, date: str, year: str, label: str) -> None:
    text, day = fields.take(event), fields.text(date)
    if text or day:
        found.add(label, text, *full_date(day, year))


def years_row(fields: Fields) -> DraftRow | None:
    """“1945–1946” of the fields ``year_start`` and ``year_end``."""
    first, last = fields.text("year_start"), fields.text("year_end")
    if not (first or last):
        return None
    same = first == last or not (first and last)
    return DraftRow("Years", text_inline((first or last) if same else f"{first}–{last}"))


def dated_events(family: Family, fields: Fields, subject: Inline) -> list[DraftEvent]:
    """Entries such as “Treaty of Tordesillas was signed” for the family's dated fields, which stay to be taken."""
    result = []
    for name, words in family.dated.items():
        dated = fields.peek(name)
        edtf = full_date(dated.text, "")[1] if dated else ""
        if dated and edtf and subject:
            named = _IN_BRACKETS.sub("", plain(subject)).strip(" ,;") or plain(subject)
            title = f"{named} {_CLAUSES.get(words, words)}".rstrip()
            result.append(DraftEvent(edtf, title, line=dated.line))
    return result
