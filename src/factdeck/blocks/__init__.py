"""Parts of an article to boxes that can be placed: one file for each kind, all listed here."""

from factdeck.blocks import (
    cards,
    charts,
    exhibits,
    glossary,
    guided_notes,
    headline,
    infobox,
    lesson_plan,
    maps,
    numbered_facts,
    opening,
    own_text,
    people,
    qr,
    quiz,
    source_cards,
    sources,
    story,
    strips,
    study,
    succession,
    teaching,
    timeline,
    writing_room,
)
from factdeck.blocks.registry import Block

BLOCKS: dict[str, Block] = {
    block.name: block
    for module in (
        headline,
        opening,
        story,
        exhibits,
        infobox,
        cards,
        timeline,
        strips,
        succession,
        maps,
        charts,
        teaching,
        quiz,
        glossary,
        people,
        study,
        sources,
        own_text,
        writing_room,
        guided_notes,
        numbered_facts,
        source_cards,
        lesson_plan,
        qr,
    )
    for block in module.BLOCKS
}
"""Every block by its name."""
