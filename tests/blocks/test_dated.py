"""Points that begin with a date, in the languages that people write in, and what only looks like one."""

from __future__ import annotations

import pytest

from factdeck.article import Section, plain, read_article
from factdeck.blocks.dated import date_before, dated_points
from factdeck.messages.problems import Problems, Source


def section(*points: str, lang: str = "en") -> Section:
    listed = "".join(f"      - '{point}'\n" for point in points)
    text = f"title: A\nlang: {lang}\nsections:\n  - heading: B\n    points:\n{listed}"
    article = read_article(Source("a.yaml", text), Problems(), slug="a")
    assert article is not None
    return article.sections[0]


@pytest.mark.parametrize(
    ("lang", "point", "date"),
    [
        ("en", "9 August: the army comes", "9 August"),
        ("en", "August 9, 1945: the army comes", "August 9, 1945"),
        ("en", "1529: a second line", "1529"),
        ("en", "September to November 1945: the machines go", "September to November 1945"),
        ("en", "1939–1945: a war", "1939–1945"),
        ("de", "9. August 1945: die Armee kommt", "9. August 1945"),
        ("de", "Mai 1946: sie geht", "Mai 1946"),
        ("fr", "1er mai 1946 : elle part", "1er mai 1946"),
        ("es", "3 de mayo de 1946: se va", "3 de mayo de 1946"),
        ("ru", "9 августа 1945: армия приходит", "9 августа 1945"),
        ("zh", "1945年8月9日：苏军进入", "1945年8月9日"),
        ("zh", "8月15日：天皇讲话", "8月15日"),
        ("ja", "1932年3月：建国", "1932年3月"),
        ("ko", "1945년 8월 15일: 광복", "1945년 8월 15일"),
    ],
)
def test_a_date_before_a_colon_is_told_from_what_it_dates(lang: str, point: str, date: str) -> None:
    found, rest = date_before(section(point, lang=lang).points[0], lang)
    assert found.replace("\u00a0", " ") == date
    assert plain(rest) and not plain(rest).startswith((":", "：", " "))


@pytest.mark.parametrize(
    "point",
    [
        "Deadline: three months after the surrender",
        "Three men: Roosevelt, Churchill and Stalin",
        "14 points: a plan for peace",
        "The river: 40 m wide",
        "The war ends in 1945: at last",
        "At 12:30 the train leaves",
        "1945",
        "1945:",
    ],
)
def test_what_only_looks_like_a_date_is_none(point: str) -> None:
    found, rest = date_before(section(point).points[0], "en")
    assert found == "" and plain(rest).replace("\u00a0", " ") == point


def test_points_without_a_date_stand_under_the_date_before_them() -> None:
    groups = dated_points(section("Envoys meet", "1479: a treaty", "It holds", "1493: a voyage"), "en")
    assert [(group.date, [plain(point) for point in group.points]) for group in groups] == [
        ("", ["Envoys meet"]),
        ("1479", ["a treaty", "It holds"]),
        ("1493", ["a voyage"]),
    ]


def test_one_date_makes_no_excerpt_of_time() -> None:
    assert dated_points(section("1479: a treaty", "Envoys meet"), "en") == []
