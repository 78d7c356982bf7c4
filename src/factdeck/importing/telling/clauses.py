"""The words of a sentence to its main clauses, each with the place of its finite verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from factdeck.importing.telling import english
from factdeck.importing.telling.grammar import lacks_object, verb_kind
from factdeck.importing.telling.subjects import MOST_OF_SUBJECT, is_subject
from factdeck.importing.telling.words import Word

_MOST_TO_VERB = MOST_OF_SUBJECT + 6


class Clause(Struct, frozen=True):
    """Words ``start`` to ``end`` of a sentence, of which ``verb`` is the finite verb and the one before it the subject's last."""

    start: int
    verb: int
    end: int


def segments_of(words: Sequence[Word]) -> Iterator[list[Word]]:
    """What stands between semicolons."""
    segment: list[Word] = []
    for word in words:
        segment.append(word)
        if ";" in word.after:
            yield segment
            segment = []
    if segment:
        yield segment


def behind_connectives(words: Sequence[Word], start: int) -> int:
    """Where a clause goes on behind an opening as “as a result,”; its start where it has none."""
    for opening in english.CONNECTIVES:
        end = start + len(opening)
        if tuple(word.low for word in words[start:end]) == opening and "," in words[end - 1].after:
            return end
    return start


def behind_opener(words: Sequence[Word], start: int) -> int:
    """Behind “after the war,” where a subject with its verb follows: what is left is true without it."""
    if start >= len(words) or words[start].low not in english.OPENERS:
        return start
    for at in range(start + 1, min(len(words), start + MOST_OF_SUBJECT)):
        if words[at].low in english.NEGATIONS:
            return start
        if "," in words[at].stop:
            return at + 1
    return start


def main_clauses(words: Sequence[Word], start: int) -> Iterator[Clause]:
    """The first clause, and those behind “, and” or “, but” that have a subject of their own."""
    while start < len(words):
        verb = _finite_verb(words, start)
        if verb is None or not is_subject(words[start:verb]):
            return
        joint = next((at for at in range(verb + 1, len(words)) if _begins_clause(words, at)), len(words))
        yield Clause(start, verb, joint)
        start = joint + 1


def _begins_clause(words: Sequence[Word], at: int) -> bool:
    """Whether “, and” stands here, a subject and its verb behind it."""
    if words[at].low not in ("and", "but") or at + 1 >= len(words):
        return False
    if "," not in words[at - 1].stop:
        return words[at + 1].low in english.SUBJECT_PRONOUNS
    start = at + 1 + (words[at + 1].date is not None)
    verb = _finite_verb(words, start)
    return verb is not None and verb > start and is_subject(words[start:verb], strict=False)


def _finite_verb(words: Sequence[Word], start: int) -> int | None:
    """The verb of the clause that begins here; None where a present tense or a relative clause comes first."""
    first: int | None = None
    for at in range(start, min(len(words), start + _MOST_TO_VERB)):
        word = words[at]
        if word.low in english.PRESENT and not word.quoted:
            return first
        if word.low in english.SUBORDINATORS and not word.quoted and word.low != "as":
            return first
        if first is not None and (words[at - 1].stop or word.low in ("and", "or", "but", "to", "by")):
            return first
        kind = verb_kind(words, at, start)
        if kind == "past":
            return at if first is None or _may_be_reduced(words, first) else first
        if kind == "either" and first is None and not lacks_object(words, at):
            first = at
    return first


def _may_be_reduced(words: Sequence[Word], at: int) -> bool:
    """Whether a form may be a participle behind its noun, as in “the men captured there”."""
    return words[at].low not in english.INTRANSITIVE
