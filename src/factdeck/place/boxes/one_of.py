"""A box that stands for others to the one of them that is set in a width."""

from __future__ import annotations

from collections.abc import Iterator

from factdeck.place.box import FlowBox, TooWideWord
from factdeck.scene import AnyItem, Bookmark


class OneOf(FlowBox, kw_only=True):
    """Is measured, divided and placed as the box that ``at`` gives."""

    def at(self, width: float) -> FlowBox:
        """The box that is set in a width in points."""
        raise NotImplementedError

    def height(self, width: float) -> float:
        return self.at(width).height(width)

    def least_height(self, width: float) -> float:
        return self.at(width).least_height(width)

    def split(self, width: float, available: float) -> tuple[FlowBox, FlowBox] | None:
        return self.at(width).split(width, available)

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        return self.at(width).place(x, y, width)

    def bookmarks(self, y: float, width: float) -> Iterator[Bookmark]:
        return self.at(width).bookmarks(y, width)

    def too_wide(self, width: float) -> Iterator[TooWideWord]:
        return self.at(width).too_wide(width)
