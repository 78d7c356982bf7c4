"""A language to the words that a site sets itself, such as “Search”."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from factdeck.language.tags import tags_of
from factdeck.layout.loading import tables_in
from factdeck.layout.remembered import FilesSeen
from factdeck.layout.words import Words, words_for
from factdeck.messages.problems import Problems

FOLDER = Path(__file__).parent / "words"
"""A file for each language."""


@lru_cache(maxsize=4)
def site_words(lang: str) -> Words:
    """The site's words in a language (BCP 47); English where it is unknown."""
    problems = Problems()
    tables = tables_in(FOLDER, lang, FilesSeen(), problems)
    problems.raise_errors()
    assert tables is not None
    return words_for(tables, lang)


def languages() -> list[str]:
    """Those that a site may be in."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


def has_words(lang: str) -> bool:
    """Whether there are words in a language, or in the one that its tag is a variety of."""
    return not {*languages()}.isdisjoint(tags_of(lang))
