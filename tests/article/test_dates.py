"""The time between two dates is counted by the calendar, also across the years before the common era."""

from __future__ import annotations

import pytest

from factdeck.article.dates import DateError, parse_date, years_between
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


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("44 BC", "write -0043"),
        ("1 BCE", "write 0000"),
        ("-44", "44 BCE is written -0043, since no year 0 was counted"),
        ("\u221244", "44 BCE is written -0043, since no year 0 was counted"),
        ("-13.8e9", "a year beyond four digits is written Y-13800000000"),
        ("Y1E9", None),
        ("Y1.5e4", "a year beyond four digits is written Y15000"),
        ("Y1e400", "a year beyond four digits is written Y17000 or Y-17000"),
        ("Y99999999999", "nothing is known to be as old: count the zeros, or write it into a text"),
    ],
)
def test_a_year_that_is_written_in_another_way_is_told_as_it_is_to_be(
    written: str, meant: str | None
) -> None:
    if meant is None:
        assert parse_date(written).start
        return
    with pytest.raises(DateError) as told:
        parse_date(written)
    assert told.value.hint == meant


def test_the_beginning_of_the_world_is_a_date() -> None:
    assert parse_date("Y-13800000000").earliest < parse_date("Y-4540000000").earliest
