"""Cards to the text that Quizlet's import takes: a tab between the sides, a line a card."""

from __future__ import annotations

from factdeck.exports.cards import Side, cards_of
from factdeck.exports.made import Made, Wanted


def write(wanted: Wanted) -> Made:
    """Plain text in UTF-8; paragraphs of one side follow each other in its line."""
    cards = cards_of(wanted)
    lines = [f"{_side(card.front)}\t{_side(card.back)}\n" for card in cards]
    return Made("".join(lines).encode("utf-8"), len(cards))


def _side(side: Side) -> str:
    """A side without what would part it."""
    return " ".join(side.plain().split())
