"""A map's face while names are set on it: what is taken, what a label would cover, and how large its words are."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from math import dist
from operator import add

from msgspec import Struct, field

from factdeck.diagrams.look import Look
from factdeck.diagrams.map.region import Frame, Outline, Spot, line_within_frame
from factdeck.drawing import Anchor

ASCENT, DESCENT = 0.74, 0.24
"""Of a line of text, in ems, as far as they are kept free."""
LEADING = 1.12
"""Of a label on several lines, in ems."""
MOST_WORDS = 24
"""A name of more words has no room on a map however its lines are broken."""
BLOCK = 64.0
"""Points: the size of the squares by which boxes are found again."""
LABEL_GAP = 0.8
"""Points between a label and what else is written."""
EDGE = 2.0
"""Points of a map's edge in which no line counts."""


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
    align: Anchor = "middle"
    leader: tuple[Spot, Spot] | None = None
    number: bool = False
    """A number in a disc."""


class Board(Struct, dict=True):
    """The map's face while labels are set on it."""

    look: Look
    width: float
    height: float
    edge: float = EDGE
    """Points between a label and the map's edge."""
    placed: list[Placed] = field(default_factory=list)
    _sums: list[list[int]] | None = None
    _taken: dict[tuple[int, int], list[Frame]] = field(default_factory=dict)

    @cached_property
    def cell(self) -> float:
        """Side of the squares in which lines are counted."""
        return self.look.size * 0.4

    @cached_property
    def _ink(self) -> list[list[int]]:
        """How many steps of lines lie in each square, by column and row."""
        columns, rows = int(self.width / self.cell) + 2, int(self.height / self.cell) + 2
        return [[0] * rows for _ in range(columns)]

    def draw_lines(self, lines: Iterable[Sequence[Spot]]) -> None:
        """Count lines that a label had better not cover; the map's edge, along which outlines are cut, is none."""
        cell, ink, right, top = self.cell, self._ink, self.width - EDGE, self.height - EDGE
        for line in lines:
            for x, y in steps_along(line, cell):
                if EDGE < x < right and EDGE < y < top:
                    ink[int(x // cell)][int(y // cell)] += 1
        self._sums = None

    def ink(self, box: Frame) -> int:
        """How much of the lines a box on the map covers, by a table of sums (Crow, 1984)."""
        left, bottom, right, top = box
        if left < 0 or bottom < 0 or right > self.width or top > self.height:
            return 0
        sums, cell = self._sums or self._summed(), self.cell
        first, last = sums[int(left / cell)], sums[int(right / cell) + 1]
        low, high = int(bottom / cell), int(top / cell) + 1
        return last[high] - first[high] - last[low] + first[low]

    def _summed(self) -> list[list[int]]:
        sums = [[0] * (len(self._ink[0]) + 1)]
        for column in self._ink:
            sums.append(list(map(add, sums[-1], itertools.accumulate(column, initial=0))))
        self._sums = sums
        return sums

    def take(self, box: Frame) -> None:
        """Keep a box free of labels."""
        for cell in self._cells(box):
            self._taken.setdefault(cell, []).append(box)

    def _cells(self, box: Frame) -> Iterable[tuple[int, int]]:
        left, bottom, right, top = box
        columns = range(int(left // BLOCK), int(right // BLOCK) + 1)
        return itertools.product(columns, range(int(bottom // BLOCK), int(top // BLOCK) + 1))

    def inside(self, box: Frame) -> bool:
        edge = self.edge
        return (
            box[0] >= edge and box[1] >= edge and box[2] <= self.width - edge and box[3] <= self.height - edge
        )

    def free(self, box: Frame, gap: float = LABEL_GAP) -> bool:
        return self.inside(box) and self.untaken((box[0] - gap, box[1] - gap, box[2] + gap, box[3] + gap))

    def untaken(self, box: Frame) -> bool:
        left, bottom, right, top = box
        for cell in self._cells(box):
            for other in self._taken.get(cell, ()):
                if other[0] < right and left < other[2] and other[1] < top and bottom < other[3]:
                    return False
        return True

    def set(self, placed: Placed) -> None:
        self.placed.append(placed)
        self.take(placed.box)
        if placed.leader:
            for box in boxes_along(placed.leader, 0.6):
                self.take(box)

    def leader_is_free(self, leader: tuple[Spot, Spot]) -> bool:
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
    ) -> Iterator[Words]:
        """A text in each of the sizes, on one line and on more."""
        for size in sizes:
            for count in range(1, most_lines + 1):
                if words := self.words(text, font, size, count, disc):
                    yield words


def disc_room(look: Look, disc: str) -> float:
    """How much a number in a disc takes of a line, with the space behind it."""
    return 2 * disc_radius(look, disc) + look.small * 0.35 if disc else 0.0


def disc_radius(look: Look, number: str) -> float:
    """Points: large enough for the number in small bold type."""
    return max(look.small * 0.64, look.width_of(number, look.bold, look.small) / 2 + look.small * 0.18)


def _even(parts: Sequence[str], count: int, width_of: Callable[[str], float]) -> list[str] | None:
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
    """Spots along a line, its corners among them, at most ``step`` points apart."""
    for start, end in itertools.pairwise(line):
        yield start
        count = int(dist(start, end) / step) + 1
        if count > 1:
            (x1, y1), (x2, y2) = start, end
            for number in range(1, count):
                yield x1 + (x2 - x1) * number / count, y1 + (y2 - y1) * number / count
    if line:
        yield line[-1]


def box_around(x: float, y: float, words: Words) -> Frame:
    """The box of the words' size, in points, whose middle is at x and y."""
    return x - words.width / 2, y - words.height / 2, x + words.width / 2, y + words.height / 2


def _meets(leader: tuple[Spot, Spot], box: Frame) -> bool:
    return bool(line_within_frame(leader, (box[0] - 0.5, box[1] - 0.5, box[2] + 0.5, box[3] + 0.5)))


def boxes_along(line: Sequence[Spot], reach: float) -> list[Frame]:
    """Small boxes that cover a line."""
    return [(x - reach, y - reach, x + reach, y + reach) for x, y in steps_along(line, max(reach, 2.0))]


def outline_lines(region: Iterable[Outline]) -> list[Outline]:
    """Outlines as open lines that end where they begin."""
    return [[*outline, outline[0]] for outline in region]
