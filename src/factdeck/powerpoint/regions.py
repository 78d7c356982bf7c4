"""Closed outlines and their fill rules to the outline of what all of them fill: clipping, and winding as parity.

Edges are cut where they cross, on a grid of whole numbers; a piece is kept where just one of its
sides is filled. All comparisons are exact, so that the pieces always join up again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from math import hypot

from msgspec import Struct

from factdeck.drawing.affine import Point

Loop = Sequence[Point]
Corner = tuple[int, int]
Edge = tuple[Corner, Corner]

STEPS_PER_POINT = 1024
"""How fine the grid is."""
MOST_PASSES = 12
BANDS = 64


class Area(Struct, frozen=True, dict=True):
    """Loops, each closed by a line from its last point to its first, and whether they fill by winding or by parity."""

    loops: tuple[tuple[Point, ...], ...]
    by_winding: bool = False

    def edges(self) -> Iterator[Edge]:
        for loop in self.loops:
            corners = [(round(x * STEPS_PER_POINT), round(y * STEPS_PER_POINT)) for x, y in loop]
            yield from ((a, b) for a, b in zip(corners, [*corners[1:], *corners[:1]]) if a != b)

    @cached_property
    def sides(self) -> list[tuple[Edge, list[tuple[int, int]]]]:
        return _sides_of(self.loops)

    def filled(self, winding: int) -> bool:
        return bool(winding) if self.by_winding else bool(winding % 2)


class Torn(ValueError):
    """Edges that still cross after many passes: the outlines are too fine for the grid."""


def common(areas: Sequence[Area]) -> list[list[Point]]:
    """Loops that fill, by either rule, what every one of the areas fills; none where that is nothing."""
    kept = []
    for piece, sides in areas[0].sides if len(areas) == 1 else _sides(areas):
        left = all(area.filled(side[0]) for area, side in zip(areas, sides))
        right = all(area.filled(side[1]) for area, side in zip(areas, sides))
        if left != right:
            kept.append(piece if left else piece[::-1])
    return [_scaled(loop) for loop in _chained(kept) if len(loop) > 2]


def _sides(areas: Sequence[Area]) -> list[tuple[Edge, list[tuple[int, int]]]]:
    """Each piece of the areas' edges, with how often each area winds around the places at its left and right."""
    pieces = _uncrossed([list(area.edges()) for area in areas])
    windings = [_Windings(part) for part in pieces]
    every = dict.fromkeys(min(edge, edge[::-1]) for part in pieces for edge in part)
    return [(piece, [found.beside(piece) for found in windings]) for piece in every]


@lru_cache(maxsize=512)
def _sides_of(loops: tuple[tuple[Point, ...], ...]) -> list[tuple[Edge, list[tuple[int, int]]]]:
    """A flag's stars are the same in each rebuild, and wound around alike by both rules."""
    return _sides([Area(loops)])


def filled_alike(area: Area) -> bool:
    """Whether either rule fills the same of an area, to the last piece of an edge."""
    return all(bool(side) == bool(side % 2) for _, (both,) in area.sides for side in both)


def is_simple(loop: Loop) -> bool:
    """Whether a loop nowhere crosses or touches itself: either rule fills the same."""
    return not _crossings(list(Area((tuple(loop),)).edges()))


def size_of(loops: Sequence[Loop]) -> float:
    """What loops from ``common`` cover, in square points."""
    return abs(sum(map(_doubled, loops)) / 2)


def turning(loop: Loop) -> int:
    """1 or -1 for the way that a loop turns; 0 where it covers nothing."""
    covered = _doubled(loop)
    return (covered > 0) - (covered < 0)


def _doubled(loop: Loop) -> float:
    """Twice what a loop covers, negative where it turns clockwise, y growing upwards."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(loop, [*loop[1:], *loop[:1]]))


class _Windings:
    """An area's pieces, asked how often they run around the places beside a piece."""

    def __init__(self, pieces: Sequence[Edge]):
        self._rows = _Bands(pieces)
        self._columns = _Bands([((y1, x1), (y2, x2)) for (x1, y1), (x2, y2) in pieces])

    def beside(self, piece: Edge) -> tuple[int, int]:
        """The winding numbers at the left and the right of a piece, seen along it, y growing upwards."""
        (x1, y1), (x2, y2) = piece
        if y1 != y2:
            near, far = self._rows.around(piece)
            return (near, far) if y2 > y1 else (far, near)
        near, far = self._columns.around(((y1, x1), (y2, x2)))
        return (-far, -near) if x2 > x1 else (-near, -far)


class _Bands:
    """Pieces by the stripes that they reach into, so that a place is compared with few of them."""

    def __init__(self, pieces: Sequence[Edge]):
        heights = [y for piece in pieces for _, y in piece]
        self._low = min(heights, default=0)
        self._size = (max(heights, default=0) - self._low) // BANDS + 1
        self._bands: list[list[Edge]] = [[] for _ in range(BANDS + 1)]
        for piece in pieces:
            first, last = sorted((y - self._low) // self._size for _, y in piece)
            for number in range(first, last + 1):
                self._bands[number].append(piece)

    def around(self, piece: Edge) -> tuple[int, int]:
        """Winding numbers before and behind the middle of a piece, on a line along which x grows."""
        x, y = piece[0][0] + piece[1][0], piece[0][1] + piece[1][1]
        number = (y // 2 - self._low) // self._size
        behind = along = 0
        for (x1, y1), (x2, y2) in self._bands[number] if 0 <= number <= BANDS else ():
            if (2 * y1 <= y) == (2 * y2 <= y):
                continue
            turn = 1 if y2 > y1 else -1
            beyond = ((2 * x1 - x) * (y2 - y1) + (y - 2 * y1) * (x2 - x1)) * turn
            if beyond > 0:
                behind += turn
            elif beyond == 0:
                along += turn
        return behind + along, behind


def _uncrossed(parts: Sequence[Sequence[Edge]]) -> list[list[Edge]]:
    """The edges of each part in pieces that meet other pieces, of any part, at their ends only."""
    owners = [number for number, part in enumerate(parts) for _ in part]
    pieces = [edge for part in parts for edge in part]
    for _ in range(MOST_PASSES):
        cuts = _crossings(pieces)
        if not cuts:
            found: list[list[Edge]] = [[] for _ in parts]
            for owner, piece in zip(owners, pieces):
                found[owner].append(piece)
            return found
        corners = _Corners({*cuts, *(corner for piece in pieces for corner in piece)})
        cut = [
            (owner, piece) for owner, edge in zip(owners, pieces) for piece in _pieces(edge, corners.on(edge))
        ]
        owners, pieces = [owner for owner, _ in cut], [piece for _, piece in cut]
    raise Torn("its outlines lie too close to each other to be told apart")


class _Corners:
    """All ends and crossings: an edge that passes within half a step of one is drawn to it (snap rounding, Hobby 1999)."""

    def __init__(self, corners: set[Corner]):
        self._corners = sorted(corners)

    def on(self, edge: Edge) -> Iterator[Corner]:
        (x1, y1), (x2, y2) = edge
        across, up = x2 - x1, y2 - y1
        low, high = min(y1, y2), max(y1, y2)
        reach = abs(across) + abs(up)
        first = bisect_left(self._corners, (min(x1, x2), low))
        last = bisect_left(self._corners, (max(x1, x2), high + 1))
        for corner in self._corners[first:last]:
            x, y = corner
            if low <= y <= high and 2 * abs(across * (y - y1) - up * (x - x1)) <= reach:
                yield corner


def _crossings(edges: Sequence[Edge]) -> set[Corner]:
    """The places within an edge's length where another one meets it."""
    order = sorted(range(len(edges)), key=lambda number: min(edges[number][0][0], edges[number][1][0]))
    starts = [min(edges[number][0][0], edges[number][1][0]) for number in order]
    found: set[Corner] = set()
    for place, number in enumerate(order):
        one = edges[number]
        low, high = min(one[0][1], one[1][1]), max(one[0][1], one[1][1])
        for follower in order[place + 1 : bisect_left(starts, max(one[0][0], one[1][0]) + 1)]:
            other = edges[follower]
            if (other[0][1] < low and other[1][1] < low) or (other[0][1] > high and other[1][1] > high):
                continue
            found.update(point for point in _meeting(one, other) if point not in one or point not in other)
    return found


def _meeting(one: Edge, other: Edge) -> Iterable[Corner]:
    """Where two edges cross or touch; the ends that lie on the other where they run along each other."""
    (ax, ay), (bx, by) = one
    (cx, cy), (dx, dy) = other
    px, py, qx, qy = bx - ax, by - ay, dx - cx, dy - cy
    cross = px * qy - py * qx
    if cross == 0:
        if px * (cy - ay) != py * (cx - ax):
            return ()
        return [p for p in other if _within(p, one)] + [p for p in one if _within(p, other)]
    along = (cx - ax) * qy - (cy - ay) * qx
    across = (cx - ax) * py - (cy - ay) * px
    if cross < 0:
        cross, along, across = -cross, -along, -across
    if not (0 <= along <= cross and 0 <= across <= cross):
        return ()
    return ((_rounded(ax * cross + along * px, cross), _rounded(ay * cross + along * py, cross)),)


def _rounded(numerator: int, denominator: int) -> int:
    return (2 * numerator + denominator) // (2 * denominator)


def _within(point: Corner, edge: Edge) -> bool:
    (x1, y1), (x2, y2) = edge
    return min(x1, x2) <= point[0] <= max(x1, x2) and min(y1, y2) <= point[1] <= max(y1, y2)


def _pieces(edge: Edge, points: Iterable[Corner]) -> Iterator[Edge]:
    last, end = edge
    across, up = end[0] - last[0], end[1] - last[1]
    for point in [*sorted(points, key=lambda point: (point[0] * across + point[1] * up, point)), end]:
        if point != last:
            yield last, point
            last = point


def _chained(kept: Sequence[Edge]) -> Iterator[list[Corner]]:
    """Pieces end to end as loops: as many arrive at each corner as leave it."""
    leaving: dict[Corner, list[Corner]] = defaultdict(list)
    for start, end in kept:
        leaving[start].append(end)
    for start in list(leaving):
        while leaving[start]:
            loop, at = [start], leaving[start].pop()
            while at != start:
                loop.append(at)
                at = leaving[at].pop()
            yield _straightened(loop)


def _straightened(loop: Sequence[Corner]) -> list[Corner]:
    """The loop without corners that lie within a step of the line from the last one kept to the next."""
    kept = [loop[0]]
    for at, after in zip(loop[1:], [*loop[2:], loop[0]]):
        before = kept[-1]
        across, up = after[0] - before[0], after[1] - before[1]
        off = abs((at[0] - before[0]) * up - (at[1] - before[1]) * across)
        if off > hypot(across, up):
            kept.append(at)
    return kept


def _scaled(loop: Sequence[Corner]) -> list[Point]:
    return [(x / STEPS_PER_POINT, y / STEPS_PER_POINT) for x, y in loop]
