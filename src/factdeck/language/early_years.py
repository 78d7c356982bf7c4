"""A text to the years of few digits in it: numbers that words beside them, or other dates, show to be years.

A year of four digits is known as such without these; one of fewer may be any number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

_TABLE = Path(__file__).with_name("early_years.yaml")
_SPACE = "[ \u00a0\u202f]?"
_RANGE = rf"{_SPACE}[–-]{_SPACE}"
_RUN_ON = ("ja", "ko", "zh")
"""Languages that write other words right behind a number."""


class _Words(Struct, frozen=True):
    by_word: re.Pattern[str]
    """A number with an era, or behind the word for a year or before it; ``year`` is what of it is the date."""
    by_place: re.Pattern[str]
    """A number of up to three digits behind a word that years stand behind, in brackets, or first in a sentence."""


def early_years(text: str, lang: str, known: frozenset[int] = frozenset()) -> Iterator[tuple[int, int]]:
    """First character and end of each, its era with it.

    ``known`` are years of the article: such a number is one where years stand, also without a word that says so.
    """
    words = _words(lang.split("-")[0])
    if words is None or not any(map(str.isdecimal, text)):
        return
    for found in words.by_word.finditer(text):
        yield next(found.span(name) for name in ("dated", "named", "told") if found[name])
    for found in words.by_place.finditer(text) if known else ():
        if not known.isdisjoint(map(int, re.findall(r"\d+", found["year"]))):
            yield found.span("year")


def known_years(told: str) -> frozenset[int]:
    """The years of up to three digits in what somebody wrote as dates, as in “747–814”."""
    return frozenset(map(int, re.findall(r"(?<![\d.,])\d{1,3}(?![\d.,]?\d)", told)))


@lru_cache(maxsize=16)
def _words(lang: str) -> _Words | None:
    words = _table().get(lang)
    if words is None:
        return None
    begin, end = ("(?<!\\w)", "(?!\\w)") if lang not in _RUN_ON else ("", "")
    number = rf"(?<![\d.,]){begin}(?:\d{{1,3}}[,.]\d{{3}}|\d{{1,4}})(?![.,]?\d)"
    years = f"{number}(?:{_RANGE}{number})?"
    one = {kind: _any(words.get(kind, [])) for kind in ("era", "era first", "year", "year last", "in")}
    by_word = (
        rf"(?P<dated>{years}{_SPACE}{one['era']}{end}|{begin}{one['era first']}{_SPACE}{years})"
        rf"|{begin}{one['year']}{_SPACE}(?P<named>(?=\d\d){years})"
        rf"|(?P<told>(?=\d{{3}}){years}){_SPACE}{one['year last']}{end}"
    )
    where = rf"(?<!\w){one['in']}{_SPACE}|\((?=[\d –-]+\))|(?:^|(?<=[.!?] ))(?=[\d –-]+[:,])"
    by_place = (
        rf"(?:{where})(?P<year>(?<![\w.,])\d{{1,3}}(?![.,]?\d)(?:{_RANGE}{number})?)(?!{_SPACE}[%°€$£])"
    )
    return _Words(re.compile(by_word), re.compile(by_place))


def _any(words: list[str]) -> str:
    """One of the words, the longest first, with a capital or without, with spaces or without."""
    if not words:
        return "(?!)"
    forms = (_form(word) for word in sorted(words, key=len, reverse=True))
    return f"(?:{'|'.join(forms)})"


def _form(word: str) -> str:
    first = f"[{word[0]}{word[0].upper()}]" if word[0].islower() and " " not in word else re.escape(word[0])
    return first + _SPACE.join(map(re.escape, re.findall(r"[^ .]+\.?|\.", word[1:])))


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, list[str]]]:
    import yaml

    table: dict[str, dict[str, list[str]]] = yaml.load(
        _TABLE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader
    )
    return table
