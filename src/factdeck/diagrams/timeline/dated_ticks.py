"""A scale to ticks that tell the years at both of its ends, and something in each of its stretches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from factdeck.days import civil
from factdeck.diagrams.look import Look
from factdeck.diagrams.pen import label
from factdeck.diagrams.sizes import Sizes
from factdeck.diagrams.timeline.axis import TICK_ROOM, spaced_ticks
from factdeck.diagrams.timeline.frame import Frame
from factdeck.diagrams.timeline.scale import Scale, Segment
from factdeck.diagrams.timeline.ticks import DAYS_IN_MONTH, DAYS_IN_YEAR, Tick, TickLabel
from factdeck.drawing import Part
from factdeck.forgetting import kept_for_article

SPARE = 0.8
"""Between the labels of two ticks at least, by their size."""
LABEL_DROP = 0.9
"""From a tick's end down to the baseline of its label, by the label's size."""
LABEL_DEPTH = 1.15
"""From a tick's end down to below its label, by the label's size."""
LONG, SHORT = 4 * DAYS_IN_YEAR, 3 * DAYS_IN_MONTH
"""A date at an end without a regular tick is told by its year on a longer axis, by its day on a shorter one."""


Limits = tuple[float, float]
"""Places along the axis between which labels stand."""


@kept_for_article(64)
def dated_ticks(
    scale: Scale,
    dates: tuple[float, float],
    tick: TickLabel | None,
    look: Look,
    limits: Limits,
    spare: float = TICK_ROOM,
) -> tuple[Tick, ...]:
    """Regular ticks; the first and last name the year in which the first and last of the ``dates`` (in days) fall.

    So does the first behind each break. A regular tick gives way to one that names its year, where it tells of a year
    before or after all dates, and where its label would stick out of the limits. ``spare`` is kept free between
    labels, by their size.
    """
    if tick is None:
        return ()
    result = spaced_ticks(scale.segments, tick, look, horizontal=True, spare=spare, long_months=False)
    years = [civil(int(day))[0] for day in dates]
    ticks = [
        each
        for each in result
        if years[0] <= civil(int(each.day))[0] <= years[1] and _fits(_with_year(each, tick), look, limits)
    ]
    lone = [_lone(each, dates, scale, tick) for each in scale.segments if not any(_inside(each, ticks))]
    ticks += lone
    ticks.sort(key=lambda each: each.at)
    begin, end = (
        ticks[number] if ticks[number] in lone else _end(ticks[number], dates[number], scale, tick)
        for number in (0, -1)
    )
    kept = [begin, end] if apart(begin, end, look, limits) else [begin]

    def has_room(each: Tick) -> bool:
        return all(apart(each, other, look, limits) for other in kept)

    for segment in scale.segments[1:]:
        dated = [each if each in lone else _with_year(each, tick) for each in _inside(segment, ticks)]
        kept += list(filter(has_room, dated))[:1]
    for each in ticks:
        if has_room(each):
            kept.append(each)
    return tuple(sorted(kept, key=lambda each: each.at))


def _inside(segment: Segment, made: Sequence[Tick]) -> Iterator[Tick]:
    return (each for each in made if segment.near <= each.at <= segment.far)


def _lone(segment: Segment, dates: tuple[float, float], scale: Scale, tick: TickLabel) -> Tick:
    """For a stretch between two regular ticks: the first or last date, where it lies there, or else its middle."""
    inside = [day for day in dates if segment.start <= day <= segment.end]
    day = inside[0] if inside else float(int((segment.start + segment.end) / 2))
    return _dated(day, scale, tick)


def _dated(day: float, scale: Scale, tick: TickLabel) -> Tick:
    span = sum(segment.end - segment.start for segment in scale.segments)
    precision = "year" if span > LONG else "dated month" if span > SHORT else "dated day"
    return Tick(scale.at(day), tick(*civil(int(day)), precision), day)


def _with_year(each: Tick, tick: TickLabel) -> Tick:
    year, month, number = civil(int(each.day))
    if each.label == tick(year, month, number, "year"):
        return each
    return replace(each, label=tick(year, month, number, "dated month" if number == 1 else "dated day"))


def _end(nearest: Tick, day: float, scale: Scale, tick: TickLabel) -> Tick:
    """The outermost tick with its year, or one of its own for a year that no tick tells."""
    same = civil(int(nearest.day))[0] == civil(int(day))[0]
    return _with_year(nearest, tick) if same else _dated(day, scale, tick)


def _fits(each: Tick, look: Look, limits: Limits) -> bool:
    half = look.width_of(each.label, look.regular, look.small) / 2
    return limits[0] <= each.at - half and each.at + half <= limits[1]


def _middle(each: Tick, look: Look, limits: Limits) -> float:
    half = look.width_of(each.label, look.regular, look.small) / 2
    return min(max(each.at, limits[0] + half), limits[1] - half)


def apart(one: Tick, other: Tick, look: Look, limits: Limits) -> bool:
    """Whether the labels of two ticks have room beside each other."""
    widths = [look.width_of(each.label, look.regular, look.small) for each in (one, other)]
    first, second = (_middle(each, look, limits) for each in (one, other))
    return abs(first - second) >= sum(widths) / 2 + look.small * SPARE


def centred_ticks(
    made: Sequence[Tick], frame: Frame, look: Look, sizes: Sizes, length: float, limits: Limits
) -> list[Part]:
    """Each ``length`` points long below the axis, its label under its middle, moved only to stay within the limits."""
    parts: list[Part] = []
    for each in made:
        parts.append(frame.line((each.at, 0.0), (each.at, -length), look.ink, sizes.hairline * 1.5))
        half = look.width_of(each.label, look.regular, look.small) / 2
        if 2 * half > limits[1] - limits[0]:
            continue
        x, y = frame.point(_middle(each, look, limits), -length - look.small * LABEL_DROP)
        parts.append(label(look, each.label, x, y, size=look.small, colour=look.ink, anchor="middle"))
    return parts
