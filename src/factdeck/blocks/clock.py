"""A deck's speaker notes to the time that each slide takes, and to the clock that runs through the lecture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import floor

from factdeck.blocks.spoken_time import WORDS_PER_MINUTE, planned_minutes
from factdeck.place.counting import count_words
from factdeck.scene import Page

LEAST = 0.5
"""Minutes that a slide is shown at least; a slide's time is told in steps of this."""


def minutes_of(page: Page, rate: int = WORDS_PER_MINUTE) -> float:
    """The minutes that a slide takes: those that its notes plan, else what saying the notes takes.

    ``rate`` is in words a minute. The result is a multiple of half a minute.
    """
    said = [paragraph.text for paragraph in page.notes]
    planned = planned_minutes("\n".join(said))
    minutes = sum(map(count_words, said)) / rate if planned is None else planned
    return max(LEAST, floor(minutes / LEAST + 0.5) * LEAST)


def running_clock(minutes: Sequence[float]) -> Iterator[tuple[str, str]]:
    """For each slide the time at which it begins and ends, as in 00:30 and 02:00: minutes and seconds."""
    start = 0.0
    for each in minutes:
        yield clock_time(start), clock_time(start + each)
        start += each


def clock_time(minutes: float) -> str:
    """Minutes as 02:30."""
    seconds = round(minutes * 60)
    return f"{seconds // 60:02}:{seconds % 60:02}"
