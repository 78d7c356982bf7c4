"""A dated sentence in English to the whole clause that tells what happened then, or to nothing where none surely does.

No grammar of English is complete in a few rules: these take only what they know, by the place of the verb, of its
subject and of the date, and leave the rest to a person.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from factdeck.importing.prose_dates import StatedDate
from factdeck.importing.telling import english
from factdeck.importing.telling.clauses import (
    Clause,
    behind_connectives,
    behind_opener,
    main_clauses,
    segments_of,
)
from factdeck.importing.telling.cutting import cuttings
from factdeck.importing.telling.grammar import (
    is_adverb,
    is_gerund,
    is_infinitive,
    may_be_participle,
    next_real,
    verb_kind,
)
from factdeck.importing.telling.whole import is_whole, written
from factdeck.importing.telling.words import Word, words_of

_NOT_PROSE = re.compile(r"[\[\]{}|<>=*_\\…]|\.\.|https?:|www\.|\?|\(|\)|''")
_NUMBER = re.compile(r"\d")


class Told(Struct, frozen=True):
    """``title`` is a whole clause; ``event`` tells whether something happens in it, or only is so."""

    title: str
    event: bool


def told_at(sentence: str, dates: Sequence[StatedDate], number: int) -> Told | None:
    """The clause that says what happened at one of the sentence's dates; None where no clause surely does.

    Brackets must have been taken out of the sentence before its dates were read.
    """
    date = dates[number]
    if date.hold == "doubtful" or _NOT_PROSE.search(sentence) or sentence.count('"') % 2:
        return None
    for words in segments_of(words_of(sentence, dates)):
        at = next((place for place, word in enumerate(words) if word.date == number), None)
        if at is not None:
            return _told(words, at, date)
    return None


def _told(words: list[Word], at: int, date: StatedDate) -> Told | None:
    start = behind_connectives(words, 0)
    leads = at == start or _opens_second_clause(words, at)
    if leads:
        start = behind_connectives(words, at + 1)
    start = behind_opener(words, start)
    if not leads and at < start:
        return None
    for clause in main_clauses(words, start):
        if leads or clause.verb < at < clause.end:
            return _title_of(words, clause, at, leads, date)
    return None


def _opens_second_clause(words: Sequence[Word], at: int) -> bool:
    """“…, and in 1945 the army left”."""
    return at > 1 and words[at - 1].low in ("and", "but", "while") and "," in words[at - 2].stop


def _title_of(words: list[Word], clause: Clause, at: int, leads: bool, date: StatedDate) -> Told | None:
    if not _tells_the_past(words, clause) or not (leads or _belongs(words, clause, at, date)):
        return None
    event = _is_event(words, clause)
    if not event and date.precision == 0:
        return None
    for kept in cuttings(words, clause, at, leads):
        if is_whole([words[place] for place in kept], words[clause.verb]) and (title := written(words, kept)):
            return Told(title, event) if event or not _NUMBER.search(title) else None
    return None


def _tells_the_past(words: Sequence[Word], clause: Clause) -> bool:
    """Not “was to open”, “was planned”, “had opened”."""
    verb = words[clause.verb].low
    follows = next_real(words, clause.verb + 1, clause.end)
    if follows is None:
        return True
    low = words[follows].low
    if verb in ("was", "were") and (low in english.PLANS or words[clause.verb + 1].low == "last"):
        return False
    return not (verb == "had" and (low in english.PARTICIPLES or low == "to" or may_be_participle(low)))


def _is_event(words: Sequence[Word], clause: Clause) -> bool:
    """Whether something happens: “was a town” and “had three gates” only are so."""
    verb = words[clause.verb].low
    if verb not in english.STATIVE:
        return True
    follows = next_real(words, clause.verb + 1, clause.end)
    if follows is None or verb not in ("was", "were"):
        return False
    low = words[follows].low
    return low in english.PARTICIPLES or may_be_participle(low)


def _belongs(words: Sequence[Word], clause: Clause, at: int, date: StatedDate) -> bool:
    """Whether a date behind the verb is the verb's own, and not that of something said behind the verb."""
    if words[clause.verb].low in english.TELLING or (not words[at].stop and _goes_on_as_name(words, at)):
        return False
    if date.hold == "bare" and not _stands_alone(words, at):
        return False
    place = _behind_verb(words, clause)
    if any(_begins_something_else(words, here, place) for here in range(place, at)):
        return False
    commas = [here for here in range(clause.verb, at) if words[here].stop]
    if any(set(words[here].stop) - set(",.") for here in commas):
        return False
    return not commas or _puts_in(words, [here for here in commas if "," in words[here].stop], at)


def _puts_in(words: Sequence[Word], commas: Sequence[int], at: int) -> bool:
    """Whether commas before a date only close a place (“in Reno, Nevada, in 1950”) or put something in."""
    if not commas:
        return True
    first = words[commas[0] + 1]
    names = all(word.text[:1].isupper() for word in words[commas[0] + 1 : at])
    put_in = len(commas) == 2 and (first.text[:1].isupper() or first.low in ("the", "a", "an"))
    return (names or put_in) and commas[-1] == at - 1 and commas[0] < at - 1


def _goes_on_as_name(words: Sequence[Word], at: int) -> bool:
    """“in 2012 Olympics”."""
    return at + 1 < len(words) and words[at + 1].text[:1].isupper()


def _stands_alone(words: Sequence[Word], at: int) -> bool:
    follows = words[at + 1].low if at + 1 < len(words) else ""
    before = words[at - 1]
    return (
        before.text.islower()
        and before.low not in english.NO_END
        and (bool(words[at].stop) or not follows or follows in english.PREPOSITIONS)
    )


def _behind_verb(words: Sequence[Word], clause: Clause) -> int:
    """Where the verb with its participle ends: “was later built”."""
    at = clause.verb + 1
    open_ = words[clause.verb].low in english.AUXILIARIES
    while at < clause.end and not words[at - 1].stop:
        participle = open_ and (may_be_participle(words[at].low) or words[at].low in english.PARTICIPLES)
        if not (participle or is_adverb(words[at]) or words[at].low in ("been", "being")):
            break
        open_ = open_ and not participle
        at += 1
    return at


def _begins_something_else(words: Sequence[Word], at: int, start: int) -> bool:
    """A subordinate clause, an infinitive, a participle or a second verb: what is dated behind it may be that."""
    word, before = words[at], words[at - 1]
    if word.quoted or word.text != word.low:
        return False
    if word.low in english.SUBORDINATORS | english.PAST | english.PRESENT and word.low != "as":
        return True
    if word.low == "to":
        return is_infinitive(words, at)
    if is_gerund(word):
        return before.low not in english.DETERMINERS and not before.low.endswith("'s")
    return at > start and bool(verb_kind(words, at, start - 1))
