"""Texts that follow each other to one paragraph of sentences, each with a full stop where no other sign ends it."""

from __future__ import annotations

import re

from msgspec.structs import replace

from factdeck.article import Inline
from factdeck.blocks.added_words import with_before
from factdeck.language.sentences import has_end

_HAN_OR_KANA = re.compile("[\u3040-\u30ff\u3400-\u9fff][”’」』）》]*$")
"""A text in Chinese or Japanese ends so, where no sign ends its sentence."""
_FULL_WIDTH = tuple("。！？」』）")
"""Signs that have the space behind them in themselves."""


def ended(text: Inline) -> Inline:
    """The text with a full stop, where no other sign ends it; behind a citation it needs none."""
    last = text[-1]
    words = last.text.rstrip()
    stop = "" if not words or has_end(words) else "。" if _HAN_OR_KANA.search(words) else "."
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
