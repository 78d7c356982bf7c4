"""The timeline as a table and for TimelineJS: dates as written, as days, and in words."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import Any

import pytest

from exports.support_exports import ODD, TOWN, article_of, exported
from factdeck.article import Article


def rows(made: Article) -> list[dict[str, str]]:
    data = exported(made, "timeline-csv")
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))


def slides(made: Article) -> list[dict[str, Any]]:
    found = json.loads(exported(made, "timelinejs"))["events"]
    assert isinstance(found, list)
    return found


def one(when: str) -> Article:
    return article_of(f"timeline:\n  - {{date: {when!r}, title: The mill}}\n")


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        ("1842-05-05", "1842-05-05", "1842-05-05"),
        ("1842", "1842-01-01", "1842-12-31"),
        ("1842/..", "1842-01-01", ""),
        ("../1842-05", "", "1842-05-31"),
        ("1842-24", "1842-12-01", "1843-02-28"),
        ("-0043-03-15", "-0043-03-15", "-0043-03-15"),
        ("0000", "0000-01-01", "0000-12-31"),
        ("Y17000", "+17000-01-01", "+17000-12-31"),
        ("18XX", "1800-01-01", "1899-12-31"),
    ],
)
def test_a_table_has_the_first_and_the_last_day(when: str, start: str, end: str) -> None:
    (row,) = rows(one(when))
    assert (row["edtf"], row["start"], row["end"]) == (when, start, end)


def test_a_table_has_numbers_texts_lanes_and_what_is_not_sure() -> None:
    found = rows(TOWN)
    assert [row["number"] for row in found] == ["8", "2", "1", "3", "5", "4", "6", "7"]
    assert found[2]["text"] == "For three days.\nThe mill stands."
    assert found[3]["lane"] == "Trade"
    assert [(row["uncertain"], row["date"]) for row in found][6] == ("yes", "1900?")


def test_no_cell_of_a_table_is_a_formula() -> None:
    titles = [row["title"] for row in rows(ODD)]
    assert titles == ["'-before the common era", "'@about ~ # {x}", "'=SUM(A1) happens", "مؤتمر في المدينة"]
    assert rows(ODD)[0]["start"] == "-0043-03-15"


@pytest.mark.parametrize(
    ("when", "start", "end", "shown"),
    [
        ("1842-05-05", {"year": 1842, "month": 5, "day": 5}, None, "5 May 1842"),
        ("1842-05", {"year": 1842, "month": 5}, None, "May 1842"),
        ("1842~", {"year": 1842}, None, "c. 1842"),
        ("1842/1849-04", {"year": 1842}, {"year": 1849, "month": 4}, "1842–April 1849"),
        ("184X", {"year": 1840}, {"year": 1849}, "1840s"),
        ("1842-21", {"year": 1842, "month": 3}, {"year": 1842, "month": 5}, "spring 1842"),
        ("1842/..", {"year": 1842}, None, "from 1842"),
        ("../1842", {"year": 1842}, None, "until 1842"),
        ("-0043", {"year": -43}, None, "44 BCE"),
    ],
)
def test_a_slide_has_as_much_of_a_date_as_is_known(
    when: str, start: dict[str, int], end: dict[str, int] | None, shown: str
) -> None:
    (slide,) = slides(one(when))
    assert slide["start_date"] == start
    assert slide.get("end_date") == end
    assert slide["display_date"].replace(" – ", "–") == shown


def test_slides_have_texts_as_html_and_lanes_as_groups() -> None:
    found = slides(TOWN)
    assert found[2]["text"] == {
        "headline": "The town burns down",
        "text": "<p>For three days.</p><p>The mill stands.</p>",
    }
    assert found[3]["group"] == "Trade"
    assert len({slide["unique_id"] for slide in found}) == 8


def test_years_far_away_ask_for_the_scale_of_the_cosmos() -> None:
    assert "scale" not in json.loads(exported(one("-0043"), "timelinejs"))
    assert json.loads(exported(one("Y-66000000"), "timelinejs"))["scale"] == "cosmological"


def test_signs_of_html_are_shown_as_they_are_written() -> None:
    made = article_of("timeline:\n  - {date: '1842', title: 'A < B & *C*'}\n")
    assert slides(made)[0]["text"]["headline"] == "A &lt; B &amp; <em>C</em>"
