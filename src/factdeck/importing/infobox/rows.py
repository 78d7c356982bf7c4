"""Fields to rows under a family's headings, each with the label that a reader knows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from msgspec.structs import replace

from factdeck.article import Inline, Span, plain
from factdeck.article.infobox import OTHERS
from factdeck.importing.draft import DraftEvent, DraftGroup, DraftRow
from factdeck.importing.infobox.dates import full_date
from factdeck.importing.infobox.families import Family, RowSpec, known_labels, series
from factdeck.importing.infobox.field import Field, Fields
from factdeck.importing.spans import cut, text_inline, tidy

_NOTE = re.compile(r"\s\(([^()]+)\)$")
_OFFSETS = ("utc_offset", "utc_offset_dst")
_OFFSET = re.compile(r"([+−–-])?\s?(\d{1,2}(?::\d\d)?)")
_ACRONYMS = {"gdp": "GDP", "iso": "ISO", "url": "URL", "isbn": "ISBN", "hq": "HQ", "id": "ID", "un": "UN"}


class Groups:
    """Groups in the family's order; one is made where a row first asks for it."""

    def __init__(self, family: Family, renamed: Mapping[str, str] | None = None):
        self._renamed = renamed or {}
        headings = [self._renamed.get(heading, heading) for heading, _ in family.groups]
        self._groups = {heading: DraftGroup(heading) for heading in ("", *headings)}

    def add(self, heading: str, row: DraftRow, *, first: bool = False) -> None:
        heading = self._renamed.get(heading, heading)
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
        """The groups that have rows, in order."""
        return [group for group in self._groups.values() if group.rows]


def add_rows(groups: Groups, family: Family, fields: Fields) -> None:
    """Adds a row for each field that the family knows, under the family's headings."""
    for heading, specs in family.groups:
        for spec in specs:
            for field in _fields_of(spec, fields):
                groups.add(heading, _row(spec, field, fields))


def _fields_of(spec: RowSpec, fields: Fields) -> list[Field]:
    """A field whose name ends in a number of its own, as ``combatant1``, has no others like it."""
    if spec.field[-1].isdigit():
        result = fields.take(spec.field)
        return [result] if result else []
    return fields.numbered(spec.field)


def _row(spec: RowSpec, field: Field, fields: Fields) -> DraftRow:
    label = field.label or _companion(fields, spec.title, field.number) or spec.label
    note = _companion(fields, spec.note, field.number) or field.note
    return row_of(label, replace(field, note=_offset(note) if spec.note in _OFFSETS else note))


def row_of(label: str, field: Field) -> DraftRow:
    """The field's value under a label, what explains it in brackets."""
    value = text_inline(_offset(field.text)) if field.stem in _OFFSETS else field.value
    value, note = (value, text_inline(field.note)) if field.note else _with_note(value)
    rests_on = [Span("", cite=field.cites)] if field.cites else []
    if note:
        return DraftRow(_capital(label), value, tidy([*note, *rests_on]))
    return DraftRow(_capital(label), tidy([*value, *rests_on]))


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
    result = _NOTE.search(text)
    if (
        not result
        or any(sign in text[: result.start()] for sign in ",;()")
        or any(span.cite for span in value)
    ):
        return value, ()
    inside = tidy(cut(value, result.start(1), result.end(1)))
    return tidy(cut(value, 0, result.start())), inside


def _offset(text: str) -> str:
    """“+8” as “UTC+8”."""
    result = _OFFSET.fullmatch(text)
    if not result:
        return text
    sign = "−" if result[1] and result[1] != "+" else "+"
    return f"UTC{sign}{result[2]}"


def add_labelled(groups: Groups, family: Family, fields: Fields, subject: str) -> list[DraftEvent]:
    """Rows to which the infobox itself gives a label; the dated ones as entries, too."""
    known = {spec.field for _, specs in family.groups for spec in specs}
    events: list[DraftEvent] = []
    for field in fields:
        if not field.label:
            continue
        event = labelled_event(field, subject)
        events += [event] if event else []
        if field.stem not in known and fields.take(field.name):
            groups.add(_place(family, field), row_of(field.label, field))
    return events


def labelled_event(field: Field, subject: str) -> DraftEvent | None:
    """What the label says on the date that the value is; nothing where it is none."""
    edtf = full_date(field.text, "")[1] if field.dates else ""
    if not edtf:
        return None
    one_word = " " not in field.label.strip() and subject
    title = _happened(subject, field.label) if one_word else _capital(field.label)
    return DraftEvent(edtf, title, line=field.line)


def _happened(subject: str, label: str) -> str:
    """“Toronto was settled” of the label “Settled”; “Toronto: Charter” of one that is no participle."""
    word = label.strip().lower()
    return f"{subject} was {word}" if word.endswith("ed") or word == "built" else f"{subject}: {label}"


def _place(family: Family, field: Field) -> str:
    """The heading over a value that has its own label."""
    otherwise = ("Events" if field.dates else OTHERS) if family.groups else ""
    return family.places.get(field.name) or family.places.get(field.stem) or otherwise


def add_series(groups: Groups, fields: Fields) -> None:
    """One row for each number of fields such as ``years1``, ``clubs1`` and ``caps1``."""
    for spec in series():
        members = [field for field in fields if field.stem == spec.value]
        for member in members if len(members) > 1 or spec.label else []:
            label = fields.text(f"{spec.label}{member.number}") if spec.label else member.label
            text = [_noted(fields.text(f"{name}{member.number}"), word) for name, word in spec.notes]
            note = ", ".join(filter(None, [member.note, *text]))
            if (label or note) and fields.take(member.name):
                groups.add(spec.group, row_of(label or humanised(spec.value), replace(member, note=note)))


def _noted(text: str, words: str) -> str:
    """“1 goal” and “2 goals” of the words ``goal|goals``."""
    one, _, many = words.partition("|")
    return f"{text} {one if text == '1' else many or one}".strip() if text else ""


def add_others(groups: Groups, fields: Fields, heading: str) -> None:
    """Every field that the family doesn't know, under a label made of its name."""
    others = list(fields)
    shared = Counter(field.stem for field in others)
    for field in others:
        fields.take(field.name)
        label = (
            known_labels().get(field.name)
            or known_labels().get(field.stem)
            or humanised(field.words_written or field.stem)
        )
        if field.number and shared[field.stem] > 1:
            label = f"{label} {field.number}"
        groups.add(heading, row_of(field.label or label, field))


def humanised(name: str) -> str:
    """``founded_by`` as “Founded by”."""
    words = [_ACRONYMS.get(word, word) for word in name.split("_") if word]
    return _capital(" ".join(words)) or "Fact"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
