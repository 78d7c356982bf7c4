"""What a column is told of its width, and how wide its contents are, to points."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct


class AsWide(Struct, frozen=True):
    """As wide as the widest of what stands in it, set without ending a line; all lengths in points."""

    most: float
    least: float = 0.0
    room: float = 0.0
    """What is added."""

    def of(self, contents: Iterable[float]) -> float:
        """The width, where what stands in the column is so wide."""
        return max(self.least, min(max(contents, default=0.0) + self.room, self.most))


Column = float | AsWide | None
"""Points, or what they follow from; None for a share of what the others leave."""


def told(column: Column, contents: Iterable[float]) -> float | None:
    """The points that a column is told, where what stands in it is so wide."""
    return column.of(contents) if isinstance(column, AsWide) else column
