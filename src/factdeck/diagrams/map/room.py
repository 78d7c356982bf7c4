"""An area's region on a map to where in it a name may stand."""

from __future__ import annotations

from functools import cached_property

from factdeck.diagrams.map.board import Spot, Words
from factdeck.diagrams.map.region import Region, Rows, area_of, room_for


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
        best, result = -1.0, ((self.left + self.right) / 2, (self.bottom + self.top) / 2)
        high = self.top - self.bottom
        for step in range(1, 16):
            y = self.bottom + high * step / 16
            for left, right in self.rows.spans(y):
                left, right = max(left, self.left), min(right, self.right)
                weight = (right - left) * (1.4 - abs(step / 8 - 1))
                if weight > best:
                    best, result = weight, ((left + right) / 2, y)
        return result
