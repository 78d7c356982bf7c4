"""A text in several sizes to the largest one that is no higher than it may be."""

from __future__ import annotations

from factdeck.place.box import ROUNDING
from factdeck.place.boxes.one_of import OneOf
from factdeck.place.boxes.text_box import TextBox


class InSizes(OneOf, kw_only=True):
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

    def content_width(self) -> float:
        return self.sizes[0].content_width()

    def words(self) -> int:
        return self.sizes[0].words()

    @property
    def smallest_size(self) -> float:
        return self.sizes[-1].smallest_size
