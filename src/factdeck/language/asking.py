"""A question's own words to how long an answer it asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal

from msgspec import Struct

from factdeck.language.letter_case import folded
from factdeck.language.mentions import puts_no_spaces
from factdeck.language.tags import tags_of

Length = Literal["short", "middle", "long"]
_TABLE = Path(__file__).with_name("asking.txt")
_KINDS = ("reasons", "long", "short", "other")
_POINTS = re.compile("[\u0591-\u05bd\u05bf\u05c1\u05c2\u064b-\u0652]")
"""Of Hebrew and Arabic letters: they are written or not."""

_IN_WORDS = r"\w\u0900-\u0963\u0966-\u0dff"
"""Letters and, of India's scripts, signs of vowels, which are no letters by themselves."""


class _Words(Struct, frozen=True):
    reasons: re.Pattern[str]
    long: re.Pattern[str]
    asked: re.Pattern[str]
    """Words that ask for anything."""
    short: re.Pattern[str]
    """Those of them that ask for a name, a time, a place or a number."""


def answer_length(question: str, lang: str) -> Length:
    """How long an answer a question asks for, by the words of its language (BCP 47).

    It is long where a word asks for reasons, a comparison or an opinion; short where the only thing that it asks for is a
    name, a time, a place or a number; else, and in languages whose words are unknown here, between the two.
    """
    words = _words_of(lang)
    if words is None:
        return "middle"
    told = _bare(question, lang)
    if words.reasons.search(told) or words.long.search(told):
        return "long"
    asked = words.asked.findall(told)
    return "short" if len(asked) == 1 and words.short.fullmatch(asked[0]) else "middle"


def asks_why(question: str, lang: str) -> bool:
    """Whether a question asks for reasons."""
    words = _words_of(lang)
    return bool(words and words.reasons.search(_bare(question, lang)))


def _words_of(lang: str) -> _Words | None:
    return next((words for tag in reversed(tags_of(lang)) if (words := _words(tag))), None)


@lru_cache(maxsize=32)
def _words(tag: str) -> _Words | None:
    listed = {kind: _table().get(f"{tag} {kind}", []) for kind in _KINDS}
    if not any(listed.values()):
        return None
    patterns = {kind: _any(listed[kind], tag) for kind in ("reasons", "long", "short")}
    return _Words(asked=_any([*listed["short"], *listed["other"]], tag), **patterns)


def _any(words: Sequence[str], tag: str) -> re.Pattern[str]:
    """One of the words, the longest that stands there."""
    longest_first = sorted((_bare(word, tag) for word in words), key=len, reverse=True)
    return re.compile("|".join(map(_form, longest_first)))


def _bare(text: str, lang: str) -> str:
    return _POINTS.sub("", folded(text, lang))


def _form(word: str) -> str:
    """The word by itself, with any letters for its asterisk; one of a language that puts no spaces stands anywhere."""
    form = re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
    return form if puts_no_spaces(word) else rf"(?<![{_IN_WORDS}])(?:{form})(?![{_IN_WORDS}])"


@lru_cache(maxsize=1)
def _table() -> dict[str, list[str]]:
    """The words by their language and kind, as in “en reasons”."""
    lines = (
        line.split(": ")
        for line in _TABLE.read_text(encoding="utf-8").splitlines()
        if line[:1] not in ("", "#")
    )
    return {name: words.split(", ") for name, words in lines}
