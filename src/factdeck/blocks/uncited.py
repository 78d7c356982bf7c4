"""Text to the same without the numbers of its sources, for pages that have no list of them."""

from __future__ import annotations

from factdeck.article import Inline, Prose, ProseBlock


def uncited(inline: Inline) -> Inline:
    """The words alone; no space is left where a citation stood at the end."""
    words = [span for span in inline if not span.cite]
    if len(words) == len(inline):
        return inline
    while words and not words[-1].text.strip():
        words.pop()
    if words:
        text = words[-1].text.rstrip()
        words[-1] = words[-1].shortened(len(text))
    return tuple(words)


def uncited_prose(prose: Prose) -> Prose:
    """Each paragraph's words alone."""
    return tuple(ProseBlock(block.kind, uncited(block.spans)) for block in prose)
