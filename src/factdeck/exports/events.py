"""An article's timeline to events with their days, their words and their places in the article."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from factdeck.article import Article, Date, Event, numbered
from factdeck.article.wording import word_date
from factdeck.days import civil
from factdeck.exports.questions import positions
from factdeck.exports.texts import typed


class Dated(Struct, frozen=True):
    """An event with its number and id, its date in words, and its path in the article."""

    event: Event
    number: int
    id: str
    words: str
    where: str


def events_of(article: Article) -> Iterator[Dated]:
    """The timeline in the order of its dates."""
    numbers, at = numbered(article), positions(article.timeline)
    for event in article.events:
        words = typed(word_date(event.date, article.lang))
        yield Dated(event, numbers.of(event), numbers.id_of(event), words, f"timeline[{at[id(event)]}].date")


def is_of_days(date: Date) -> bool:
    """Whether it is known to the day, from its first to its last, and for sure."""
    ends = (date.start, date.end)
    known = all(point is not None and point.precision == "day" for point in ends)
    return known and not date.approximate and not date.uncertain


def iso_day(ordinal: int) -> str:
    """A day as ISO 8601 writes it; the year 0 is 1 BCE, and a year of more than four digits has its sign."""
    year, month, day = civil(ordinal)
    sign = "-" if year < 0 else "+" if year > 9999 else ""
    return f"{sign}{abs(year):04}-{month:02}-{day:02}"
