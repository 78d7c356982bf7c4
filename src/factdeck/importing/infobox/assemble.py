"""A whole infobox: its family, its pictures, its rows, what was before and after, and what of it is dated."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from factdeck.article import Inline, plain
from factdeck.article.infobox import OTHERS
from factdeck.importing.draft import DraftEvent, DraftGroup, DraftInfobox
from factdeck.importing.infobox.events import dated_events, state_events, years_row
from factdeck.importing.infobox.families import Family, family_of, series
from factdeck.importing.infobox.field import Field, Fields
from factdeck.importing.infobox.joining import joined_fields
from factdeck.importing.infobox.pictures import file_named, flag_of, image_of, map_of
from factdeck.importing.infobox.rows import Groups, add_labelled, add_others, add_rows, add_series
from factdeck.importing.infobox.sides import side_headings
from factdeck.importing.infobox.states import predecessors, successors
from factdeck.importing.infobox.technical import is_technical
from factdeck.importing.leftovers import Leftovers

_EVENTS = "Events"
"""The heading of dated events; a state that says how it came into being has those words there."""


def infobox_of(
    template: str, given: Iterable[Field], leftovers: Leftovers, lang: str = "en"
) -> tuple[DraftInfobox, list[DraftEvent]]:
    """The infobox, and the entries for the timeline that its dates make; ``lang`` is the article's language."""
    written = list(given)
    family = family_of(template, [field.name for field in written if field.text])
    pictured = Fields(written)
    result = DraftInfobox()
    result.flag, result.image, result.map = flag_of(pictured), image_of(pictured), map_of(pictured)
    fields = Fields(_with_capital(joined_fields(_said(pictured, leftovers), lang or "en", _known(family))))
    result.caption = _caption(family, fields)
    result.predecessors, result.successors = predecessors(fields), successors(fields)
    formed = fields.text("sovereignty_type")
    groups = Groups(family, {**side_headings(fields), **({_EVENTS: formed} if formed else {})})
    subject = plain(result.caption)
    events = dated_events(family, fields, result.caption)
    state = state_events(fields)
    years = years_row(fields)
    if state.rows:
        groups.insert(DraftGroup(_EVENTS, state.rows), at=1)
    add_series(groups, fields)
    events += add_labelled(groups, family, fields, subject)
    add_rows(groups, family, fields)
    if years:
        groups.add("", years)
    add_others(groups, fields, OTHERS if family.groups else "")
    result.groups = groups.filled() if _is_english(lang) else _without_ours(groups.filled(), family)
    return result, [*state.events, *events]


def _is_english(lang: str) -> bool:
    return lang.split("-")[0].lower() in ("", "en")


def _without_ours(groups: list[DraftGroup], family: Family) -> list[DraftGroup]:
    """The groups without the headings that are ours and English; those that the page itself gives stay."""
    ours = {heading for heading, _ in family.groups} | {spec.group for spec in series()} | {_EVENTS, OTHERS}
    return [DraftGroup("" if group.heading in ours else group.heading, group.rows) for group in groups]


def _with_capital(fields: list[Field]) -> list[Field]:
    """The name of the capital where the largest city is only said to be it."""
    capital = next((field for field in fields if field.name == "capital"), None)
    if capital is None:
        return fields
    said = ("largest_city", "largest_settlement")
    return [
        replace(field, items=capital.items) if field.name in said and field.text == "capital" else field
        for field in fields
    ]


def _known(family: Family) -> list[str]:
    """Names that the family has rows, labels and notes for."""
    specs = [spec for _, rows in family.groups for spec in rows]
    return [name for spec in specs for name in (spec.field, spec.title, spec.note) if name]


def _said(fields: Iterable[Field], leftovers: Leftovers) -> list[Field]:
    """The fields without those that say how the box looks, which are listed."""
    kept = []
    for field in fields:
        if is_technical(field) or file_named(field.text):
            leftovers.add(field.line, f"infobox field {field.name!r}", field.text)
        else:
            kept.append(field)
    return kept


def _caption(family: Family, fields: Fields) -> Inline:
    """The subject's name; a second field that says the same is no row."""
    result = [field for field in map(fields.peek, family.title) if field]
    for field in result:
        if field.text == result[0].text:
            fields.take(field.name)
    return result[0].value if result else ()
