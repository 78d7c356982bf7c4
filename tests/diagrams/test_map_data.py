"""The file of Natural Earth holds what its description says, and reads no more of it than a map needs."""

from __future__ import annotations

import pytest

from factdeck.article.countries import THREE_LETTERS, TWO_LETTERS
from factdeck.diagrams.map.outline import inside_globe
from factdeck.diagrams.map.world import FILE, Bounds, World, world

NORTH_EAST_ASIA = Bounds(105, 30, 150, 58)


def test_it_says_where_it_comes_from() -> None:
    assert world().source == "Natural Earth 4.1.0, 1:50m, public domain"
    assert list(world().levels_km) == sorted(world().levels_km)


def test_another_file_is_refused() -> None:
    with pytest.raises(ValueError, match="not a file of factdeck's map data"):
        World(b"something else")


@pytest.mark.parametrize("code", sorted(TWO_LETTERS))
def test_every_country_that_an_article_may_name_is_there(code: str) -> None:
    rings = world().country(code, 0)
    assert any(len(ring) > 3 for ring in rings)
    assert all(abs(ring[0][0] - ring[-1][0]) % 360 < 0.01 and ring[0][1] == ring[-1][1] for ring in rings)


def test_countries_are_known_by_three_letters_too() -> None:
    assert {three: world().code_of(three) for three in THREE_LETTERS} == THREE_LETTERS
    assert world().code_of("XX") is None


@pytest.mark.parametrize(
    ("place", "dry"),
    [
        ((37.6, 55.75), True),
        ((123.4, 41.8), True),
        ((0.0, -80.0), True),
        ((179.0, 67.0), True),
        ((-179.5, 67.2), True),
        ((51.0, 42.0), False),
        ((0.0, 89.0), False),
        ((-30.0, 40.0), False),
        ((180.0, 0.0), False),
        ((-0.0, -60.0), False),
    ],
    ids=["Moscow", "Shenyang", "Antarctica", "Chukotka", "beyond 180", "Caspian", "Arctic", "Atlantic", "Pacific", "Southern Ocean"],
)  # fmt: skip
@pytest.mark.parametrize("level", [0, 1, 2])
def test_land_is_dry_and_the_sea_is_not(place: tuple[float, float], dry: bool, level: int) -> None:
    assert inside_globe(world().rings("land", level), place) == dry


def test_a_coarser_level_has_fewer_corners_and_the_same_rings() -> None:
    counts = [[len(ring) for ring in world().rings("land", level)] for level in range(len(world().levels_km))]
    assert len({len(rings) for rings in counts}) == 1
    totals = [sum(rings) for rings in counts]
    assert totals == sorted(totals, reverse=True) and totals[0] > 4 * totals[-1]


def test_what_lies_elsewhere_is_left_out_or_rough() -> None:
    near, all_of_it = world().rings("land", 0, NORTH_EAST_ASIA), world().rings("land", 0)
    assert len(near) < len(all_of_it) / 5
    assert sum(map(len, near)) < sum(map(len, all_of_it)) / 10
    assert inside_globe(near, (125.0, 44.0)) and not inside_globe(near, (135.0, 40.0))


def test_bounds_may_cross_the_180th_meridian() -> None:
    across = world().country("FJ", 0, Bounds(176, -20, 183, -15))
    assert sum(len(ring) > 3 for ring in across) > 5
    assert world().lines("rivers", 0, Bounds(-70, -10, -50, 2))
    assert not world().lines("rivers", 0, Bounds(-150, -30, -130, -10))


def test_the_file_is_small() -> None:
    assert FILE.stat().st_size < 600_000
