"""Texts that follow each other to one paragraph of sentences, each with a full stop where no other sign ends it."""

from __future__ import annotations

from msgspec.structs import replace

from factdeck.article import Inline
from factdeck.blocks.added_words import with_before
from factdeck.language.sentences import full_stop, has_end

_FULL_WIDTH = tuple("。！？」』）")
"""Signs that have the space behind them in themselves."""


def ended(text: Inline) -> Inline:
    """The text with a full stop, where no other sign ends it; behind a citation it needs none."""
    last = text[-1]
    words = last.text.rstrip()
    stop = "" if not words or has_end(words) else full_stop(words)
    return (*text[:-1], replace(last, text=words + stop))


def one_paragraph(before: Inline, behind: Inline) -> Inline:
    """Two texts as sentences of one paragraph; either may be empty."""
    if not before or not behind:
        return before or behind
    return joined(ended(before), behind)


def joined(before: Inline, behind: Inline) -> Inline:
    """Two texts with a space between them, but behind a full-width sign; either may be empty."""
    if not before or not behind:
        return before or behind
    return (*before, *(behind if before[-1].text.endswith(_FULL_WIDTH) else with_before(" ", behind)))
