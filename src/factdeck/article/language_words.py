"""Numbers, units, lists, months and lengths of time to words of a language, with spaces that never break (Babel, CLDR)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from factdeck.language.locales import locale_of
from factdeck.language.signs import NARROW_NO_BREAK, NO_BREAK

MINUS = "\u2212"
"""Unlike behind a hyphen, no line ends behind it."""


@lru_cache(maxsize=4096)
def word_number(value: float, lang: str) -> str:
    """A number as the language groups its digits and marks its decimals; no zeros behind them, a minus sign before it."""
    from babel.numbers import format_decimal

    return _unbroken(format_decimal(value, "#,##0.##########", locale=locale_of(lang))).replace("-", MINUS)


def word_share(share: float, lang: str) -> str:
    """A share of 1 in whole percents, as the language writes them."""
    from babel.numbers import format_percent

    return _unbroken(format_percent(share, locale=locale_of(lang)))


def _unbroken(text: str) -> str:
    return text.replace(NARROW_NO_BREAK, NO_BREAK).replace(" ", NO_BREAK)


def leads(unit: str, lang: str) -> bool:
    """Whether a unit stands before its number, as the percent sign does in Turkish (CLDR)."""
    return unit == "%" and locale_of(lang).percent_formats[None].pattern.startswith("%")


def space_before(unit: str, lang: str) -> str:
    """What stands between a number and its unit: nothing beside a percentage's sign where CLDR has none, nor before a degree's."""
    if unit[:1] in "%‰":
        pattern = locale_of(lang).percent_formats[None].pattern
        return NO_BREAK if NO_BREAK in pattern else ""
    return "" if unit in ("°", "′", "″") else NO_BREAK


@lru_cache(maxsize=32)
def kilometre_words(lang: str) -> tuple[str, str]:
    """What a language calls kilometres, with {} for how many, and its decimal sign."""
    from babel.numbers import get_decimal_symbol
    from babel.units import format_unit

    locale = locale_of(lang)
    told = format_unit(10, "length-kilometer", "short", locale=locale)
    return _unbroken(told.replace("10", "{}")), get_decimal_symbol(locale, numbering_system="latn")


def word_unit(value: float, unit: str, lang: str) -> str:
    """A number with one of CLDR's units, as in “1,2 Mo” for digital-megabyte."""
    from babel.units import format_unit

    return _unbroken(format_unit(value, unit, "short", locale=locale_of(lang)))


def listed(texts: Iterable[str], lang: str) -> str:
    """Texts with what a language sets between those of a list, and no word before the last one (CLDR, list patterns)."""
    between: str = locale_of(lang).list_patterns["standard"]["middle"].format("", "")
    return between.join(texts)


@lru_cache(maxsize=32)
def month_names(lang: str) -> frozenset[str]:
    """What a language calls the months, in full and short, alone and in dates, without capitals and full stops."""
    from babel.dates import get_month_names

    names: set[str] = set()
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            result = get_month_names(width, context=context, locale=locale_of(lang))
            names |= {name.casefold().rstrip(".") for name in result.values()}
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
    from datetime import timedelta

    from babel.dates import format_timedelta

    if days < 2 or days > timedelta.max.days:
        return ""
    unit: Literal["day", "month", "year"] = "day" if days < 60 else "month" if days < LEAST_YEARS else "year"
    if unit == "year" and years is not None:
        days = years * BABELS_YEAR
    text = format_timedelta(
        timedelta(days=days), granularity=unit, threshold=EVERY_COUNT, locale=locale_of(lang)
    )
    return text.replace(" ", NO_BREAK)
