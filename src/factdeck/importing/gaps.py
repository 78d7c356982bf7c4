"""Spans with gaps where nothing could be shown to spans that read on: empty brackets and doubled signs are closed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from factdeck.article import Span

GAP = "\ue006"
"""Stands where something was left out."""
_RUN = re.compile(rf"[\s;,:/–—-]*{GAP}[\s;,:/–—{GAP}-]*")
_OPENS, _CLOSES = "([（", ")]）"
_QUOTED = ('""', "“”", "„“", "«»", "‘’", "「」", "''")
_DOUBLED = re.compile(r"([,;:])(?:\s*[,;:])+")

Edit = tuple[int, int, str]


def without_gaps(spans: Sequence[Span]) -> list[Span]:
    """Spans without their gaps, and without the brackets, commas and spaces that only stood around them."""
    if not any(GAP in span.text for span in spans):
        return list(spans)
    text = "".join(span.text for span in spans)
    while True:
        edits = [_edit(text, result.start(), result.end()) for result in _RUN.finditer(text)]
        if not edits:
            return list(spans)
        spans = list(_edited(spans, _apart(edits)))
        text = "".join(span.text for span in spans)


def _edit(text: str, start: int, end: int) -> Edit:
    """What stands for a run of gaps and the signs around them; brackets that hold nothing else go with it."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    bracketed = before and before in _OPENS and after and after in _CLOSES
    if bracketed or before + after in _QUOTED:
        while start > 1 and text[start - 2] == " ":
            start -= 1
        return start - 1, end + 1, GAP if start > 1 and text[start - 2] in _OPENS else ""
    if not before or not after or before in _OPENS or after in _CLOSES:
        return start, end, ""
    return start, end, _kept(text[start:end], after)


def _kept(run: str, after: str) -> str:
    """The signs of a run, doubled ones once."""
    signs = re.sub(r"\s+", " ", _DOUBLED.sub(r"\1 ", run.replace(GAP, "")))
    if after in ".!?)":
        return signs.strip(" ,;:")
    return signs.lstrip() if signs.lstrip()[:1] in (",", ";", ":") else signs


def _apart(edits: Iterable[Edit]) -> list[Edit]:
    """Of edits that touch the same text the first alone; the next round does the others."""
    kept: list[Edit] = []
    for edit in edits:
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    return kept


def _edited(spans: Sequence[Span], edits: Sequence[Edit]) -> Iterable[Span]:
    """Each span with its part of the edits; a replacement stands in the span where the edit begins."""
    offset, number = 0, 0
    for span in spans:
        end = offset + len(span.text)
        text, at = "", offset
        while number < len(edits) and edits[number][0] < end:
            start, stop, words = edits[number]
            if start >= offset:
                text += span.text[at - offset : start - offset] + words
            at = min(max(stop, at), end)
            if stop > end:
                break
            number += 1
        text += span.text[at - offset :]
        if text or span.cite or not span.text:
            yield replace(span, text=text)
        offset = end
