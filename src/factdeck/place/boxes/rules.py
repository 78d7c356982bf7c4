"""Hairlines, and the ruled lines on which a pupil writes an answer."""

from __future__ import annotations

from math import ceil

from msgspec.structs import replace

from factdeck.place.box import ROUNDING, FlowBox
from factdeck.place.boxes.text_box import TextBox
from factdeck.scene import AnyItem, ShapeItem
from factdeck.units import Box

FEWEST_NOTE_LINES = 3
FEWEST_UNDER_HEADING = 2
"""Lines for notes that a column ends with, where others go on in the next one."""


class Rule(FlowBox, kw_only=True):
    """A horizontal rule across the region, ``weight`` points strong."""

    weight: float
    colour: str

    def height(self, width: float) -> float:
        return self.weight

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        return [ShapeItem(box=Box(x, y, width, self.weight), fill=self.colour)]


class RoomForNotes(FlowBox, kw_only=True):
    """A heading with ruled lines under it, where a page has room left that nothing else takes; else nothing."""

    heading: TextBox
    lines: AnswerLines

    @property
    def _shown(self) -> bool:
        return self.lines.count > 0

    def height(self, width: float) -> float:
        return self._room_for_heading(width) + self.lines.height(width) if self._shown else 0.0

    def _room_for_heading(self, width: float) -> float:
        """As high as so many lines, so that those of the next column stand beside those below the heading."""
        return self._in_lines(self.heading.height(width))

    def _in_lines(self, height: float) -> float:
        return ceil(height / self.lines.pitch - ROUNDING) * self.lines.pitch

    @property
    def waits(self) -> bool:
        return True

    @property
    def stretch(self) -> float:
        return 0.1 if self.lines.stretch else 0.0

    def stretched(self, extra: float) -> FlowBox:
        """Takes the room only where it gives a few lines beside the heading."""
        heading = self._in_lines(self.heading.style.leading)
        over = extra - (0.0 if self._shown else heading + self.heading.space_before)
        lines = self.lines.stretched(over)
        if not isinstance(lines, AnswerLines) or lines.count < FEWEST_NOTE_LINES:
            return self
        return replace(
            self,
            lines=replace(lines, slack=0.0),
            space_before=self.heading.space_before,
            bookmark=self.heading.bookmark,
        )

    def split(self, width: float, available: float) -> tuple[FlowBox, FlowBox] | None:
        """Lines go on in the next column without a heading of their own."""
        head = self._room_for_heading(width)
        parts = self.lines.split(width, available - head) if self._shown else None
        if parts is None or parts[0].count < FEWEST_UNDER_HEADING:
            return None
        return replace(self, lines=parts[0]), replace(parts[1], order=self.order)

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        if not self._shown:
            return []
        below = y + self._room_for_heading(width)
        return [*self.heading.place(x, y, width), *self.lines.place(x, below, width)]


class AnswerLines(FlowBox, kw_only=True):
    """Ruled lines to write on; takes room that is left over, as up to ``most`` lines and white space under them."""

    count: int
    pitch: float
    """From line to line, in points: handwriting needs about 20."""
    colour: str
    most: int = 6
    fewest: int = 0
    """Lines that there are where room is left over for any."""
    slack: float = 0.0

    @property
    def is_text(self) -> bool:
        return True

    def height(self, width: float) -> float:
        return self.count * self.pitch + self.slack

    @property
    def stretch(self) -> float:
        return float(self.count < self.most)

    @property
    def step(self) -> float:
        """A line more is good for one alone; a first line is for all of them or none."""
        return self.pitch if self.count else 0.0

    def stretched(self, extra: float) -> FlowBox:
        more = min(int(extra / self.pitch), self.most - self.count)
        if self.count + more < self.fewest:
            return self
        return replace(self, count=self.count + more, slack=min(extra - more * self.pitch, self.pitch))

    def split(self, width: float, available: float) -> tuple[AnswerLines, AnswerLines] | None:
        fitting = min(int((available + ROUNDING) / self.pitch), self.count - 1)
        if fitting < 1:
            return None
        head = replace(self, count=fitting, most=fitting, slack=0.0)
        return head, replace(self, count=self.count - fitting, most=self.count - fitting)

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        bottoms = [y + (number + 1) * self.pitch for number in range(self.count)]
        return [
            ShapeItem(box=Box(x, bottom, width, 0.0), kind="line", stroke=self.colour, stroke_width=0.5)
            for bottom in bottoms
        ]
