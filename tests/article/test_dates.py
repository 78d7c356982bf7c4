"""The time between two dates is counted by the calendar, also across the years before the common era."""

from __future__ import annotations

import pytest

from factdeck.article.dates import parse_date, years_between
from factdeck.article.language_words import word_duration


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [
        ("1815-12-10", "1980-12-10", 165),
        ("1479-09-04", "1750-01-13", 270),
        ("1479-09", "1750-09", 271),
        ("1200", "1845", 645),
        ("1969-07-18", "2015", 46),
        ("-0011", "0254?", 265),
        ("-5999~", "1930-03-12/1930-04-06", 7929),
        ("1200/1300", "1400/..", 200),
        ("../1200", "1400", 200),
    ],
)
def test_years_between_two_dates_are_those_of_the_calendar(first: str, last: str, years: int) -> None:
    assert years_between(parse_date(first), parse_date(last)) == years


def test_many_years_are_not_counted_by_days() -> None:
    days = parse_date("1930").earliest - parse_date("-5999").earliest
    assert word_duration(float(days), "fr", 7929) == "7929\u00a0ans"
    assert word_duration(460.0, "en", 1) == "15\u00a0months"
