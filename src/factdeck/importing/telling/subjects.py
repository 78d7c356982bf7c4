"""The words before a verb to whether they are a subject that this sentence names on its own."""

from __future__ import annotations

from collections.abc import Sequence

from factdeck.importing.telling import english
from factdeck.importing.telling.grammar import is_adverb, is_gerund
from factdeck.importing.telling.words import Word

MOST_OF_SUBJECT = 12


def is_subject(words: Sequence[Word], *, strict: bool = True) -> bool:
    """Whether the words name something: no pronoun (where ``strict``), no adverbial, no half of a list."""
    words = _without_adverbs(words)
    if not words or len(words) > MOST_OF_SUBJECT or any(word.date is not None for word in words):
        return False
    first = words[0]
    if first.low in english.ROUGHLY and len(words) > 1 and words[1].text[:1].isdigit():
        return _closes_its_commas(words)
    if first.low in english.NO_SUBJECT and not (first.quoted or _begins_name(words)):
        return not strict and first.low in english.PERSONAL
    return not _leans(words) and not is_gerund(first) and _closes_its_commas(words)


def _leans(words: Sequence[Word]) -> bool:
    """Whether it is whole in this sentence alone: not so “the latter”, “people of this kind”, “the last election”."""
    first, last = words[0], words[-1]
    if (
        first.low == "the"
        and len(words) > 1
        and words[1].low in english.DANGLING_SECOND
        and words[1].text.islower()
    ):
        return len(words) == 2 or words[1].low not in english.NEEDS_NOUN
    if last.low in english.NO_END or (
        last.low in english.NO_LAST and any(word.low == "last" for word in words)
    ):
        return True
    if any(word.low in english.PERSONAL and word.text.islower() for word in words[1:]):
        return True
    return any(
        word.low in english.SUBORDINATORS | english.RELATIVE_TO_NOW and not word.quoted for word in words
    )


def _without_adverbs(words: Sequence[Word]) -> Sequence[Word]:
    end = len(words)
    while end > 1 and is_adverb(words[end - 1]):
        end -= 1
    return words[:end]


def _begins_name(words: Sequence[Word]) -> bool:
    return len(words) > 1 and words[0].low in english.NAMES_BEGIN and words[1].text[:1].isupper()


def _closes_its_commas(words: Sequence[Word]) -> bool:
    """A list with “and”, or something put in between two commas."""
    commas = [at for at, word in enumerate(words) if word.stop]
    if any(set(words[at].stop) - set(",.") for at in commas):
        return False
    commas = [at for at in commas if "," in words[at].after]
    if not commas:
        return True
    if commas[-1] == len(words) - 1:
        return len(commas) == 2
    return any(word.low == "and" for word in words[commas[-1] :])
