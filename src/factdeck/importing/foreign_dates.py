"""Prose in any language that CLDR knows to the whole days that it states: day, month by name, and year.

Nothing else is read there: what a year alone or “until” means is a matter of each language's grammar.
"""

from __future__ import annotations

import re
from functools import lru_cache

from babel.dates import get_month_names

from factdeck.importing.valid_dates import valid_date
from factdeck.language.locales import known_locale

_LEAST_LETTERS = 3
_WIDE = re.compile(r"(?<!\d)(1\d{3}|20\d\d)\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
"""Chinese, Japanese and Korean name no months: “1945年8月9日”."""
_BETWEEN = r"(?:\s(?:de|del|d['’]|di|do|da))?\s?"


def stated_days(text: str, lang: str) -> list[str]:
    """The days as EDTF, each once, in the text's order; none where CLDR has no months of the language."""
    result = [(each.start(), (each[1], each[2], each[3])) for each in _WIDE.finditer(text)]
    months = _months(lang)
    if months and re.search(r"\d{4}", text):
        for each in _pattern(lang).finditer(text):
            month = months[each["month"].casefold()]
            result.append((each.start(), (each["year"], str(month), each["day"])))
    days = (
        valid_date(f"{int(year):04}-{int(month):02}-{int(day):02}")
        for _, (year, month, day) in sorted(result)
    )
    return list(dict.fromkeys(day for day in days if day))


def stated_month(text: str, lang: str) -> str:
    """The month as EDTF that a text such as “juillet 1914” is; empty where it is none."""
    months = _months(lang)
    result = re.fullmatch(rf"(?P<month>\D{{3,20}}?){_BETWEEN}(?P<year>1\d{{3}}|20\d\d)", text.strip())
    month = months.get(result["month"].strip().casefold()) if result else None
    return f"{result['year']}-{month:02}" if result and month else ""


@lru_cache(maxsize=8)
def _months(lang: str) -> dict[str, int]:
    """The months' names, as they stand in dates and alone, without those that are numbers."""
    locale = known_locale(lang)
    if locale is None:
        return {}
    names: dict[str, int] = {}
    for context in ("stand-alone", "format"):
        for number, name in get_month_names("wide", context=context, locale=locale).items():
            if len(name) >= _LEAST_LETTERS and not any(sign.isdigit() for sign in name):
                names[name.casefold()] = number
    return names


@lru_cache(maxsize=8)
def _pattern(lang: str) -> re.Pattern[str]:
    """“9. August 1945”, “1er avril 1945”, “9 de agosto de 1945”, “9 августа 1945”."""
    names = "|".join(re.escape(name) for name in sorted(_months(lang), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w.,:/–-])(?P<day>\d{{1,2}})(?:er|º|ª|\.)?{_BETWEEN}(?P<month>{names}){_BETWEEN}"
        r"(?P<year>1\d{3}|20\d\d)(?![\d–-]|[.,]\d)",
        re.IGNORECASE,
    )
