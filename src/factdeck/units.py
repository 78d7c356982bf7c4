"""Lengths between the units of paper (points, millimetres) and of slides (EMU), and boxes made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

POINTS_PER_INCH = 72.0
POINTS_PER_MM = POINTS_PER_INCH / 25.4
EMU_PER_POINT = 12700

POINTS_PER_UNIT = {"pt": 1.0, "mm": POINTS_PER_MM, "cm": 10 * POINTS_PER_MM, "in": POINTS_PER_INCH}
_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)\s*(pt|mm|cm|in)")


class Size(Struct, frozen=True):
    """A width and a height in points."""

    width: float
    height: float


class Box(Struct, frozen=True):
    """A rectangle in points. The origin is the page's top left corner; y grows downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def moved(self, dx: float, dy: float) -> Box:
        return Box(self.x + dx, self.y + dy, self.width, self.height)

    def inset(self, left: float, top: float, right: float, bottom: float) -> Box:
        """The box without margins; negative ones make it larger."""
        return Box(self.x + left, self.y + top, self.width - left - right, self.height - top - bottom)

    def contains(self, other: Box, slack: float = 0.01) -> bool:
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def meets(self, other: Box, slack: float = 0.0) -> bool:
        """Whether the two have some of their insides in common; or, with slack, nearly have."""
        return (
            self.x < other.right + slack
            and other.x < self.right + slack
            and self.y < other.bottom + slack
            and other.y < self.bottom + slack
        )

    @classmethod
    def around(cls, boxes: Sequence[Box]) -> Box:
        """The smallest one that holds all of these, of which there is one at least."""
        left, top = min(box.x for box in boxes), min(box.y for box in boxes)
        return cls(left, top, max(box.right for box in boxes) - left, max(box.bottom for box in boxes) - top)


def points(text: str) -> float:
    """Read a length such as ``18mm``, ``1.5in`` or ``9pt`` as points.

    Raises ValueError where the text is not a number with one of the units pt, mm, cm, in.
    """
    result = _LENGTH.fullmatch(text.strip())
    if result is None:
        raise ValueError(f"{text!r} is not a length: write a number and a unit, as in 18mm, 9pt or 0.6in")
    return float(result[1]) * POINTS_PER_UNIT[result[2]]


def emu(length: float) -> int:
    """Points as English Metric Units, the integers of Office Open XML (ECMA-376 part 1, 20.1.10.16)."""
    return round(length * EMU_PER_POINT)


def emus(lengths: Iterable[float], start: float = 0.0) -> list[int]:
    """The same of many points, counted from a start, without a call in Python for each."""
    scale = float(EMU_PER_POINT)
    return list(map(float.__round__, [(length - start) * scale for length in lengths]))
