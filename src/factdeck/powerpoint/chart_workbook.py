"""A chart's numbers to the workbook in which the deck's user edits them."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook

from factdeck.scene import ChartItem

NUMBER_FORMAT = "#,##0.##########"
WRITTEN = datetime(1980, 1, 1)  # noqa: DTZ001 - XlsxWriter takes dates without a time zone
"""A workbook says when it was written; it is the same for the same numbers."""


def workbook_of(item: ChartItem) -> bytes:
    """The sheet that the chart's formulas point to: categories in column A, each series in one of its own."""
    buffer = BytesIO()
    workbook = Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    workbook.set_properties({"created": WRITTEN})
    sheet = workbook.add_worksheet("Sheet1")
    number = workbook.add_format({"num_format": NUMBER_FORMAT})
    sheet.write_column(1, 0, item.categories)
    for column, series in enumerate(item.series, 1):
        sheet.write_string(0, column, series.name)
        for row, value in enumerate(series.values, 1):
            if value is not None:
                sheet.write_number(row, column, value, number)
    workbook.close()
    return buffer.getvalue()
