"""The words that layouts set themselves, such as “Sources” or “page 1 of 2”, in the article's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias
from unicodedata import east_asian_width

from msgspec import Struct

from factdeck.language.tags import tags_of
from factdeck.reading import Field, Strict, Text

FALLBACK = "en"


Table: TypeAlias = dict[Text, Text]
"""The words of one language by their English key."""


class WordsSpec(Strict):
    """The table of words by language."""

    languages: dict[Text, Table] = Field(description="For each language, its words by their English key.")


class Words(Struct, frozen=True):
    """The words that layouts set, such as “Sources”, in one language."""

    lang: str
    """The language that the words are in: the article's, or English where that has no words here."""
    table: Mapping[str, str]
    lacking: tuple[str, ...] = ()
    """The keys of the words that are in English, since the article's language has none for them."""

    def __call__(self, key: str, **values: object) -> str:
        """The word for a key, with values put in; raises KeyError where there is no such word."""
        return self.table[key].format(**values)

    def __contains__(self, key: str) -> bool:
        return key in self.table

    def before_more(self, key: str) -> str:
        """A sign, such as the colon, with the space behind it, which full-width ones have in themselves."""
        sign = self(key)
        return sign if east_asian_width(sign[-1]) in "FW" else f"{sign} "


def laid_over(own: WordsSpec, changes: WordsSpec) -> WordsSpec:
    """factdeck's own words with a project's in their place, word by word."""
    languages = dict(own.languages)
    for name, table in changes.languages.items():
        languages[name] = {**languages.get(name, {}), **table}
    return WordsSpec.made({"languages": languages})


def words_for(spec: WordsSpec, lang: str) -> Words:
    """Words in a language (BCP 47), those of its region over those of all who speak it; English where it is unknown."""
    tables = {str(name): table for name, table in spec.languages.items()}
    english = {str(key): str(word) for key, word in tables[FALLBACK].items()}
    own: dict[str, str] = {}
    for tag in tags_of(lang):
        own |= {str(key): str(word) for key, word in tables.get(tag, {}).items()}
    lacking = tuple(key for key in english if key not in own)
    return Words(lang if own else FALLBACK, english | own, lacking)
