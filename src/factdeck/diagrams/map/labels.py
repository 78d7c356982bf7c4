"""Names on a map to places where each can be read: none over another, few over strong lines, the rest as numbers."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from math import cos, hypot, pi, sin
from typing import Literal

from msgspec import Struct, field

from factdeck.diagrams.look import Look
from factdeck.diagrams.map.region import Frame, Outline, Region, Rows, area_of, line_within_frame, room_for

Spot = tuple[float, float]

ASCENT, DESCENT = 0.74, 0.24
"""Of a line of text, in ems, as far as they are kept free."""
LEADING = 1.12
"""Of a label on several lines, in ems."""
MOST_WORDS = 24
"""A name of more words has no room on a map however its lines are broken."""
BLOCK = 16.0
"""Points: the size of the squares by which boxes are found again."""
EDGE = 2.0
"""Points between a label and the map's edge."""


class Words(Struct, frozen=True):
    """Lines of one label, measured."""

    lines: tuple[str, ...]
    font: str
    size: float
    leading: float
    width: float
    height: float
    disc: str = ""
    """A number in a disc before the first line."""


class Placed(Struct, frozen=True):
    """A label, the box that it fills, and a line to what it names where it stands apart."""

    key: str
    words: Words
    box: Frame
    align: Literal["start", "middle", "end"] = "middle"
    leader: tuple[Spot, Spot] | None = None
    number: bool = False
    """A number in a disc."""


class Board(Struct):
    """The map's face while labels are set on it."""

    look: Look
    width: float
    height: float
    placed: list[Placed] = field(default_factory=list)
    _ink: Counter[tuple[int, int]] = field(default_factory=Counter)
    _sums: list[list[int]] | None = None
    _taken: dict[tuple[int, int], list[Frame]] = field(default_factory=dict)

    @property
    def cell(self) -> float:
        """Side of the squares in which lines are counted."""
        return self.look.size * 0.4

    def draw_lines(self, lines: Iterable[Sequence[Spot]]) -> None:
        """Count lines that a label had better not cover; the map's edge, along which outlines are cut, is none."""
        cell, ink = self.cell, self._ink
        for line in lines:
            for x, y in steps_along(line, cell):
                if EDGE < x < self.width - EDGE and EDGE < y < self.height - EDGE:
                    ink[int(x // cell), int(y // cell)] += 1
        self._sums = None

    def ink(self, box: Frame) -> int:
        """How much of the lines a box on the map covers, by a table of sums (Crow, 1984)."""
        if box[0] < 0 or box[1] < 0 or box[2] > self.width or box[3] > self.height:
            return 0
        sums, cell = self._sums or self._summed(), self.cell
        left, bottom = int(box[0] / cell), int(box[1] / cell)
        right, top = int(box[2] / cell) + 1, int(box[3] / cell) + 1
        return sums[right][top] - sums[left][top] - sums[right][bottom] + sums[left][bottom]

    def _summed(self) -> list[list[int]]:
        columns, rows = int(self.width / self.cell) + 2, int(self.height / self.cell) + 2
        sums = [[0] * (rows + 1)]
        for column in range(columns):
            so_far, before, made = 0, sums[-1], [0]
            for row in range(rows):
                so_far += self._ink.get((column, row), 0)
                made.append(before[row + 1] + so_far)
            sums.append(made)
        self._sums = sums
        return sums

    def take(self, box: Frame) -> None:
        """Keep a box free of labels."""
        for cell in self._cells(box):
            self._taken.setdefault(cell, []).append(box)

    def _cells(self, box: Frame) -> Iterator[tuple[int, int]]:
        left, bottom, right, top = (int(value // BLOCK) for value in box)
        for column in range(left, right + 1):
            for row in range(bottom, top + 1):
                yield column, row

    def inside(self, box: Frame) -> bool:
        """Whether a box lies on the map, a little off its edges."""
        return (
            box[0] >= EDGE and box[1] >= EDGE and box[2] <= self.width - EDGE and box[3] <= self.height - EDGE
        )

    def free(self, box: Frame, gap: float = 0.8) -> bool:
        """Whether nothing lies in a box and ``gap`` points around it, and the box on the map."""
        return self.inside(box) and self.untaken((box[0] - gap, box[1] - gap, box[2] + gap, box[3] + gap))

    def untaken(self, box: Frame) -> bool:
        left, bottom, right, top = box
        for cell in self._cells(box):
            for other in self._taken.get(cell, ()):
                if other[0] < right and left < other[2] and other[1] < top and bottom < other[3]:
                    return False
        return True

    def set(self, placed: Placed) -> None:
        """Takes a label as placed: nothing else may cover it or its leader."""
        self.placed.append(placed)
        self.take(placed.box)
        if placed.leader:
            for box in boxes_along(placed.leader, 0.6):
                self.take(box)

    def leader_is_free(self, leader: tuple[Spot, Spot]) -> bool:
        """Whether a leader crosses no label."""
        return not any(_meets(leader, placed.box) for placed in self.placed)

    def words(self, text: str, font: str, size: float, lines: int = 1, disc: str = "") -> Words | None:
        """A text on so many lines, as even as its words allow; None where it has too few."""
        parts = _even(text.split(" "), lines, lambda part: self.look.width_of(part, font, size))
        if parts is None:
            return None
        widths = [self.look.width_of(part, font, size) for part in parts]
        widths[0] += disc_room(self.look, disc)
        leading = size * LEADING
        height = (len(parts) - 1) * leading + size * (ASCENT + DESCENT)
        return Words(tuple(parts), font, size, leading, max(widths), height, disc)

    def shapes_of(
        self, text: str, font: str, sizes: Sequence[float], most_lines: int, disc: str = ""
    ) -> list[Words]:
        found = [
            self.words(text, font, size, count, disc) for size in sizes for count in range(1, most_lines + 1)
        ]
        return [words for words in found if words]


def disc_room(look: Look, disc: str) -> float:
    """How much a number in a disc takes of a line, with the space behind it."""
    return 2 * disc_radius(look, disc) + look.small * 0.35 if disc else 0.0


def disc_radius(look: Look, number: str) -> float:
    """The radius in points of the disc that a number stands on."""
    return max(look.small * 0.64, look.width_of(number, look.bold, look.small) / 2 + look.small * 0.18)


def _even(parts: Sequence[str], count: int, width_of):  # type: ignore[no-untyped-def]
    """Words on so many lines, the widest of them as narrow as can be."""
    if count == 1:
        return [" ".join(parts)] if parts else None
    if len(parts) > MOST_WORDS:
        return None
    best: list[str] | None = None
    for at in range(1, len(parts) - count + 2):
        rest = _even(parts[at:], count - 1, width_of)
        if rest is not None:
            lines = [" ".join(parts[:at]), *rest]
            if best is None or max(map(width_of, lines)) < max(map(width_of, best)):
                best = lines
    return best


def steps_along(line: Sequence[Spot], step: float) -> Iterator[Spot]:
    """Spots along a line, no further apart than ``step`` points, its corners and its end among them."""
    for (x1, y1), (x2, y2) in itertools.pairwise(line):
        count = int(hypot(x2 - x1, y2 - y1) / step) + 1
        for number in range(count):
            yield x1 + (x2 - x1) * number / count, y1 + (y2 - y1) * number / count
    if line:
        yield line[-1]


def box_around(x: float, y: float, words: Words) -> Frame:
    """The frame of words around their middle."""
    return x - words.width / 2, y - words.height / 2, x + words.width / 2, y + words.height / 2


def _meets(leader: tuple[Spot, Spot], box: Frame) -> bool:
    return bool(line_within_frame(leader, (box[0] - 0.5, box[1] - 0.5, box[2] + 0.5, box[3] + 0.5)))


def set_at(board: Board, key: str, text: str, spot: Spot, font: str, size: float, disc: str = "") -> bool:
    """A label whose place is given: there, or as near as the map's edge and other labels let it."""
    for words in board.shapes_of(text, font, (size, board.look.small), 3, disc=disc):
        x = min(max(spot[0], words.width / 2 + EDGE), board.width - words.width / 2 - EDGE)
        y = min(max(spot[1], words.height / 2 + EDGE), board.height - words.height / 2 - EDGE)
        for dx, dy in _spiral(size * 0.6, 40):
            box = box_around(x + dx, y + dy, words)
            if board.free(box):
                board.set(Placed(key, words, box))
                return True
    return False


def _spiral(step: float, count: int) -> Iterator[Spot]:
    """Steps away from a spot, the nearest first (Vogel's sunflower)."""
    yield 0.0, 0.0
    for number in range(1, count):
        far, turn = step * number**0.5, number * pi * (3 - 5**0.5)
        yield far * cos(turn), far * sin(turn)


_AROUND = (
    *((1, 0.0), (1, 0.7), (1, -0.7), (-1, 0.0), (-1, 0.7), (-1, -0.7), (0, 1.0), (0, -1.0)),
    *((0.8, 1.0), (0.8, -1.0), (-0.8, 1.0), (-0.8, -1.0)),
)
"""Right, above right, below right, the same on the left, above, below: the likes of Imhof (1975), in this order; then
above and below with more of the name to one side."""


def set_beside(board: Board, key: str, text: str, spot: Spot, reach: float, font: str, size: float) -> bool:
    """A label beside a mark of a radius."""
    best: tuple[float, Placed] | None = None
    for words in board.shapes_of(text, font, (size,), 2):
        for rank, (side, up) in enumerate(_AROUND):
            box = _beside(spot, reach + size * 0.18, words, side, up)
            if not board.free(box):
                continue
            cost = rank * 0.5 + board.ink(box) * 0.8 + (len(words.lines) - 1) * 4
            align: Literal["start", "middle", "end"] = (
                "start" if side > 0 else "end" if side < 0 else "middle"
            )
            if best is None or cost < best[0]:
                best = cost, Placed(key, words, box, align)
    if best:
        board.set(best[1])
    return best is not None


def _beside(spot: Spot, gap: float, words: Words, side: float, up: float) -> Frame:
    x, y = spot
    if abs(side) < 1:
        return box_around(x + side * words.width / 2, y + up * (gap + words.height / 2), words)
    near = gap * (0.75 if up else 1.0)
    middle = x + side * (near + words.width / 2)
    return box_around(middle, y + up * (words.height / 2 + gap * 0.3), words)


class Room:
    """A region in which a name may stand."""

    def __init__(self, region: Region):
        self.rows = Rows(region)
        self.size = area_of(region)
        self._spans: dict[float, list[tuple[float, float]]] = {}
        largest = max(region, key=lambda outline: area_of([outline]))
        self.left, self.right = min(x for x, _ in largest), max(x for x, _ in largest)
        self.bottom, self.top = min(y for _, y in largest), max(y for _, y in largest)

    def holds(self, x: float, y: float, words: Words) -> bool:
        """Whether words around a middle lie inside the area."""
        return room_for(self.rows, x, y, words.width, words.height, self._spans)

    @cached_property
    def grid(self) -> list[Spot]:
        """Spots in the region, evenly spread."""
        across, up = (self.right - self.left) / 20, (self.top - self.bottom) / 20
        spots = [
            (self.left + across * column, self.bottom + up * row)
            for row in range(1, 20)
            for column in range(1, 20)
        ]
        return [spot for spot in spots if self.rows.holds(spot)]

    def middle(self) -> Spot:
        """The middle of the widest level line, weighed against how far from the region's own middle it is."""
        best, found = -1.0, ((self.left + self.right) / 2, (self.bottom + self.top) / 2)
        high = self.top - self.bottom
        for step in range(1, 16):
            y = self.bottom + high * step / 16
            for left, right in self.rows.spans(y):
                left, right = max(left, self.left), min(right, self.right)
                weight = (right - left) * (1.4 - abs(step / 8 - 1))
                if weight > best:
                    best, found = weight, ((left + right) / 2, y)
        return found


def set_inside(
    board: Board,
    key: str,
    text: str,
    room: Room,
    font: str,
    sizes: Sequence[float],
    disc: str = "",
    keep_off: Sequence[Spot] = (),
) -> bool:
    """A name on the region that it names."""
    middle = room.middle()
    for words in board.shapes_of(text, font, sizes, 3, disc=disc):
        best: tuple[float, Frame] | None = None
        for x, y in _grid(room, words):
            box = box_around(x, y, words)
            cost = hypot(x - middle[0], (y - middle[1]) * 1.4) + board.ink(box) * 1.5
            if best is not None and cost >= best[0]:
                continue
            cost += sum(_crowded(box, spot, words.size) for spot in keep_off)
            if (best is None or cost < best[0]) and room.holds(x, y, words) and board.free(box):
                best = cost, box
        if best:
            board.set(Placed(key, words, best[1]))
            return True
    return False


def _crowded(box: Frame, spot: Spot, size: float) -> float:
    """What a label costs that leaves a town no room for its own name."""
    return 14.0 * max(0.0, 1 - _distance((box[0] - 2 * size, box[1], box[2] + 2 * size, box[3]), spot) / size)


def _grid(room: Room, words: Words) -> Iterator[Spot]:
    across = room.right - room.left - words.width
    up = room.top - room.bottom - words.height
    if across <= 0 or up <= 0:
        return
    columns, rows = min(24, int(across / 3) + 2), min(24, int(up / 2.5) + 2)
    for row in range(rows):
        for column in range(columns):
            yield (
                room.left + words.width / 2 + across * (column + 0.5) / columns,
                room.bottom + words.height / 2 + up * (row + 0.5) / rows,
            )


def set_over(
    board: Board, key: str, text: str, room: Room, font: str, sizes: Sequence[float], disc: str = ""
) -> bool:
    """A name that reaches over the edge of the region that it names, but lies on it with its middle."""
    middle = room.middle()
    best: tuple[float, Placed] | None = None
    for words in board.shapes_of(text, font, sizes, 3, disc):
        if words.width * words.height * 1.5 > room.size:
            continue
        for x, y in room.grid:
            box = box_around(x, y, words)
            cost = hypot(x - middle[0], (y - middle[1]) * 1.4) + board.ink(box) * 1.5
            cost += (sizes[0] - words.size) * 8
            if (best is not None and cost - 4 * words.size >= best[0]) or not board.free(box):
                continue
            share = sum(room.rows.holds((x + words.width * part, y)) for part in (-0.4, -0.2, 0.2, 0.4))
            cost -= share * words.size
            if share >= 2 and (best is None or cost < best[0]):
                best = cost, Placed(key, words, box)
    if best:
        board.set(best[1])
    return best is not None


def set_with_leader(
    board: Board,
    key: str,
    text: str,
    room: Room,
    font: str,
    size: float,
    others: Sequence[Room],
    farthest: float,
    disc: str = "",
) -> bool:
    """A name near what it names, with a line to it; not on another region where that can be had."""
    spot = room.middle()
    best: tuple[float, Placed] | None = None
    for words in board.shapes_of(text, font, (size,), 3, disc=disc):
        for x, y, reach in _around(spot, words, farthest):
            box = box_around(x, y, words)
            cost = reach * 0.7 + board.ink(box) * 2.0 + len(words.lines) * 2
            if (best is not None and cost >= best[0]) or not board.free(box):
                continue
            spots = [(x, y), (box[0], box[1]), (box[2], box[1]), (box[0], box[3]), (box[2], box[3])]
            cost += 6 * sum(other.rows.holds(at) for other in others for at in spots)
            if best is not None and cost >= best[0]:
                continue
            leader = (start := _nearest(box, spot), _just_inside(room, start, spot, size))
            if board.leader_is_free(leader):
                best = cost, Placed(key, words, box, leader=leader)
    if best:
        board.set(best[1])
    return best is not None


def _around(spot: Spot, words: Words, farthest: float) -> Iterator[tuple[float, float, float]]:
    """Middles of boxes around a spot, each with how far the box is from it."""
    for far in range(1, 7):
        for turn in range(16):
            dx, dy = cos(turn * pi / 8), sin(turn * pi / 8)
            reach = farthest * far / 6
            yield (
                spot[0] + dx * (reach + words.width / 2),
                spot[1] + dy * (reach + words.height / 2),
                reach,
            )


def _just_inside(room: Room, start: Spot, end: Spot, depth: float) -> Spot:
    """Where a line that comes from outside has run so far into a region."""
    inside = 0.0
    for spot in steps_along((start, end), 1.0):
        inside = inside + 1.0 if room.rows.holds(spot) else 0.0
        if inside >= depth:
            return spot
    return end


def _nearest(box: Frame, spot: Spot) -> Spot:
    return min(max(spot[0], box[0] - 0.8), box[2] + 0.8), min(max(spot[1], box[1]), box[3])


def set_along(
    board: Board,
    key: str,
    text: str,
    line: Sequence[Spot],
    font: str,
    size: float,
    gap: float,
    disc: str = "",
) -> bool:
    """A level name beside a line, best near its middle or its beginning."""
    spots = list(steps_along(line, 4.0))
    best: tuple[float, Placed] | None = None
    for words in board.shapes_of(text, font, (size, board.look.small), 3, disc=disc):
        for share in (0.4, 0.25, 0.55, 0.1, 0.7, 0.0, 0.85, 1.0):
            at = spots[min(int(share * len(spots)), len(spots) - 1)]
            for turn in range(12):
                dx, dy = cos(turn * pi / 6), sin(turn * pi / 6)
                box = box_around(
                    at[0] + dx * (gap + words.width / 2), at[1] + dy * (gap + words.height / 2), words
                )
                cost = board.ink(box) * 1.5 + abs(share - 0.35) * 6 + len(words.lines) * 1.5
                cost += 4 if words.size < size else 0
                if (best is not None and cost >= best[0]) or not board.free(box):
                    continue
                cost += min(_distance(box, spot) for spot in spots[::2]) * 0.6
                if best is None or cost < best[0]:
                    best = cost, Placed(key, words, box)
    if best:
        board.set(best[1])
    return best is not None


def _distance(box: Frame, spot: Spot) -> float:
    return hypot(max(box[0] - spot[0], 0.0, spot[0] - box[2]), max(box[1] - spot[1], 0.0, spot[1] - box[3]))


def set_number(board: Board, key: str, number: int, spot: Spot, reach: float = 0.0) -> None:
    """A number in a disc at a spot, or as near to it as there is room; it always finds one."""
    size = board.look.small
    words = board.words(str(number), board.look.bold, size)
    assert words is not None
    radius = disc_radius(board.look, str(number))
    margin = radius + EDGE
    for dx, dy in _spiral(radius * 0.8, 160):
        if hypot(dx, dy) < reach:
            continue
        x = min(max(spot[0] + dx, margin), board.width - margin)
        y = min(max(spot[1] + dy, margin), board.height - margin)
        box = (x - radius, y - radius, x + radius, y + radius)
        if board.free(box, 0.4):
            break
    far = hypot(x - spot[0], y - spot[1])
    leader = None
    if far > radius * 1.6 + reach:
        leader = ((x + (spot[0] - x) * radius / far, y + (spot[1] - y) * radius / far), spot)
    board.set(Placed(key, words, box, leader=leader, number=True))


def boxes_along(line: Sequence[Spot], reach: float) -> list[Frame]:
    """Small boxes that cover a line."""
    return [(x - reach, y - reach, x + reach, y + reach) for x, y in steps_along(line, max(reach, 2.0))]


def outline_lines(region: Iterable[Outline]) -> list[Outline]:
    """Outlines as lines that end where they begin."""
    return [[*outline, outline[0]] for outline in region]
