"""A language to how it writes dates, numbers and lists (CLDR): taken from Babel's tables once and kept from run to run.

Babel takes longer to load and to read a language's tables than a page takes to be placed.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache, partial
from typing import Literal

from msgspec import Struct

from factdeck.derived import derived
from factdeck.language.locales import locale_of

LONG = "long"
"""A date with its month in full."""
SKELETONS = ("MMMMd", "yMMMM", "yMMM", "MMM", "MMMd", "yMMMd", "d")
"""Which fields a date is to have (UTS 35, part 4, section 2.6.2)."""
INTERVALS = ("yMMMd", "yMMMM")
_MONTHS: dict[str, tuple[Literal["format", "stand-alone"], Literal["abbreviated", "wide"]]] = {
    "MMM": ("format", "abbreviated"),
    "MMMM": ("format", "wide"),
    "LLL": ("stand-alone", "abbreviated"),
    "LLLL": ("stand-alone", "wide"),
}
_PART = re.compile(r"'((?:[^']|'')+)'|'(')|(([A-Za-z])\4*)|([^A-Za-z']+)")
"""Of a pattern: what is quoted, a quotation mark, a field, or other signs."""


class Writing(Struct, frozen=True):
    """How a language writes."""

    dates: dict[str, str]
    """The pattern of a long date, and of each skeleton."""
    intervals: dict[str, dict[str, tuple[str, ...]]]
    """Of dates with these fields, by the largest field in which both ends differ, the pattern of each end."""
    months: dict[str, tuple[str, ...]]
    """Their names by the field that shows them."""
    eras: tuple[str, str]
    """Before the common era, and in it."""
    year_of_era: str
    """The pattern of a year and its era."""
    decimal: str
    group: str
    """What stands before decimals, and between thousands."""
    percentage: str
    """The pattern of a percentage."""
    between: str
    """What stands between two of a list's middle entries."""


@lru_cache(maxsize=64)
def writing_of(lang: str) -> Writing:
    """How a language (BCP 47) writes; English for one that Babel does not know."""
    return derived("how a language writes", lang, Writing, partial(_read, lang))


def _read(lang: str) -> Writing:
    from babel.dates import get_month_names, match_skeleton
    from babel.numbers import get_decimal_symbol, get_group_symbol

    locale = locale_of(lang)
    skeletons, intervals = locale.datetime_skeletons, locale.interval_formats
    nearest = {
        asked: asked if asked in skeletons else match_skeleton(asked, skeletons) for asked in SKELETONS
    }
    return Writing(
        dates={
            LONG: str(locale.date_formats["long"]),
            **{asked: str(skeletons[found]) for asked, found in nearest.items() if found},
        },
        intervals={
            asked: {field: tuple(patterns) for field, patterns in (intervals.get(asked) or {}).items()}
            for asked in INTERVALS
        },
        months={
            field: tuple(name for _, name in sorted(get_month_names(width, context, locale).items()))
            for field, (context, width) in _MONTHS.items()
        },
        eras=(locale.eras["abbreviated"][0], locale.eras["abbreviated"][1]),
        year_of_era=str(skeletons.get("Gy") or "y G"),
        decimal=get_decimal_symbol(locale, numbering_system="latn"),
        group=get_group_symbol(locale, numbering_system="latn"),
        percentage=locale.percent_formats[None].pattern,
        between=locale.list_patterns["standard"]["middle"].format("", ""),
    )


def written_date(at: date, pattern: str, lang: str) -> str:
    """A day by a pattern of dates (UTS 35, part 4, section 8), as Babel's ``format_date`` writes it."""
    months = writing_of(lang).months
    written = ""
    for quoted, mark, field, letter, other in _PART.findall(pattern):
        if not field:
            written += quoted.replace("''", "'") + mark + other
        elif letter == "d":
            written += f"{at.day:0{len(field)}}"
        elif letter == "y" and len(field) != 2:
            written += f"{at.year:0{len(field)}}"
        elif letter in "ML" and len(field) < 3:
            written += f"{at.month:0{len(field)}}"
        elif field in months:
            written += months[field][at.month - 1]
        else:
            from babel.dates import format_date

            return format_date(at, pattern, locale=locale_of(lang))
    return written


def date_of_skeleton(at: date, skeleton: str, lang: str) -> str:
    """A long date, or one with the fields of a skeleton, as Babel's ``format_skeleton`` writes it."""
    return written_date(at, writing_of(lang).dates[skeleton], lang)


def written_number(value: float, lang: str) -> str:
    """A number with its thousands apart, and ten decimals or fewer, as Babel's ``format_decimal`` writes it."""
    writing = writing_of(lang)
    whole, decimals = f"{Decimal(str(value)):,.10f}".split(".")
    decimals = decimals.rstrip("0")
    return whole.replace(",", writing.group) + (writing.decimal + decimals if decimals else "")
