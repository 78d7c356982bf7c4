"""What a map is to show, as plain values in degrees."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Place = tuple[float, float]
"""Longitude and latitude in degrees."""

Extent = tuple[float, float, float, float]
"""West, south, east and north in degrees; where west is greater than east, across the 180th meridian."""


Dash = Literal["solid", "dashed", "dotted"]


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
    text: str = ""
    """What there is to say of it, for a key on the map."""
    filled: bool = True
    """False shows its outline alone."""


class MapPoint(Struct, frozen=True):
    """A town, by its longitude and latitude."""

    name: str
    at: Place
    capital: bool = False


class MapRoute(Struct, frozen=True):
    """A way that somebody took, by the places on it."""

    name: str
    path: tuple[Place, ...]
    text: str = ""
    """What there is to say of it, for a key on the map."""
    head: bool = True
    """An arrow's; what has none is a line, straight in degrees."""
    dash: Dash = "solid"


class MapLabel(Struct, frozen=True):
    """A name without a mark, as of a sea."""

    name: str
    at: Place


class Close(Struct, frozen=True):
    """Places that are shown with a margin, the outermost are enough; lengths are in radii of the globe."""

    places: tuple[Place, ...]
    least: float
    """Width that is shown at least."""
    most: tuple[float, float]
    """Width and height of the whole map, of which this is a part."""


class MapSpec(Struct, frozen=True):
    """What a map shows: how much of the world, and the things on it, each with its name."""

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
    nameless: bool = False
    """Areas, then routes, then towns have numbers in the place of their names, to be named by who looks at the map."""
    compass: tuple[str, str, str, str] = ("N", "E", "S", "W")
    """The letters behind degrees, or words with # for them."""
    kilometres: tuple[str, str] = ("{}\u00a0km", ".")
    """What a length is told as, and the sign between its whole and its parts."""
    base: str = "Base map"
    """What land, water, borders and graticule together are called."""
    close: Close | None = None
    """What a map that fills its place shows instead of the whole extent."""


Plate = tuple[float, float, float, float]
"""Left, top, right and bottom in points from a map's upper left corner, y downwards."""


class Setting(Struct, frozen=True):
    """How a map stands in its place."""

    filling: bool = False
    """It takes just the width and height that are given: more is shown than the extent where these have another shape."""
    framed: bool = True
    furnished: bool = True
    """Has a scale bar, a small globe and degrees."""
    edge: float = 2.0
    """Points between the map's edge and what is written on it."""
    detail: float = 0.0
    """Size of degrees and of the scale; that of secondary labels where 0."""
    plates: tuple[Plate, ...] = ()
    """What lies over the map: nothing that can stand elsewhere stands there."""
    key_width: float = 0.0
    """Of a plate on the map that says what there is to say of areas and routes; 0 is none."""


PLAIN = Setting()


def problems(spec: MapSpec) -> list[str]:
    """What can't be drawn of a map, in words; nothing where it is sound."""
    from factdeck.diagrams.map.world import world

    result = [
        f"{name}: {place} is not a longitude and a latitude"
        for name, place in _places(spec)
        if not _is_place(place)
    ]
    for area in spec.areas:
        if not area.ring and not area.countries:
            result.append(f"{area.name}: has neither corners nor countries")
        result += [
            f"{area.name}: {code} is not a country" for code in area.countries if not world().code_of(code)
        ]
    if spec.extent and (spec.extent[1] >= spec.extent[3] or spec.extent[0] == spec.extent[2]):
        result.append(f"the extent {spec.extent} has no area")
    return result


def _is_place(place: Place) -> bool:
    return abs(place[0]) <= 180 and abs(place[1]) <= 90


def _places(spec: MapSpec) -> list[tuple[str, Place]]:
    result = [
        (area.name, place) for area in spec.areas for place in (*area.ring, *([area.at] if area.at else ()))
    ]
    result += [(route.name, place) for route in spec.routes for place in route.path]
    result += [(point.name, point.at) for point in spec.points]
    return [*result, *((label.name, label.at) for label in spec.labels)]
