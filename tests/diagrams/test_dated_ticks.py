"""Ticks that tell years: at both ends of an axis and behind each break, and no label over another."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from diagrams.support_drawings import make_look
from factdeck.days import ordinal
from factdeck.diagrams.look import Look
from factdeck.diagrams.timeline.dated_ticks import dated_ticks
from factdeck.diagrams.timeline.scale import Scale, make_scale
from factdeck.diagrams.timeline.ticks import Tick

LOOK = make_look()
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec")


def tick(year: int, month: int, day: int, precision: str) -> str:
    name = MONTHS[month - 1]
    told = {"day": f"{name} {day}", "dated day": f"{day} {name} {year}"}
    told |= {"month": name, "dated month": f"{name} {year}", "year": str(year)}
    return told[precision]


def scale_of(days: list[float], width: float) -> Scale:
    return make_scale([(day, day + 1.0) for day in days], width, margin=15.0, least_gap=0.5)


def ticks_of(days: list[float], width: float) -> tuple[Tick, ...]:
    return dated_ticks(scale_of(days, width), (days[0], days[-1]), tick, LOOK, (0.0, width))


def edges(each: Tick, look: Look, width: float) -> tuple[float, float]:
    """Left and right of a label in the middle under its tick, moved to stay on the axis."""
    wide = look.width_of(each.label, look.regular, look.small)
    left = min(max(each.at - wide / 2, 0.0), width - wide)
    return left, left + wide


CLUSTERS = st.lists(
    st.tuples(st.integers(690_000, 710_000), st.sampled_from([0, 3, 30, 300, 3000])), min_size=1, max_size=3
)
DAYS = CLUSTERS.map(
    lambda made: sorted({float(day) for start, length in made for day in (start, start + length)})
)


@example([690_000.0, 690_300.0, 702_099.0], 379.0)
@given(DAYS, st.floats(150, 600))
def test_no_label_stands_over_another(days: list[float], width: float) -> None:
    places = [edges(each, LOOK, width) for each in ticks_of(days, width)]
    assert all(left[1] < right[0] for left, right in pairwise(places))


def test_the_first_tick_behind_a_break_names_its_year() -> None:
    dates = ((1903, 9, 11), (1903, 9, 13), (1929, 1, 22), (1929, 1, 25), (1929, 2, 11))
    labels = [each.label for each in ticks_of([float(ordinal(*date)) for date in dates], 380.0)]
    assert labels == ["11 Sept 1903", "21 Jan 1929", "Jan 26", "Feb 1", "Feb 6", "11 Feb 1929"]
