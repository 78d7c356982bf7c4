"""Parts of an article to boxes that can be placed: one file for each kind, all listed here."""

from factdeck.blocks import (
    cards,
    charts,
    exhibits,
    glossary,
    headline,
    infobox,
    maps,
    opening,
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
        slides,
    )
    for block in module.BLOCKS
}
"""Every block by its name."""
