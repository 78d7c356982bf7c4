"""A seed that is printed to an order of entries: the same seed gives the same order, today and on any machine."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

from factdeck.article import Article

Entry = TypeVar("Entry")
SEEDS = 9000
"""Seeds that articles get where nobody gives one: of four digits, short enough to type."""


def seed_for(article: Article, given: str) -> str:
    """The seed that is given, or else one that the article's name makes."""
    return given or str(int.from_bytes(_key(article.slug)[:8], "big") % SEEDS + 1000)


def shuffled(entries: Sequence[Entry], seed: str, version: str, purpose: str) -> list[Entry]:
    """The entries by the SHA-256 of seed, version, purpose and each one's place: every order is as likely as any other.

    ``purpose`` tells apart what is shuffled on one page. Entries that are added at the end leave the order of the
    others as it is.
    """
    return [entries[place] for place in _places(len(entries), seed, version, purpose)]


def disordered(entries: Sequence[Entry], seed: str, version: str, purpose: str) -> list[Entry]:
    """The same, but never the order in which two entries or more are given: the last one then comes first."""
    places = _places(len(entries), seed, version, purpose)
    if places == sorted(places):
        places = [*places[-1:], *places[:-1]]
    return [entries[place] for place in places]


def _places(count: int, seed: str, version: str, purpose: str) -> list[int]:
    return sorted(range(count), key=lambda place: _key(seed, version, purpose, str(place)))


def _key(*parts: str) -> bytes:
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()
