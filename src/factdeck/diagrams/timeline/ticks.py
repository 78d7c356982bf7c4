"""The stretches of an axis to ticks: days, months or years, as many as have room for their labels."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factdeck.days import civil, ordinal
from factdeck.diagrams.timeline.scale import Segment

TickLabel = Callable[[int, int, int, str], str]
"""Year, month, day and precision (day, month, long month, dated month, dated day, bare day, year) → what the tick says.

A long month names its year: the first tick of a stretch is one, where it is a month but not January. A dated
month or day names it in short; a bare day is but its number.
"""

_DAY_STEPS = (1, 2, 5, 10)
_MONTH_STEPS = (1, 2, 3, 6)
_YEAR_FACTORS = (1, 2, 5)
DAYS_IN_MONTH, DAYS_IN_YEAR = 30.44, 365.2425
MOST_TICKS = 60
WIDEST_WITH_YEAR_1 = 500
"""Between ticks so many years apart the year 1 has a tick; among more it would look like a slip."""


class Tick(Struct, frozen=True):
    """A mark on the axis: where it stands in points, what it says, and the day that it stands for."""

    at: float
    label: str
    day: float


def ticks(
    segments: Sequence[Segment],
    label: TickLabel,
    length_of: Callable[[str], float],
    room: float = 10.0,
    *,
    long_months: bool = True,
) -> list[list[Tick]]:
    """For each stretch its regular ticks, all of the finest step whose labels stand ``room`` points apart."""
    for dated_at in _steps(segments):
        dated = [dated_at(segment) for segment in segments]
        result = [_labelled(segment, days, label) for segment, days in zip(segments, dated, strict=True)]
        if all(_apart(each, length_of, room) for each in result):
            if not long_months:
                return result
            return [
                _with_long_month(each, days, label, length_of, room)
                for each, days in zip(result, dated, strict=True)
            ]
    return [[] for _ in segments]


def _apart(made: list[Tick], length_of: Callable[[str], float], room: float) -> bool:
    return all(
        second.at - first.at >= (length_of(first.label) + length_of(second.label)) / 2 + room
        for first, second in itertools.pairwise(made)
    )


Dated = tuple[float, tuple[int, int, int], str]


def _labelled(segment: Segment, dated: list[Dated], label: TickLabel) -> list[Tick]:
    return [Tick(segment.at(day), label(*date, precision), day) for day, date, precision in dated]


def _with_long_month(
    made: list[Tick], dated: list[Dated], label: TickLabel, length_of: Callable[[str], float], room: float
) -> list[Tick]:
    """A first month names its year, where there is room and it is not a January, which always does."""
    if not dated or dated[0][2] != "month" or dated[0][1][1] == 1:
        return made
    longer = [replace(made[0], label=label(*dated[0][1], "long month")), *made[1:]]
    return longer if _apart(longer[:2], length_of, room) else made


def _steps(segments: Sequence[Segment]) -> Iterator[Callable[[Segment], list[Dated]]]:
    """Makers of ticks from fine to coarse, none that makes more than can be drawn."""
    span = sum(segment.end - segment.start for segment in segments)
    for step in _DAY_STEPS:
        if span / step <= MOST_TICKS:
            yield lambda segment, step=step: _days(segment, step)  # type: ignore[misc]
    for step in _MONTH_STEPS:
        if span / DAYS_IN_MONTH / step <= MOST_TICKS:
            yield lambda segment, step=step: _months(segment, step)  # type: ignore[misc]
    power = 1
    while power * DAYS_IN_YEAR <= span * 2:
        for factor in _YEAR_FACTORS:
            if span / DAYS_IN_YEAR / (power * factor) <= MOST_TICKS:
                yield lambda segment, step=power * factor: _years(segment, step)  # type: ignore[misc]
        power *= 10


def _days(segment: Segment, step: int) -> list[Dated]:
    """The first of each month and every so many days after it."""
    result: list[Dated] = []
    for day in range(_up(segment.start), int(segment.end // 1) + 1):
        year, month, number = civil(day)
        if number == 1 or ((number - 1) % step == 0 and number <= 31 - step):
            result.append((float(day), (year, month, number), "day"))
    return result


def _months(segment: Segment, step: int) -> list[Dated]:
    year, month, _ = civil(_up(segment.start))
    number = year * 12 + month - 1
    number -= number % step
    result: list[Dated] = []
    while True:
        year, month = divmod(number, 12)
        day = ordinal(year, month + 1, 1)
        if day > segment.end:
            return result
        if day >= segment.start:
            result.append((float(day), (year, month + 1, 1), "month"))
        number += step


def _years(segment: Segment, step: int) -> list[Dated]:
    """Round years on both sides of the year 1: 200 BCE is -199, since 1 BCE is the year 0."""
    first, last = civil(_up(segment.start))[0], civil(_up(segment.end))[0]
    rounded = range(first - first % step, last + step + 1, step)
    years = [year if year > 0 else year + 1 for year in rounded if year or step <= WIDEST_WITH_YEAR_1]
    dated = [(float(ordinal(year, 1, 1)), (year, 1, 1), "year") for year in years]
    return [each for each in dated if segment.start <= each[0] <= segment.end]


def _up(day: float) -> int:
    return -int(-day // 1)
