"""A section's points to the dates that they begin with and what is said behind these."""

from __future__ import annotations

import re

from msgspec import Struct

from factdeck.article import Inline, Section
from factdeck.article.language_words import month_names
from factdeck.seldom import seldom

MOST_WORDS = 6
"""Words of a date before the colon, as in “from early September to November 1945”."""
_HEAD = seldom(r"\s*([^:：]{1,48})[:：]\s*(?=\S)")
_YEAR = re.compile(r"\d{3,4}")
_NUMBER = re.compile(r"\d+(?:st|nd|rd|th|er|º|ª)?")
_EAST_ASIAN = seldom(r"\d{1,4}[年년]\s?(?:\d{1,2}[月월]\s?(?:\d{1,2}[日일])?)?|\d{1,2}[月월]\s?\d{1,2}[日일]")
"""Dates as Chinese, Japanese and Korean write them, without a space between number and sign."""
_TOKEN = re.compile(r"[^\W_]+")


class DatedPoint(Struct, frozen=True):
    """A point, and the points without a date that follow it; the date is empty where the first ones have none."""

    date: str
    points: tuple[Inline, ...]


def dated_points(section: Section, lang: str) -> list[DatedPoint]:
    """The section's points by the dates that they begin with, in their order; none where fewer than two do."""
    groups: list[DatedPoint] = []
    for point in section.points:
        date, rest = date_before(point, lang)
        if date:
            groups.append(DatedPoint(date, (rest,)))
        elif groups:
            groups[-1] = DatedPoint(groups[-1].date, (*groups[-1].points, rest))
        else:
            groups.append(DatedPoint("", (rest,)))
    return groups if sum(bool(group.date) for group in groups) > 1 else []


def date_before(point: Inline, lang: str) -> tuple[str, Inline]:
    """The date before a point's first colon and what stands behind it; no date and the whole point where there is none."""
    head = _HEAD.match(point[0].text) if point else None
    if head is None or not _is_date(head[1], lang):
        return "", point
    rest = point[0].text[head.end() :]
    if not rest and len(point) == 1:
        return "", point
    shortened = point[0].cut(head.end()) if rest else None
    return head[1].strip(), ((shortened,) if shortened else ()) + tuple(point[1:])


def _is_date(text: str, lang: str) -> bool:
    """Whether all its words are numbers and names of months, but for small words beside a month or a year."""
    rest = _EAST_ASIAN.sub(" ", text)
    if rest != text:
        return len(_TOKEN.findall(rest)) <= 1
    words = _TOKEN.findall(text)
    if not words or len(words) > MOST_WORDS:
        return False
    months = month_names(lang)
    named = [word for word in words if word.casefold() in months]
    numbers = [word for word in words if _NUMBER.fullmatch(word)]
    others = len(words) - len(named) - len(numbers)
    if not named and not any(_YEAR.fullmatch(word) for word in numbers):
        return False
    return others <= max(1, len(named) + len(numbers) - 1)
