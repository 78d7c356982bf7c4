"""Kept words of a clause to whether they are a title that stands alone, and to its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from factdeck.days import MONTH_NAMES
from factdeck.importing.telling import english
from factdeck.importing.telling.grammar import is_adverb, may_be_participle
from factdeck.importing.telling.words import Word

MOST_WORDS = 15
MOST_CHARACTERS = 100
_LEAST_OF_CLAUSE = 3
_OPEN_CLAUSES = english.SUBORDINATORS - {"as", "than", "after", "before", "since"}
_MONTHS = "|".join(MONTH_NAMES)
_OTHER_TIME = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS})\b|\b(?:{_MONTHS}) \d{{1,2}}\b|"
    r"\b(?:that|this|same|following|next|previous|preceding) (?:\w+ )?"
    r"(?:year|day|month|week|season|decade|century|summer|winter|spring|autumn|fall|night|morning)s?\b",
    re.IGNORECASE,
)
"""A day without its year, or a time that hangs on another one: the clause is not of its date alone."""


def is_whole(kept: Sequence[Word], verb: Word) -> bool:
    """Whether the clause has all that its verb needs, speaks of one time and leans on no other sentence."""
    if not 2 <= len(kept) <= MOST_WORDS or any(word.date is not None for word in kept):
        return False
    return _ends_well(kept, verb) and not _leans(kept) and not _is_left_open(kept)


def _ends_well(kept: Sequence[Word], verb: Word) -> bool:
    last, before = kept[-1], kept[-2]
    if last.quoted:
        return True
    if last.low in english.NO_END and not (last.low == "being" and before.low == "into"):
        return False
    if (
        last.low in english.TITLES
        or last.is_initials
        or (last.text.isdigit() and before.low in english.NO_END)
    ):
        return False
    if last is verb:
        return verb.low in english.INTRANSITIVE
    if last.text != last.low or _follows_passive(kept):
        return True
    return not may_be_participle(last.low) or last.low in english.INTRANSITIVE


def _follows_passive(kept: Sequence[Word]) -> bool:
    """Whether the last word is the participle of “was founded”, “was built and opened”."""
    at = len(kept) - 2
    while at > 0 and (
        is_adverb(kept[at]) or kept[at].low in ("and", "being") or may_be_participle(kept[at].low)
    ):
        at -= 1
    return kept[at].low in ("was", "were")


def _leans(kept: Sequence[Word]) -> bool:
    """Whether words point at another time, or at somebody whom only another sentence names."""
    words = [word for word in kept if not word.quoted]
    low = {word.low for word in words}
    if low & (english.OTHER_TIMES | english.PRESENT | english.LEANING):
        return True
    his = next((at for at, word in enumerate(words) if word.low in english.HIS), None)
    if his is not None and not _names_somebody(words[:his]):
        return True
    many = "and" in low or any(word.low.endswith("s") and not word.low.endswith("'s") for word in words[:6])
    return bool(low & english.THEIR) and not many


def _names_somebody(words: Sequence[Word]) -> bool:
    if not words:
        return False
    return words[0].low not in english.DETERMINERS or any(word.text[:1].isupper() for word in words[1:])


def _is_left_open(kept: Sequence[Word]) -> bool:
    """Whether a clause inside has lost its verb, or “and” what it joins."""
    if any(
        first.low in ("and", "but") and second.low in english.CUT_BEFORE for first, second in pairwise(kept)
    ):
        return True
    inner = [at for at, word in enumerate(kept) if word.low in _OPEN_CLAUSES and not word.quoted]
    if not inner:
        return False
    rest = [word.low for word in kept[inner[-1] + 1 :]]
    verbless = not any(low in english.PAST or may_be_participle(low) for low in rest)
    return bool(kept[inner[-1]].stop) or (verbless and len(rest) < _LEAST_OF_CLAUSE)


def written(words: Sequence[Word], kept: Sequence[int]) -> str:
    """The words at these places as they stand in the text, without the commas around what is left out between them."""
    parts: list[str] = []
    kept = [at for at in kept if words[at].low != "also" or words[at].stop]
    for at, follows in zip(kept, (*kept[1:], None), strict=True):
        whole = words[at].whole
        if follows is not None and follows > at + 1 and _had_comma(words[follows - 1]):
            whole = whole.rstrip(",")
        parts.append(whole)
    text = _ended(" ".join(parts), words[kept[-1]])
    if len(text) > MOST_CHARACTERS or text.count('"') % 2 or text.count("“") != text.count("”"):
        return ""
    if "%" in text or _OTHER_TIME.search(text):
        return ""
    first = text.split(" ", 1)[0]
    return text if any(sign.isupper() for sign in first) else text[:1].upper() + text[1:]


def _had_comma(word: Word) -> bool:
    return "," in word.stop


def _ended(text: str, last: Word) -> str:
    """Without the stop and commas at its end, but with the point of an abbreviation."""
    text = text.rstrip(" ,;:–—-")
    if text.endswith(".") and not last.is_abbreviation:
        text = text.rstrip(".")
    return text.rstrip(" ,;:–—-!")
