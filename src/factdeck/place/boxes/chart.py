"""A chart to an item as wide as its region: as high as its drawing on paper, as high as told on a slide."""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from factdeck.place.box import FlowBox
from factdeck.place.boxes.figure import Figure
from factdeck.scene import AnyItem, ChartItem, ChartSeries, TextStyle
from factdeck.units import Size


class ChartBox(Figure, kw_only=True):
    """A chart: a drawing on paper, PowerPoint's own on a slide; heights are in points."""

    kind: Literal["bar", "line", "pie"]
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    slices: tuple[ChartSeries, ...] = ()
    unit: str = ""
    style: TextStyle
    slide_height: float = 0.0
    """Height on a slide, where PowerPoint draws the chart; 0 on paper."""

    def fitted(self, width: float, height: float, smallest: float) -> FlowBox:
        """On a slide lower, where its height is more than what is left; on paper as any figure."""
        if not self.slide_height:
            return Figure.fitted(self, width, height, smallest)
        return replace(self, slide_height=min(self.slide_height, height))

    def _size(self, width: float) -> Size:
        return Size(width, self.slide_height) if self.slide_height else Figure._size(self, width)

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        (drawn,) = Figure.place(self, x, y, width)
        return [
            ChartItem(
                box=drawn.box,
                name=self.name,
                drawing=self.drawing(width),
                faces=self.faces,
                alt=self.alt,
                element=self.element,
                elements=self.elements,
                kind=self.kind,
                categories=self.categories,
                series=self.series,
                slices=self.slices,
                unit=self.unit,
                style=self.style,
            )
        ]
