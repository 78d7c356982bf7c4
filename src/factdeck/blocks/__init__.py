"""Parts of an article to boxes that can be placed: one file for each kind, all listed here."""

from factdeck.blocks import (
    bingo,
    cards,
    charts,
    cut_cards,
    exhibits,
    exit_ticket,
    filling_in,
    find_and_fix,
    glossary,
    headline,
    infobox,
    maps,
    matching,
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
    worksheet,
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
        worksheet,
        filling_in,
        matching,
        find_and_fix,
        exit_ticket,
    )
    for block in module.BLOCKS
}
"""Every block by its name."""
