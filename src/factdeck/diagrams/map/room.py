"""An area's region on a map to where in it a name may stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from factdeck.diagrams.map.board import Words
from factdeck.diagrams.map.ground import area_of_map
from factdeck.diagrams.map.region import Region, Rows, Spot, area_of
from factdeck.diagrams.map.spec import MapArea
from factdeck.diagrams.map.view import View
from factdeck.forgetting import kept_for_article


class Room:
    """A region in which a name may stand."""

    def __init__(self, region: Region):
        self.rows = Rows(region)
        self.size = area_of(region)
        self._spans: dict[float, list[tuple[float, float]]] = {}
        largest = max(region, key=lambda outline: area_of([outline]))
        self.left, self.right = min(x for x, _ in largest), max(x for x, _ in largest)
        self.bottom, self.top = min(y for _, y in largest), max(y for _, y in largest)

    def fitting(self, xs: Sequence[float], y: float, words: Words) -> list[float]:
        """Those of the ascending ``xs`` around which, at a height, words lie inside, as five level lines tell."""
        lefts, rights = [x - words.width / 2 for x in xs], [x + words.width / 2 for x in xs]
        held = (1 << len(xs)) - 1
        for share in (-0.5, -0.25, 0.0, 0.25, 0.5):
            within = 0
            for left, right in self._spans_at(round(y + share * words.height, 1) + 0.013):
                first, end = bisect_left(lefts, left), bisect_right(rights, right)
                if first < end:
                    within |= (1 << end) - (1 << first)
            held &= within
            if not held:
                return []
        return [x for number, x in enumerate(xs) if held >> number & 1]

    def _spans_at(self, y: float) -> list[tuple[float, float]]:
        if y not in self._spans:
            self._spans[y] = self.rows.spans(y)
        return self._spans[y]

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


@kept_for_article(64)
def room_of(area: MapArea, view: View) -> Room | None:
    """The room that an area has on a map; None where the map shows none of it."""
    region = area_of_map(area, view)
    return Room(region) if region else None
