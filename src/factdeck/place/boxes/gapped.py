"""A paragraph with words that a learner fills in, or that are filled in, each on a rule to write on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from msgspec.structs import replace

from factdeck.language.signs import NO_BREAK
from factdeck.place.boxes.text_box import TextBox
from factdeck.place.lines import natural_width
from factdeck.scene import AnyItem, Element, Line, Run, ShapeItem
from factdeck.units import Box, points

MAY_BREAK = "\u200b"
LONGEST_IN_ONE = points("60mm")
"""Of a gap that is never divided between two lines."""

BELOW_BASELINE = 2.5
"""Points."""
STROKE = 0.6


class GappedText(TextBox, kw_only=True):
    """One paragraph; a rule runs below what belongs to one of the ``gaps``."""

    gaps: tuple[Element, ...]
    rule_colour: str

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        items = super().place(x, y, width)
        for line in self.lines(width):
            for left, right, element in self._stretches(line):
                rule = Box(x + left, y + line.baseline + BELOW_BASELINE, right - left, 0.0)
                shown = ShapeItem(
                    box=rule, kind="line", stroke=self.rule_colour, stroke_width=STROKE, under=element
                )
                items.append(shown)
        return items

    def _stretches(self, line: Line) -> Iterator[tuple[float, float, Element | None]]:
        """Where on a line each gap begins and ends, in points from the left edge, and its element."""
        at, gaps = 0, {id(element) for element in self.gaps}
        while at < len(line.pieces):
            first = last = line.pieces[at]
            at += 1
            if id(first.run.element) not in gaps:
                continue
            while at < len(line.pieces) and line.pieces[at].run.element is first.run.element:
                last = line.pieces[at]
                at += 1
            yield first.x, last.x + last.width, first.run.element


def empty_room(run: Run, words: Sequence[Run], least: float) -> Run:
    """The run with spaces in it that are as wide as the words, and at least so many points."""
    width = max(least, natural_width(words))
    count = ceil(width / natural_width([replace(run, text=NO_BREAK)]))
    parts = max(1, round(width / LONGEST_IN_ONE))
    return replace(run, text=MAY_BREAK.join([NO_BREAK * ceil(count / parts)] * parts))
