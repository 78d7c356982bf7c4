"""A language to what Babel knows of it (CLDR), its tables kept apart from those of other languages."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from babel import Locale

_SHARED = ("months", "days", "quarters", "eras", "currency_formats")
"""Tables that lead from one entry to another, and that languages share as far as they say nothing else."""


@lru_cache(maxsize=64)
def known_locale(lang: str) -> Locale | None:
    """Babel's locale of a language (BCP 47); None of one that it does not know.

    Babel writes what an entry leads to in the entry's place, which other languages may share: Ukrainian months became
    Hebrew behind a Hebrew article (python-babel/babel#1234). So each language gets tables of its own.
    """
    from babel import Locale, UnknownLocaleError, localedata

    try:
        locale = Locale.parse(lang, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
    tables = localedata.load(str(locale))
    tables.update({name: _own(tables[name]) for name in _SHARED if name in tables})
    return locale


def locale_of(lang: str) -> Locale:
    """Babel's locale of a language (BCP 47); English for one that it does not know."""
    result = known_locale(lang) or known_locale("en")
    assert result is not None
    return result


def _own(table: Any) -> Any:
    return {key: _own(value) for key, value in table.items()} if isinstance(table, dict) else table
