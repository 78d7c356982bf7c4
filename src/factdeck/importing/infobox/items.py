"""The items of an infobox's value to those that a row can name: what stands in brackets joins what it explains."""

from __future__ import annotations

import re
from collections.abc import Iterable

from factdeck.article import Inline, Span, plain
from factdeck.importing.spans import cut, tidy

_BRACKETED = re.compile(r"[(（]([^()（）]*)[)）]")


def whole_items(items: Iterable[Inline]) -> tuple[Inline, ...]:
    """Items without the comma at their end, each with the brackets that follow it on a line of their own."""
    told: list[Inline] = []
    for item in items:
        if told and plain(item).startswith(("(", "（")):
            told[-1] = tidy([*told[-1], Span(" "), *item])
        else:
            told.append(_unended(item))
    told = [item for item in told if re.search(r"\w", plain(item))]
    return (_unbracketed(told[0]),) if len(told) == 1 else tuple(told)


def _unended(item: Inline) -> Inline:
    words = plain(item)
    return tidy(cut(item, 0, len(words.rstrip(" ,;")))) if words.endswith((",", ";")) else item


def _unbracketed(item: Inline) -> Inline:
    """“PPP” of “(PPP)”."""
    words = plain(item)
    return tidy(cut(item, 1, len(words) - 1)) if _BRACKETED.fullmatch(words) else item
