"""A table of many short rows to tables beside each other, as many as the width holds."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import field

from factdeck.place.box import FlowBox
from factdeck.place.boxes.abreast import Abreast
from factdeck.place.boxes.one_of import OneOf


class Folded(OneOf, kw_only=True):
    """``table`` makes one of the rows from one to before another; ``needed`` is how many points wide it has to be."""

    table: Callable[[int, int], FlowBox]
    count: int
    """Of its rows."""
    fewest: int
    """Rows that a table has at least, where several stand beside each other."""
    needed: float
    gutter: float
    _made: dict[int, FlowBox] = field(default_factory=dict)

    def at(self, width: float) -> FlowBox:
        """The table, or the tables beside each other, in a width."""
        hold = int((width + self.gutter) / (self.needed + self.gutter))
        across = max(1, min(hold, self.count // self.fewest))
        if across not in self._made:
            self._made[across] = self._abreast(across) if across > 1 else self.table(0, self.count)
        return self._made[across]

    def _abreast(self, across: int) -> FlowBox:
        each = -(-self.count // across)
        starts = range(0, self.count, each)
        columns = [[self.table(start, min(start + each, self.count))] for start in starts]
        return Abreast(columns=columns, shares=((1.0,) * len(columns),), gutter=self.gutter)

    def words(self) -> int:
        return self.at(self.needed).words()
