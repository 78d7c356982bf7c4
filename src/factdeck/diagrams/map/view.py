"""What a map is to show and how large it is to the part of the globe in its frame, its projection and its scale."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import degrees, hypot

from msgspec import Struct
from msgspec.structs import replace

from factdeck.diagrams.map.outline import running_on
from factdeck.diagrams.map.projection import EARTH_RADIUS_KM, Azimuthal, EqualEarth, Projection
from factdeck.diagrams.map.region import Frame, Spot
from factdeck.diagrams.map.spec import Close, Extent, MapArea, MapSpec, Place
from factdeck.diagrams.map.world import WHOLE_WORLD, Bounds, world

MARGIN = 0.09
"""Of what is shown, left free around it where no extent is given."""
LEAST_SPAN = 3.0
"""Degrees that a fitted map shows at least, so that what lies around a place is seen …"""
MOST_TIMES = 4.0
"""… but no more than so many times what its places lie apart, so that those of one town don't fall together …"""
CLOSEST = 0.01
"""… and never less than this: on the Equator 1.1 km."""
CLOSE_MARGIN = 0.125
"""Of the width and height of the places that a map is close to, left free on each side."""
LOWEST, HIGHEST = 0.45, 1.2
"""Height by width of a map whose height nobody gave."""
FARTHEST = 1.8
"""The corner of an azimuthal map, from its middle, in radii of the globe."""
WIDE = 180.0
"""Degrees of longitude from which a map that is not of a pole shows the globe by Equal Earth."""


class Framing(Struct, frozen=True, order=True):
    """Where in its frame a map's extent lies."""

    across: float = 0.0
    """Share of the spare room on the left that lies on the right instead; below 0 the other way round."""
    up: float = 0.0
    """The same of the room below."""
    wider: float = 1.0
    """How much wider and higher the frame is than the extent needs."""


CENTRED = Framing()
_SHARES = (0.0, 0.45, -0.45, 0.85, -0.85)
FRAMINGS = tuple(Framing(x, y, wider) for wider in (1.0, 1.12, 1.25) for x in _SHARES for y in _SHARES)
"""Those by which a map may get its things out from under a plate."""


class View(Struct, frozen=True):
    """The frame on the plane and the scale that brings it to points; the origin is its lower left corner."""

    projection: Projection
    middle: Place
    """Where the projection is centred."""
    frame: Frame
    scale: float
    """Points for one radius of the globe."""
    bounds: Bounds
    spare: tuple[float, float] = (0.0, 0.0)
    """Points on the left and the right, and below and above, that show more than the extent."""

    @property
    def width(self) -> float:
        return (self.frame[2] - self.frame[0]) * self.scale

    @property
    def height(self) -> float:
        return (self.frame[3] - self.frame[1]) * self.scale

    @property
    def whole(self) -> bool:
        """Whether the map shows all of the globe."""
        return isinstance(self.projection, EqualEarth)

    @property
    def is_round(self) -> bool:
        """Whether the frame shows where the globe, or what is drawn of it, ends."""
        if isinstance(self.projection, EqualEarth):
            return True
        return isinstance(self.projection, Azimuthal) and _corner(self.frame) > self.projection.reach

    @property
    def degrees(self) -> float:
        """Of the longer side, in the middle of an azimuthal map."""
        left, bottom, right, top = self.frame
        return degrees(max(right - left, top - bottom))

    @property
    def km_per_point(self) -> float:
        """In the middle of an azimuthal map, where its scale is true."""
        return EARTH_RADIUS_KM / self.scale

    def on_paper(self, spots: Iterable[Spot]) -> list[Spot]:
        """Spots of the projection in points, from the lower left corner."""
        left, bottom, scale = self.frame[0], self.frame[1], self.scale
        return [((x - left) * scale, (y - bottom) * scale) for x, y in spots]

    def spot(self, place: Place) -> Spot:
        """A place in points from the lower left corner; it may lie outside."""
        return self.spots([place])[0]

    def spots(self, places: Sequence[Place]) -> list[Spot]:
        """Each place in points from the lower left corner; it may lie outside."""
        if self.whole:
            places = [(_near(lon, self.middle[0]), lat) for lon, lat in places]
        return self.on_paper(self.projection.spots(places))

    def shows(self, spot: Spot) -> bool:
        """Whether a spot, in points, lies on the map."""
        return 0 <= spot[0] <= self.width and 0 <= spot[1] <= self.height


@lru_cache(maxsize=32)
def view_of(extent: Extent, width: float, most_height: float | None = None) -> View:
    """A frame of just this width that holds the extent, no higher than allowed."""
    projection, middle, around = _around(extent)
    if isinstance(projection, EqualEarth):
        frame = _shaped(around, width, most_height, projection)
        return View(projection, middle, frame, width / (frame[2] - frame[0]), WHOLE_WORLD)
    return _azimuthal(middle, _shaped(around, width, most_height, None), width)


@lru_cache(maxsize=32)
def filling_view(
    extent: Extent,
    width: float,
    height: float,
    framing: Framing = CENTRED,
    close: Close | None = None,
) -> View:
    """A frame of just this width and height that holds the extent, or closely some places in it."""
    projection, middle, around = _around(extent)
    if close:
        around = _closely_around(close, projection, height / width)
    frame = _grown(around, height / width, framing)
    scale = width / (frame[2] - frame[0])
    spare = (
        (width - (around[2] - around[0]) * scale) / 2,
        (height - (around[3] - around[1]) * scale) / 2,
    )
    if isinstance(projection, EqualEarth):
        return View(projection, middle, frame, scale, WHOLE_WORLD, spare)
    reach = None if _corner(frame) <= FARTHEST else max(FARTHEST, _corner(around))
    return replace(_azimuthal(middle, frame, width, reach), spare=spare)


def _around(extent: Extent) -> tuple[Projection, Place, Frame]:
    """A projection that is fit for an extent, its middle, and the extent's box on the plane."""
    west, south, east, north = extent
    span = east - west if east > west else east - west + 360.0
    middle = (west + span / 2 + 180.0) % 360.0 - 180.0
    if (span >= WIDE and -20.0 < south < 20.0) or (span >= WIDE and south < 20.0 and north > -20.0):
        whole = EqualEarth(middle)
        return whole, (middle, 0.0), _box(whole, middle, span, south, north)
    lat = (south + north) / 2 if span < WIDE else (90.0 if south >= 20.0 else -90.0)
    part = Azimuthal(middle, lat)
    return part, (middle, lat), _box(part, middle, span, south, north)


def _closely_around(close: Close, projection: Projection, shape: float) -> Frame:
    """A frame of a shape around places with a margin, which is less where the frame would be larger than the whole map."""
    places = close.places
    if isinstance(projection, EqualEarth):
        places = tuple((_near(lon, projection.lon), lat) for lon, lat in places)
    spots = projection.spots(places)
    left, right = min(x for x, _ in spots), max(x for x, _ in spots)
    bottom, top = min(y for _, y in spots), max(y for _, y in spots)
    needed = max(right - left, (top - bottom) / shape)
    most = max(close.most[0], close.most[1] / shape)
    across = max(needed, min(max(needed * (1 + 2 * CLOSE_MARGIN), close.least), most))
    x, y = (left + right) / 2, (bottom + top) / 2
    return x - across / 2, y - across * shape / 2, x + across / 2, y + across * shape / 2


def _near(lon: float, middle: float) -> float:
    """A longitude within half a turn of another."""
    return middle + (lon - middle + 180.0) % 360.0 - 180.0


def _azimuthal(middle: Place, frame: Frame, width: float, reach: float | None = None) -> View:
    """``reach`` is where what is drawn of the globe ends; well outside the frame where none is given."""
    projection = Azimuthal(*middle, reach=min(1.95, reach or _corner(frame) * 1.25))
    return View(projection, middle, frame, width / (frame[2] - frame[0]), _bounds(projection, frame))


def _box(projection: Projection, middle: float, span: float, south: float, north: float) -> Frame:
    """Around an extent's outline on the plane."""
    steps = [n / 24 for n in range(25)]
    half = min(span, 359.999) / 2
    edge: list[Place] = [(middle - half + 2 * half * step, lat) for lat in (south, north) for step in steps]
    edge += [(middle + side * half, south + (north - south) * step) for side in (-1, 1) for step in steps]
    if south < 0 < north:
        edge += [(middle + side * half, 0.0) for side in (-1, 1)]
    spots = projection.spots(edge)
    return (
        min(x for x, _ in spots),
        min(y for _, y in spots),
        max(x for x, _ in spots),
        max(y for _, y in spots),
    )


def _corner(frame: Frame) -> float:
    """How far the farthest corner is from the middle of the projection."""
    return max(hypot(x, y) for x in (frame[0], frame[2]) for y in (frame[1], frame[3]))


def _grown(frame: Frame, shape: float, framing: Framing) -> Frame:
    """A frame around another that is just so high by its width."""
    left, bottom, right, top = frame
    across = max(right - left, (top - bottom) / shape) * framing.wider
    x = (left + right) / 2 + framing.across * (across - (right - left)) / 2
    y = (bottom + top) / 2 + framing.up * (across * shape - (top - bottom)) / 2
    return x - across / 2, y - across * shape / 2, x + across / 2, y + across * shape / 2


def _shaped(frame: Frame, width: float, most_height: float | None, whole: Projection | None) -> Frame:
    """A frame that is as high by its width as allowed, grown around its middle."""
    left, bottom, right, top = frame
    across, up = right - left, top - bottom
    lowest, highest = (0.0, HIGHEST) if whole else (LOWEST, HIGHEST)
    if most_height is not None:
        highest = min(highest, most_height / width)
        lowest = min(lowest, highest)
    if up / across > highest:
        across = up / highest
    elif up / across < lowest:
        up = across * lowest
    x, y = (left + right) / 2, (bottom + top) / 2
    if whole is None:
        shrink = min(1.0, FARTHEST / hypot(abs(x) + across / 2, abs(y) + up / 2))
        across, up = across * shrink, up * shrink
    return x - across / 2, y - up / 2, x + across / 2, y + up / 2


def _bounds(projection: Azimuthal, frame: Frame) -> Bounds:
    """Around all places in a frame, with a little more."""
    left, bottom, right, top = frame
    steps = [n / 20 for n in range(21)]
    edge = [(left + (right - left) * step, y) for y in (bottom, top) for step in steps]
    edge += [(x, bottom + (top - bottom) * step) for x in (left, right) for step in steps]
    places = [place for spot in edge if (place := projection.place(spot))]
    south, north = min(lat for _, lat in places), max(lat for _, lat in places)
    poles = [_holds(frame, projection.spots([(0.0, pole)])[0]) for pole in (-90.0, 90.0)]
    if any(poles):
        return Bounds(-180.0, -90.0 if poles[0] else south - 1, 180.0, 90.0 if poles[1] else north + 1)
    turns = [(lon - projection.lon + 180.0) % 360.0 - 180.0 for lon, _ in places]
    west, east = projection.lon + min(turns) - 1, projection.lon + max(turns) + 1
    return Bounds(west, south - 1, min(east, west + 360.0), north + 1)


def _holds(frame: Frame, spot: Spot) -> bool:
    return frame[0] <= spot[0] <= frame[2] and frame[1] <= spot[1] <= frame[3]


def extent_of(spec: MapSpec) -> Extent:
    """The extent that is given, or one around what is shown; the world where nothing is."""
    if spec.extent is not None:
        return spec.extent
    places = [place for area in spec.areas for place in area_places(area)]
    places += [place for route in spec.routes for place in running_on(route.path)]
    places += [point.at for point in spec.points]
    places += [label.at for label in spec.labels]
    if not places:
        return -180.0, -90.0, 180.0, 90.0
    west, span = _narrowest([lon for lon, _ in places])
    south, north = min(lat for _, lat in places), max(lat for _, lat in places)
    apart = max(north - south, span)
    least = min(LEAST_SPAN, max(apart * MOST_TIMES, CLOSEST)) if apart else LEAST_SPAN
    up, across = max(north - south, least), max(span, least)
    middle, height = west + span / 2, (south + north) / 2
    across, up = across * (1 + 2 * MARGIN), up * (1 + 2 * MARGIN)
    south, north = max(-90.0, height - up / 2), min(90.0, height + up / 2)
    if across >= 350.0:
        return -180.0, south, 180.0, north
    return _wrapped(middle - across / 2), south, _wrapped(middle + across / 2), north


def box_in_degrees(places: Sequence[Place]) -> Extent:
    """The narrowest extent that holds places which do not all lie on one spot."""
    west, span = _narrowest([lon for lon, _ in places])
    lats = [lat for _, lat in places]
    return _wrapped(west), min(lats), _wrapped(west + span), max(lats)


def _wrapped(lon: float) -> float:
    return (lon + 180.0) % 360.0 - 180.0


def area_places(area: MapArea) -> list[Place]:
    """A ring's corners, or those of a country's mainland and its larger islands."""
    if area.ring:
        return running_on(area.ring)
    result: list[Place] = []
    for country in area.countries:
        code = world().code_of(country)
        rings = world().country(code, 2) if code else []
        boxes = [(_span(ring), ring) for ring in rings]
        largest = max((size for size, _ in boxes), default=0.0)
        result += [place for size, ring in boxes if size >= largest * 0.1 for place in ring]
    return result


def _span(ring: Sequence[Place]) -> float:
    lons, lats = [lon for lon, _ in ring], [lat for _, lat in ring]
    return (max(lons) - min(lons)) * (max(lats) - min(lats))


def _narrowest(lons: Sequence[float]) -> tuple[float, float]:
    """West end and width of the narrowest stretch that holds all longitudes: all but the widest gap."""
    ordered = sorted({lon % 360.0 for lon in lons})
    gaps = [
        (after - before, after)
        for before, after in zip(ordered, [*ordered[1:], ordered[0] + 360.0], strict=True)
    ]
    gap, start = max(gaps)
    return start % 360.0, 360.0 - gap
