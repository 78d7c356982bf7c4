"""A clause to the places of the words that a title may keep of it, so that it still says what the sentence says."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from factdeck.importing.telling import english
from factdeck.importing.telling.clauses import Clause
from factdeck.importing.telling.grammar import (
    is_gerund,
    is_infinitive,
    may_be_participle,
    next_real,
    verb_kind,
)
from factdeck.importing.telling.words import Word

_LIST_ITEM = 7
"""Words behind a comma within which a list would go on with “and”."""


def cuttings(words: Sequence[Word], clause: Clause, at: int, leads: bool) -> Iterator[list[int]]:
    """The places of the words that a title may keep, the best first."""
    ends = list(_ends(words, clause, at, leads))
    put_in = _apposition(words, clause)
    choices: tuple[Collection[int], ...] = ((), put_in) if put_in else ((),)
    for dropped in choices:
        for end in ends:
            yield [place for place in range(clause.start, end) if place != at and place not in dropped]
    if not leads and _leaves_adjunct(words, clause, at):
        yield [place for place in range(clause.start, at) if place not in put_in]


def _apposition(words: Sequence[Word], clause: Clause) -> set[int]:
    """The places of what stands between the subject's name and the verb, in commas."""
    commas = [at for at in range(clause.start, clause.verb) if "," in words[at].stop]
    if len(commas) != 2 or commas[-1] != clause.verb - 1:
        return set()
    return set(range(commas[0] + 1, clause.verb))


def _ends(words: Sequence[Word], clause: Clause, at: int, leads: bool) -> Iterator[int]:
    """Where the title may end: as far as it goes; where the date stands inside it, as soon as it may behind that."""
    cuts = [end for end in range(clause.verb + 1, clause.end) if _may_cut(words, clause, end, at)]
    if leads:
        yield clause.end
        yield from reversed(cuts)
        return
    behind = [end for end in cuts if end > at]
    yield from behind
    if not any(_is_joined(words, end) for end in behind):
        yield clause.end


def _is_joined(words: Sequence[Word], at: int) -> bool:
    return words[at].low in ("and", "but", "then")


def _leaves_adjunct(words: Sequence[Word], clause: Clause, at: int) -> bool:
    """Whether a passive is whole before its date, and what follows says by whom, where or what for."""
    rest = words[at + 1 : clause.end]
    if not rest or words[clause.verb].low not in ("was", "were"):
        return False
    if any(word.low in english.NEGATIONS for word in (*words[clause.start : at], *rest)):
        return False
    return rest[0].low in english.ADJUNCTS or (rest[0].low == "to" and is_infinitive(words, at + 1))


def _may_cut(words: Sequence[Word], clause: Clause, at: int, date: int) -> bool:
    """Whether a clause that ends before this word says nothing other than the sentence."""
    word, before = words[at], words[at - 1]
    if any(each.low in english.NEGATIONS for each in words[clause.start : at]):
        return False
    if word.quoted and before.quoted:
        return False
    if before.stop:
        return _may_cut_at_comma(words, clause, at, date)
    if at - 1 == date and word.low in ("which", "who", "that", "whose", "and", "but"):
        return True
    if word.low in english.CUT_BEFORE:
        return True
    if word.low not in ("and", "but") or at + 1 >= clause.end:
        return False
    if words[at + 1].low in english.CUT_BEFORE:
        return True
    return _is_second_verb(words, at + 1, clause.end) and not _lists_verbs(words, clause, at)


def _may_cut_at_comma(words: Sequence[Word], clause: Clause, at: int, date: int) -> bool:
    word, before = words[at], words[at - 1]
    if set(before.stop) & set(":–—"):
        return words[clause.verb].low not in english.TELLING
    if word.low in english.SUBJECT_PRONOUNS or (at - 1 == date and word.low in ("and", "but")):
        return True
    if word.low in ("and", "but", "or"):
        return _is_second_verb(words, at + 1, clause.end) and not _lists_verbs(words, clause, at)
    if word.low in english.CUT_BEHIND_COMMA:
        return True
    if _has_absolute(words, clause, at):
        return False
    if is_gerund(word) and word.text == word.low:
        return not _is_list(words, at, clause.end)
    if verb_kind(words, at, clause.start) == "either":
        return True
    put_in = at - 1 == date or word.low in ("the", "a", "an")
    return put_in and not _is_list(words, at, min(clause.end, at + _LIST_ITEM))


def _lists_verbs(words: Sequence[Word], clause: Clause, at: int) -> bool:
    """Whether “and” closes a list of verbs, so that what stands before it is none any more."""
    places = range(clause.verb + 2, at)
    return any(words[here - 1].stop and verb_kind(words, here, clause.start) for here in places)


def _has_absolute(words: Sequence[Word], clause: Clause, at: int) -> bool:
    """Whether “, with her brother” waits for its participle."""
    return any(words[here - 1].stop and words[here].low == "with" for here in range(clause.verb + 2, at))


def _is_second_verb(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether “and” leads to a verb of the same subject."""
    follows = next_real(words, at, end)
    if follows is None:
        return False
    word = words[follows]
    if word.low in english.PRESENT | english.PAST:
        return True
    return word.text == word.low and not word.quoted and may_be_participle(word.low)


def _is_list(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether an “and” or “or” may close a list that the comma before this word is part of."""
    for here in range(at, end):
        if words[here].low in ("and", "or"):
            return not _is_second_verb(words, here + 1, end)
        if here > at and set(words[here].stop) & set(":–—"):
            return False
    return False
