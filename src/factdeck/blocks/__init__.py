"""Parts of an article to boxes that can be placed: one file for each kind, all listed here."""

from factdeck.blocks import (
    bingo,
    cards,
    charts,
    cut_cards,
    exhibits,
    glossary,
    headline,
    infobox,
    maps,
    opening,
    own_text,
    people,
    quiz,
    slides,
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
        cut_cards,
        bingo,
        sources,
        own_text,
        writing_room,
        slides,
    )
    for block in module.BLOCKS
}
"""Every block by its name."""
