"""Single words of an English sentence to what they may be: a verb in the past, a participle, an adverb, an infinitive."""

from __future__ import annotations

from collections.abc import Sequence

from factdeck.importing.telling import english
from factdeck.importing.telling.words import Word


def verb_kind(words: Sequence[Word], at: int, start: int) -> str:
    """``past``, ``either`` for a form that may be a participle, or nothing; the clause begins at ``start``."""
    word = words[at]
    if word.quoted or word.date is not None or at == start or word.text != word.low:
        return ""
    if word.low in english.PAST:
        return "past"
    before = at - 1
    while is_adverb(words[before]) and before > start:
        before -= 1
    led = words[before].text.islower() or before == start
    led = led and words[before].low in english.DETERMINERS | english.PREPOSITIONS
    describes = led or words[before].low.endswith("'s")
    if not may_be_participle(word.low) or describes or _is_in_phrase(words, before, at, start):
        return ""
    return "either"


def _is_in_phrase(words: Sequence[Word], before: int, at: int, start: int) -> bool:
    """“of the statewide elected offices”: it describes the noun behind it."""
    if before - 2 < start or at + 1 >= len(words):
        return False
    opens = words[before - 1].low in english.DETERMINERS and words[before - 2].low in english.PREPOSITIONS
    follows = words[at + 1]
    return opens and follows.text.islower() and follows.low not in english.FUNCTION and not is_adverb(follows)


def lacks_object(words: Sequence[Word], at: int) -> bool:
    """Whether a form in “-ed” has no object where its verb needs one, so that it is a participle."""
    word = words[at]
    follows = words[at + 1] if at + 1 < len(words) and not word.stop else None
    if follows is None:
        return word.low not in english.INTRANSITIVE
    if follows.low == "by" or (follows.date is not None and word.low not in english.INTRANSITIVE):
        return True
    needed = word.low not in english.WITH_PREPOSITION or word.low in english.NEEDS_OBJECT
    return needed and follows.low in english.PREPOSITIONS | {"to", "and", "or"}


def may_be_participle(low: str) -> bool:
    """Whether a word in small letters may be a past participle."""
    in_ed = low.endswith("ed") and len(low) > 3 and low not in english.NOT_IN_ED
    return in_ed or low in english.PAST_OR_PARTICIPLE


def is_adverb(word: Word) -> bool:
    """Whether a word is an adverb, by a list or by its ending."""
    return word.low in english.ADVERBS or (word.low.endswith("ly") and word.low not in english.IN_LY)


def is_gerund(word: Word) -> bool:
    """Whether a word is a form in “-ing”, not a noun that ends so."""
    return word.low.endswith("ing") and len(word.low) > 4 and word.low not in english.NOUNS_IN_ING


def is_infinitive(words: Sequence[Word], at: int) -> bool:
    """Whether what follows a “to” is a verb: no name, number, determiner or noun."""
    if at + 1 >= len(words):
        return False
    follows = words[at + 1]
    noun = follows.text[:1].isupper() or follows.text[:1].isdigit() or follows.low in english.DETERMINERS
    return not (noun or follows.quoted or follows.low.endswith(("s", "tion", "ment", "ion", "ity")))


def next_real(words: Sequence[Word], at: int, end: int) -> int | None:
    """The first place that is neither an adverb nor a date; None where there is none before the end."""
    while at < end and (is_adverb(words[at]) or words[at].date is not None):
        at += 1
    return at if at < end else None
