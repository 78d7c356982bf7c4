"""A text's words to the language that is full of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from functools import lru_cache
from pathlib import Path

TABLE = Path(__file__).parent / "common_words.yaml"
LEAST_SHARE = 0.2
"""Of the words, where nothing else tells their language."""
LEAST_DIFFERENT = 4
LEAST_AMONG_FEW = 2
"""Different common words, of which a text in another language may have some, too."""
CLEARLY = 1.2
"""Times as many as in the language that comes next."""
NOTES_SHARE, NOTES_DIFFERENT, NOTES_CLEARLY = 0.1, 8, 1.35
"""The same of notes, which have fewer such words: then more of them must be there, and fewer of any other language."""
LEAST_GUESSED, GUESSED_CLEARLY = 3, 1.5
"""The same of a guess that is told as one: different words, and times as many as in the language that comes next."""
AGAINST = 2.0
"""Times as many as in the language that a page says it is in, where its words speak against that."""


@lru_cache(maxsize=1)
def _common() -> dict[str, frozenset[str]]:
    import yaml

    table = yaml.load(TABLE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return {lang: frozenset(words.split()) for lang, words in table.items()}


def language_of_words(words: Iterable[str], among: Collection[str] = ()) -> str:
    """The language whose most common words these words have most of; empty where two are as likely.

    Of a few languages, one more word than in the others tells it; of all, many words of it must be there.
    """
    counted = Counter(word.casefold() for word in words)
    table, least = _common(), LEAST_AMONG_FEW if among else LEAST_DIFFERENT
    found = {}
    for lang in among or table:
        common = counted.keys() & table.get(lang, frozenset())
        found[lang] = sum(counted[word] for word in common) if len(common) >= least else 0
    first, second, *_ = *sorted(found.values(), reverse=True), 0, 0
    best = max(found, key=lambda lang: found[lang])
    if not first:
        return ""
    if among:
        return best if first > second else ""
    total = counted.total()
    if first >= max(LEAST_SHARE * total, CLEARLY * second):
        return best
    different = len(counted.keys() & table[best])
    notes = different >= NOTES_DIFFERENT and first >= max(NOTES_SHARE * total, NOTES_CLEARLY * second)
    return best if notes else ""


def guessed_language(words: Iterable[str]) -> str:
    """The language that the words are most likely of, though there are too few of them to tell it."""
    counted = Counter(word.casefold() for word in words)
    scored = [
        (sum(counted[word] for word in common), len(common), lang)
        for lang, all_words in _common().items()
        if (common := counted.keys() & all_words)
    ]
    (first, different, best), (second, *_), *_ = [*sorted(scored, reverse=True), (0, 0, ""), (0, 0, "")]
    return best if different >= LEAST_GUESSED and first >= GUESSED_CLEARLY * second else ""


def speaks_against(words: Iterable[str], said: str) -> str:
    """The language that words are clearly of, where that is another one than is said; empty where it may be."""
    words = list(words)
    found = language_of_words(words)
    table = _common()
    if not found or found == said or said not in table:
        return ""
    counted = Counter(word.casefold() for word in words)
    own, other = (sum(counted[word] for word in counted.keys() & table[lang]) for lang in (said, found))
    return found if other >= AGAINST * own else ""
