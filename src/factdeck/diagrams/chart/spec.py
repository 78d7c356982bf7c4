"""What a chart is drawn from: plain values, and what its cells are called."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil, floor, isclose, log10
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace


class ChartRow(Struct, frozen=True):
    """A series: its name, and a number for each category, None where one is missing."""

    name: str
    values: tuple[float | None, ...]


class ChartSpec(Struct, frozen=True):
    """The numbers of a chart: a row of values for each thing that is compared, a value for each category."""

    kind: Literal["bar", "line", "pie"]
    categories: tuple[str, ...]
    rows: tuple[ChartRow, ...]
    told: Callable[[float], str]
    """A number in the article's language."""
    unit: str = ""
    told_share: Callable[[float], str] = "{:.0%}".format
    """A share of 1 in that language."""

    @property
    def values(self) -> list[float]:
        return [value for row in self.rows for value in row.values if value is not None]

    def of_categories(self, start: int, end: int) -> ChartSpec:
        """The same of some categories alone; itself where these are all."""
        if end - start == len(self.categories):
            return self
        rows = tuple(replace(row, values=row.values[start:end]) for row in self.rows)
        return replace(self, categories=self.categories[start:end], rows=rows)

    @property
    def tells_shares(self) -> bool:
        """Whether the numbers are percents of one whole, as near as decimals add up."""
        return isclose(sum(self.values), 100.0)


UNIT_KEY = "unit"
MOST_TICKS = 5
"""Steps between the ticks of an axis."""


def row_key(row: int) -> str:
    """The group of a series' name; series and categories count from 1."""
    return f"series {row}"


def category_key(category: int) -> str:
    """The key of the group that draws a category's name."""
    return f"category {category}"


def value_key(category: int, row: int) -> str:
    """The key of the group that draws a value."""
    return f"value {category}, {row}"


def nice_step(span: float, most: int) -> float:
    """The least of 1, 2 and 5 times a power of ten that divides a span into no more than ``most`` steps."""
    power = 10.0 ** ceil(log10(span / most) - 1e-9)
    return next((power * share for share in (0.1, 0.2, 0.5) if span / (power * share) <= most), power)


def nice_ticks(values: Sequence[float]) -> list[float]:
    """Round numbers from at or below the least value (or zero) to at or above the greatest (or zero)."""
    low, high = min(0.0, *values), max(0.0, *values)
    if low == high:
        return [0.0, 1.0]
    step = nice_step(high - low, MOST_TICKS)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return [round(number * step, 10) for number in range(first, last + 1)]
