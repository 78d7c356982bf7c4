"""Rows of tables that are divided between two pages."""

from __future__ import annotations

from factdeck.place.boxes.grid import Grid
from factdeck.place.boxes.row import GridCell, GridRow, divided_row
from place.support_boxes import paragraph, words

NO_PADDING = (0.0, 0.0, 0.0, 0.0)


def test_a_heading_in_a_cell_goes_with_the_text_under_it() -> None:
    cell = GridCell(texts=[paragraph(3), words("Head", keep_with_next=True), paragraph(4)])
    parts = divided_row(GridRow(cells=[cell]), (100.0,), 4 * 12.0, NO_PADDING)
    assert parts is not None
    head, rest = parts
    assert [len(text.lines(100.0)) for text in head.cells[0].texts] == [3]
    assert [text.lines(100.0)[0].pieces[0].text for text in rest.cells[0].texts] == ["Head", "line 1"]


def test_the_last_row_of_several_does_not_go_on_alone() -> None:
    table = Grid(
        columns=(None,),
        rows=[GridRow(cells=[GridCell(texts=[paragraph(1)])]) for _ in range(5)],
        padding=NO_PADDING,
    )
    head, rest = table.split(100.0, 4 * 12.0) or (table, table)
    assert isinstance(head, Grid) and isinstance(rest, Grid)
    assert (len(head.rows), len(rest.rows)) == (3, 2)


def test_under_a_tables_head_two_of_several_rows_stand_at_a_pages_foot_or_none() -> None:
    def table(rows: int, lines: int = 1) -> Grid:
        first = GridRow(cells=[GridCell(texts=[paragraph(lines)])])
        others = [GridRow(cells=[GridCell(texts=[paragraph(1)])]) for _ in range(rows)]
        return Grid(columns=(None,), rows=[others[0], first, *others[1:]], padding=NO_PADDING, header_rows=1)

    assert table(5).least_height(100.0) == 3 * 12.0
    assert table(5).split(100.0, 2 * 12.0) is None
    head, _ = table(5).split(100.0, 3 * 12.0) or (None, None)
    assert isinstance(head, Grid) and len(head.rows) == 3
    assert table(2).least_height(100.0) == 2 * 12.0
    long, _ = table(5, lines=20).split(100.0, 10 * 12.0) or (None, None)
    assert isinstance(long, Grid) and len(long.rows) == 2
