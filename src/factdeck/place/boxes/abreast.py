"""Columns of boxes beside each other, each of its own width, that go on beside each other where a page ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf

from msgspec import field
from msgspec.structs import replace

from factdeck.place.box import ROUNDING, FlowBox, TooWideWord, natural_height
from factdeck.place.boxes.columns import stretched_boxes
from factdeck.place.easing import kept_height
from factdeck.place.flow import bookmarks_of, divided_boxes, flow
from factdeck.scene import AnyItem, Bookmark

WORTH_IT = 0.94
"""How high the columns are in other widths, at most, by their height in the first ones, for these to be given up."""

MOST_FIXED = 0.7
"""Of the whole width, that a first column of a fixed width takes."""


class Abreast(FlowBox, kw_only=True):
    """Columns that begin on one line.

    ``shares`` are the widths that they may have, each set in parts of the whole: the first, or one that makes them
    lower. ``fixed`` is the width of the first column in points, where it has one and that leaves the others room; the
    shares are then the others'.
    """

    columns: list[list[FlowBox]]
    shares: Sequence[tuple[float, ...]]
    gutter: float
    fixed: float = 0.0
    again: Sequence[FlowBox] = ()
    """What stands in the first column where only others go on: whose they are."""
    _chosen: dict[float, list[float]] = field(default_factory=dict)

    def widths(self, width: float) -> list[float]:
        """Each column's width in points."""
        if width not in self._chosen:
            self._chosen[width] = self._best_widths(width)
        return self._chosen[width]

    def _best_widths(self, width: float) -> list[float]:
        best = self._shared(self.shares[0], width)
        heights = self._heights(best)
        for shares in self.shares[1:]:
            tried = self._shared(shares, width)
            enough = WORTH_IT * max(heights, default=0.0)
            if any(
                high >= enough and new <= old for high, new, old in zip(heights, tried, best, strict=True)
            ):
                continue
            lower = self._heights(tried)
            if max(lower, default=0.0) < enough:
                best, heights = tried, lower
        return best

    def _shared(self, shares: tuple[float, ...], width: float) -> list[float]:
        fixed = min(self.fixed, MOST_FIXED * width)
        room = width - self.gutter * (len(self.columns) - 1) - fixed
        result = [room * share / sum(shares) for share in shares]
        return [fixed, *result] if fixed else result

    def _heights(self, widths: Sequence[float]) -> list[float]:
        return [natural_height(*each) for each in zip(self.columns, widths, strict=True)]

    def _height(self, widths: Sequence[float]) -> float:
        return max(self._heights(widths), default=0.0)

    def height(self, width: float) -> float:
        return self._height(self.widths(width))

    def least_height(self, width: float) -> float:
        pairs = zip(self.columns, self.widths(width), strict=True)
        return max((kept_height(column, each, inf) for column, each in pairs), default=0.0)

    def split(self, width: float, available: float) -> tuple[FlowBox, FlowBox] | None:
        """Each column where it reaches the height; None where one that has anything would keep nothing."""
        widths = self.widths(width)
        heads: list[list[FlowBox]] = []
        rests: list[list[FlowBox]] = []
        for column, each in zip(self.columns, widths, strict=True):
            head, rest = divided_boxes(column, each, available)
            if column and not head:
                return None
            heads.append(head)
            rests.append(rest)
        if not any(rests):
            return None
        rests[0] = rests[0] or [*self.again]
        chosen = {width: widths}
        return (
            replace(self, columns=heads, space_after=0.0, _chosen=chosen),
            replace(self, columns=rests, space_before=0.0, _chosen=chosen),
        )

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        items: list[AnyItem] = []
        for column, each in zip(self.columns, self.widths(width), strict=True):
            items += flow(column, x, y, each, natural_height(column, each) + ROUNDING).items()
            x += each + self.gutter
        return items

    def bookmarks(self, y: float, width: float) -> Iterator[Bookmark]:
        for column, each in zip(self.columns, self.widths(width), strict=True):
            yield from bookmarks_of(column, y, each)

    @property
    def stretch(self) -> float:
        return max((box.stretch for column in self.columns for box in column), default=0.0)

    def stretched(self, extra: float) -> FlowBox:
        """With room for the columns that take it, also beside those that are higher."""
        width = next(iter(self._chosen), None)
        widths = self._chosen.get(width or 0.0)
        if widths is None:
            return self
        height = self._height(widths)
        columns = [
            stretched_boxes(column, extra + height - natural_height(column, each))
            for column, each in zip(self.columns, widths, strict=True)
        ]
        return replace(self, columns=columns)

    def too_wide(self, width: float) -> Iterator[TooWideWord]:
        for column, each in zip(self.columns, self.widths(width), strict=True):
            for box in column:
                yield from box.too_wide(each)

    def words(self) -> int:
        return sum(box.words() for column in self.columns for box in column)
