"""A chart to an item as wide as its region: as high as its drawing on paper, as high as told on a slide."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from factdeck.place.box import FlowBox
from factdeck.place.boxes.figure import Figure
from factdeck.scene import AnyItem, ChartItem, ChartSeries, TextStyle
from factdeck.units import Size

LEAST_LENGTH = 0.2
"""Of a chart's width, for bars between the names and the numbers at both ends, however long these are."""


class Margins(Struct, frozen=True):
    """What stands beside the bars of a chart, as wide as it is in points."""

    names: float
    """The categories'."""
    before: float
    """Numbers at the ends of negative bars."""
    after: float
    """Numbers at the ends of the others."""
    rounded: tuple[float, float]
    """Round numbers, not points, around all values of the whole chart, for an axis that tells them."""

    def ends(
        self, values: Sequence[float], width: float, *, always: bool = False
    ) -> tuple[float, float] | None:
        """Of an axis that leaves room for the numbers in a chart's width.

        None where no value is negative, unless ``always``: programs leave that room by themselves.
        """
        low, high = min(0.0, *values), max(0.0, *values)
        if (low == 0.0 and not always) or low == high:
            return None
        length = max(width - self.names - self.before - self.after, width * LEAST_LENGTH)
        point = (high - low) / length
        return low - self.before * point if low else 0.0, high + self.after * point


NAME_OF_BAR, LEAST_NAME = 0.8, 8.0
"""Size of a bar's name at most, by the way to the next one, and at least in points: then some are left out."""
AROUND_BARS = 0.6
"""The room between the bars of two categories at least, by the thickness of a bar,"""
THICKEST_BAR = 64.0
"""and points that a bar is thick at most, where that leaves more."""
NUMBER_OF_BAR, LEAST_NUMBER = 1.15, 12.0
"""The way from one bar to the next, by the size of its number, and that size at least in points: bars that are closer
are read off an axis."""
MOST_UPWARD = 0.4
"""Of a chart's height, for names below its lines that run upwards."""


class Names(Struct, frozen=True):
    """The categories under the lines of a chart, in points."""

    widest: float
    """Their widest word, with the room beside it."""
    longest: float
    """Their longest name on one line."""
    line: float
    """The height of a line of them."""
    ticks: float
    """What stands to the left of the lines."""
    count: int

    def setting(self, size: Size) -> tuple[int, bool]:
        """The least step at which those that are named have room in a chart of a size, and whether they run upwards.

        So they do where not all have room level, if they are short: LibreOffice heeds no step, and slants level ones.
        """
        level = self._every(self.widest, size)
        upward = level > 1 and self.longest <= size.height * MOST_UPWARD
        return (self._every(self.line, size), True) if upward else (level, False)

    def _every(self, length: float, size: Size) -> int:
        room = max(size.width - self.ticks, length)
        return min(max(1, ceil(length * self.count / room)), self.count)


class ChartBox(Figure, kw_only=True):
    """A chart: a drawing on paper, PowerPoint's own on a slide; heights are in points."""

    kind: Literal["bar", "line", "pie"]
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    slices: tuple[ChartSeries, ...] = ()
    unit: str = ""
    style: TextStyle
    margins: Margins | None = None
    """Of bars."""
    names: Names | None = None
    """Of lines."""
    slide_height: float = 0.0
    """Height on a slide, where PowerPoint draws the chart; 0 on paper."""
    scale_of: tuple[float, ...] = ()
    """The values of the whole chart, where this is the share of it that one slide shows."""

    def fitted(self, width: float, height: float, smallest: float) -> FlowBox:
        """On a slide lower, where its height is more than what is left; on paper as any figure."""
        if not self.slide_height:
            return Figure.fitted(self, width, height, smallest)
        return replace(self, slide_height=min(self.slide_height, height))

    def size(self, width: float) -> Size:
        return Size(width, self.slide_height) if self.slide_height else Figure.size(self, width)

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        (drawn,) = Figure.place(self, x, y, width)
        size = Size(drawn.box.width, drawn.box.height)
        every, upward = self.names.setting(size) if self.names else (1, False)
        style, numbered = self.style, True
        if self.kind == "bar" and self.slide_height:
            style, every = self._names_of_bars(size.height)
            style, numbered = self._numbers_of_bars(style, size.height)
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
                style=style,
                every=every,
                upward=upward,
                ends=self._ends(size.width, numbered=numbered),
                numbered=numbered,
                gap=self._gap(size.height),
            )
        ]

    def _gap(self, height: float) -> int:
        """The room between the bars of two categories, in hundredths of a bar."""
        way = height / len(self.categories)
        return round(100 * max(AROUND_BARS, way / THICKEST_BAR - len(self.series)))

    def _ends(self, width: float, *, numbered: bool) -> tuple[float, float] | None:
        """Of the axis of bars, the same for all shares of a chart; where PowerPoint may let it where None."""
        values = [*self.scale_of] or self._values
        if not self.margins or not values:
            return None
        if numbered:
            return self.margins.ends(values, width, always=bool(self.scale_of))
        return self.margins.rounded if self.scale_of else None

    def _numbers_of_bars(self, style: TextStyle, height: float) -> tuple[TextStyle, bool]:
        """The style in which the numbers at bars have room above each other, and whether any is large enough."""
        count = len(self.series)
        if count == 1:
            return style, True
        way = max(height - 2 * style.size, 1.0) / len(self.categories) / (count + AROUND_BARS)
        size = min(style.size, way / NUMBER_OF_BAR)
        return (replace(style, size=size), True) if size >= LEAST_NUMBER else (style, False)

    def _names_of_bars(self, height: float) -> tuple[TextStyle, int]:
        """The style in which names have room beside their bars, and the step between those that are named."""
        legend = 2 * self.style.size if len(self.series) > 1 else 0.0
        way = max(height - legend, 1.0) / len(self.categories)
        size = min(self.style.size, max(way * NAME_OF_BAR, LEAST_NAME))
        return replace(self.style, size=size), max(1, ceil(size / NAME_OF_BAR / way - 0.01))

    @property
    def _values(self) -> list[float]:
        return [value for series in self.series for value in series.values if value is not None]
