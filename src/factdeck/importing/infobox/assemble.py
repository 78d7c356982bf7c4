"""A whole infobox: its family, its pictures, its rows, what was before and after, and what of it is dated."""

from __future__ import annotations

from collections.abc import Iterable

from factdeck.article import Inline
from factdeck.importing.draft import DraftEvent, DraftGroup, DraftInfobox
from factdeck.importing.infobox.events import dated_events, state_events, years_row
from factdeck.importing.infobox.families import Family, family_of, is_layout_field
from factdeck.importing.infobox.field import Field, Fields
from factdeck.importing.infobox.pictures import file_named, flag_of, image_of, map_of
from factdeck.importing.infobox.rows import Groups, add_others, add_pairs, add_rows
from factdeck.importing.infobox.states import predecessors, successors
from factdeck.importing.leftovers import Leftovers

MOST_VALUE = 400
"""Characters of a value that a row holds; a longer one is for the text."""


def infobox_of(
    template: str, given: Iterable[Field], leftovers: Leftovers
) -> tuple[DraftInfobox, list[DraftEvent]]:
    """The infobox, and the entries for the timeline that its dates make."""
    fields = Fields(_kept(given, leftovers))
    family = family_of(template, fields.names)
    found = DraftInfobox(caption=_caption(family, fields))
    found.flag, found.image, found.map = flag_of(fields), image_of(fields), map_of(fields)
    found.predecessors, found.successors = predecessors(fields), successors(fields)
    _leave_layout(fields, leftovers)
    groups = Groups(family)
    events = dated_events(family, fields, found.caption)
    state = state_events(fields)
    years = years_row(fields)
    events += add_pairs(groups, family, fields)
    add_rows(groups, family, fields)
    if years:
        groups.add("", years)
    if state.rows:
        groups.insert(DraftGroup("Events", state.rows), at=1)
    add_others(groups, fields, "More" if family.groups else "")
    found.groups = groups.filled()
    return found, [*state.events, *events]


def _kept(given: Iterable[Field], leftovers: Leftovers) -> Iterable[Field]:
    for field in given:
        if len(field.text) > MOST_VALUE:
            leftovers.add(field.line, f"infobox field {field.name!r} is too long for a row", field.text)
        else:
            yield field


def _caption(family: Family, fields: Fields) -> Inline:
    """The subject's name; a second field that says the same is no row."""
    found = [field for field in map(fields.peek, family.title) if field]
    for field in found:
        if field.text == found[0].text:
            fields.take(field.name)
    return found[0].value if found else ()


def _leave_layout(fields: Fields, leftovers: Leftovers) -> None:
    for field in fields:
        if is_layout_field(field.name) or file_named(field.text):
            fields.take(field.name)
            leftovers.add(field.line, f"infobox field {field.name!r}", field.text)
