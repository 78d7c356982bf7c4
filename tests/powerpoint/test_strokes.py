"""The ink of strokes: what caps, joins and dashes cover."""

from __future__ import annotations

from math import pi

import pytest

from factdeck.drawing import Cap, Ink, Join, Stroke
from factdeck.drawing.regions import Area, common, size_of
from factdeck.powerpoint.strokes import Track, dashes, inked

LEVEL = Track(((0.0, 0.0), (100.0, 0.0)))
CORNER = Track(((0.0, 0.0), (100.0, 0.0), (100.0, 100.0)))


def stroke(width: float, **how: object) -> Stroke:
    return Stroke(Ink("#000000"), width, **how)  # type: ignore[arg-type]


def size(track: Track, stroke: Stroke) -> float:
    return size_of(common([Area(tuple(inked([track], stroke)), by_winding=True)]))


@pytest.mark.parametrize(("cap", "more"), [("butt", 0.0), ("round", pi * 25), ("square", 100.0)])
def test_a_cap_adds_its_ink_at_both_ends(cap: Cap, more: float) -> None:
    assert size(LEVEL, stroke(10.0, cap=cap)) == pytest.approx(1000 + more, rel=0.005)


@pytest.mark.parametrize(("join", "corner"), [("mitre", 25.0), ("round", pi * 25 / 4), ("bevel", 12.5)])
def test_a_join_fills_the_outer_corner(join: Join, corner: float) -> None:
    assert size(CORNER, stroke(10.0, join=join)) == pytest.approx(2000 - 25 + corner, rel=0.005)


def test_a_sharp_mitre_beyond_the_limit_becomes_a_bevel() -> None:
    needle = Track(((0.0, 0.0), (100.0, 0.0), (0.0, 4.0)))
    assert size(needle, stroke(10.0, join="mitre")) == pytest.approx(size(needle, stroke(10.0, join="bevel")))


def test_a_closed_track_has_joins_and_no_ends() -> None:
    square = Track(((0.0, 0.0), (50.0, 0.0), (50.0, 50.0), (0.0, 50.0)), closed=True)
    assert size(square, stroke(10.0)) == pytest.approx(60**2 - 40**2)


def lengths(stroke: Stroke, track: Track = LEVEL) -> list[tuple[float, float]]:
    return [(dash.points[0][0], dash.points[-1][0]) for dash in dashes([track], stroke)]


def test_dashes_follow_their_pattern() -> None:
    assert lengths(stroke(1.0, dash=(30.0, 20.0))) == [(0, 30), (50, 80)]


def test_an_odd_pattern_goes_around_twice() -> None:
    assert lengths(stroke(1.0, dash=(30.0,))) == [(0, 30), (60, 90)]


def test_a_phase_begins_in_the_middle_of_the_pattern() -> None:
    assert lengths(stroke(1.0, dash=(30.0, 20.0), phase=40.0)) == [(10, 40), (60, 90)]


def test_a_dash_goes_around_a_corner() -> None:
    first, second = dashes([CORNER], stroke(1.0, dash=(120.0, 20.0)))
    assert first.points == ((0, 0), (100, 0), (100, 20))
    assert second.points == ((100, 40), (100, 100))
