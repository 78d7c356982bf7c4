"""Dated sentences of a draft to timeline entries in the text's own words: those that stand, and those to look at first.

An entry stands only where a whole clause says what happened and when; every other date waits with its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice

from msgspec import Struct

from factdeck.article import ProseBlock, plain
from factdeck.importing.chronologies import entries_of, without_date
from factdeck.importing.common_words import guessed_language, language_of_words, speaks_against
from factdeck.importing.draft import Draft, DraftEvent, DraftSection
from factdeck.importing.foreign_dates import stated_days
from factdeck.importing.letters import language_of_letters
from factdeck.importing.prose_dates import StatedDate, date_of, stated_dates
from factdeck.importing.telling import Told, english, told_at
from factdeck.importing.telling.grammar import may_be_participle
from factdeck.language.sentences import sentences

MOST_WORDS = 80
MOST_CHARACTERS = 800
"""A longer sentence is offered for no date: most are lists or tables that have lost their lines."""
_LEAST_ENGLISH = 0.15
_LOOKED_AT = 4000
_TOO_FEW = 60
_SOME = 8
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_OPENING = re.compile(r"(?P<date>[\w ,.–-]{4,40}?)(?::|\s[–—-])\s(?P<rest>\S)")
_SURE_YEAR = re.compile(r"(?<!\d)(?:1\d{3}|20\d\d)(?!\d)|\b(?:BCE?|AD|CE)\b")
_DAY = 3


class Offer(Struct, frozen=True):
    """An entry with its sentence's number in the text, whether it may stand as it is, and what it is worth."""

    event: DraftEvent
    place: int
    stands: bool
    worth: int = 0


def offers_of(draft: Draft) -> list[Offer]:
    """An offer for each date that a sentence of the lead or of a section states, in the text's order.

    In other languages than English these are whole days alone and chronologies, and none may stand as it is.
    """
    read = _of_sentence if language_of(draft) == "en" else partial(_of_foreign_sentence, lang=draft.lang)
    offers: list[Offer] = []
    for place, (sentence, line) in enumerate(_sentences_of(draft)):
        if len(sentence) <= MOST_CHARACTERS and len(sentence.split()) <= MOST_WORDS:
            offers += read(sentence, line, place)
    last = offers[-1].place if offers else 0
    for blocks, line in ((draft.lead, 0), *_texts(draft.sections)):
        for edtf, title in entries_of(blocks, language_of(draft)):
            if len(title) <= MOST_CHARACTERS:
                offers.append(Offer(DraftEvent(edtf, title, "", line), last, stands=False))
    return offers


def language_of(draft: Draft) -> str:
    """The language alone, without script and region."""
    return draft.lang.split("-")[0].lower()


def is_english(draft: Draft) -> bool:
    """Whether the text is made of the words that English is full of, whatever its language is said to be.

    Of a few words nothing can be told: they are taken for English.
    """
    words = _words_of(draft)
    if len(words) < _TOO_FEW:
        return True
    return sum(word in english.COMMON for word in words) >= _LEAST_ENGLISH * len(words)


def told_language(draft: Draft) -> str:
    """The language that the text's words are of, or else its letters, whatever it is said to be; empty where nothing tells."""
    for lists in (False, True):
        if found := language_of_words(_words_of(draft, lists=lists)):
            return found
    sentences_of_all = (sentence for sentence, _ in _sentences_of(draft))
    return language_of_letters(" ".join(islice(sentences_of_all, _LOOKED_AT)))


def guess_language(draft: Draft) -> str:
    """The language that a text of few words is most likely of."""
    return guessed_language(_words_of(draft, lists=True))


def contradicted_language(draft: Draft) -> str:
    """The language that the text's words are clearly of, where the draft has another."""
    return speaks_against(_words_of(draft), language_of(draft))


def says_nothing_english(draft: Draft) -> bool:
    """Whether a text of some length has no word that English is full of."""
    words = _words_of(draft, lists=True)
    return len(words) >= _SOME and not any(word in english.COMMON for word in words)


def has_years(draft: Draft) -> bool:
    """Whether any sentence names a year, so that the timeline may have events."""
    return any(_SURE_YEAR.search(sentence) for sentence, _ in _sentences_of(draft))


def _words_of(draft: Draft, *, lists: bool = False) -> list[str]:
    """In small letters. Lists are mostly left out, since many are names and numbers."""
    words: list[str] = []
    for sentence, _ in _sentences_of(draft, lists=lists):
        words += re.findall(r"[^\W\d_]+", sentence.lower())
        if len(words) > _LOOKED_AT:
            break
    return words


def _sentences_of(draft: Draft, *, lists: bool = True) -> Iterator[tuple[str, int]]:
    for blocks, line in ((draft.lead, 0), *_texts(draft.sections)):
        for block in blocks:
            if block.kind == "paragraph" or (lists and block.kind != "quote"):
                for sentence in sentences(" ".join(plain(block.spans).split()), draft.lang):
                    yield sentence, line


def _texts(sections: Sequence[DraftSection]) -> Iterator[tuple[Sequence[ProseBlock], int]]:
    for section in sections:
        yield section.blocks, section.line
        yield from _texts(section.sections)


def _of_sentence(sentence: str, line: int, place: int) -> Iterator[Offer]:
    if sentence.endswith(("?", ":")):
        return
    bare = _BRACKETS.sub("", sentence)
    dates = stated_dates(bare)
    opening = _opening_date(bare)
    if opening:
        dates = [opening, *(date for date in dates if date.start >= opening.end)]
    if not _has_verb(bare) and not (opening and opening.precision == _DAY):
        return
    seen: set[str] = set()
    for number, date in enumerate(dates):
        text = told_at(bare, dates, number)
        title = text.title if text else _whole(bare[date.end :] if date is opening else sentence)
        if title not in seen:
            seen.add(title)
            event = DraftEvent(date.edtf, title, sentence if title != _whole(sentence) else "", line)
            yield Offer(event, place, text is not None, _worth(date, text))


def _of_foreign_sentence(sentence: str, line: int, place: int, lang: str) -> Iterator[Offer]:
    for day in stated_days(sentence, lang)[:1]:
        yield Offer(DraftEvent(day, without_date(_whole(sentence), lang), "", line), place, stands=False)


def _has_verb(text: str) -> bool:
    words = (word.strip(",;:.!”’\"'") for word in text.split())
    return any(word in english.PAST | english.PRESENT or may_be_participle(word) for word in words)


def _opening_date(text: str) -> StatedDate | None:
    """The date that an entry of a chronology begins with, its colon or dash included: “5 May 1945: …”."""
    result = _OPENING.match(text)
    edtf = date_of(result["date"]) if result and _SURE_YEAR.search(result["date"]) else ""
    return StatedDate(edtf, 0, result.start("rest") - 1) if result and edtf else None


def _whole(sentence: str) -> str:
    sentence = sentence.strip()
    return sentence[:-1] if sentence.endswith(".") and not sentence.endswith("..") else sentence


def _worth(date: StatedDate, told: Told | None) -> int:
    """Exact dates before vague ones, what happens before what only is so, what names somebody before what doesn't."""
    if told is None:
        return 0
    named = any(word[:1].isupper() for word in told.title.split()[1:])
    return 2 * min(date.precision, 2) + date.precision + 3 * told.event + 2 * named
