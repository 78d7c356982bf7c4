"""Closed outlines and their fill rules to the outline of what all of them fill: clipping, and winding as parity.

Edges are cut where they meet, on a grid of whole numbers; a piece is kept where just one of its sides is filled.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from math import hypot

from msgspec import Struct

from factdeck.drawing.affine import Point
from factdeck.drawing.pieces import Corner, Edge, uncrossed
from factdeck.drawing.windings import Turns, turns_beside

Loop = Sequence[Point]
Frame = tuple[int, int, int, int]
"""Left, bottom, right, top, in steps of the grid."""
Sides = dict[Edge, tuple[Turns, Turns]]
"""Pieces of edges, and how often each area winds around the places at their left and right."""

STEPS_PER_POINT = 1024
"""How fine the grid is."""


class Area(Struct, frozen=True, dict=True):
    """Loops, each closed by a line from its last point to its first, and whether they fill by winding or by parity."""

    loops: tuple[tuple[Point, ...], ...]
    by_winding: bool = False

    def corners(self) -> Iterator[list[Corner]]:
        """Each loop on the grid."""
        for loop in self.loops:
            yield [(round(x * STEPS_PER_POINT), round(y * STEPS_PER_POINT)) for x, y in loop]

    @cached_property
    def sides(self) -> Sides:
        return _sides_of(self.loops)

    def filled(self, winding: int) -> bool:
        return bool(winding) if self.by_winding else bool(winding % 2)


def common(areas: Sequence[Area]) -> list[list[Point]]:
    """Loops that fill, by either rule, what every one of the areas fills; none where that is nothing."""
    sides = areas[0].sides if len(areas) == 1 else _sides(areas)
    filled = {
        each: all(area.filled(turns) for area, turns in zip(areas, each, strict=True))
        for each in set(chain.from_iterable(sides.values()))
    }
    kept = [
        piece if filled[left] else piece[::-1]
        for piece, (left, right) in sides.items()
        if filled[left] != filled[right]
    ]
    return [_scaled(loop) for loop in _chained(kept) if len(loop) > 2]


def _sides(areas: Sequence[Area]) -> Sides:
    loops = [[loop for loop in area.corners() if loop] for area in areas]
    if not all(loops):
        return {}
    frame = _within_all([_reach([corner for loop in each for corner in loop]) for each in loops])
    if len(areas) > 1:
        loops = [[_drawn_in(loop, frame) for loop in each if _meets(_reach(loop), frame)] for each in loops]
    return turns_beside(uncrossed([[edge for loop in each for edge in _edges(loop)] for each in loops]))


def _edges(loop: Sequence[Corner]) -> Iterator[Edge]:
    yield from ((a, b) for a, b in zip(loop, [*loop[1:], *loop[:1]], strict=True) if a != b)


def _drawn_in(loop: Sequence[Corner], frame: Frame) -> list[Corner]:
    """A loop that fills the same of a frame: what runs on beyond one of the frame's sides becomes straight."""
    left, bottom, right, top = frame
    beyond = [(x < left) | (x > right) << 1 | (y < bottom) << 2 | (y > top) << 3 for x, y in loop]
    kept, last = [loop[0]], beyond[0]
    for corner, side, following in zip(loop[1:], beyond[1:], [*beyond[2:], beyond[0]], strict=False):
        if not last & side & following:
            kept.append(corner)
            last = side
    return kept


def _reach(corners: Sequence[Corner]) -> Frame:
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _within_all(frames: Sequence[Frame]) -> Frame:
    lefts, bottoms, rights, tops = zip(*frames, strict=True)
    return max(lefts), max(bottoms), min(rights), min(tops)


def _meets(one: Frame, other: Frame) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


@lru_cache(maxsize=512)
def _sides_of(loops: tuple[tuple[Point, ...], ...]) -> Sides:
    """A flag's stars are the same in each rebuild, and wound around alike by both rules."""
    return _sides([Area(loops)])


def filled_alike(area: Area) -> bool:
    """Whether either rule fills the same of an area, to the last piece of an edge."""
    return all(bool(turns) == bool(turns % 2) for both in area.sides.values() for (turns,) in both)


def is_simple(loop: Loop) -> bool:
    """Whether a loop nowhere crosses or touches itself: either rule fills the same."""
    [corners] = Area((tuple(loop),)).corners()
    edges = list(_edges(corners))
    return len({start for start, _ in edges}) == len(edges) and uncrossed([edges]) == [edges]


def size_of(loops: Sequence[Loop]) -> float:
    """What loops from ``common`` cover, in square points."""
    return abs(sum(map(signed_area, loops)))


def turning(loop: Loop) -> int:
    """1 or -1 for the way that a loop turns; 0 where it covers nothing."""
    covered = signed_area(loop)
    return (covered > 0) - (covered < 0)


def signed_area(loop: Loop) -> float:
    """Half the sum of the cross products; positive where the loop turns to the left, y growing upwards."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(loop, [*loop[1:], *loop[:1]], strict=True)) / 2


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
    for at, after in zip(loop[1:], [*loop[2:], loop[0]], strict=False):
        before = kept[-1]
        across, up = after[0] - before[0], after[1] - before[1]
        off = abs((at[0] - before[0]) * up - (at[1] - before[1]) * across)
        if off > hypot(across, up):
            kept.append(at)
    return kept


def _scaled(loop: Sequence[Corner]) -> list[Point]:
    return [(x / STEPS_PER_POINT, y / STEPS_PER_POINT) for x, y in loop]
