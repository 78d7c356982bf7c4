"""What was written where a list or keys are wanted, to how it is written so: a hint."""

from __future__ import annotations

import re

from factdeck.reading.pasted import DASH_HINT, begins_with_a_dash
from factdeck.reading.scalar import Text
from factdeck.reading.strict import Strict

MOST_SHOWN = 60
_PLAIN = re.compile(r"\w[\w ./-]*")
"""A text that stays one where it is written into braces."""
_LIST = re.compile(r"\w[\w ./,-]{0,99}")
_ANY_LIST = "begin each entry on a line of its own with '- ', or write [one, two]"


def as_list(value: object, model: type[Strict] | None) -> str:
    """How a value that is no list is written as one; ``model`` is that of its entries, where they have keys."""
    first = next(iter(value.items()), None) if isinstance(value, dict) else (value, None)
    if first and isinstance(first[0], Text) and begins_with_a_dash(first[0]):
        return DASH_HINT
    if isinstance(value, Text) and not value.missing:
        meant = as_keys(model, value) if model else str(value) if _LIST.fullmatch(value) else ""
        return f"write [{meant}]" if meant else _ANY_LIST
    if model and first and isinstance(first[1], Text) and first[0] not in model._keys:
        meant = as_keys(model, *first)
        return f"begin each entry on a line of its own with a hyphen: - {meant}" if meant else _ANY_LIST
    return _ANY_LIST


def as_keys(model: type[Strict], *values: object) -> str:
    """Texts in braces behind the keys that a model needs, in their order; empty where it needs none."""
    if len(values) == 1 and isinstance(values[0], str):
        in_parts = model.told_of(str(values[0]))
        if in_parts:
            return in_parts
    needed = [field.key for field in model._fields.values() if field.required]
    fits = len(needed) == 1 or len(values) > 1
    told = [
        f"{key}: {_shown(values[place]) if fits and place < len(values) else '…'}"
        for place, key in enumerate(needed)
    ]
    if len(values) > len(told):
        told.append("…")
    return f"{{{', '.join(told)}}}" if needed else ""


def _shown(value: object) -> str:
    """A text as it can stand in braces; what is meant for no value is none."""
    if not isinstance(value, Text) or len(value) > MOST_SHOWN or "\n" in value or value.casefold() == "null":
        return "…"
    return str(value) if _PLAIN.fullmatch(value) else "'" + value.replace("'", "''") + "'"
