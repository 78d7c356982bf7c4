"""The timeline in a calendar, read by the library icalendar."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from icalendar import Calendar

from exports.support_exports import TOWN, article_of, exported, refused, told
from factdeck.article import Article


def events(made: Article) -> list[Any]:
    calendar = Calendar.from_ical(exported(made, "ical"))
    assert not calendar.errors
    return calendar.walk("VEVENT")


def one(when: str, rest: str = "") -> Any:
    (event,) = events(article_of(f"timeline:\n  - {{date: {when!r}, title: The mill{rest}}}\n"))
    return event


@pytest.mark.parametrize(
    ("when", "first", "behind", "name"),
    [
        ("1842-05-05", date(1842, 5, 5), date(1842, 5, 6), "The mill"),
        ("1842-05-05/1842-05-07", date(1842, 5, 5), date(1842, 5, 8), "The mill"),
        ("1842-12-31", date(1842, 12, 31), date(1843, 1, 1), "The mill"),
        ("1842-02", date(1842, 2, 1), date(1842, 3, 1), "The mill (February 1842)"),
        ("1842", date(1842, 1, 1), date(1843, 1, 1), "The mill (1842)"),
        ("1842-05-05~", date(1842, 5, 5), date(1842, 5, 6), "The mill (c. 5 May 1842)"),
        ("1842?", date(1842, 1, 1), date(1843, 1, 1), "The mill (1842?)"),
        ("1842-24", date(1842, 12, 1), date(1843, 3, 1), "The mill (winter 1842)"),
        ("184X", date(1840, 1, 1), date(1850, 1, 1), "The mill (1840s)"),
        ("1842/..", date(1842, 1, 1), date(1843, 1, 1), "The mill (from 1842)"),
        ("../1842-05", date(1842, 5, 1), date(1842, 6, 1), "The mill (until May 1842)"),
        ("0001", date(1, 1, 1), date(2, 1, 1), "The mill (1 CE)"),
    ],
)
def test_an_event_lasts_for_all_the_days_that_are_meant(
    when: str, first: date, behind: date, name: str
) -> None:
    event = one(when)
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (first, behind)
    assert str(event["SUMMARY"]) == name


def test_events_come_in_their_order_with_texts_and_lanes() -> None:
    found = events(TOWN)
    assert [str(event["SUMMARY"]) for event in found][1:4] == [
        "The town is built anew (1842–1849)",
        "The town burns down",
        "The first train comes (April 1850)",
    ]
    assert str(found[2]["DESCRIPTION"]) == "5 May 1842\nFor three days.\nThe mill stands."
    assert found[3]["CATEGORIES"].cats == ["Trade"]
    assert {str(event["TRANSP"]) for event in found} == {"TRANSPARENT"}


def test_an_open_end_is_told() -> None:
    problems = told(TOWN, "ical")
    assert [(problem.severity, problem.code, problem.mark.line) for problem in problems] == [
        ("warning", "FD907", 11),
        ("warning", "FD907", 12),
    ]
    assert "'from 1911' stands at the first day that is known" in problems[0].message


@pytest.mark.parametrize("when", ["-0043-03-15", "0000", "Y17000", "9999-12-31", "-0010/0010"])
def test_years_that_a_calendar_has_not_are_refused_at_their_place(when: str) -> None:
    (problem,) = refused(article_of(f"timeline:\n  - {{date: {when!r}, title: The mill}}\n"), "ical")
    assert (problem.code, problem.mark.line) == ("FD904", 4)


def test_lines_have_75_octets_at_most_and_part_no_character() -> None:
    made = article_of(
        "timeline:\n  - date: 1842-05-05\n    title: 'The mill; “old”, \\ 中文中文中文中文中文中文中文中文中文中文中文中文 😀😀😀😀'\n"
    )
    data = exported(made, "ical")
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    for line in data.split(b"\r\n"):
        line.decode("utf-8")
    (event,) = events(made)
    assert (
        str(event["SUMMARY"])
        == "The mill; “old”, \\ 中文中文中文中文中文中文中文中文中文中文中文中文 😀😀😀😀"
    )


def test_an_event_is_known_again_when_others_are_added() -> None:
    first = [str(event["UID"]) for event in events(TOWN)]
    fewer = TOWN.changed(timeline=TOWN.timeline[2:])
    assert [str(event["UID"]) for event in events(fewer)] == [
        own for own, event in zip(first, TOWN.events, strict=True) if event in TOWN.timeline[2:]
    ]
    assert len(set(first)) == len(first)
