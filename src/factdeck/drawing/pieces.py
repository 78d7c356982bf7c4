"""Edges that cross each other to pieces that meet at their ends only, by snap rounding.

Edges and corners lie on a grid of whole numbers. Each end and each crossing makes its square of the grid hot; an edge
is drawn through the middle of each hot square that it passes. So rounded, edges never cross anew (Hobby, Practical
segment intersection with finite precision output, 1999). All comparisons are exact.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise, product
from math import isqrt

Corner = tuple[int, int]
Edge = tuple[Corner, Corner]
Span = tuple[int, int, int, int, Edge]
"""Left, right, lowest and highest of an edge, and the edge."""


def uncrossed(parts: Sequence[Sequence[Edge]]) -> list[list[Edge]]:
    """The edges of each part in pieces that meet other pieces, of any part, at their ends only."""
    edges = [edge for part in parts for edge in part]
    once = {edge if edge[0] < edge[1] else (edge[1], edge[0]) for edge in edges}
    hot = _HotSquares({*_crossings(once), *(corner for edge in once for corner in edge)})
    return [[piece for edge in part for piece in hot.pieces(edge)] for part in parts]


class _HotSquares:
    """Squares by their middles; their left and lower sides are theirs, the others are not."""

    def __init__(self, middles: set[Corner]):
        xs, ys = [x for x, _ in middles], [y for _, y in middles]
        covered = (max(xs, default=0) - min(xs, default=0)) * (max(ys, default=0) - min(ys, default=0))
        self._size = isqrt(4 * covered // (len(middles) or 1)) + 1
        self._cells: dict[Corner, list[Corner]] = defaultdict(list)
        for x, y in middles:
            self._cells[x // self._size, y // self._size].append((x, y))

    def pieces(self, edge: Edge) -> Iterable[Edge]:
        """The edge from one middle of a square that it passes through to the next."""
        near = self._beside(edge)
        if len(near) == 2:
            return (edge,)
        (x1, y1), (x2, y2) = edge
        across, up = x2 - x1, y2 - y1
        reach, lower_left = abs(across) + abs(up), across - up
        passed = []
        for x, y in near:
            aside = 2 * (across * (y - y1) - up * (x - x1))
            if abs(aside) < reach or aside == lower_left:
                passed.append((x, y))
        return pairwise(sorted(passed, key=lambda middle: middle[0] * across + middle[1] * up))

    def _beside(self, edge: Edge) -> list[Corner]:
        """The middles in the box around an edge, both its ends among them."""
        span = left, right, low, high, _ = _span(edge)
        return [
            (x, y)
            for cell in self._cells_along(span)
            for x, y in self._cells.get(cell, ())
            if left <= x <= right and low <= y <= high
        ]

    def _cells_along(self, span: Span) -> Iterable[Corner]:
        size = self._size
        left, right, low, high, edge = span
        columns, rows = range(left // size, right // size + 1), range(low // size, high // size + 1)
        if len(columns) < 3 or len(rows) < 3:
            return product(columns, rows)
        return self._cells_by_column(edge, columns)

    def _cells_by_column(self, edge: Edge, columns: Iterable[int]) -> Iterator[Corner]:
        (x1, y1), (x2, y2) = sorted(edge)
        size = self._size
        for column in columns:
            start, end = max(x1, column * size - 1), min(x2, column * size + size)
            low, high = sorted((_height(y1, y2, start - x1, x2 - x1), _height(y2, y1, x2 - end, x2 - x1)))
            for row in range((low - 1) // size, (high + 1) // size + 1):
                yield column, row


def _height(y1: int, y2: int, along: int, across: int) -> int:
    """What an edge from one height to another has reached after a part of its way, rounded down."""
    return y1 + (y2 - y1) * along // across


def _crossings(edges: Collection[Edge]) -> Iterator[Corner]:
    """Where edges meet, other than at ends of both; ends that lie on other edges may be missing."""
    if _overlap(edges, 0) <= _overlap(edges, 1):
        return _crossings_from_left(edges)
    turned = [((y1, x1), (y2, x2)) for (x1, y1), (x2, y2) in edges]
    return ((x, y) for y, x in _crossings_from_left(turned))


def _overlap(edges: Collection[Edge], axis: int) -> float:
    """How many edges there are, on average, above or beside each other."""
    ends = [corner[axis] for edge in edges for corner in edge]
    lengths = sum(abs(end[axis] - start[axis]) for start, end in edges)
    return lengths / (max(ends, default=0) - min(ends, default=0) or 1)


def _crossings_from_left(edges: Iterable[Edge]) -> Iterator[Corner]:
    spans = sorted(map(_span, edges))
    lefts = [span[0] for span in spans]
    for number, (_, right, low, high, one) in enumerate(spans, 1):
        for _, _, bottom, top, other in spans[number : bisect_right(lefts, right)]:
            if bottom <= high and low <= top and one[0] not in other and one[1] not in other:
                yield from _meeting(one, other)


def _span(edge: Edge) -> Span:
    (x1, y1), (x2, y2) = edge
    left, right = (x1, x2) if x1 < x2 else (x2, x1)
    low, high = (y1, y2) if y1 < y2 else (y2, y1)
    return left, right, low, high, edge


def _meeting(one: Edge, other: Edge) -> Iterable[Corner]:
    """Where two edges cross or touch; nothing where they run along each other, which they do between ends."""
    (ax, ay), (bx, by) = one
    (cx, cy), (dx, dy) = other
    px, py, qx, qy = bx - ax, by - ay, dx - cx, dy - cy
    cross = px * qy - py * qx
    along = (cx - ax) * qy - (cy - ay) * qx
    across = (cx - ax) * py - (cy - ay) * px
    if cross < 0:
        cross, along, across = -cross, -along, -across
    if not cross or not (0 <= along <= cross and 0 <= across <= cross):
        return ()
    return ((_rounded(ax * cross + along * px, cross), _rounded(ay * cross + along * py, cross)),)


def _rounded(numerator: int, denominator: int) -> int:
    return (2 * numerator + denominator) // (2 * denominator)
