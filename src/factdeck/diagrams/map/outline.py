"""Rings and lines in degrees to outlines on a projected plane, whole across the 180th meridian and at the poles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import atan2, cos, degrees, floor, hypot, radians, sin

from factdeck.diagrams.map.projection import Azimuthal, EqualEarth, Projection
from factdeck.diagrams.map.region import Frame, Outline, Spot, within_frame
from factdeck.diagrams.map.spec import Place

Ring = list[Place]

STEP = 1.0
"""Degrees between the corners that are put into a long edge."""


def running_on(places: Iterable[Place]) -> Ring:
    """Places whose longitude leaps by at most half a turn each time."""
    result: Ring = []
    for lon, lat in places:
        if result:
            lon += 360.0 * round((result[-1][0] - lon) / 360.0)
        result.append((lon, lat))
    return result


def straight_in_degrees(ring: Sequence[Place]) -> Ring:
    """A ring's edges with corners in between: straight in longitude and latitude, as by RFC 7946, 3.1.1."""
    return line_in_degrees([*ring, ring[0]])[:-1]


def line_in_degrees(path: Sequence[Place], step: float = STEP) -> Ring:
    """A line with places in between, which follows a meridian or a parallel where its own places do."""
    places = running_on(path)
    result: Ring = []
    for (lon1, lat1), (lon2, lat2) in pairwise(places):
        count = max(1, int(max(abs(lon2 - lon1), abs(lat2 - lat1)) / step + 0.999))
        result += [(lon1 + (lon2 - lon1) * n / count, lat1 + (lat2 - lat1) * n / count) for n in range(count)]
    return [*result, places[-1]]


def great_circle(start: Place, end: Place, step: float = 5.0) -> Ring:
    """Places along the shortest way, both ends among them (slerp of the two unit vectors)."""
    first, last = _vector(start), _vector(end)
    cosine = max(-1.0, min(1.0, sum(a * b for a, b in zip(first, last, strict=True))))
    angle = atan2(hypot(*_cross(first, last)), cosine)
    count = int(degrees(angle) / step)
    if count < 1 or sin(angle) < 1e-6:
        return [start, end]
    between = []
    for number in range(1, count + 1):
        share = number / (count + 1)
        near, far = sin((1 - share) * angle) / sin(angle), sin(share * angle) / sin(angle)
        x, y, z = (near * a + far * b for a, b in zip(first, last, strict=True))
        between.append((degrees(atan2(y, x)), degrees(atan2(z, hypot(x, y)))))
    return [start, *between, end]


def _vector(place: Place) -> tuple[float, float, float]:
    lon, lat = radians(place[0]), radians(place[1])
    return cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)


def _cross(a: tuple[float, float, float], b: tuple[float, float, float]) -> tuple[float, float, float]:
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]


def outlines(projection: Projection, rings: Sequence[Ring], frame: Frame) -> list[Outline]:
    """Rings, which fill by the even-odd rule on the globe, as outlines that do so in the frame."""
    rings = [ring for ring in rings if len(ring) > 2]
    if isinstance(projection, EqualEarth):
        result = [
            projection.spots(part) for ring in rings for part in _cut_at_half_a_turn(ring, projection.lon)
        ]
        return [cut for outline in result if (cut := within_frame(outline, frame))]
    assert isinstance(projection, Azimuthal)
    drawn = [projection.closed_spots(ring) for ring in rings]
    cut_outlines = [cut for outline in drawn if (cut := within_frame(outline, frame))]
    far = any(map(projection.any_far, drawn))
    if far and _is_inside_out(projection, rings, drawn, frame):
        cut_outlines += [cut] if (cut := within_frame(projection.circle(), frame)) else []
    return cut_outlines


def _is_inside_out(
    projection: Azimuthal, rings: Sequence[Ring], drawn: Sequence[Outline], frame: Frame
) -> bool:
    """Whether the outlines fill what the rings leave empty, as happens to a ring that goes around the far side.

    Some spots are asked, so that none that lies on an edge decides alone.
    """
    left, bottom, right, top = frame
    votes: list[bool] = []
    for across, up in ((0.5, 0.5), (0.31, 0.37), (0.69, 0.64)):
        spot = (left + across * (right - left), bottom + up * (top - bottom))
        place = projection.place(spot)
        if place is not None:
            votes.append(_inside_plane(drawn, spot) != inside_globe(rings, place))
        if len(votes) == 2 and votes[0] == votes[1]:
            break
    return 2 * sum(votes) > len(votes)


def _inside_plane(drawn: Sequence[Outline], spot: Spot) -> bool:
    x, y = spot
    inside = False
    for outline in drawn:
        x1, y1 = outline[-1]
        for x2, y2 in outline:
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
                inside = not inside
            x1, y1 = x2, y2
    return inside


def inside_globe(rings: Sequence[Ring], place: Place) -> bool:
    """Whether a place lies inside rings whose longitudes run on, by what the way to the North Pole crosses.

    A ring that goes around a pole encloses the one that it is nearer to.
    """
    lon, lat = place
    inside = False
    for ring in rings:
        closing = ring[0][0] + 360.0 * round((ring[-1][0] - ring[0][0]) / 360.0)
        turned = closing != ring[0][0]
        if not turned and max(p[1] for p in ring) <= lat:
            continue
        if turned and sum(p[1] for p in ring) > 0:
            inside = not inside
        lons = [p[0] for p in ring]
        if not turned and floor((min(lons) - lon) / 360.0) == floor((max(lons) - lon) / 360.0):
            continue
        line = [*ring, (closing, ring[0][1])]
        turns = [floor((east - lon) / 360.0) for east, _ in line]
        for (turn1, turn2), (start, end) in zip(pairwise(turns), pairwise(line), strict=True):
            if turn1 != turn2:
                (lon1, lat1), (lon2, lat2) = start, end
                crossing = lon + 360.0 * max(turn1, turn2)
                at = lat1 + (lat2 - lat1) * (crossing - lon1) / (lon2 - lon1)
                if at > lat:
                    inside = not inside
    return inside


def _cut_at_half_a_turn(ring: Ring, lon: float) -> list[Ring]:
    """A ring in strips of one turn around a longitude, each moved there; a ring around a pole is closed through it."""
    line = running_on(ring)
    turn = running_on([*line, line[0]])[-1][0] - line[0][0]
    if abs(turn) > 180:
        pole = 90.0 if sum(lat for _, lat in line) > 0 else -90.0
        end = line[0][0] + turn
        line = [*line, (end, line[0][1]), (end, pole), (line[0][0], pole)]
    first = floor((min(x for x, _ in line) - lon + 180.0) / 360.0)
    last = floor((max(x for x, _ in line) - lon + 180.0) / 360.0)
    strips = []
    for number in range(first, last + 1):
        west = lon - 180.0 + 360.0 * number
        cut = within_frame(line, (west, -90.0, west + 360.0, 90.0))
        if cut:
            strips.append(_with_steps([(x - 360.0 * number, y) for x, y in cut]))
    return strips


def _with_steps(ring: Ring) -> Ring:
    """Corners along edges that run far, as along a meridian at which the ring was cut."""
    result: Ring = []
    for (lon1, lat1), (lon2, lat2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        count = max(1, int(max(abs(lon2 - lon1), abs(lat2 - lat1)) / 3.0))
        result += [(lon1 + (lon2 - lon1) * n / count, lat1 + (lat2 - lat1) * n / count) for n in range(count)]
    return result


def lines(projection: Projection, line: Sequence[Place]) -> list[list[Spot]]:
    """An open line's parts that the projection shows."""
    if isinstance(projection, EqualEarth):
        return [projection.spots(part) for part in _line_strips(line, projection.lon)]
    assert isinstance(projection, Azimuthal)
    spots = projection.spots(line)
    if not projection.any_far(spots):
        return [spots] if len(spots) > 1 else []
    parts: list[list[Spot]] = [[]]
    for spot in spots:
        if projection.is_far(spot):
            parts.append([])
        else:
            parts[-1].append(spot)
    return [part for part in parts if len(part) > 1]


def _line_strips(line: Sequence[Place], lon: float) -> list[Ring]:
    parts: list[Ring] = []
    number: int | None = None
    before: Place | None = None
    for x, y in running_on(line):
        strip = floor((x - lon + 180.0) / 360.0)
        if strip != number:
            if before is not None and number is not None:
                edge = lon - 180.0 + 360.0 * max(strip, number)
                at = before[1] + (y - before[1]) * (edge - before[0]) / (x - before[0])
                parts[-1].append((edge - 360.0 * number, at))
                parts.append([(edge - 360.0 * strip, at)])
            else:
                parts.append([])
            number = strip
        parts[-1].append((x - 360.0 * strip, y))
        before = (x, y)
    return [part for part in parts if len(part) > 1]
