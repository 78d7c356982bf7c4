"""Events to those whose titles don't say their own years: who is asked for the date of another one reads it there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factdeck.article.markup import plain
from factdeck.article.model import Event

_NUMBER = re.compile(r"(?<![\d.,:])\d{3,4}(?![.,:]?\d)")


def says_its_year(event: Event) -> bool:
    """Whether an event's title has the year of its date, as “The Games of 1908” has."""
    years = {str(abs(point.year)) for point in (event.date.start, event.date.end) if point}
    return any(number in years for number in _NUMBER.findall(plain(event.title)))


def to_be_asked(events: Sequence[Event], fewest: int) -> list[Event]:
    """The events whose titles don't say their years; all where these are too few."""
    asked = [event for event in events if not says_its_year(event)]
    return asked if len(asked) >= fewest else list(events)
