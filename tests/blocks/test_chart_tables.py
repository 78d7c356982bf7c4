"""The numbers of lines as tables on paper: many of them stand beside each other, not in one endless list."""

from __future__ import annotations

from factdeck.scene import TableItem
from place.support_sheets import sheet


def tables(count: int) -> list[TableItem]:
    years = [str(1960 + number) for number in range(count)]
    series = [{"name": "Town", "values": [str(number * 7) for number in range(count)]}]
    chart = {"kind": "line", "caption": "It grew", "categories": years, "series": series, "credit": "Census"}
    sections = [{"heading": "Growth", "text": "It grew. " * 60, "chart": chart}]
    article = {"title": "A town", "lead": "It is a town.", "sections": sections}
    items = [item for page in sheet(article).pages for item in page.items]
    return [
        item
        for item in items
        if isinstance(item, TableItem) and item.rows[-1].cells[0].paragraphs[0].text in years
    ]


def told(table: TableItem) -> list[str]:
    return [
        row.cells[0].paragraphs[0].text for row in table.rows if row.cells[0].paragraphs[0].text.isdigit()
    ]


def test_a_few_numbers_have_one_table() -> None:
    assert [year for table in tables(6) for year in told(table)] == [str(1960 + n) for n in range(6)]
    assert len({table.box.y for table in tables(6)}) == len(tables(6))


def test_forty_years_stand_beside_each_other_and_each_is_told_once() -> None:
    made = tables(41)
    assert len(made) >= 3
    assert len({table.box.x for table in made}) == len(made)
    assert [year for table in made for year in told(table)] == [str(1960 + number) for number in range(41)]
