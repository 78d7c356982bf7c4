"""A sentence's dates stand in the timeline, wait as comments or are none, each as the tables beside this file say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdeck.article import ProseBlock, parse_date
from factdeck.days import MONTH_NAMES
from factdeck.importing.draft import Draft
from factdeck.importing.foreign_dates import stated_days
from factdeck.importing.infobox.dates import edtf_of
from factdeck.importing.offers import Offer, offers_of
from factdeck.importing.prose_dates import date_of, stated_dates
from factdeck.importing.spans import text_inline

TABLES = Path(__file__).parent / "prose"
Told = tuple[str, list[str], list[str]]


def told(name: str) -> Iterator[Told]:
    """Each sentence of a table with the entries that stand (“date | title”) and the dates that wait."""
    found: list[Told] = []
    for line in (TABLES / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            found[-1][1].append(line[2:])
        elif line.startswith("? "):
            found[-1][2].append(line[2:])
        elif not line.startswith("#"):
            found.append((line, [], []))
    yield from found


def offers(text: str) -> list[Offer]:
    return offers_of(Draft(lang="en", lead=[ProseBlock("paragraph", text_inline(text))]))


def standing(text: str) -> list[str]:
    return [f"{each.event.date} | {each.event.title}" for each in offers(text) if each.stands]


def waiting(text: str) -> list[str]:
    return [each.event.date for each in offers(text) if not each.stands]


@pytest.mark.parametrize("table", ["numbers.txt", "stands.txt", "waits.txt"])
def test_a_table_has_many_sentences(table: str) -> None:
    assert len(list(told(table))) >= 20


@pytest.mark.parametrize(("text", "entries", "dates"), told("stands.txt"))
def test_a_clause_that_says_what_happened_when_stands(
    text: str, entries: list[str], dates: list[str]
) -> None:
    assert standing(text) == entries
    assert waiting(text) == dates


@pytest.mark.parametrize(("text", "entries", "dates"), told("waits.txt"))
def test_what_is_not_certain_waits_with_its_whole_sentence(
    text: str, entries: list[str], dates: list[str]
) -> None:
    assert standing(text) == entries == []
    assert waiting(text) == dates
    assert {each.event.title for each in offers(text)} == {text.rstrip(".")}


@pytest.mark.parametrize(("text", "entries", "dates"), told("numbers.txt"))
def test_a_number_of_something_is_no_year(text: str, entries: list[str], dates: list[str]) -> None:
    assert not offers(text)


@given(
    number=st.integers(1, 2_000_000),
    things=st.sampled_from(
        ["men", "people", "km", "votes", "houses", "percent", "tons", "copies", "new cases"]
    ),
    before=st.sampled_from(
        ["About", "In", "From", "By", "On 6 April,", "Around", "In May", "During", "Between"]
    ),
    grouped=st.booleans(),
)
def test_things_are_counted_and_not_dated(number: int, things: str, before: str, grouped: bool) -> None:
    written = f"{number:,}" if grouped else str(number)
    assert not standing(f"{before} {written} {things} were lost at the bridge.")


@given(
    day=st.dates(date(1000, 1, 1), date(2099, 12, 31)),
    subject=st.sampled_from(["the fleet", "Rudolf", "an army of 500 men", "Antoinette de Mauban"]),
    verb=st.sampled_from(["reached Strelsau", "was defeated at Zenda", "crossed the river"]),
    leads=st.booleans(),
)
def test_a_day_is_read_as_it_is_written(day: date, subject: str, verb: str, leads: bool) -> None:
    words = f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"
    title = subject[:1].upper() + subject[1:] + f" {verb}"
    assert standing(f"On {words} {subject} {verb}." if leads else f"{title} on {words}.") == [
        f"{day.isoformat()} | {title}"
    ]


@pytest.mark.parametrize(
    ("lang", "text", "days"),
    [
        ("de", "Er kam am 9. August 1945 und ging am 1. März 1950.", ["1945-08-09", "1950-03-01"]),
        ("fr", "Le 6 avril, 103 nouveaux cas ; le 1er avril 1945, aucun.", ["1945-04-01"]),
        ("es", "El puerto se abrió el 9 de agosto de 1945.", ["1945-08-09"]),
        ("pt-BR", "O porto abriu em 9 de agosto de 1945.", ["1945-08-09"]),
        ("it", "Il porto aprì il 9 agosto 1945.", ["1945-08-09"]),
        ("ru", "Порт открыли 9 августа 1945 года.", ["1945-08-09"]),
        ("pl", "Port otwarto 9 sierpnia 1945 roku.", ["1945-08-09"]),
        ("zh", "港口于1945年8月9日开放。", ["1945-08-09"]),
        ("ja", "1945年8月9日に開港した。", ["1945-08-09"]),
        ("de", "Es waren 9 August 1.945 Leute da.", []),
        ("de", "Am 31. Februar 1900 geschah nichts.", []),
        ("x-none", "9 August 1945", []),
    ],
)
def test_in_other_languages_whole_days_are_read_and_nothing_else(
    lang: str, text: str, days: list[str]
) -> None:
    assert stated_days(text, lang) == days


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ("9 August 1945", "1945-08-09"),
        ("9 August 794", "0794-08-09"),
        ("794", "0794"),
        ("1945–46", "1945/1946"),
        ("44 BC", "-0043"),
        ("c. 1500", "1500~"),
        ("1930s", "193X"),
        ("1,945 men", ""),
        ("19:45", ""),
    ],
)
def test_the_value_of_a_field_may_be_a_date_alone(value: str, edtf: str) -> None:
    assert date_of(value) == edtf


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ("9 August 1945 (aged 70), Strelsau", "1945-08-09"),
        ("Strelsau, 9 August 1945", "1945-08-09"),
        ("9 August 1945; ratified 9 May 1946", "1945-08-09"),
        ("April 19, 1775September 3, 1783; in force: May 12, 1784", ""),
        ("until 1945", ""),
    ],
)
def test_a_field_of_more_than_a_date_has_the_first_that_is_sure(value: str, edtf: str) -> None:
    assert edtf_of(value) == edtf


def test_dates_in_brackets_and_quotations_are_left_alone() -> None:
    text = 'The poem "In May 1940" (written in 1941) was read in 1942.'
    assert [each.edtf for each in stated_dates(text)] == ["1942"]


@given(st.text(alphabet="Onin the A.d,BC()“”\"'–- 0123456789MayJune", max_size=80))
def test_whatever_is_read_is_a_date_of_the_calendar(text: str) -> None:
    for each in stated_dates(text):
        assert parse_date(each.edtf).text == each.edtf
        assert 0 <= each.start < each.end <= len(text)
