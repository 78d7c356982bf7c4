"""A heading to whether it only says that there are other things under it, as “More” does, in its language."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from factdeck.language.letter_case import folded
from factdeck.language.tags import tags_of

_TABLE = Path(__file__).with_name("others.txt")


def is_of_others(heading: str, lang: str) -> bool:
    """Whether it tells nothing of what stands under it."""
    said = folded(heading.strip(" .:：…"), lang)
    return any(said in _table().get(tag, ()) for tag in tags_of(lang))


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    lines = (line.split(": ") for line in _TABLE.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    return {lang: frozenset(folded(word, lang) for word in words.split(", ")) for lang, words in lines}
