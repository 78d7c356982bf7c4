"""The compact file of Natural Earth to coasts, lakes, rivers, borders and countries in degrees.

``data/natural-earth-50m.bin``, written by ``data/make.py``: the six bytes ``FDMAP1``, the number of parts as an
unsigned 16-bit integer, each part's length as an unsigned 32-bit integer (all little-endian), then the parts, each
compressed by zlib:

1. JSON: ``source``, ``levels_km``, ``pieces`` (how many), and by name lists of lines, each a list of piece numbers;
   ``~n`` is piece n backwards. ``land``, ``lakes`` and the values of ``countries`` are rings; ``rivers`` and
   ``borders`` are open. ``three_letters`` gives the two letters of a country (ISO 3166-1) for its three.
2. Of each piece four signed 16-bit integers: west, south, half the width and north of its box; then, level by level,
   each piece's number of corners in one byte.
3. For each level a part: of each piece the longitudes, then the latitudes, as signed 16-bit integers, the first of
   them whole and the others as the difference from the one before. The ends of a piece are on every level.

Longitude is counted in 65536ths of a turn, latitude in 32767ths of a right angle.
"""

from __future__ import annotations

import json
import struct
import sys
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from pathlib import Path

from msgspec import Struct

FILE = Path(__file__).parent / "data" / "natural-earth-50m.bin"
TURN = 65536
LON_UNIT, LAT_UNIT = 360 / TURN, 90 / 32767

Place = tuple[float, float]
"""Longitude and latitude in degrees; along a line the longitude runs on across the 180th meridian."""


class Bounds(Struct, frozen=True):
    """A stretch of the globe in degrees; ``east`` is greater than ``west`` by at most 360."""

    west: float
    south: float
    east: float
    north: float


WHOLE_WORLD = Bounds(-180.0, -90.0, 180.0, 90.0)

Units = tuple[int, int, int, int]
"""West, south, width and north in the file's units."""


class World:
    """The file, decoded as far as it has been asked for."""

    def __init__(self, data: bytes):
        if data[:6] != b"FDMAP1":
            raise ValueError("not a file of factdeck's map data")
        (count,) = struct.unpack_from("<H", data, 6)
        lengths = struct.unpack_from(f"<{count}I", data, 8)
        ends = list(accumulate(lengths, initial=8 + 4 * count))
        self._parts = [data[start:end] for start, end in pairwise(ends)]
        self._head = json.loads(zlib.decompress(self._parts[0]))
        pieces = self._head["pieces"]
        boxes = zlib.decompress(self._parts[1])
        self._boxes = _integers(boxes[: pieces * 8])
        self._counts = [
            boxes[pieces * (8 + level) : pieces * (9 + level)] for level in range(len(self.levels_km))
        ]
        self._streams: dict[int, tuple[array[int], list[int]]] = {}
        self._hulls: dict[str, list[Units]] = {}

    @property
    def levels_km(self) -> Sequence[float]:
        return tuple(self._head["levels_km"])

    @property
    def source(self) -> str:
        return str(self._head["source"])

    def level_for(self, km: float) -> int:
        """The coarsest level that shows every detail of this size."""
        return max(number for number, detail in enumerate(self.levels_km) if detail <= max(km, 0))

    def code_of(self, country: str) -> str | None:
        """The two letters for a country's two or three; None where the file does not have it."""
        two = self._head["three_letters"].get(country, country)
        return two if two in self._head["countries"] else None

    @property
    def three_letters(self) -> dict[str, str]:
        return dict(self._head["three_letters"])

    def rings(self, kind: str, level: int, bounds: Bounds = WHOLE_WORLD) -> list[list[Place]]:
        """Rings of ``land`` or ``lakes`` that touch or enclose the bounds; what lies outside is rough."""
        return self._rings(kind, self._head[kind], level, bounds)

    def country(self, code: str, level: int, bounds: Bounds = WHOLE_WORLD) -> list[list[Place]]:
        """Rings of the country with these two letters; raises KeyError for one that the file does not have."""
        return self._rings(f"country {code}", self._head["countries"][code], level, bounds)

    def lines(self, kind: str, level: int, bounds: Bounds = WHOLE_WORLD) -> list[list[Place]]:
        """``rivers`` or ``borders`` as far as they touch the bounds."""
        result: list[list[Place]] = []
        for line in self._head[kind]:
            shown: list[int] = []
            for piece in (*line, None):
                if piece is not None and self._touches(self._box(piece), bounds):
                    shown.append(piece)
                elif shown:
                    result.append(_running_on(self._corners(each, level) for each in shown))
                    shown = []
        return result

    def _rings(
        self, name: str, rings: Sequence[Sequence[int]], level: int, bounds: Bounds
    ) -> list[list[Place]]:
        if name not in self._hulls:
            self._hulls[name] = [self._hull(ring) for ring in rings]
        return [
            _running_on(
                self._corners(piece, level) if self._touches(self._box(piece), bounds) else self._ends(piece)
                for piece in ring
            )
            for ring, hull in zip(rings, self._hulls[name], strict=True)
            if self._touches(hull, bounds)
        ]

    def _box(self, piece: int) -> Units:
        west, south, half, north = self._boxes[4 * max(piece, ~piece) : 4 * max(piece, ~piece) + 4]
        return west, south, 2 * half, north

    def _hull(self, ring: Sequence[int]) -> Units:
        west, south, width, north = self._box(ring[0])
        east = last = west + width
        for piece in ring[1:]:
            left, low, wide, high = self._box(piece)
            left += TURN * round((last - left) / TURN)
            west, south, east, north = (
                min(west, left),
                min(south, low),
                max(east, left + wide),
                max(north, high),
            )
            last = left + wide // 2
        return west, south, min(east - west, TURN), north

    @staticmethod
    def _touches(box: Units, bounds: Bounds) -> bool:
        west, south, width, north = box
        if north * LAT_UNIT < bounds.south or south * LAT_UNIT > bounds.north:
            return False
        apart = (west * LON_UNIT - bounds.west) % 360.0
        return apart <= bounds.east - bounds.west or apart + width * LON_UNIT >= 360.0

    def _stream(self, level: int) -> tuple[array[int], list[int]]:
        if level not in self._streams:
            values = _integers(zlib.decompress(self._parts[2 + level]))
            self._streams[level] = values, list(accumulate((2 * n for n in self._counts[level]), initial=0))
        return self._streams[level]

    def _corners(self, piece: int, level: int) -> list[Place]:
        values, starts = self._stream(level)
        number = max(piece, ~piece)
        start, end = starts[number], starts[number + 1]
        middle = (start + end) // 2
        lons, lats = accumulate(values[start:middle]), accumulate(values[middle:end])
        corners = [(lon * LON_UNIT, lat * LAT_UNIT) for lon, lat in zip(lons, lats, strict=True)]
        return corners if piece >= 0 else corners[::-1]

    def _ends(self, piece: int) -> list[Place]:
        corners = self._corners(piece, len(self.levels_km) - 1)
        return [corners[0], corners[-1]]


@lru_cache(maxsize=1)
def world() -> World:
    """The world that comes with factdeck, read once."""
    return World(FILE.read_bytes())


def _integers(data: bytes) -> array[int]:
    values = array("h", data)
    if sys.byteorder == "big":
        values.byteswap()
    return values


def _running_on(parts: Iterable[Sequence[Place]]) -> list[Place]:
    """Parts joined, each beginning where the one before ended."""
    return list(_joined(parts))


def _joined(parts: Iterable[Sequence[Place]]) -> Iterator[Place]:
    last: Place | None = None
    for part in parts:
        turn = 360.0 * round((last[0] - part[0][0]) / 360.0) if last else 0.0
        for number, (lon, lat) in enumerate(part):
            if number or last is None:
                yield (lon + turn, lat)
        last = (part[-1][0] + turn, part[-1][1])
