"""A short text in a frame, marked by a heavier frame and a tick where it is the right answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factdeck.place.box import FlowBox, TooWideWord
from factdeck.place.boxes.text import TextBox, lowered_paragraph
from factdeck.scene import AnyItem, DrawingItem, TextItem
from factdeck.units import Box

TICK_SIZE = 20.0
TICK_POINTS = (0.0, 0.45, 0.35, 0.1, 1.0, 0.9)
"""Of a tick in a unit square whose y grows upwards."""


@dataclass(slots=True, kw_only=True)
class Card(FlowBox):
    """One paragraph in a frame as high as ``frame_height`` where given, else as the text needs."""

    text: TextBox
    padding: float
    stroke: str
    stroke_width: float
    fill: str = ""
    tick: str = ""
    """The colour of the tick; none where empty."""
    tick_name: str = ""
    """What the tick is called in a list of shapes; it is decoration, since the text says which is right."""
    frame_height: float = 0.0

    def _inner(self, width: float) -> float:
        return width - 2 * self.padding - (TICK_SIZE + self.padding if self.tick else 0.0)

    def _needed(self, width: float) -> float:
        return self.text.height(self._inner(width)) + 2 * self.padding

    def height(self, width: float) -> float:
        return max(self._needed(width), self.frame_height)

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        height = self.height(width)
        inner = self._inner(width)
        top = (height - self.text.height(inner)) / 2
        item = TextItem(
            box=Box(x, y, width, height),
            name=self.text.name,
            paragraphs=[lowered_paragraph(self.text.paragraph(inner), self.padding, top)],
            inset=(self.padding, self.padding, width - self.padding - inner, self.padding),
            anchor="middle",
            fill=self.fill,
            stroke=self.stroke,
            stroke_width=self.stroke_width,
        )
        return [item, *self._tick(item.box)]

    def _tick(self, box: Box) -> Iterator[DrawingItem]:
        if not self.tick:
            return
        from reportlab.graphics.shapes import Drawing, PolyLine
        from reportlab.lib.colors import HexColor

        points = [value * TICK_SIZE for value in TICK_POINTS]
        line = PolyLine(
            points, strokeColor=HexColor(self.tick), strokeWidth=3.5, strokeLineCap=1, strokeLineJoin=1
        )
        left = box.right - self.padding - TICK_SIZE
        top = box.y + (box.height - TICK_SIZE) / 2
        yield DrawingItem(
            box=Box(left, top, TICK_SIZE, TICK_SIZE),
            name=self.tick_name,
            drawing=Drawing(TICK_SIZE, TICK_SIZE, line),
        )

    def too_wide(self, width: float) -> Iterator[TooWideWord]:
        return self.text.too_wide(self._inner(width))

    def words(self) -> int:
        return self.text.words()
