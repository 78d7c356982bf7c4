"""Longitude and latitude in degrees to a plane whose unit is the globe's radius, y upwards.

A part of the globe is shown by the Lambert azimuthal equal-area projection around its middle, which is fit for any
place, the poles and the 180th meridian among them; the whole globe by Equal Earth; a small globe by the orthographic
projection. All on the sphere.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import asin, atan2, cos, degrees, hypot, pi, radians, sin, sqrt
from typing import Protocol

from msgspec import Struct

from factdeck.diagrams.map.region import Spot
from factdeck.diagrams.map.spec import Place

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the Earth (IUGG)."""


class Projection(Protocol):
    """A way to show the globe on paper: degrees to spots, and back."""

    def spots(self, places: Iterable[Place]) -> list[Spot]: ...

    def place(self, spot: Spot) -> Place | None:
        """The place that is shown at a spot; None where there is none."""
        ...


class Azimuthal(Struct, frozen=True):
    """Lambert azimuthal equal-area, or orthographic, around a place.

    Formulas of Snyder, *Map Projections: A Working Manual* (USGS Professional Paper 1395, 1987): 24-2 to 24-4 and
    20-3 to 20-4 for the one, 20-14, 20-15 and 24-16 back; for orthographic 20-3, 20-4 and 20-19.

    What lies farther than ``reach`` (on the plane) from the middle is drawn in to a circle of that radius, in its
    own direction, so that a ring stays closed; see ``closed_spots``.
    """

    lon: float
    lat: float
    globe: bool = False
    """Orthographic, which shows one half of the globe, up to a circle of radius 1."""
    reach: float = 1.95

    @property
    def radius(self) -> float:
        """Of the circle that bounds what is shown."""
        return 1.0 if self.globe else self.reach

    def spots(self, places: Iterable[Place]) -> list[Spot]:
        (middle_sin, middle_cos), lon0, result = self._turned(), self.lon, list[Spot]()
        reach, globe = self.radius, self.globe
        least = 0.0 if globe else 1 - reach**2 / 2
        for lon, lat in places:
            phi, turn = radians(lat), radians(lon - lon0)
            sin_phi, cos_phi = sin(phi), cos(phi)
            level = cos_phi * cos(turn)
            x, y = cos_phi * sin(turn), middle_cos * sin_phi - middle_sin * level
            cos_c = middle_sin * sin_phi + middle_cos * level
            if cos_c <= least:
                far = hypot(x, y)
                scale = reach / far if far > 1e-9 else 0.0
                result.append((x * scale, y * scale) if scale else (0.0, reach))
            elif globe:
                result.append((x, y))
            else:
                scale = sqrt(2 / (1 + cos_c))
                result.append((x * scale, y * scale))
        return result

    def is_far(self, spot: Spot) -> bool:
        """Whether a spot was drawn in to the circle."""
        return spot[0] * spot[0] + spot[1] * spot[1] >= self._far_limit

    def any_far(self, spots: Iterable[Spot]) -> bool:
        """Whether any of the spots was drawn in to the circle."""
        return max([x * x + y * y for x, y in spots], default=0.0) >= self._far_limit

    @property
    def _far_limit(self) -> float:
        return (self.radius * 0.9999) ** 2

    def closed_spots(self, ring: list[Place]) -> list[Spot]:
        """A ring's spots; what lies beyond the reach follows the circle, in steps that stay outside the map."""
        spots = self.spots(ring)
        limit = self._far_limit
        far = [x * x + y * y >= limit for x, y in spots]
        if not any(far):
            return spots
        result: list[Spot] = []
        before, before_far = spots[-1], far[-1]
        for spot, is_far in zip(spots, far, strict=True):
            if is_far and before_far:
                result += self._along_the_circle(before, spot)
            result.append(spot)
            before, before_far = spot, is_far
        return result

    def circle(self) -> list[Spot]:
        """The circle that bounds what is shown."""
        return [
            (self.radius * cos(radians(turn)), self.radius * sin(radians(turn))) for turn in range(0, 360, 6)
        ]

    def _along_the_circle(self, start: Spot, end: Spot) -> list[Spot]:
        first = atan2(start[1], start[0])
        turn = (atan2(end[1], end[0]) - first + pi) % (2 * pi) - pi
        count = int(abs(turn) / radians(12))
        return [
            (
                self.radius * cos(first + turn * step / (count + 1)),
                self.radius * sin(first + turn * step / (count + 1)),
            )
            for step in range(1, count + 1)
        ]

    def place(self, spot: Spot) -> Place | None:
        far = hypot(*spot)
        if far < 1e-12:
            return self.lon, self.lat
        if far > (1.0 if self.globe else 2.0):
            return None
        c = asin(far) if self.globe else 2 * asin(far / 2)
        sin_c, cos_c = sin(c), cos(c)
        middle_sin, middle_cos = self._turned()
        phi = asin(max(-1.0, min(1.0, cos_c * middle_sin + spot[1] * sin_c * middle_cos / far)))
        turn = atan2(spot[0] * sin_c, far * middle_cos * cos_c - spot[1] * middle_sin * sin_c)
        return self.lon + degrees(turn), degrees(phi)

    def _turned(self) -> tuple[float, float]:
        """Sine and cosine of the middle's latitude."""
        return sin(radians(self.lat)), cos(radians(self.lat))


_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796


class EqualEarth(Struct, frozen=True):
    """The whole globe (Šavrič, Patterson and Jenny, *The Equal Earth map projection*, 2018).

    Longitudes are taken as they are: cut a line at half a turn from ``lon`` before, as ``outline`` does.
    """

    lon: float = 0.0

    def spots(self, places: Iterable[Place]) -> list[Spot]:
        result, root = [], sqrt(3)
        for lon, lat in places:
            theta = asin(root / 2 * sin(radians(lat)))
            second = theta * theta
            sixth = second**3
            x = (
                2
                * root
                * radians(lon - self.lon)
                * cos(theta)
                / (3 * (_A1 + 3 * _A2 * second + sixth * (7 * _A3 + 9 * _A4 * second)))
            )
            result.append((x, theta * (_A1 + _A2 * second + sixth * (_A3 + _A4 * second))))
        return result

    def place(self, spot: Spot) -> Place | None:
        theta = spot[1] / _A1
        for _ in range(12):
            second = theta * theta
            sixth = second**3
            slope = _A1 + 3 * _A2 * second + sixth * (7 * _A3 + 9 * _A4 * second)
            theta -= (theta * (_A1 + _A2 * second + sixth * (_A3 + _A4 * second)) - spot[1]) / slope
        sine = 2 * sin(theta) / sqrt(3)
        if abs(sine) > 1:
            return None
        second = theta * theta
        slope = _A1 + 3 * _A2 * second + second**3 * (7 * _A3 + 9 * _A4 * second)
        turn = degrees(spot[0] * 3 * slope / (2 * sqrt(3) * cos(theta)))
        return (self.lon + turn, degrees(asin(sine))) if abs(turn) <= 180.000001 else None
