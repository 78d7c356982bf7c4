"""A word and its language to the places where it may be divided (Liang's patterns, by pyphen)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyphen import Pyphen

FEWEST_BEFORE = 2
FEWEST_AFTER = 3
_CAPITALISES_NOUNS = ("de", "lb")


@lru_cache(maxsize=32)
def _patterns(lang: str) -> Pyphen | None:
    import pyphen

    found = pyphen.language_fallback(lang.replace("-", "_"))
    return pyphen.Pyphen(lang=found, left=FEWEST_BEFORE, right=FEWEST_AFTER) if found else None


@lru_cache(maxsize=32768)
def hyphen_points(word: str, lang: str) -> tuple[int, ...]:
    """Offsets in a word of letters; none in a name, which a capital marks where nouns have none."""
    capital = word[0].isupper()
    if word.isupper() or (capital and lang.split("-")[0] not in _CAPITALISES_NOUNS):
        return ()
    patterns = _patterns(lang)
    return tuple(int(at) for at in patterns.positions(word) if not at.data) if patterns else ()
