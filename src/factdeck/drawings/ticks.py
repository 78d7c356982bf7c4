"""A stretch of days and its length to ticks: days, months or years, as many as have room for their labels."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from factdeck.days import civil, ordinal
from factdeck.drawings.scale import Segment

TickLabel = Callable[[int, int, int, str], str]
"""Year, month, day and precision (day, month, year) → what the tick says."""

_DAY_STEPS = (1, 2, 5, 10)
_MONTH_STEPS = (1, 2, 3, 6)
DAYS_IN_MONTH, DAYS_IN_YEAR = 30.44, 365.2425
MOST_TICKS = 60


@dataclass(frozen=True, slots=True)
class Tick:
    at: float
    label: str
    day: float


def ticks(segment: Segment, label: TickLabel, width_of: Callable[[str], float], room: float = 10.0) -> list[Tick]:
    """The finest regular ticks whose labels stand ``room`` points apart."""
    for days in _candidates(segment):
        made = [Tick(segment.at(day), label(*date, precision), day) for day, date, precision in days]
        if len(made) <= MOST_TICKS and _apart(made, width_of, room):
            return made
    return []


def _apart(made: list[Tick], width_of: Callable[[str], float], room: float) -> bool:
    return all(
        second.at - first.at >= (width_of(first.label) + width_of(second.label)) / 2 + room
        for first, second in zip(made, made[1:])
    )


Dated = tuple[float, tuple[int, int, int], str]


def _candidates(segment: Segment) -> Iterator[list[Dated]]:
    """Ticks from fine to coarse, each list no longer than can be drawn."""
    span = segment.end - segment.start
    for step in _DAY_STEPS:
        if span / step <= MOST_TICKS:
            yield _days(segment, step)
    for step in _MONTH_STEPS:
        if span / DAYS_IN_MONTH / step <= MOST_TICKS:
            yield _months(segment, step)
    step = 1
    while True:
        for factor in (1, 2, 5):
            if span / DAYS_IN_YEAR / (step * factor) <= MOST_TICKS:
                yield _years(segment, step * factor)
        if step * DAYS_IN_YEAR > span:
            return
        step *= 10


def _days(segment: Segment, step: int) -> list[Dated]:
    """The first of each month and every so many days after it."""
    found: list[Dated] = []
    for day in range(int(segment.start), int(segment.end) + 1):
        year, month, number = civil(day)
        if day >= segment.start and (number == 1 or (number - 1) % step == 0 and number <= 31 - step):
            found.append((float(day), (year, month, number), "day"))
    return found


def _months(segment: Segment, step: int) -> list[Dated]:
    year, month, _ = civil(int(segment.start))
    number = year * 12 + month - 1
    number -= number % step
    found: list[Dated] = []
    while True:
        year, month = divmod(number, 12)
        day = ordinal(year, month + 1, 1)
        if day > segment.end:
            return found
        if day >= segment.start:
            found.append((float(day), (year, month + 1, 1), "month"))
        number += step


def _years(segment: Segment, step: int) -> list[Dated]:
    first = civil(int(segment.start))[0]
    last = civil(int(segment.end))[0]
    years = range(first - first % step, last + 1, step)
    dated = [(float(ordinal(year, 1, 1)), (year, 1, 1), "year") for year in years]
    return [each for each in dated if segment.start <= each[0] <= segment.end]
