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

import struct
import sys
import zlib
from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate, compress, groupby, pairwise
from pathlib import Path

from msgspec import Struct, json

from factdeck.diagrams.map.spec import Place

FILE = Path(__file__).parent / "data" / "natural-earth-50m.bin"
TURN = 65536
LON_UNIT, LAT_UNIT = 360 / TURN, 90 / 32767
MOST_KEPT = 4096
"""Pieces that are kept decoded, since land, countries and borders share them, and so do maps of the same region."""


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
    """The file, decoded as far as it has been asked for. Longitudes run on along a line across the 180th meridian."""

    def __init__(self, data: bytes):
        if data[:6] != b"FDMAP1":
            raise ValueError("not a file of factdeck's map data")
        (count,) = struct.unpack_from("<H", data, 6)
        lengths = struct.unpack_from(f"<{count}I", data, 8)
        ends = list(accumulate(lengths, initial=8 + 4 * count))
        self._parts = [data[start:end] for start, end in pairwise(ends)]
        self._head = json.decode(zlib.decompress(self._parts[0]))
        pieces = self._head["pieces"]
        boxes = zlib.decompress(self._parts[1])
        numbers = iter(_integers(boxes[: pieces * 8]))
        self._boxes: list[Units] = [
            (west, south, 2 * half, north) for west, south, half, north in zip(*[numbers] * 4, strict=True)
        ]
        self._counts = [
            boxes[pieces * (8 + level) : pieces * (9 + level)] for level in range(len(self.levels_km))
        ]
        self._streams: dict[int, tuple[array[int], list[int]]] = {}
        self._hulls: dict[str, list[Units]] = {}
        self._near: tuple[Bounds, list[bool]] | None = None
        self._corners = lru_cache(maxsize=MOST_KEPT)(self._decoded)
        self._ends = lru_cache(maxsize=None)(self._found_ends)

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

    def rings(self, kind: str, level: int, bounds: Bounds = WHOLE_WORLD) -> list[list[Place]]:
        """Rings of ``land`` or ``lakes`` that touch or enclose the bounds; what lies outside is rough."""
        return self._rings(kind, self._head[kind], level, bounds)

    def country(self, code: str, level: int, bounds: Bounds = WHOLE_WORLD) -> list[list[Place]]:
        """Rings of the country with these two letters; raises KeyError for one that the file does not have."""
        return self._rings(f"country {code}", self._head["countries"][code], level, bounds)

    def lines(self, kind: str, level: int, bounds: Bounds = WHOLE_WORLD) -> list[list[Place]]:
        """``rivers`` or ``borders`` as far as they touch the bounds."""
        near = self._pieces_near(bounds)
        parts = (
            (shown, list(pieces))
            for line in self._head[kind]
            for shown, pieces in groupby(line, key=lambda piece: near[max(piece, ~piece)])
        )
        return [
            _running_on(self._corners(piece, level) for piece in pieces) for shown, pieces in parts if shown
        ]

    def _rings(
        self, name: str, rings: Sequence[Sequence[int]], level: int, bounds: Bounds
    ) -> list[list[Place]]:
        if name not in self._hulls:
            self._hulls[name] = [self._hull(ring) for ring in rings]
        near = self._pieces_near(bounds)
        return [
            _running_on(
                self._corners(piece, level) if near[max(piece, ~piece)] else self._ends(piece)
                for piece in ring
            )
            for ring in compress(rings, _touching(self._hulls[name], bounds))
        ]

    def _pieces_near(self, bounds: Bounds) -> list[bool]:
        """Of each piece, whether it touches the bounds, which are the same for all that a view shows."""
        if self._near is None or self._near[0] != bounds:
            self._near = bounds, _touching(self._boxes, bounds)
        return self._near[1]

    def _hull(self, ring: Sequence[int]) -> Units:
        boxes = [self._boxes[max(piece, ~piece)] for piece in ring]
        west, south, width, north = boxes[0]
        east = last = west + width
        for left, low, wide, high in boxes[1:]:
            left += TURN * round((last - left) / TURN)
            west, south, east, north = (
                min(west, left),
                min(south, low),
                max(east, left + wide),
                max(north, high),
            )
            last = left + wide // 2
        return west, south, min(east - west, TURN), north

    def _stream(self, level: int) -> tuple[array[int], list[int]]:
        if level not in self._streams:
            values = _integers(zlib.decompress(self._parts[2 + level]))
            self._streams[level] = values, list(accumulate((2 * n for n in self._counts[level]), initial=0))
        return self._streams[level]

    def _decoded(self, piece: int, level: int) -> list[Place]:
        values, starts = self._stream(level)
        number = max(piece, ~piece)
        start, end = starts[number], starts[number + 1]
        middle = (start + end) // 2
        lons, lats = accumulate(values[start:middle]), accumulate(values[middle:end])
        corners = [(lon * LON_UNIT, lat * LAT_UNIT) for lon, lat in zip(lons, lats, strict=True)]
        return corners if piece >= 0 else corners[::-1]

    def _found_ends(self, piece: int) -> list[Place]:
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
    following = iter(parts)
    result = list(next(following))
    for part in following:
        apart = result[-1][0] - part[0][0]
        if -180.0 < apart < 180.0:
            result += part[1:]
        else:
            turn = 360.0 * round(apart / 360.0)
            result += [(lon + turn, lat) for lon, lat in part[1:]]
    return result


def _touching(boxes: Sequence[Units], bounds: Bounds) -> list[bool]:
    """Of each box, whether it touches or encloses the bounds."""
    lowest, highest = bounds.south / LAT_UNIT, bounds.north / LAT_UNIT
    first, across = bounds.west / LON_UNIT, (bounds.east - bounds.west) / LON_UNIT
    return [
        north >= lowest
        and south <= highest
        and ((apart := (west - first) % TURN) <= across or apart + width >= TURN)
        for west, south, width, north in boxes
    ]
