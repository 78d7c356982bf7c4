"""A field's text to its parts, in which the signs of quotations are still to be chosen, in whatever signs it was written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from factdeck.citations.csl.parts import Part, Parts, parts_of

_CLOSED_BY = {"“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "‚": "‘’", '"': '"', "'": "'"}
"""What closes a quotation, by the sign that opens it; two of them open some and close others."""
_SIGNS = re.compile(r"[“”„«»‘’‚\"']")
_DOUBLE_SIGNS = re.compile(r"[“”„«»\"]")
_BEFORE_OPENING = " \u00a0([{—–-/“„«‘‚\"'"
"""What a straight sign that opens a quotation may stand behind."""


class _NotClosed(Exception):
    """A quotation has no end, or none has begun where one ends."""


def quoted_parts(text: str) -> Parts:
    """The text with its marks and quotations; where one has no end, single signs are taken for apostrophes, then all as written."""
    parts = parts_of(text)
    for signs in (_SIGNS, _DOUBLE_SIGNS):
        if signs.search(text):
            try:
                return _with_quotations(parts, signs)
            except _NotClosed:
                continue
    return parts


def _with_quotations(parts: Parts, signs: re.Pattern[str]) -> Parts:
    opened: list[str] = []
    result = [piece for part in parts for piece in _pieces(part, signs, opened)]
    if opened:
        raise _NotClosed
    return [piece for piece in result if piece.text or piece.kind in ("open", "close")]


def _pieces(part: Part, signs: re.Pattern[str], opened: list[str]) -> Iterator[Part]:
    """The part between its signs; ``opened`` is what quotations have begun, the innermost last."""
    text, at, begins = part.text, 0, False
    for found in signs.finditer(text):
        kind = _kind(text, found.start(), opened)
        if kind == "apostrophe":
            continue
        between = text[at : found.start()]
        between = between.lstrip() if begins else between
        yield replace(part, text=between.rstrip() if kind == "close" else between)
        yield replace(part, text="", kind=kind)
        if kind == "open":
            opened.append(found[0])
        else:
            opened.pop()
        at, begins = found.end(), kind == "open"
    yield replace(part, text=text[at:].lstrip() if begins else text[at:])


def _kind(text: str, at: int, opened: list[str]) -> str:
    """Whether the sign at an offset opens, closes or is an apostrophe; raises _NotClosed where it can be neither."""
    sign = text[at]
    if sign in "'\"" and text[:at][-1:] in _BEFORE_OPENING and text[at + 1 : at + 2].strip():
        return "open"
    if sign in "'’" and text[at + 1 : at + 2].isalnum():
        return "apostrophe"
    if opened and sign in _CLOSED_BY[opened[-1]]:
        return "close"
    if sign in "'’":
        return "apostrophe"
    if sign in _CLOSED_BY and sign != '"':
        return "open"
    raise _NotClosed
