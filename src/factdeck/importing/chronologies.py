"""Lists whose items begin with dates to the entries that they are, in any language: “- 1789: The Bastille is stormed”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from factdeck.article import ProseBlock, plain
from factdeck.importing.foreign_dates import stated_days, stated_month
from factdeck.importing.prose_dates import date_of
from factdeck.importing.valid_dates import valid_date

LEAST_ENTRIES = 3
"""Items beginning with a date, one below the other: fewer may be anything."""
_LONGEST_DATE = 45
_LEAST_LETTERS = 6
_LAST_YEAR = 2100
_SIGN = re.compile(r"\s*[:：→]\s*|\s+[–—-]\s+")
_ROUGHLY = re.compile(r"(?:c\.|ca?\.|circa|vers|env\.|um|hacia|около|ок\.|约)\s*|~\s*", re.IGNORECASE)
_YEAR = re.compile(r"(?P<minus>[-−])?(?P<year>\d{1,4})年?")
_RANGE = re.compile(r"(?P<first>[-−]?\d{1,4})年?\s?(?:[–—-]|à|至|to|bis)\s?(?P<last>[-−]?\d{1,4})年?")
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>\d{4})")
_LEAST_DIGITS = 3


def entries_of(blocks: Sequence[ProseBlock], lang: str) -> Iterator[tuple[str, str]]:
    """The EDTF date and the words behind it of each item of a chronology."""
    for listed, run in groupby(blocks, key=lambda block: block.kind in ("bullet", "number")):
        found = [_entry(" ".join(plain(block.spans).split()), lang) for block in run] if listed else []
        for dated, entries in groupby(found, key=lambda entry: entry is not None):
            chronology = [entry for entry in entries if entry]
            if dated and len(chronology) >= LEAST_ENTRIES:
                yield from chronology


def without_date(sentence: str, lang: str) -> str:
    """A sentence's words behind the date that it begins with; all of them where it begins otherwise."""
    entry = _entry(sentence, lang)
    return entry[1] if entry else sentence


def _entry(text: str, lang: str) -> tuple[str, str] | None:
    """The longest beginning counts that is a date: “1793 – 1794 : la Terreur”."""
    for sign in reversed(list(_SIGN.finditer(text[: _LONGEST_DATE + 1]))):
        words = text[sign.end() :].strip()
        edtf = _date(text[: sign.start()].strip(" .,"), lang)
        if edtf and sum(each.isalpha() for each in words) >= _LEAST_LETTERS and not words[0].isdigit():
            return edtf, words[:-1] if words.endswith(".") and not words.endswith("..") else words
    return None


def _date(text: str, lang: str) -> str:
    rough = _ROUGHLY.match(text)
    bare = text[rough.end() :] if rough else text
    edtf = valid_date(_read(bare, lang))
    return valid_date(f"{edtf}~") if rough and edtf and "/" not in edtf else edtf


def _read(text: str, lang: str) -> str:
    if result := _YEAR.fullmatch(text):
        return _year(text)
    if result := _RANGE.fullmatch(text):
        first, last = _year(result["first"]), _year(result["last"])
        return f"{first}/{last}" if first and last else ""
    if lang == "en":
        return date_of(text)
    if result := _DAY_FIRST.fullmatch(text):
        return f"{result['year']}-{int(result['month']):02}-{int(result['day']):02}"
    days = stated_days(text, lang)
    return days[0] if days else stated_month(text, lang)


def _year(text: str) -> str:
    """“-753” as chronologies write the year 753 before our era, which EDTF counts with a year 0."""
    result = _YEAR.fullmatch(text)
    if result is None:
        return ""
    year = int(result["year"])
    if result["minus"]:
        return f"-{year - 1:04}" if year > 1 else ""
    return f"{year:04}" if len(result["year"]) >= _LEAST_DIGITS and year <= _LAST_YEAR else ""
