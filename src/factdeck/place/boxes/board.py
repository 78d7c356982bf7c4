"""Short texts to tiles of equal size, as many beside as below each other, all in the largest type that holds each."""

from __future__ import annotations

from collections.abc import Iterator
from math import isqrt

from msgspec import field

from factdeck.place.box import ROUNDING, FlowBox, TooWideWord
from factdeck.place.boxes.text_box import TextBox, lowered_paragraph, smaller_text
from factdeck.scene import AnyItem, ShapeItem, TextItem
from factdeck.units import Box, Size

GAP = 4.0
"""Points between tiles,"""
PADDING = 4.0
"""and between the edge of a tile and its text."""
WEIGHT = 0.75
STEP = 0.95


class Board(FlowBox, kw_only=True):
    """Tiles in a square, read row by row. All boards of a set show texts of ``pool``, in type of one size."""

    texts: tuple[TextBox, ...]
    pool: tuple[TextBox, ...]
    colour: str
    least: float
    """No type is set below this size in points."""
    most_height: float = float("inf")
    scales: dict[Size, float] = field(default_factory=dict)
    """By size of a tile's room, the factor by which the set's type is made smaller."""

    @property
    def _side(self) -> int:
        return isqrt(len(self.texts))

    def height(self, width: float) -> float:
        return min(width, self.most_height)

    def reach(self, width: float) -> float:
        """How far the tiles reach from the left edge of their place."""
        tile = self._tile(width).width
        return (self._side - 1) * (tile + GAP) + tile

    def _tile(self, width: float) -> Size:
        side = self._side
        gaps = (side - 1) * GAP
        return Size((width - gaps) / side, (self.height(width) - gaps) / side)

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        """Each tile with its text."""
        size, items = self._tile(width), list[AnyItem]()
        scale = self._scale(_room(size))
        for number, text in enumerate(self.texts):
            row, column = divmod(number, self._side)
            left, top = x + column * (size.width + GAP), y + row * (size.height + GAP)
            tile = Box(left, top, size.width, size.height)
            items.append(ShapeItem(box=tile, stroke=self.colour, stroke_width=WEIGHT, name="tile"))
            items.append(_placed(smaller_text(text, scale, self.least), tile))
        return items

    def _scale(self, room: Size) -> float:
        """The largest factor at which each text of the pool fits a tile, no word divided, or that of the least size."""
        if room not in self.scales:
            scale = 1.0
            largest = max(text.style.size for text in self.pool)
            while largest * scale > self.least and not all(
                self._fits(text, scale, room) for text in self.pool
            ):
                scale *= STEP
            self.scales[room] = scale
        return self.scales[room]

    def _fits(self, text: TextBox, scale: float, room: Size) -> bool:
        tried = smaller_text(text, scale, self.least)
        return tried.height(room.width) <= room.height + ROUNDING and not any(tried.too_wide(room.width))

    def too_wide(self, width: float) -> Iterator[TooWideWord]:
        room = _room(self._tile(width))
        for text in self.texts:
            yield from smaller_text(text, self._scale(room), self.least).too_wide(room.width)

    def words(self) -> int:
        return sum(text.words() for text in self.texts)


def _room(tile: Size) -> Size:
    return Size(tile.width - 2 * PADDING, tile.height - 2 * PADDING)


def _placed(text: TextBox, tile: Box) -> TextItem:
    width = tile.width - 2 * PADDING
    top = max(0.0, (tile.height - text.height(width)) / 2)
    return TextItem(
        box=tile, name="tile text", paragraphs=[lowered_paragraph(text.paragraph(width), PADDING, top)]
    )
