"""Dates and numbers are written as Babel writes them, which is asked once for how."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from babel.dates import format_date, format_skeleton, get_month_names
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from factdeck.article.date_words import WORDS
from factdeck.derived import kept_by
from factdeck.language import writing
from factdeck.language.locales import locale_of
from factdeck.language.writing import (
    INTERVALS,
    LONG,
    SKELETONS,
    date_of_skeleton,
    writing_of,
    written_date,
    written_number,
)
from factdeck.library.cache.keeping import StoreKeeper
from factdeck.library.cache.store import Store

OTHERS = ("af", "bg", "de-CH", "en-GB", "eu", "fr-CH", "ka", "la", "lv", "pt-PT", "sr-Latn", "sw", "zh-TW")
LANGUAGES = (*WORDS, *OTHERS, "xx")
"""Those with words of ours, some that have no other than Babel's, and one that nobody knows."""
DAYS = [date(1914, month, day) for month in range(1, 13) for day in (1, 28)] + [
    date(1, 9, 9),
    date(9999, 12, 31),
]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_dates_are_those_of_babel(lang: str) -> None:
    locale = locale_of(lang)
    for at in DAYS:
        assert date_of_skeleton(at, LONG, lang) == format_date(at, "long", locale=locale)
        for skeleton in SKELETONS:
            assert date_of_skeleton(at, skeleton, lang) == format_skeleton(skeleton, at, locale=locale)
        patterns = [each for fields in INTERVALS for each in writing_of(lang).intervals[fields].values()]
        for pattern in ("LLLL y", *(part for parts in patterns for part in parts)):
            assert written_date(at, pattern, lang) == format_date(at, pattern, locale=locale)


@pytest.mark.parametrize(
    "pattern", ["d. MMMM y 'г'.", "'o''clock' d", "''d''", "EEEE, dd.MM.yy", "MMMMM y G", "第d日"]
)
def test_a_pattern_may_hold_quotations_and_any_field(pattern: str) -> None:
    for at in DAYS:
        assert written_date(at, pattern, "uk") == format_date(at, pattern, locale=locale_of("uk"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_months_and_intervals_are_those_of_babel(lang: str) -> None:
    locale, known = locale_of(lang), writing_of(lang)
    assert known.months["LLLL"][8] == get_month_names("wide", "stand-alone", locale)[9]
    assert known.months["MMM"][0] == get_month_names("abbreviated", "format", locale)[1]
    for fields in INTERVALS:
        told = {field: tuple(both) for field, both in (locale.interval_formats.get(fields) or {}).items()}
        assert known.intervals[fields] == told


def test_a_million_is_grouped_in_switzerland_where_babel_takes_its_apostrophes_for_quotation_marks() -> None:
    assert [written_number(each, "de-CH") for each in (1000, 1234567.5)] == ["1'000", "1'234'567.5"]


@given(
    st.sampled_from([lang for lang in LANGUAGES if "-CH" not in lang]),
    st.integers(-(10**15), 10**15) | st.floats(-(10**12), 10**12),
)
def test_numbers_are_those_of_babel(lang: str, number: float) -> None:
    told = format_decimal(number, "#,##0.##########", locale=locale_of(lang))
    assert written_number(number, lang) == told


def test_babel_is_asked_once_for_a_language_and_no_more_in_later_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path)
    store.put_record("begun", b"yes")
    with kept_by(StoreKeeper(store, "code")):
        writing_of.cache_clear()
        first = writing_of("el")
        writing_of.cache_clear()
        monkeypatch.setattr(writing, "_read", pytest.fail)
        assert writing_of("el") == first
    writing_of.cache_clear()
