"""Dates to words in the article's language, with spaces that never break (Babel, CLDR)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from factdeck.article.dates import Date, Point

if TYPE_CHECKING:
    from babel import Locale

NO_BREAK = "\u00a0"

_WORDS = {
    "en": (
        "c. {}",
        "{}?",
        "before {}",
        "from {}",
        "until {}",
        "{}s",
        "{} BCE",
        "spring|summer|autumn|winter",
    ),
    "de": (
        "um {}",
        "{}?",
        "vor {}",
        "ab {}",
        "bis {}",
        "{}er",
        "{} v. Chr.",
        "Frühjahr|Sommer|Herbst|Winter",
    ),
    "fr": (
        "vers {}",
        "{} ?",
        "avant {}",
        "depuis {}",
        "jusqu’à {}",
        "années {}",
        "{} av. J.-C.",
        "printemps|été|automne|hiver",
    ),
    "es": (
        "hacia {}",
        "¿{}?",
        "antes de {}",
        "desde {}",
        "hasta {}",
        "años {}",
        "{} a. C.",
        "primavera|verano|otoño|invierno",
    ),
    "it": (
        "ca. {}",
        "{}?",
        "prima del {}",
        "dal {}",
        "fino al {}",
        "anni {}",
        "{} a.C.",
        "primavera|estate|autunno|inverno",
    ),
    "ru": ("ок. {}", "{}?", "до {}", "с {}", "до {}", "{}-е", "{} до н. э.", "весна|лето|осень|зима"),
}
"""Circa, uncertain, before, from, until, decade, before the common era, seasons; languages not here use English."""


@lru_cache(maxsize=64)
def _locale(lang: str) -> Locale:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(lang, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")


def _words(lang: str) -> tuple[str, ...]:
    return _WORDS.get(lang.split("-")[0], _WORDS["en"])


@lru_cache(maxsize=4096)
def word_date(date: Date, lang: str) -> str:
    """A date as a reader of the language writes it, such as “9 August 1945” or “September–November 1945”."""
    words = _words(lang)
    if date.start is None:
        assert date.end is not None
        return words[4 if not date.unknown else 2].format(_point(date.end, lang)).replace(" ", NO_BREAK)
    if date.end is None:
        return words[3].format(_point(date.start, lang)).replace(" ", NO_BREAK)
    if not date.interval:
        return _point(date.start, lang)
    return _interval(date.start, date.end, lang)


def _interval(start: Point, end: Point, lang: str) -> str:
    """Both ends with an en dash; what they share is said once where CLDR has a pattern for it."""
    plain = not any(point.approximate or point.uncertain for point in (start, end))
    both = (start.precision, end.precision)
    if plain and both in (("month", "month"), ("day", "day")) and start.year > 0 and end.year < 10000:
        return _cldr_interval(start, end, lang)
    first, last = _point(start, lang), _point(end, lang)
    spaced = NO_BREAK in first or NO_BREAK in last
    return f"{first}{NO_BREAK}– {last}" if spaced else f"{first}–{last}"


def _cldr_interval(start: Point, end: Point, lang: str) -> str:
    from datetime import date as day

    from babel.dates import format_interval

    skeleton = "yMMMMd" if start.precision == "day" else "yMMMM"
    told = format_interval(
        day(start.year, start.month, start.day or 1),
        day(end.year, end.month, end.day or 1),
        skeleton,
        locale=_locale(lang),
    )
    return _unbroken(told.replace(" – ", f"{NO_BREAK}– "))


def _unbroken(text: str) -> str:
    """All spaces but the one behind a dash keep their words together."""
    return "– ".join(part.replace(" ", NO_BREAK).replace("\u2009", "") for part in text.split("– "))


def _point(point: Point, lang: str) -> str:
    words = _words(lang)
    told = _plain_point(point, lang)
    if point.approximate:
        told = words[0].format(told)
    if point.uncertain:
        told = words[1].format(told)
    return told.replace(" ", NO_BREAK)


def _plain_point(point: Point, lang: str) -> str:
    words = _words(lang)
    if point.precision == "season":
        names = words[7].split("|")
        if point.season <= 32:
            return f"{names[(point.season - 21) % 4]} {_year(point.year, lang)}"
        return _year(point.year, lang)
    if point.precision in ("decade", "century", "millennium"):
        told = words[5].format(abs(point.year))
        return told if point.year >= 0 else words[6].format(told)
    if point.precision == "year":
        return _year(point.year, lang)
    return _day_or_month(point, lang)


def _year(year: int, lang: str) -> str:
    """The year 0 is 1 BCE."""
    if year > 0:
        return str(year)
    return _words(lang)[6].format(1 - year)


def _day_or_month(point: Point, lang: str) -> str:
    from datetime import date as day

    from babel.dates import format_date, format_skeleton

    stand_in = 2000 if point.day == 29 and point.month == 2 else 2001
    at = day(point.year if 0 < point.year < 10000 else stand_in, point.month, point.day or 1)
    locale = _locale(lang)
    told = (
        format_date(at, "long", locale=locale) if point.day else format_skeleton("yMMMM", at, locale=locale)
    )
    return told if at.year == point.year else told.replace(str(at.year), _year(point.year, lang))


@lru_cache(maxsize=4096)
def tick_label(year: int, month: int, day: int, precision: str, lang: str) -> str:
    """What a tick of an axis says: a year, a month (with the year in January), or a day and its month."""
    from datetime import date

    from babel.dates import format_date, format_skeleton

    if precision == "year" or not 0 < year < 10000:
        return _year(year, lang).replace(" ", NO_BREAK)
    at = date(year, month, day)
    if precision == "month":
        skeleton = "yMMM" if month == 1 else "MMM"
        return format_skeleton(skeleton, at, locale=_locale(lang)).replace(" ", NO_BREAK)
    if precision == "long month":
        return format_date(at, "LLLL y", locale=_locale(lang)).replace(" ", NO_BREAK)
    return format_skeleton("MMMd", at, locale=_locale(lang)).replace(" ", NO_BREAK)


@lru_cache(maxsize=4096)
def word_number(value: float, lang: str) -> str:
    """A number as the language groups its digits and marks its decimals; no zeros behind them."""
    from babel.numbers import format_decimal

    told = format_decimal(value, "#,##0.##########", locale=_locale(lang))
    return told.replace("\u202f", NO_BREAK).replace(" ", NO_BREAK)
