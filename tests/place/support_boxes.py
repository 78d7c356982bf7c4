"""Boxes of known size and paragraphs of known lines, for tests of placing."""

from __future__ import annotations

from factdeck.layout.theme import ParagraphStyle, family_faces
from factdeck.place.box import FlowBox
from factdeck.place.boxes.text_box import TextBox
from factdeck.scene import AnyItem, Run, ShapeItem
from factdeck.units import Box

STYLE = ParagraphStyle("body", family_faces("Source Sans 3"), (), size=10.0, leading=12.0, colour="#000000")


class Block(FlowBox, kw_only=True):
    """A box that is always as high as it says and becomes one rectangle."""

    high: float

    def height(self, width: float) -> float:
        return self.high

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        return [ShapeItem(box=Box(x, y, width, self.high), fill="#000000")]


def paragraph(lines: int, **options: object) -> TextBox:
    """A paragraph of so many lines, whatever the width."""
    text = "\n".join(f"line {number}" for number in range(1, lines + 1))
    return TextBox(runs=(Run(text, STYLE.text_style(), "en"),), style=STYLE, **options)  # type: ignore[arg-type]


def words(text: str, **options: object) -> TextBox:
    return TextBox(runs=(Run(text, STYLE.text_style(), "en"),), style=STYLE, **options)  # type: ignore[arg-type]


def tops(items: list[AnyItem]) -> list[float]:
    return [item.box.y for item in items]
