"""Pieces of closed outlines, which meet at their ends only, to how often areas wind around the places beside them.

One piece of all that hang together is asked what lies beside it; the others follow from it, corner by corner.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cmp_to_key, partial
from itertools import chain

from factdeck.drawing.pieces import Corner, Edge

Turns = tuple[int, ...]
"""A number for each area."""

LEAST_BANDS = 64


def turns_beside(parts: Sequence[Sequence[Edge]]) -> dict[Edge, tuple[Turns, Turns]]:
    """Of each piece, given by area, how often each area winds around the places at its left and its right.

    Left is as seen along the piece, y growing upwards; what winds alike at both sides is left out.
    """
    weights = [4 ** (max(map(len, parts), default=0).bit_length() * number) for number in range(len(parts))]
    steps = _steps(parts, weights)
    walk = _Walk(steps)
    bands = [_Bands(pieces) for pieces in parts]
    for piece, step in steps.items():
        if piece not in walk.left:
            beyond = sum(band.beyond(piece) * weight for band, weight in zip(bands, weights, strict=True))
            walk.spread(piece, beyond + step if piece[0][1] < piece[1][1] else beyond)
    sides = {piece: (walk.left[piece], walk.left[piece] - step) for piece, step in steps.items()}
    turns = {each: _by_area(each, weights) for each in set(chain.from_iterable(sides.values()))}
    return {piece: (turns[left], turns[right]) for piece, (left, right) in sides.items()}


Weighed = int
"""Turns as one number: the sum of each area's, times its weight, which is greater than all those before can make up."""


def _by_area(weighed: Weighed, weights: Sequence[int]) -> Turns:
    result = []
    for weight in reversed(weights):
        turns = (2 * weighed + weight) // (2 * weight)
        weighed -= turns * weight
        result.append(turns)
    return tuple(reversed(result))


def _steps(parts: Sequence[Sequence[Edge]], weights: Sequence[int]) -> dict[Edge, Weighed]:
    """How much more often each area winds around the left of a piece than around its right."""
    counts: dict[Edge, Weighed] = defaultdict(int)
    for pieces, weight in zip(parts, weights, strict=True):
        for piece in pieces:
            if piece[0] < piece[1]:
                counts[piece] += weight
            else:
                counts[piece[::-1]] -= weight
    return {piece: count for piece, count in counts.items() if count}


class _Walk:
    """From a piece to all that hang together with it, around one corner after the other."""

    def __init__(self, steps: dict[Edge, Weighed]):
        self.left: dict[Edge, Weighed] = {}
        self._steps = steps
        self._done: set[Corner] = set()
        self._ends: dict[Corner, list[Corner]] = defaultdict(list)
        for start, end in steps:
            self._ends[start].append(end)
            self._ends[end].append(start)

    def spread(self, piece: Edge, left: Weighed) -> None:
        self.left[piece] = left
        waiting = [piece, piece[::-1]]
        while waiting:
            end, corner = waiting.pop()
            if corner not in self._done:
                self._done.add(corner)
                waiting += self._around(corner, end)

    def _around(self, corner: Corner, known: Corner) -> list[Edge]:
        """The pieces that leave a corner get their turns, counterclockwise from one that has them."""
        ends = self._ends[corner]
        if len(ends) > 2:
            ends = sorted(ends, key=cmp_to_key(partial(_angles, corner)))
        first = ends.index(known)
        result = []
        turns = 0
        for end in [*ends[first:], *ends[:first]]:
            along = corner < end
            piece = (corner, end) if along else (end, corner)
            step = self._steps[piece]
            if end == known:
                turns = self.left[piece] if along else self.left[piece] - step
                continue
            behind = turns + step if along else turns - step
            if piece not in self.left:
                self.left[piece] = behind if along else turns
                result.append((corner, end))
            turns = behind
        return result


def _angles(corner: Corner, one: Corner, other: Corner) -> int:
    """Less than 0 where, counterclockwise from the east, one end comes before the other."""
    x, y = corner
    ax, ay, bx, by = one[0] - x, one[1] - y, other[0] - x, other[1] - y
    below = (ay < 0 or (ay == 0 and ax < 0)) - (by < 0 or (by == 0 and bx < 0))
    return below or ay * bx - ax * by


class _Bands:
    """An area's pieces by the stripes that they reach into, so that a place is compared with few of them."""

    def __init__(self, pieces: Sequence[Edge]):
        heights = [y for piece in pieces for _, y in piece]
        self._low = min(heights, default=0)
        height = max(heights, default=0) - self._low
        climbed = sum(abs(end[1] - start[1]) for start, end in pieces)
        count = max(LEAST_BANDS, len(pieces) * height // (climbed or 1))
        self._size = height // count + 1
        self._bands: dict[int, list[Edge]] = defaultdict(list)
        for piece in pieces:
            first, last = sorted((piece[0][1] - self._low, piece[1][1] - self._low))
            for number in range(first // self._size, last // self._size + 1):
                self._bands[number].append(piece)

    def beyond(self, piece: Edge) -> int:
        """How often the area winds around what lies east of the middle of a piece, or above a level one."""
        x, y = piece[0][0] + piece[1][0], piece[0][1] + piece[1][1]
        result = 0
        for (x1, y1), (x2, y2) in self._bands.get((y // 2 - self._low) // self._size, ()):
            if (2 * y1 <= y) != (2 * y2 <= y):
                turn = 1 if y2 > y1 else -1
                if ((2 * x1 - x) * (y2 - y1) + (y - 2 * y1) * (x2 - x1)) * turn > 0:
                    result += turn
        return result
