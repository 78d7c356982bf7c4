"""The items of an infobox's value to those that a row can name: what stands in brackets joins what it explains."""

from __future__ import annotations

import re
from collections.abc import Iterable

from factdeck.article import Inline, Span, plain
from factdeck.importing.spans import cut, tidy

_BRACKETED = re.compile(r"[(（]([^()（）]*)[)）]")


def whole_items(items: Iterable[Inline]) -> tuple[Inline, ...]:
    """Items without the comma at their end, each with the brackets that follow it on a line of their own."""
    text: list[Inline] = []
    for item in items:
        if text and plain(item).startswith(("(", "（")):
            text[-1] = tidy([*text[-1], Span(" "), *item])
        else:
            text.append(_unended(item))
    text = [item for item in text if re.search(r"\w", plain(item))]
    return (_unbracketed(text[0]),) if len(text) == 1 else tuple(text)


def _unended(item: Inline) -> Inline:
    words = plain(item)
    return tidy(cut(item, 0, len(words.rstrip(" ,;")))) if words.endswith((",", ";")) else item


def _unbracketed(item: Inline) -> Inline:
    """“PPP” of “(PPP)”."""
    words = plain(item)
    return tidy(cut(item, 1, len(words) - 1)) if _BRACKETED.fullmatch(words) else item
