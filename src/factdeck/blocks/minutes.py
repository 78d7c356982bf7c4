"""A section to the minutes that it takes in a lesson: those that its notes plan, or else as long as it is spoken."""

from __future__ import annotations

import re
from math import ceil

from factdeck.article import Prose, ProseBlock, Section, plain
from factdeck.blocks.first_sentence import between, text_of
from factdeck.place.counting import count_words

WORDS_A_MINUTE = 110
"""Spoken to a class that listens and writes."""
_PLANNED = re.compile(
    r"(?<!\w)[^\W\d_]{2,12}\s?[:：]\s*(\d{1,3})\s*(?:min\w*\.?|分钟?|мин\w*\.?)(?!\w)", re.IGNORECASE
)
"""“Time: 5 min” in any language: a word, a colon and a number of minutes."""


def minutes_of(section: Section) -> int:
    """The section's minutes, with those of the sections in it."""
    own = planned_minutes(section.notes)
    if own is None:
        own = spoken_minutes(max(section.notes, section.text, key=_words))
    return own + sum(map(minutes_of, section.sections))


def planned_minutes(notes: Prose) -> int | None:
    """The minutes that notes plan, all together; None where they plan none."""
    planned = [int(found[1]) for block in notes for found in _PLANNED.finditer(plain(block.spans))]
    return sum(planned) if planned else None


def spoken_minutes(prose: Prose) -> int:
    """How long it takes to say a text, in minutes begun."""
    return ceil(_words(prose) / WORDS_A_MINUTE)


def _words(prose: Prose) -> int:
    return sum(count_words(plain(block.spans)) for block in prose)


def without_minutes(notes: Prose) -> Prose:
    """The notes without the minutes that they plan, which stand elsewhere; a paragraph of nothing else is gone."""
    result = []
    for block in notes:
        spans, text = block.spans, text_of(block.spans)
        found = next(_PLANNED.finditer(text), None)
        if found:
            end = len(text) - len(text[found.end() :].lstrip(" .\u00a0"))
            kept = len(text[: found.start()].rstrip()) if end == len(text) else found.start()
            spans = (*between(spans, 0, kept), *between(spans, end, len(text)))
        if plain(spans).strip():
            result.append(ProseBlock(block.kind, spans))
    return tuple(result)
