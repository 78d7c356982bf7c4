"""Dates to words in the article's language, with spaces that never break (Babel, CLDR)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from msgspec.structs import replace

from factdeck.article.date_words import (
    BEFORE_A_DAY,
    BEFORE_A_MONTH,
    FIRST_DAYS,
    GENITIVE_MONTH,
    WORDS,
    YEARS,
    language_of,
)
from factdeck.article.dates import Date, DateError, Point, parse_date
from factdeck.article.language_words import word_number
from factdeck.language.signs import NARROW_NO_BREAK, NO_BREAK
from factdeck.language.tags import tags_of
from factdeck.language.writing import LONG, date_of_skeleton, writing_of, written_date

BEFORE_COMMON_ERA, COMMON_ERA = 6, 7

_SPANS = {"decade": 10, "century": 100, "millennium": 1000}
_PARTS_OF_YEARS = {
    33: (1, 3),
    34: (4, 6),
    35: (7, 9),
    36: (10, 12),
    37: (1, 4),
    38: (5, 8),
    39: (9, 12),
    40: (1, 6),
    41: (7, 12),
}
"""First and last month of EDTF's quarters, quadrimesters and semesters (level 2)."""
_NUMBER_OF_MONTH = re.compile(r"(?<!M)MM?\.?(?!M)")
_SHORT_MONTH = re.compile(r"(?<!M)MMM(?!M)")
LONG_AGO = 10_000
"""Years: EDTF's that have more than four digits."""
_BESIDE = "((?:'[^']*'|[^dMy'])*)"
"""What stands between the fields of a pattern, some of it in quotes (UTS 35, part 4, section 8)."""
_DASH = re.compile(f"[ {NO_BREAK}]– ")
_DASH_OF_SIGNS = re.compile("(?<=[年月日]) – ")
"""Chinese and Japanese have no spaces beside a dash; CLDR has them beside some from release 48 on."""
_ONE = re.compile(r"(?<!\d)1(?!\d)")
_ELIDED = re.compile(rf"(?<=[ea])l{NO_BREAK}(?=8|11(?!\d))")
"""The end of an Italian “del”, “dal” or “al” before a number that begins with a vowel."""
GROUPED_FROM = 10_000
"""Years from this on have their digits in groups."""
BARE_FROM = 100
"""Years from this on are known as such without their era: “September 9” would be a day."""
BARE_BEHIND_BCE_FROM = 1000
"""The same for the end of what begins before the common era."""


def _words(lang: str) -> tuple[str, ...]:
    return WORDS.get(language_of(lang), WORDS["en"])


_EDTF_LIFE = re.compile(r"\d{4}-\d\d-\d\d[?~%]?|[\d~?%X.-]+/[\d~?%X.-]+")
"""A person's dates as EDTF: a day, or two dates."""


def word_life(told: str, lang: str) -> str:
    """A person's dates in words where they are written as those of events, as in 1879-03-14/1955; else as they are."""
    if not _EDTF_LIFE.fullmatch(told.strip()):
        return told
    try:
        return word_date(parse_date(told.strip()), lang)
    except DateError:
        return told


@lru_cache(maxsize=4096)
def word_date(date: Date, lang: str) -> str:
    """A date as a reader of the language writes it, such as “9 August 1945” or “September–November 1945”."""
    if date.start is None:
        assert date.end is not None
        return _before(4 if not date.unknown else 2, date.end, lang)
    if date.end is None:
        return _before(3, date.start, lang)
    if not date.interval or date.start == date.end:
        return _point(date.start, lang)
    return _interval(date.start, date.end, lang)


def word_day(month: int, day: int, lang: str) -> str:
    """A day of any year, such as “17 October”."""
    text = date_of_skeleton(date(2000, month, day), "MMMMd", lang)
    return _with_first_day(text.replace(NARROW_NO_BREAK, NO_BREAK), day, lang)


def _words_for(point: Point, lang: str) -> tuple[str, ...]:
    """The words in the form that they have before a day, before a month, or before years."""
    special = {"day": BEFORE_A_DAY, "month": BEFORE_A_MONTH}.get(point.precision, {})
    return special.get(language_of(lang), _words(lang))


def _before(word: int, point: Point, lang: str) -> str:
    """A word and, behind it, a date in the form that the word asks for."""
    language = language_of(lang)
    text = _point(point, lang)
    asking, pattern = GENITIVE_MONTH.get(language, ((), ""))
    sure = not (point.approximate or point.uncertain)
    if word in asking and point.precision == "month" and sure and BARE_FROM <= point.year < GROUPED_FROM:
        text = _formatted(point, pattern, lang)
    told = _words_for(point, lang)[word].format(text).replace(" ", NO_BREAK)
    return _ELIDED.sub("ll’", told) if language == "it" else told


def _formatted(point: Point, pattern: str, lang: str) -> str:
    at = date(point.year, point.month, point.day or 1)
    text = written_date(at, pattern, lang).replace(NARROW_NO_BREAK, NO_BREAK)
    return _with_first_day(text, point.day, lang)


def _with_first_day(text: str, day: int, lang: str) -> str:
    """A date that begins with a day, of which the first of a month is an ordinal number in some languages."""
    first = next((FIRST_DAYS[tag] for tag in reversed(tags_of(lang)) if tag in FIRST_DAYS), "1")
    return _ONE.sub(first, text, count=1) if day == 1 else text


def _interval(start: Point, end: Point, lang: str) -> str:
    """Both ends with an en dash; what they share is said once where CLDR has a pattern for it, months in full."""
    plain = not any(point.approximate or point.uncertain for point in (start, end))
    both = (start.precision, end.precision)
    if (
        plain
        and both in (("month", "month"), ("day", "day"))
        and start.year >= BARE_FROM
        and end.year < 10000
    ):
        return _cldr_interval(start, end, lang)
    (first_year, _), (_, last_year) = _years_of(start), _years_of(end)
    if plain and _are_in_years(start, end, lang) and (last_year <= 0 or first_year > 0):
        return _years_of_one_era(first_year, last_year, lang).replace(" ", NO_BREAK)
    first = _point(start, lang)
    last = _point(end, lang, with_era=start.year <= 0 < end.year < BARE_BEHIND_BCE_FROM)
    spaced = NO_BREAK in first or NO_BREAK in last
    return f"{first}{NO_BREAK}– {last}" if spaced else f"{first}–{last}"


def _cldr_interval(start: Point, end: Point, lang: str) -> str:
    by_difference = writing_of(lang).intervals["yMMMd" if start.precision == "day" else "yMMMM"]
    differs = "y" if start.year != end.year else "M" if start.month != end.month else "d"
    patterns = by_difference.get(differs)
    if not patterns or len(patterns) != 2:
        return f"{_point(start, lang)}{NO_BREAK}– {_point(end, lang)}"
    both = zip((start, end), patterns, strict=True)
    text = "".join(
        _formatted(point, _in_full(pattern, lang) if point.day else pattern, lang) for point, pattern in both
    )
    text = _DASH_OF_SIGNS.sub("–", text.replace("—", "–"))
    return _unbroken(_DASH.sub(f"{NO_BREAK}– ", text))


def _in_full(pattern: str, lang: str) -> str:
    """CLDR's pattern of a short date with the month written out, and beside it what stands there in a long date.

    Where long dates have the month as a number, as in 8月, it stays one.
    """
    whole = writing_of(lang).dates[LONG]
    if "MMMM" not in whole:
        return pattern
    pattern = _SHORT_MONTH.sub("MMMM", pattern)
    long = re.search(f"d{_BESIDE}MMMM{_BESIDE}y", whole)
    if long is None:
        return pattern
    pattern = _NUMBER_OF_MONTH.sub("MMMM", pattern)
    if "dd" not in whole:
        pattern = pattern.replace("dd", "d")
    pattern = re.sub(f"d{_BESIDE}(?=MMMM)", lambda _: f"d{long[1]}", pattern)
    return re.sub(f"(?<=MMMM){_BESIDE}y", lambda _: f"{long[2]}y", pattern)


def _unbroken(text: str) -> str:
    """All spaces but the one behind a dash keep their words together."""
    return "– ".join(part.replace(" ", NO_BREAK).replace("\u2009", "") for part in text.split("– "))


def _years_of_one_era(first: int, last: int, lang: str) -> str:
    """Both years, and their era once."""
    is_before = last <= 0
    both = (1 - first, 1 - last) if is_before else (first, last)
    told = _alone("–".join(_counted(year, lang) for year in both), lang)
    if is_before or first < BARE_FROM:
        return _with_era(told, lang, BEFORE_COMMON_ERA if is_before else COMMON_ERA)
    return told


def _point(point: Point, lang: str, *, with_era: bool = False) -> str:
    words = _words_for(point, lang)
    text = _plain_point(point, lang, with_era or 0 < point.year < BARE_FROM)
    if point.approximate:
        text = words[0].format(text)
    if point.uncertain:
        text = words[1].format(text)
    return text.replace(" ", NO_BREAK)


def _plain_point(point: Point, lang: str, with_era: bool) -> str:
    words = _words(lang)
    if point.precision == "season":
        names = words[8].split("|")
        if point.season <= 32:
            name, year = names[(point.season - 21) % 4], _year(point.year, lang, with_era)
            return name.format(year) if "{}" in name else f"{name} {year}"
        return _part_of_year(point, lang)
    if point.precision in _SPANS:
        return _years(point, lang)
    if point.precision == "year":
        return _year(point.year, lang, with_era)
    return _day_or_month(point, lang, with_era)


def _part_of_year(point: Point, lang: str) -> str:
    """A quarter, quadrimester or semester by its first and last month."""
    first, last = (
        replace(point, precision="month", month=month, season=0, approximate=False, uncertain=False)
        for month in _PARTS_OF_YEARS[point.season]
    )
    return _interval(first, last, lang)


def _years(point: Point, lang: str) -> str:
    """A decade by its first year, as long as no century begins with it; else from the first year to the last.

    English has words for a century too, as no other language here has without counting from another year.
    """
    name = _name_of_span(point, lang)
    return name.format(point.year) if name else _years_of_one_era(*_years_of(point), lang)


def _name_of_span(point: Point, lang: str) -> str:
    """The word for a decade or a century; empty where there is none."""
    if point.year <= 0 or not point.year % (_SPANS[point.precision] * 10):
        return ""
    if point.precision == "decade":
        return _words(lang)[5]
    return "{}s" if point.precision == "century" and language_of(lang) == "en" else ""


def _years_of(point: Point) -> tuple[int, int]:
    """The first and the last year that are meant; no century begins before the first year of the era."""
    span = _SPANS.get(point.precision, 1)
    return (1 if span > 1 and point.year == 0 else point.year), point.year + span - 1


def _are_in_years(start: Point, end: Point, lang: str) -> bool:
    """Whether an interval is told from its first year to its last: both are years, or one is more years without a word."""
    both = [point.precision for point in (start, end)]
    if not all(precision == "year" or precision in _SPANS for precision in both):
        return False
    return both == ["year", "year"] or any(
        point.precision in _SPANS and not _name_of_span(point, lang) for point in (start, end)
    )


def _year(year: int, lang: str, with_era: bool = False) -> str:
    if year <= 0:
        told = _alone(_counted(_before_common_era(year), lang), lang)
        return _with_era(told, lang, BEFORE_COMMON_ERA, alone=True)
    told = _alone(_counted(year, lang), lang)
    return _with_era(told, lang, COMMON_ERA, alone=True) if with_era else told


def _before_common_era(year: int) -> int:
    """The year 0 is 1 BCE; a round one so long ago that none are counted one by one is as many BCE as are written."""
    is_round = year <= -LONG_AGO and year % 1000 == 0
    return -year if is_round else 1 - year


def _alone(told: str, lang: str) -> str:
    """A year, or years, without a month beside them."""
    return YEARS.get(language_of(lang), "{}").format(told)


def _counted(year: int, lang: str) -> str:
    return word_number(year, lang) if year >= GROUPED_FROM else str(year)


def _with_era(told: str, lang: str, era: int, *, alone: bool = False) -> str:
    """``alone`` where no month or day stands with the years; a language without words of ours has CLDR's era."""
    language = language_of(lang)
    if language in WORDS:
        return WORDS[language][era].format(told)
    writing = writing_of(lang)
    name, pattern = writing.eras[era - BEFORE_COMMON_ERA], writing.year_of_era
    if pattern.startswith("G"):
        year = pattern.removeprefix("G").strip().replace("y", told) if alone else told
        return f"{name}{year}"
    return f"{told} {name}"


def _day_or_month(point: Point, lang: str, with_era: bool) -> str:
    stand_in = 2000 if point.day == 29 and point.month == 2 else 2001
    bare = 0 < point.year < 10000 and not with_era
    at = date(point.year if bare else stand_in, point.month, point.day or 1)
    text = date_of_skeleton(at, LONG if point.day else "yMMMM", lang)
    text = _with_first_day(text.replace(NARROW_NO_BREAK, NO_BREAK), point.day, lang)
    if bare:
        return text
    shown = re.search(rf"{at.year}(\s?[гр]\.)?", text)
    assert shown is not None
    year = _counted(point.year if point.year > 0 else _before_common_era(point.year), lang) + (shown[1] or "")
    if point.year <= 0 or with_era:
        year = _with_era(year, lang, COMMON_ERA if point.year > 0 else BEFORE_COMMON_ERA)
    return text.replace(shown[0], year)


@lru_cache(maxsize=4096)
def tick_label(year: int, month: int, day: int, precision: str, lang: str) -> str:
    """What a tick of an axis says: a year, a month (with the year in January), or a day and its month.

    A “long month” is written out and has its year; a “dated month” and a “dated day” have it, too, in short.
    A “bare day” is but its number.
    """
    if precision == "year" or not 0 < year < 10000:
        return _year(year, lang).replace(" ", NO_BREAK)
    at = date(year, month, day)
    if precision == "month":
        skeleton = "yMMM" if month == 1 else "MMM"
        return date_of_skeleton(at, skeleton, lang).replace(" ", NO_BREAK)
    if precision == "long month":
        return written_date(at, "LLLL y", lang).replace(" ", NO_BREAK)
    skeleton = {"dated month": "yMMM", "dated day": "yMMMd", "bare day": "d"}.get(precision, "MMMd")
    text = date_of_skeleton(at, skeleton, lang)
    text = text if precision in ("dated month", "bare day") else _with_first_day(text, day, lang)
    return text.replace(NARROW_NO_BREAK, NO_BREAK).replace(" ", NO_BREAK)


@lru_cache(maxsize=64)
def tick_labels_in(lang: str) -> Callable[[int, int, int, str], str]:
    """``tick_label`` in a language, the very same function each time: ticks that were found with it are kept by it."""
    return lambda year, month, day, precision: tick_label(year, month, day, precision, lang)
