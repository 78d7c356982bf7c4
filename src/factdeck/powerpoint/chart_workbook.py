"""A chart's numbers to the workbook in which the deck's user edits them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from io import BytesIO

from xlsxwriter import Workbook

from factdeck.scene import ChartItem

THOUSAND = 1000.0
FEW_TICKS = 20.0
"""The span up to which an axis may have ticks between whole numbers."""
WRITTEN = datetime(1980, 1, 1)  # noqa: DTZ001 - XlsxWriter takes dates without a time zone
"""A workbook says when it was written; it is the same for the same numbers."""


def number_format(values: Sequence[float]) -> str:
    """Digits in groups, a minus sign (U+2212) before what is below zero, and as many decimals as the numbers have.

    Those of several lengths are told as they are; from a thousand on, where they need groups, all have as many.
    """
    decimals = max((_decimals(value) for value in values), default=0)
    if decimals and max(map(abs, values)) < THOUSAND:
        return _signed("General")
    return _signed("#,##0" + ("." + "0" * decimals if decimals else ""))


def tick_format(values: Sequence[float]) -> str:
    """The same for an axis, whose ticks may lie between the numbers."""
    low, high = min(0.0, *values), max(0.0, *values)
    least = min(values, default=0.0)
    wide = high - low >= THOUSAND and max(values, default=0.0) - least >= FEW_TICKS
    return _signed("#,##0" if wide else "General")


def _signed(positive: str) -> str:
    return f'{positive};"\u2212"{positive}'


def _decimals(value: float) -> int:
    return len(f"{Decimal(repr(value)):f}".rstrip("0").partition(".")[2])


def values_of(item: ChartItem) -> list[float]:
    """All numbers of a chart."""
    return [value for series in item.series for value in series.values if value is not None]


def workbook_of(item: ChartItem) -> bytes:
    """The sheet that the chart's formulas point to: categories in column A, each series in one of its own."""
    buffer = BytesIO()
    workbook = Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    workbook.set_properties({"created": WRITTEN})
    sheet = workbook.add_worksheet("Sheet1")
    number = workbook.add_format({"num_format": number_format(values_of(item))})
    sheet.write_column(1, 0, item.categories)
    for column, series in enumerate(item.series, 1):
        sheet.write_string(0, column, series.name)
        for row, value in enumerate(series.values, 1):
            if value is not None:
                sheet.write_number(row, column, value, number)
    workbook.close()
    return buffer.getvalue()
