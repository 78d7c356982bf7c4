"""A section that no slide shows to the minutes that it takes in a lesson, and notes without the minutes that they plan."""

from __future__ import annotations

from factdeck.article import Prose, ProseBlock, Section, plain
from factdeck.blocks.clock import minutes_of
from factdeck.blocks.first_sentence import between, text_of
from factdeck.blocks.spoken_time import PLANNED, WORDS_PER_MINUTE, planned_minutes
from factdeck.place.counting import count_words


def section_minutes(section: Section, rate: int = WORDS_PER_MINUTE) -> float:
    """The section's minutes, with those of the sections in it: what its notes plan, or else as long as it is spoken."""
    notes = _said(section.notes)
    is_planned = planned_minutes("\n".join(notes)) is not None
    said = (
        notes
        if is_planned
        else max(notes, _said(section.text), key=lambda texts: sum(map(count_words, texts)))
    )
    return minutes_of(said, rate) + sum(section_minutes(each, rate) for each in section.sections)


def spoken_minutes(prose: Prose, rate: int = WORDS_PER_MINUTE) -> float:
    """How long it takes to say a text."""
    return minutes_of(_said(prose), rate)


def _said(prose: Prose) -> list[str]:
    return [plain(block.spans) for block in prose]


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
