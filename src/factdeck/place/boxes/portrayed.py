"""Texts in one frame at the side of a picture, as what is said of a person beside their portrait."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from factdeck.place.box import FlowBox, TooWideWord
from factdeck.place.boxes.beside import Stack
from factdeck.scene import AnyItem


class Portrayed(Stack, kw_only=True):
    """The picture has ``across`` points of the width, and the texts stand ``gutter`` points away from that."""

    picture: FlowBox
    across: float
    gutter: float

    def _inner(self, width: float) -> float:
        return width - self.across - self.gutter

    def height(self, width: float) -> float:
        return max(self.picture.height(self.across), Stack.height(self, self._inner(width)))

    def split(self, width: float, available: float) -> tuple[FlowBox, FlowBox] | None:
        """Where the texts are divided, the picture stays with those that come first."""
        inner = self._inner(width)
        if self.picture.height(self.across) > available or Stack.height(self, inner) <= available:
            return None
        parts = Stack(texts=self.texts, name=self.name, mark=self.mark).split(inner, available)
        if parts is None or not isinstance(parts[0], Stack):
            return None
        return replace(self, texts=parts[0].texts), parts[1]

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        beside = x + self.across + self.gutter
        return [
            *self.picture.place(x, y, self.across),
            *Stack.place(self, beside, y, self._inner(width)),
        ]

    def too_wide(self, width: float) -> Iterator[TooWideWord]:
        return Stack.too_wide(self, self._inner(width))
