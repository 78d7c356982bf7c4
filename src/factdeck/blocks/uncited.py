"""An article's text to the same without the numbers of its sources, for handouts that list none."""

from __future__ import annotations

from factdeck.article import Inline, Prose, ProseBlock, Span


def uncited(text: Inline) -> Inline:
    """The text without citations, and without the spaces before them."""
    kept: list[Span] = []
    for span in text:
        if not span.cite:
            kept.append(span)
        elif kept:
            kept[-1] = kept[-1].shortened(len(kept[-1].text.rstrip()))
    return tuple(span for span in kept if span.text)


def uncited_prose(prose: Prose) -> Prose:
    """Each paragraph without its citations."""
    return tuple(ProseBlock(block.kind, uncited(block.spans)) for block in prose)
