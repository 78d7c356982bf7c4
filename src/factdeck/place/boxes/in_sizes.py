"""A text in several sizes to the largest one that is no higher than it may be."""

from __future__ import annotations

from collections.abc import Iterator

from factdeck.place.box import ROUNDING, FlowBox, TooWideWord
from factdeck.place.boxes.text_box import TextBox
from factdeck.scene import AnyItem


class InSizes(FlowBox, kw_only=True):
    """The smallest where even that is too high."""

    sizes: tuple[TextBox, ...]
    """The same text, the largest first."""
    most: float
    """Points that it should be high at most."""

    def at(self, width: float) -> TextBox:
        """The text as it is set in a width."""
        low = (box for box in self.sizes if box.height(width) <= self.most + ROUNDING)
        return next(low, self.sizes[-1])

    @property
    def is_text(self) -> bool:
        return True

    def height(self, width: float) -> float:
        return self.at(width).height(width)

    def content_width(self) -> float:
        return self.sizes[0].content_width()

    def least_height(self, width: float) -> float:
        return self.at(width).least_height(width)

    def split(self, width: float, available: float) -> tuple[FlowBox, FlowBox] | None:
        return self.at(width).split(width, available)

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        return self.at(width).place(x, y, width)

    def too_wide(self, width: float) -> Iterator[TooWideWord]:
        return self.at(width).too_wide(width)

    def words(self) -> int:
        return self.sizes[0].words()

    @property
    def smallest_size(self) -> float:
        return self.sizes[-1].smallest_size
