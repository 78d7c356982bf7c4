"""A deck's speaker notes to the time that each slide takes, and to the clock that runs through the lecture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import floor

from factdeck.layout.words import Words
from factdeck.place.counting import count_words
from factdeck.scene import Page

WORDS_PER_MINUTE = 140
"""What lecturers say in a minute on the average (Tauroza and Allison, Speech rates in British English, Applied
Linguistics 11, 1990)."""
LEAST = 0.5
"""Minutes that a slide is shown at least; a slide's time is told in steps of this."""
PLANNED = "planned time"
"""The word by which notes plan a time, as in “Time: 5 min”."""
MINUTES = "{minutes}"


def minutes_of(page: Page, words: Words, rate: int = WORDS_PER_MINUTE) -> float:
    """The minutes that a slide takes: those that its notes plan, else what saying the notes takes.

    ``rate`` is in words a minute. The result is a multiple of half a minute.
    """
    said = [paragraph.text for paragraph in page.notes]
    planned = [
        float(found.replace(",", "."))
        for text in said
        for found in _pattern(words.table[PLANNED]).findall(text)
    ]
    minutes = sum(planned) if planned else sum(map(count_words, said)) / rate
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


def _pattern(word: str) -> re.Pattern[str]:
    """What finds the number in a text such as “Time: 5 min”, whatever spaces it has."""
    before, _, behind = word.partition(MINUTES)
    number = r"(\d+(?:[.,]\d+)?)"
    return re.compile(rf"{_spaced(before)}\s*{number}\s*{_spaced(behind)}", re.IGNORECASE)


def _spaced(text: str) -> str:
    return r"\s*".join(map(re.escape, text.split()))
