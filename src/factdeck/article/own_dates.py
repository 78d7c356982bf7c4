"""Events to those whose titles don't say their own years or months: who is asked for the date of another one reads it there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factdeck.article.language_words import month_names
from factdeck.article.markup import plain
from factdeck.article.model import Event
from factdeck.article.wording import word_date

_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"(?<![\d.,:])\d{3,4}(?![.,:]?\d)")


def says_its_year(event: Event) -> bool:
    """Whether an event's title has the year of its date, as “The Games of 1908” has."""
    years = {str(abs(point.year)) for point in (event.date.start, event.date.end) if point}
    return any(number in years for number in _NUMBER.findall(plain(event.title)))


def says_its_date(event: Event, lang: str) -> bool:
    """Whether an event's title has its year, or its month as the language writes it, as “The July crisis” has."""
    if says_its_year(event):
        return True
    dated = set(_WORD.findall(word_date(event.date, lang)))
    months = {word for word in dated if word.casefold() in month_names(lang)}
    return bool(months & set(_WORD.findall(plain(event.title))))


def to_be_asked(events: Sequence[Event], fewest: int, lang: str = "") -> list[Event]:
    """The events whose titles don't say their years, nor in a language their months; all where these are too few."""
    asked = [event for event in events if not (says_its_date(event, lang) if lang else says_its_year(event))]
    return asked if len(asked) >= fewest else list(events)
