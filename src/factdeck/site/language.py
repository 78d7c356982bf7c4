"""Articles' files to the language that a site of them is in: that of most, where there are words in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from factdeck.layout.words import FALLBACK
from factdeck.reading.files import bytes_of
from factdeck.site.words import has_words

_LANG = re.compile(rb"""^["']?lang["']?:[ \t]+["']?([A-Za-z0-9-]+)""", re.MULTILINE)
"""The key at the beginning of a line; to read an article whole takes a hundred times as long."""


def language_of(articles: Sequence[str]) -> str:
    """A tag (BCP 47); English among those that are as many, and where most are in a language without words."""
    counts = Counter(map(_written, articles))
    lang = min(counts, key=lambda tag: (-counts[tag], tag != FALLBACK, tag), default=FALLBACK)
    return lang if has_words(lang) else FALLBACK


def _written(article: str) -> str:
    """The language that an article says it is in, or is in where it says nothing."""
    found = _LANG.search(bytes_of(Path(article)) or b"")
    return found[1].decode("ascii") if found else FALLBACK
