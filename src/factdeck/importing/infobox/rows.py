"""Fields to rows under a family's headings, each with the label that a reader knows."""

from __future__ import annotations

import re

from factdeck.article import Inline, plain
from factdeck.importing.draft import DraftEvent, DraftGroup, DraftRow
from factdeck.importing.infobox.dates import full_date
from factdeck.importing.infobox.families import Family, PairSpec, RowSpec
from factdeck.importing.infobox.field import Field, Fields
from factdeck.importing.spans import cut, text_inline, tidy

_NOTE = re.compile(r"\s\(([^()]+)\)$")
_OFFSET = re.compile(r"([+−–-])?\s?(\d{1,2}(?::\d\d)?)")
_ACRONYMS = {"gdp": "GDP", "iso": "ISO", "url": "URL", "isbn": "ISBN", "hq": "HQ", "id": "ID", "un": "UN"}


class Groups:
    """Groups in the family's order; one is made where a row first asks for it."""

    def __init__(self, family: Family):
        self._groups = {heading: DraftGroup(heading) for heading, _ in family.groups}

    def add(self, heading: str, row: DraftRow, *, first: bool = False) -> None:
        group = self._groups.setdefault(heading, DraftGroup(heading))
        if first:
            group.rows.insert(0, row)
        else:
            group.rows.append(row)

    def insert(self, group: DraftGroup, at: int) -> None:
        groups = list(self._groups.items())
        groups.insert(at, (group.heading, group))
        self._groups = dict(groups)

    def filled(self) -> list[DraftGroup]:
        return [group for group in self._groups.values() if group.rows]


def add_rows(groups: Groups, family: Family, fields: Fields) -> None:
    for heading, specs in family.groups:
        for spec in specs:
            for field in _fields_of(spec, fields):
                groups.add(heading, _row(spec, field, fields))


def _fields_of(spec: RowSpec, fields: Fields) -> list[Field]:
    """A field whose name ends in a number of its own, as ``combatant1``, has no others like it."""
    if spec.field[-1].isdigit():
        found = fields.take(spec.field)
        return [found] if found else []
    return fields.numbered(spec.field)


def _row(spec: RowSpec, field: Field, fields: Fields) -> DraftRow:
    label = _companion(fields, spec.title, field.number) or spec.label
    note = _companion(fields, spec.note, field.number)
    value = _as_offset(field.value) if field.stem == "utc_offset" else field.value
    if note:
        return DraftRow(_capital(label), value, text_inline(note))
    return DraftRow(_capital(label), *_with_note(value))


def _companion(fields: Fields, name: str, number: str) -> str:
    """The field beside a numbered one: ``year_leader1``, or ``title_leader`` for all of them."""
    if not name:
        return ""
    own = fields.text(f"{name}{number}")
    fields.take(name)
    shared = fields.peek(name)
    return own or (shared.text if shared else "")


def _with_note(value: Inline) -> tuple[Inline, Inline]:
    """“Shenyang (command station)” as a value and its note; of a list nothing is taken apart."""
    text = plain(value)
    found = _NOTE.search(text)
    if not found or any(sign in text[: found.start()] for sign in ",;()") or any(span.cite for span in value):
        return value, ()
    inside = tidy(cut(value, found.start(1), found.end(1)))
    return tidy(cut(value, 0, found.start())), inside


def _as_offset(value: Inline) -> Inline:
    """“+8” as “UTC+8”."""
    found = _OFFSET.fullmatch(plain(value))
    if not found:
        return value
    sign = "−" if found[1] and found[1] != "+" else "+"
    return text_inline(f"UTC{sign}{found[2]}")


def add_pairs(groups: Groups, family: Family, fields: Fields) -> list[DraftEvent]:
    """Rows whose label is a field's value, as ``leader_title1`` and ``leader_name1``; the dated ones as entries, too."""
    events: list[DraftEvent] = []
    for pair in family.pairs:
        for label in fields.numbered(pair.label):
            value = fields.take(f"{pair.value}{label.number}")
            if value is None:
                continue
            groups.add(pair.group, DraftRow(_capital(label.text), *_with_note(value.value)))
            events += _dated(pair, label, value)
    return events


def _dated(pair: PairSpec, label: Field, value: Field) -> list[DraftEvent]:
    edtf = full_date(value.text, "")[1] if pair.dated else ""
    return [DraftEvent(edtf, _capital(label.text), line=value.line)] if edtf else []


def add_others(groups: Groups, fields: Fields, heading: str) -> None:
    """Every field that the family doesn't know, under a label made of its name."""
    for field in fields:
        fields.take(field.name)
        groups.add(heading, DraftRow(humanised(field.name), *_with_note(field.value)))


def humanised(name: str) -> str:
    """``founded_by`` as “Founded by”."""
    words = [_ACRONYMS.get(word, word) for word in re.sub(r"(?<=[a-z])\d+$", "", name).split("_") if word]
    return _capital(" ".join(words)) or "Fact"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
