"""A seed that is printed to an order of things: the same seed gives the same order, today and on any machine."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from random import Random
from typing import TypeVar

from factdeck.article import Article

Thing = TypeVar("Thing")
SEEDS = 9000
"""Seeds that articles get where nobody gives one: of four digits, short enough to type."""


def seed_for(article: Article, given: str | None) -> str:
    """The seed that a layout gives, or else one that the article's name makes."""
    return given or str(_number(article.slug) % SEEDS + 1000)


def shuffled(things: Iterable[Thing], *seed: object) -> list[Thing]:
    """The things in an order that the seed makes (Fisher and Yates).

    Of Python's generator only ``random()`` gives the same numbers in all versions; ``shuffle()`` promises nothing.
    """
    result = list(things)
    chance = Random(_number("\0".join(map(str, seed))))  # noqa: S311 - nothing here is secret
    for last in range(len(result) - 1, 0, -1):
        at = int(chance.random() * (last + 1))
        result[last], result[at] = result[at], result[last]
    return result


def _number(text: str) -> int:
    return int.from_bytes(sha256(text.encode("utf-8", "surrogatepass")).digest()[:8], "big")
