"""An article's text to the same without its citations, for handouts that list no sources."""

from __future__ import annotations

from msgspec.structs import replace

from factdeck.article import Inline, Span


def uncited(text: Inline) -> Inline:
    """The text without citations, and without the spaces before them."""
    kept: list[Span] = []
    for span in text:
        if not span.cite:
            kept.append(span)
        elif kept:
            kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return tuple(span for span in kept if span.text)
