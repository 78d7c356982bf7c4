"""The sides of a conflict to the headings of their groups: who fought stands over their commanders, strength and losses."""

from __future__ import annotations

from factdeck.article import plain
from factdeck.importing.infobox.field import Fields

MOST_HEADING = 60
"""Characters of a heading that names a side."""
SIDES = ("1", "2", "3")
_NAMED_BY = ("combatant", "side", "belligerent")
_IN_ALL = "In all"


def side_headings(fields: Fields) -> dict[str, str]:
    """What stands over the groups “Side 1”, “Side 2”… in their place. A name that says it all is taken from its row."""
    named = {side: name for side in SIDES if (name := _name(fields, side))}
    different = len(set(named.values())) == len(named)
    result = {}
    for side in SIDES:
        if side in named and different and len(named[side]) <= MOST_HEADING:
            result[f"Side {side}"] = named[side]
            _take_name(fields, side)
        elif side not in named and named:
            result[f"Side {side}"] = _IN_ALL
    return result


def _name(fields: Fields, side: str) -> str:
    for stem in _NAMED_BY:
        field = fields.peek(f"{stem}{side}")
        if field:
            return ", ".join(plain(item) for item in field.items)
    return ""


def _take_name(fields: Fields, side: str) -> None:
    """The row that would repeat the heading; one with links or citations stays."""
    for stem in _NAMED_BY:
        field = fields.peek(f"{stem}{side}")
        if field:
            if not field.note and not any(span.link for span in field.value):
                fields.take(field.name)
            return
