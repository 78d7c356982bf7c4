"""Regions of the plane, given by closed outlines that fill by the even-odd rule: cut, joined, measured."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from factdeck.drawing import regions
from factdeck.drawing.affine import Point
from factdeck.drawing.regions import Area, signed_area

Spot = Point
"""A place on the paper, or on the plane that the globe is projected to."""
Outline = list[Spot]
"""Corners of a closed line; the last is joined to the first."""
Region = Sequence[Outline]
Edge = tuple[Spot, Spot]
Frame = tuple[float, float, float, float]
"""Left, bottom, right, top."""


def within_frame(outline: Outline, frame: Frame) -> Outline:
    """An outline cut to a frame (Sutherland and Hodgman, 1974); lobes stay joined along the frame."""
    if not outline:
        return []
    reach = reach_of(outline)
    if _apart(reach, frame):
        return []
    for axis, limit, keep_greater, runs_out in (
        (0, frame[0], True, reach[0] < frame[0]),
        (1, frame[1], True, reach[1] < frame[1]),
        (0, frame[2], False, reach[2] > frame[2]),
        (1, frame[3], False, reach[3] > frame[3]),
    ):
        if runs_out and outline:
            outline = _half(outline, axis, limit, keep_greater)
    return outline if len(outline) > 2 else []


def reach_of(spots: Iterable[Spot]) -> Frame:
    """The box around spots, of which there is one at least."""
    xs, ys = zip(*spots, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _apart(one: Frame, other: Frame) -> bool:
    return one[0] > other[2] or one[2] < other[0] or one[1] > other[3] or one[3] < other[1]


def _is_within(one: Frame, other: Frame) -> bool:
    return one[0] >= other[0] and one[1] >= other[1] and one[2] <= other[2] and one[3] <= other[3]


def _half(outline: Outline, axis: int, limit: float, keep_greater: bool) -> Outline:
    result: Outline = []
    before = outline[-1]
    before_in = (before[axis] >= limit) == keep_greater or before[axis] == limit
    for spot in outline:
        inside = (spot[axis] >= limit) == keep_greater or spot[axis] == limit
        if inside != before_in:
            share = (limit - before[axis]) / (spot[axis] - before[axis])
            other = before[1 - axis] + share * (spot[1 - axis] - before[1 - axis])
            result.append((limit, other) if axis == 0 else (other, limit))
        if inside:
            result.append(spot)
        before, before_in = spot, inside
    return result


def line_within_frame(line: Sequence[Spot], frame: Frame) -> list[list[Spot]]:
    """The parts of an open line that lie in a frame (Liang and Barsky, 1984).

    A segment both of whose ends are inside, or beyond one side, needs no cutting (Cohen and Sutherland, 1967).
    """
    if len(line) < 2 or _apart(reach := reach_of(line), frame):
        return []
    if _is_within(reach, frame):
        return [list(line)]
    left, bottom, right, top = frame
    sides = [(x < left) | (x > right) << 1 | (y < bottom) << 2 | (y > top) << 3 for x, y in line]
    parts: list[list[Spot]] = []
    for (start, start_side), (end, end_side) in itertools.pairwise(zip(line, sides, strict=True)):
        if start_side & end_side:
            continue
        cut = segment_within(start, end, frame) if start_side | end_side else (start, end)
        if cut is None:
            continue
        if parts and parts[-1][-1] == cut[0]:
            parts[-1].append(cut[1])
        else:
            parts.append([*cut])
    return parts


def segment_within(start: Spot, end: Spot, frame: Frame) -> Edge | None:
    """The part of a straight line that lies in a frame; None where none does."""
    (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
    enter, leave = 0.0, 1.0
    for step, room in ((-dx, x - frame[0]), (dx, frame[2] - x), (-dy, y - frame[1]), (dy, frame[3] - y)):
        if step == 0:
            if room < 0:
                return None
        elif step < 0:
            enter = max(enter, room / step)
        else:
            leave = min(leave, room / step)
    if enter > leave:
        return None
    first = start if enter == 0 else (x + enter * dx, y + enter * dy)
    last = end if leave == 1 else (x + leave * dx, y + leave * dy)
    return first, last


FLAT = 1e-9
"""What is less high has one row."""


class Rows:
    """A region's edges by height, as many rows as keep few edges in each, to ask what lies inside."""

    def __init__(self, region: Region):
        edges = list(edges_of(region))
        heights = [edge[0][1] for edge in edges]
        self.bottom, self.top = (min(heights), max(heights)) if heights else (0.0, 0.0)
        bottom, height = self.bottom, self.top - self.bottom
        self._per_unit = per_unit = len(edges) / 2 / height if height > FLAT else 0.0
        self._rows: dict[int, list[Edge]] = defaultdict(list)
        rows = self._rows
        for edge in edges:
            first, last = int((edge[0][1] - bottom) * per_unit), int((edge[1][1] - bottom) * per_unit)
            for row in range(first, last + 1) if first < last else range(last, first + 1):
                rows[row].append(edge)

    def _at(self, y: float) -> Sequence[Edge]:
        """The edges that a level line may meet."""
        if not self.bottom <= y <= self.top:
            return ()
        return self._rows.get(int((y - self.bottom) * self._per_unit), ())

    def spans(self, y: float) -> list[tuple[float, float]]:
        """Where a level line runs inside, from left to right."""
        result = sorted(
            x1 + (y - y1) * (x2 - x1) / (y2 - y1)
            for (x1, y1), (x2, y2) in self._at(y)
            if (y1 > y) != (y2 > y)
        )
        return list(zip(result[::2], result[1::2], strict=True))

    def holds(self, spot: Spot) -> bool:
        x, y = spot
        inside = False
        for (x1, y1), (x2, y2) in self._at(y):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
                inside = not inside
        return inside


def area_of(region: Region) -> float:
    """What the outlines enclose, each for itself: outlines inside others count as well."""
    return sum(abs(signed_area(outline)) for outline in region)


NOTHING = 1e-6
"""What encloses less, in square units of its plane, is a line."""


def encloses(outline: Outline) -> bool:
    """Whether there is anything in an outline; lobes that turn to either side don't cancel each other."""
    if len(outline) < 3:
        return False
    return abs(signed_area(outline)) > NOTHING or bool(regions.common([_area([outline])]))


def common(first: Region, second: Region) -> list[Outline]:
    """What two regions share, exactly on a grid of 1024 steps a unit."""
    return regions.common([_area(first), _area(second)])


def _area(region: Region) -> Area:
    return Area(tuple(map(tuple, region)))


LONG_LINE, STRETCH = 4096, 256
"""A line of more corners is simplified in stretches: the time for one grows with the square of its corners."""


def simplified(line: Sequence[Spot], tolerance: float) -> list[Spot]:
    """Without the corners that lie within the tolerance of the line between others (Douglas and Peucker, 1973)."""
    if len(line) < 3:
        return list(line)
    if len(line) > LONG_LINE:
        stretches = [line[start : start + STRETCH + 1] for start in range(0, len(line) - 1, STRETCH)]
        return [*(spot for each in stretches for spot in simplified(each, tolerance)[:-1]), line[-1]]
    keep = [False] * len(line)
    keep[0] = keep[-1] = True
    limit = tolerance * tolerance
    open_stretches = [(0, len(line) - 1)]
    while open_stretches:
        start, end = open_stretches.pop()
        (ax, ay), (bx, by) = line[start], line[end]
        dx, dy = bx - ax, by - ay
        length = dx * dx + dy * dy
        most, at = limit, 0
        for number, (px, py) in enumerate(line[start + 1 : end], start + 1):
            x, y = px - ax, py - ay
            along = x * dx + y * dy
            if 0 < along <= length:
                across = x * dy - y * dx
                away = across * across / length
            elif along <= 0:
                away = x * x + y * y
            else:
                away = (x - dx) * (x - dx) + (y - dy) * (y - dy)
            if away > most:
                most, at = away, number
        if at:
            keep[at] = True
            open_stretches += [each for each in ((start, at), (at, end)) if each[1] - each[0] > 1]
    return [spot for spot, kept in zip(line, keep, strict=True) if kept]


def simplified_outline(outline: Outline, tolerance: float) -> Outline:
    """As ``simplified`` for a closed line, split at its first corner and at the one farthest from it."""
    if len(outline) < 4:
        return outline
    x, y = outline[0]
    away = [(across - x) * (across - x) + (up - y) * (up - y) for across, up in outline]
    far = away.index(max(away))
    there = simplified(outline[: far + 1], tolerance)
    back = simplified([*outline[far:], outline[0]], tolerance)
    return [*there[:-1], *back[:-1]]


def edges_of(region: Region) -> Iterator[Edge]:
    """Each outline's corners with the next, the last with the first."""
    for outline in region:
        yield from zip(outline, [*outline[1:], outline[0]], strict=True)
