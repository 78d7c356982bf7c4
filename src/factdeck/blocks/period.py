"""The dates of an article to the years from its first to its last, in words."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from factdeck.article.dates import LONG_SPANS, Date, Point
from factdeck.article.wording import word_date
from factdeck.blocks.context import Context


def period_of(context: Context) -> str:
    """The years of the timeline, else of the sections; nothing where no date is known."""
    article = context.article
    dates = [event.date for event in article.timeline] or [
        section.dates for section in article.sections if section.dates
    ]
    points = [point for date in dates for point in _ends(date)]
    if not points:
        return ""
    first = _year(min(points, key=lambda point: point.earliest))
    last = _year(max(points, key=lambda point: point.latest))
    if (first.precision, first.year) == (last.precision, last.year):
        return word_date(Date("", first, first), context.lang_of_dates)
    return word_date(Date("", first, last, interval=True), context.lang_of_dates)


def _ends(date: Date) -> Iterator[Point]:
    return (point for point in (date.start, date.end) if point is not None)


def _year(point: Point) -> Point:
    """The point's year, or the years of one that is not known to the year."""
    if point.precision in LONG_SPANS:
        return replace(point, approximate=False, uncertain=False)
    return replace(point, precision="year", month=0, season=0, day=0, approximate=False, uncertain=False)
