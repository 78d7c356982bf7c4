"""Columns beside each other that are set wider below each other, where lines to write on make one far higher than the rest."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from factdeck.place.box import ROUNDING, FlowBox, natural_height
from factdeck.place.boxes.abreast import Abreast
from factdeck.place.boxes.columns import Columns, KeepTogether
from factdeck.place.boxes.rules import AnswerLines

UNEVEN = 1.35
"""Times as high as the next one, past which the highest column leaves the others looking empty."""
BELOW_LINES = 0.4
"""Of their pitch: white below the lines of a question."""


class Band(Abreast, kw_only=True):
    """Columns abreast; ``below_each_other`` is the same, with what takes lines to write on in columns of its own."""

    below_each_other: Sequence[FlowBox] = ()

    def split(self, width: float, available: float) -> tuple[FlowBox, FlowBox] | None:
        """Halves that stay abreast: what would stand below each other is the whole."""
        halves = Abreast.split(self, width, available)
        if halves is None:
            return None
        first, rest = halves
        return replace(first, below_each_other=()), replace(rest, below_each_other=())

    def stretched(self, extra: float) -> FlowBox:
        """With lines beside the other columns, or, where these would end far above, with the lines across the width."""
        abreast = Abreast.stretched(self, extra)
        if not self.below_each_other or not self._chosen or not isinstance(abreast, Band):
            return abreast
        width, widths = next(iter(self._chosen.items()))
        heights = sorted(natural_height(*each) for each in zip(abreast.columns, widths, strict=True))
        if heights[-1] <= UNEVEN * heights[-2]:
            return abreast
        return self._spread(width, self.height(width) + extra) or abreast

    def _spread(self, width: float, room: float) -> FlowBox | None:
        """Below each other, with as many lines as a room in points holds; None where it holds none."""
        lines = [box for box in self.columns[0] if isinstance(box, AnswerLines)]
        for count in range(max((box.most for box in lines), default=0), 0, -1):
            boxes = [_with_lines(box, count) for box in self.below_each_other]
            if natural_height(boxes, width) <= room + ROUNDING:
                return KeepTogether(
                    boxes=boxes,
                    space_before=self.space_before,
                    space_after=self.space_after,
                    order=self.order,
                )
        return None


def _with_lines(box: FlowBox, count: int) -> FlowBox:
    if not isinstance(box, Columns):
        return box
    inside = [
        replace(each, count=count, slack=BELOW_LINES * each.pitch) if isinstance(each, AnswerLines) else each
        for each in box.boxes
    ]
    return replace(box, boxes=inside)
