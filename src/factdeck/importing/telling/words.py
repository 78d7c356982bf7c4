"""A sentence to its words, each with its punctuation; a date is one word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from factdeck.importing.prose_dates import StatedDate

_WORD = re.compile(r"(?P<before>[\"“‘'«]*)(?P<text>.*?)(?P<after>[,;:.!?\"”’»]*)")
_ABBREVIATION = re.compile(
    r"(?:[^\W\d_]\.)+[^\W\d_]?|(?:Jr|Sr|Inc|Ltd|Co|Corp|Bros|Mr|Mrs|Dr|St|Messrs|etc|Esq)\.", re.IGNORECASE
)
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]")
_COMMON_INITIALS = ("U.S", "U.K", "D.C", "B.C", "U.S.A", "U.S.S.R", "P.M", "A.M", "I", "V", "X")
_DASHES = ("–", "—", "-", "--")


class Word(Struct, frozen=True):
    """``text`` stands between the signs ``before`` and ``after`` it; ``date`` is the number of the date that it is."""

    text: str
    before: str = ""
    after: str = ""
    quoted: bool = False
    date: int | None = None
    low: str = ""

    @property
    def whole(self) -> str:
        return f"{self.before}{self.text}{self.after}"

    @property
    def stop(self) -> str:
        """The signs behind it that are no quotation marks."""
        return self.after.strip('"”’»')

    @property
    def is_initials(self) -> bool:
        """Whether a name must follow: “E. T.”, “C.W.”."""
        initials = _INITIALS.fullmatch(self.text) and "." in self.after
        return bool(initials) and self.text not in _COMMON_INITIALS

    @property
    def is_abbreviation(self) -> bool:
        return bool(_ABBREVIATION.fullmatch(self.text + "."))


def words_of(sentence: str, dates: Sequence[StatedDate]) -> list[Word]:
    """A sentence's words, each date as one word."""
    words: list[Word] = []
    quoted = False
    at = 0
    for number, date in enumerate(dates):
        quoted = _add(words, sentence[at : date.start], quoted)
        words.append(Word(sentence[date.start : date.end], date=number))
        at = date.end
    _add(words, sentence[at:], quoted)
    return words


def _add(words: list[Word], text: str, quoted: bool) -> bool:
    """Add a stretch's words; signs that touch the word before them are that word's. Returns whether a quotation is open."""
    pieces = text.split()
    if pieces and words and not text[0].isspace():
        _punctuate(words, pieces.pop(0))
    for piece in pieces:
        if piece in _DASHES and words:
            _punctuate(words, f" {piece}")
            continue
        result = _WORD.fullmatch(piece)
        if result is None:
            continue
        opened = quoted or bool(set(result["before"]) & set('“"'))
        words.append(
            Word(
                result["text"],
                result["before"],
                result["after"],
                opened,
                None,
                result["text"].lower().replace("’", "'"),
            )
        )
        quoted = opened and not set(result["after"]) & set('”"')
    return quoted


def _punctuate(words: list[Word], signs: str) -> None:
    last = words[-1]
    words[-1] = Word(last.text, last.before, last.after + signs, last.quoted, last.date, last.low)
