"""Fields p1… and s1…, “preceded by” and “succeeded by”, to the states or people before and after the subject."""

from __future__ import annotations

import re

from factdeck.article import Inline, plain
from factdeck.importing.draft import DraftState
from factdeck.importing.infobox.field import Fields
from factdeck.importing.infobox.pictures import flag_named
from factdeck.importing.spans import cut, link_of, tidy, without_cites, without_links

_YEARS = re.compile(r"\s*\(((?:c\.\s?)?\d{3,4}\s?(?:[–—-]\s?(?:\d{2,4}|present))?)\)$")
_BEFORE = ("predecessor", "preceded_by", "preceding", "precededby", "before")
_AFTER = ("successor", "succeeded_by", "succeeding", "succeededby", "after")


def predecessors(fields: Fields) -> list[DraftState]:
    """The states before the subject, in the infobox's order."""
    return _numbered(fields, "p") + _named(fields, _BEFORE)


def successors(fields: Fields) -> list[DraftState]:
    """The states after the subject, in the infobox's order."""
    return _numbered(fields, "s") + _named(fields, _AFTER)


def _numbered(fields: Fields, letter: str) -> list[DraftState]:
    result = []
    for field in fields.numbered(letter):
        state = _state(field.value)
        state.flag = flag_named(fields.take(f"flag_{field.name}"))
        result.append(state)
    return result


def _named(fields: Fields, names: tuple[str, ...]) -> list[DraftState]:
    return [_state(item) for name in names for field in fields.numbered(name) for item in field.items]


def _state(name: Inline) -> DraftState:
    """The name, and the years that stand in brackets behind it."""
    link = link_of(name)
    bare = without_cites(without_links(name))
    years = _YEARS.search(plain(bare))
    if years:
        return DraftState(tidy(cut(bare, 0, years.start())), years[1], link)
    return DraftState(bare, "", link)
