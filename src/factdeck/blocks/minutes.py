"""A section to the minutes that it takes in a lesson: those that its notes plan, or else as long as it is spoken."""

from __future__ import annotations

from math import ceil

from factdeck.article import Prose, ProseBlock, Section, plain
from factdeck.blocks.first_sentence import between, text_of
from factdeck.blocks.spoken_time import PLANNED, WORDS_PER_MINUTE
from factdeck.blocks.spoken_time import planned_minutes as planned_in
from factdeck.place.counting import count_words


def minutes_of(section: Section) -> int:
    """The section's minutes, with those of the sections in it."""
    own = planned_minutes(section.notes)
    if own is None:
        own = spoken_minutes(max(section.notes, section.text, key=_words))
    return own + sum(map(minutes_of, section.sections))


def planned_minutes(notes: Prose) -> int | None:
    """The minutes that notes plan, all together; None where they plan none."""
    planned = planned_in("\n".join(plain(block.spans) for block in notes))
    return None if planned is None else ceil(planned)


def spoken_minutes(prose: Prose) -> int:
    """How long it takes to say a text, in minutes begun."""
    return ceil(_words(prose) / WORDS_PER_MINUTE)


def _words(prose: Prose) -> int:
    return sum(count_words(plain(block.spans)) for block in prose)


def without_minutes(notes: Prose) -> Prose:
    """The notes without the minutes that they plan, which stand elsewhere; a paragraph of nothing else is gone."""
    result = []
    for block in notes:
        spans, text = block.spans, text_of(block.spans)
        found = next(PLANNED.finditer(text), None)
        if found:
            end = len(text) - len(text[found.end() :].lstrip(" .\u00a0"))
            kept = len(text[: found.start()].rstrip()) if end == len(text) else found.start()
            spans = (*between(spans, 0, kept), *between(spans, end, len(text)))
        if plain(spans).strip():
            result.append(ProseBlock(block.kind, spans))
    return tuple(result)
