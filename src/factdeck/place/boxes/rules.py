"""Hairlines, frames to draw in, and the ruled lines on which a pupil writes an answer."""

from __future__ import annotations

from dataclasses import dataclass, replace

from factdeck.place.box import FlowBox
from factdeck.place.boxes.text import TextBox
from factdeck.scene import AnyItem, ShapeItem
from factdeck.units import Box

FRAME_PADDING = 4.0


@dataclass(slots=True, kw_only=True)
class Rule(FlowBox):
    """A horizontal rule across the region, ``weight`` points strong."""

    weight: float
    colour: str

    def height(self, width: float) -> float:
        return self.weight

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        return [ShapeItem(box=Box(x, y, width, self.weight), fill=self.colour)]


@dataclass(slots=True, kw_only=True)
class Frame(FlowBox):
    """A frame ``room`` points high to draw into, with a line of text at its head."""

    text: TextBox
    room: float
    colour: str

    def height(self, width: float) -> float:
        return self.room

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        frame = ShapeItem(box=Box(x, y, width, self.room), stroke=self.colour, stroke_width=0.75)
        return [frame, *self.text.place(x + FRAME_PADDING, y + FRAME_PADDING, width - 2 * FRAME_PADDING)]


@dataclass(slots=True, kw_only=True)
class AnswerLines(FlowBox):
    """Ruled lines to write on; takes room that is left over, as up to ``most`` lines and white space under them."""

    count: int
    pitch: float
    """From line to line, in points: handwriting needs about 20."""
    colour: str
    most: int = 6
    slack: float = 0.0

    def height(self, width: float) -> float:
        return self.count * self.pitch + self.slack

    @property
    def stretch(self) -> float:
        return float(self.count < self.most)

    def stretched(self, extra: float) -> FlowBox:
        more = min(int(extra / self.pitch), self.most - self.count)
        return replace(self, count=self.count + more, slack=min(extra - more * self.pitch, self.pitch))

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        bottoms = [y + (number + 1) * self.pitch for number in range(self.count)]
        return [
            ShapeItem(box=Box(x, bottom, width, 0.0), kind="line", stroke=self.colour, stroke_width=0.5)
            for bottom in bottoms
        ]
