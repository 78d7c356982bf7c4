"""Projections hit the numbers of their books, keep areas, and find their way back."""

from __future__ import annotations

from math import cos, hypot, pi, radians, sqrt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factdeck.diagrams.map.projection import Azimuthal, EqualEarth, Projection

lons = st.floats(-180, 180)
lats = st.floats(-89, 89)


def test_the_equal_area_example_of_snyder_comes_out() -> None:
    """USGS Professional Paper 1395, page 332: sphere of radius 3 around 40° N, 100° W; 20° S, 100° E."""
    [(x, y)] = Azimuthal(-100, 40, reach=1.99).spots([(100, -20)])
    assert (3 * x, 3 * y) == pytest.approx((-4.2339303, 4.0257775), abs=1e-7)


def test_the_orthographic_example_of_snyder_comes_out() -> None:
    """USGS Professional Paper 1395, page 311: sphere of radius 1 around 40° N, 100° W; 30° N, 110° W."""
    [spot] = Azimuthal(-100, 40, globe=True).spots([(-110, 30)])
    assert spot == pytest.approx((-0.1503837, -0.1651911), abs=1e-7)


def test_equal_earth_is_as_wide_and_high_as_its_authors_say() -> None:
    [(east, _), (_, north)] = EqualEarth(0).spots([(180, 0), (0, 90)])
    assert east == pytest.approx(2 * sqrt(3) * pi / (3 * 1.340264))
    assert north == pytest.approx(1.3173627, abs=1e-6)


@given(lons, lats, lons, lats)
def test_an_azimuthal_map_finds_its_way_back(lon0: float, lat0: float, lon: float, lat: float) -> None:
    projection = Azimuthal(lon0, lat0)
    [spot] = projection.spots([(lon, lat)])
    assume(not projection.is_far(spot))
    found = projection.place(spot)
    assert found is not None
    assert found[1] == pytest.approx(lat, abs=1e-5)
    assert (found[0] - lon + 180) % 360 - 180 == pytest.approx(0, abs=1e-5 / cos(radians(lat)))


@given(lons, lats, lons)
def test_equal_earth_finds_its_way_back(lon: float, lat: float, lon0: float) -> None:
    found = EqualEarth(lon0).place(EqualEarth(lon0).spots([(lon0 + lon, lat)])[0])
    assert found == pytest.approx((lon0 + lon, lat), abs=1e-6)


@pytest.mark.parametrize("projection", [Azimuthal(120, 45), Azimuthal(179, -60), EqualEarth(150)])
@given(st.floats(-60, 60), st.floats(-75, 75))
def test_equal_areas_stay_equal(projection: Projection, turn: float, lat: float) -> None:
    lon, step = projection.lon + turn, 0.001  # type: ignore[attr-defined]
    here, east, north = projection.spots([(lon, lat), (lon + step, lat), (lon, lat + step)])
    area = (east[0] - here[0]) * (north[1] - here[1]) - (east[1] - here[1]) * (north[0] - here[0])
    assert area == pytest.approx(radians(step) ** 2 * cos(radians(lat)), rel=1e-3)


def test_what_lies_too_far_is_drawn_in_to_the_circle() -> None:
    projection = Azimuthal(0, 0, reach=1.0)
    far = projection.spots([(179, 1), (180, 0), (120, -80)])
    assert [hypot(*spot) for spot in far] == pytest.approx([1.0, 1.0, 1.0])
    assert all(projection.is_far(spot) for spot in far)
