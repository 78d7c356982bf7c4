"""A language to the words that a site sets itself, such as “Search”."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from factdeck.layout.words import Words, WordsSpec, words_for
from factdeck.messages.problems import Problems
from factdeck.reading import load, read_source

FILE = Path(__file__).parent / "words.yaml"


@lru_cache(maxsize=4)
def site_words(lang: str) -> Words:
    """The site's words in a language (BCP 47); English where it is unknown."""
    return words_for(_table(), lang)


def languages() -> list[str]:
    """Those that a site may be in."""
    return sorted(map(str, _table().languages))


@lru_cache(maxsize=1)
def _table() -> WordsSpec:
    problems = Problems()
    source = read_source(FILE, problems)
    spec = load(source, WordsSpec, problems) if source else None
    problems.raise_errors()
    assert spec is not None
    return spec
