"""What a map is to show, as plain values in degrees."""

from __future__ import annotations

from msgspec import Struct

Place = tuple[float, float]
"""Longitude and latitude in degrees."""

Extent = tuple[float, float, float, float]
"""West, south, east and north in degrees; where west is greater than east, across the 180th meridian."""


class MapArea(Struct, frozen=True):
    """Land inside a ring, or countries of today, or what these have in common."""

    name: str
    ring: tuple[Place, ...] = ()
    countries: tuple[str, ...] = ()
    """Codes of ISO 3166-1, two letters or three."""
    label: bool = True
    at: Place | None = None
    """Where the name stands; sought where none is given."""
    coast: bool = True
    """False draws the ring as it is, over the sea too."""


class MapPoint(Struct, frozen=True):
    """A town, by its longitude and latitude."""

    name: str
    at: Place
    capital: bool = False


class MapRoute(Struct, frozen=True):
    """A way that somebody took, by the places on it."""

    name: str
    path: tuple[Place, ...]


class MapLabel(Struct, frozen=True):
    """A name without a mark, as of a sea."""

    name: str
    at: Place


class MapSpec(Struct, frozen=True):
    """What a map shows, in longitudes and latitudes."""

    extent: Extent | None = None
    """None is fitted to what is shown."""
    areas: tuple[MapArea, ...] = ()
    points: tuple[MapPoint, ...] = ()
    routes: tuple[MapRoute, ...] = ()
    labels: tuple[MapLabel, ...] = ()
    borders: bool = True
    """Present-day borders."""
    numbered: bool = False
    """Areas, then routes, have numbers, so that a text beside the map can refer to them."""
    compass: tuple[str, str, str, str] = ("N", "E", "S", "W")
    """The letters behind degrees."""


def problems(spec: MapSpec) -> list[str]:
    """What can't be drawn of a map, in words; nothing where it is sound."""
    from factdeck.diagrams.map.world import world

    found = [
        f"{name}: {place} is not a longitude and a latitude"
        for name, place in _places(spec)
        if not _is_place(place)
    ]
    for area in spec.areas:
        if not area.ring and not area.countries:
            found.append(f"{area.name}: has neither corners nor countries")
        found += [
            f"{area.name}: {code} is not a country" for code in area.countries if not world().code_of(code)
        ]
    if spec.extent and (spec.extent[1] >= spec.extent[3] or spec.extent[0] == spec.extent[2]):
        found.append(f"the extent {spec.extent} has no area")
    return found


def _is_place(place: Place) -> bool:
    return abs(place[0]) <= 180 and abs(place[1]) <= 90


def _places(spec: MapSpec) -> list[tuple[str, Place]]:
    made = [
        (area.name, place) for area in spec.areas for place in (*area.ring, *([area.at] if area.at else ()))
    ]
    made += [(route.name, place) for route in spec.routes for place in route.path]
    made += [(point.name, point.at) for point in spec.points]
    return [*made, *((label.name, label.at) for label in spec.labels)]
