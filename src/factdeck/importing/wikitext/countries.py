"""Names and codes of countries, by which templates show a flag, to the country's name in the text's language (CLDR)."""

from __future__ import annotations

import re
from functools import lru_cache

from factdeck.language.locales import locale_of

_CODE = re.compile(r"[a-z]{3}")
_OF_A_YEAR = re.compile(r"(?P<code>[a-z]{3})-\d{4}")
"""A code with the year from which the flag was flown, as ``deu-1935``."""


def country_of(name: str, lang: str) -> str:
    """The country that a template of this name in small letters shows; empty where it names none.

    Known are names in the text's language or in English, and codes of three letters (ISO 3166-1 alpha-3).
    """
    dated = _OF_A_YEAR.fullmatch(name)
    code = _codes().get(dated["code"] if dated else name, "") or _by_name(lang).get(name, "")
    return _territories(lang).get(code, "") if code else ""


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    """Codes of two letters by those of three."""
    from babel.core import get_global

    aliases = get_global("territory_aliases")
    return {
        code.lower(): others[0]
        for code, others in aliases.items()
        if _CODE.fullmatch(code.lower()) and len(others) == 1 and len(others[0]) == 2
    }


@lru_cache(maxsize=8)
def _territories(lang: str) -> dict[str, str]:
    locale = locale_of(lang)
    return {code: str(name) for code, name in locale.territories.items() if len(code) == 2 and code.isalpha()}


@lru_cache(maxsize=8)
def _by_name(lang: str) -> dict[str, str]:
    named = {name.lower(): code for code, name in _territories("en").items()}
    return named | {name.lower(): code for code, name in _territories(lang).items()}
