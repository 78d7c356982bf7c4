"""Numbers, units, lists, months and lengths of time to words of a language, with spaces that never break (Babel, CLDR)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from functools import lru_cache
from typing import Literal

from factdeck.derived import derived
from factdeck.language.locales import locale_of
from factdeck.language.signs import NARROW_NO_BREAK, NO_BREAK
from factdeck.language.writing import writing_of, written_number

MINUS = "\u2212"
"""Unlike behind a hyphen, no line ends behind it."""


@lru_cache(maxsize=4096)
def word_number(value: float, lang: str) -> str:
    """A number as the language groups its digits and marks its decimals; no zeros behind them, a minus sign before it."""
    return _unbroken(written_number(value, lang)).replace("-", MINUS)


def word_share(share: float, lang: str) -> str:
    """A share of 1 in whole percents, as the language writes them."""
    from babel.numbers import format_percent

    return _unbroken(format_percent(share, locale=locale_of(lang)))


def _unbroken(text: str) -> str:
    return text.replace(NARROW_NO_BREAK, NO_BREAK).replace(" ", NO_BREAK)


def leads(unit: str, lang: str) -> bool:
    """Whether a unit stands before its number, as the percent sign does in Turkish (CLDR)."""
    return unit == "%" and writing_of(lang).percentage.startswith("%")


def space_before(unit: str, lang: str) -> str:
    """What stands between a number and its unit: nothing beside a percentage's sign where CLDR has none, nor before a degree's."""
    if unit[:1] in "%‰":
        return NO_BREAK if NO_BREAK in writing_of(lang).percentage else ""
    return "" if unit in ("°", "′", "″") else NO_BREAK


@lru_cache(maxsize=32)
def kilometre_words(lang: str) -> tuple[str, str]:
    """What a language calls kilometres, with {} for how many, and its decimal sign."""
    ten = derived("ten kilometres", lang, str, lambda: word_unit(10, "length-kilometer", lang))
    return ten.replace("10", "{}"), writing_of(lang).decimal


def word_unit(value: float, unit: str, lang: str) -> str:
    """A number with one of CLDR's units, as in “1,2 Mo” for digital-megabyte."""
    from babel.units import format_unit

    return _unbroken(format_unit(value, unit, "short", locale=locale_of(lang)))


def listed(texts: Iterable[str], lang: str) -> str:
    """Texts with what a language sets between those of a list, and no word before the last one (CLDR, list patterns)."""
    return writing_of(lang).between.join(texts)


@lru_cache(maxsize=32)
def month_names(lang: str) -> frozenset[str]:
    """What a language calls the months, in full and short, alone and in dates, without capitals and full stops."""
    names = {name.casefold().rstrip(".") for names in writing_of(lang).months.values() for name in names}
    return frozenset(name for name in names if not name[:1].isdigit())


EVERY_COUNT = 1e9
"""However many there are, a length of time is told in the unit asked for."""
LEAST_YEARS = 731
"""Days from which a length of time is told in years."""
BABELS_YEAR = 365
"""Its days, by which seven thousand years come out as five more."""


@lru_cache(maxsize=256)
def word_duration(days: float, lang: str, years: int | None = None) -> str:
    """A length of time in its largest unit, as in “15 months”; empty below two days.

    ``years`` are those by the calendar, which are not as long as each other.
    """
    if days < 2 or days > timedelta.max.days:
        return ""
    unit: Literal["day", "month", "year"] = "day" if days < 60 else "month" if days < LEAST_YEARS else "year"
    if unit == "year" and years is not None:
        days = years * BABELS_YEAR

    def told() -> str:
        from babel.dates import format_timedelta

        length = timedelta(days=days)
        return format_timedelta(length, granularity=unit, threshold=EVERY_COUNT, locale=locale_of(lang))

    return derived("length of time", (days, unit, lang), str, told).replace(" ", NO_BREAK)
