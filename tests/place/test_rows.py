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
