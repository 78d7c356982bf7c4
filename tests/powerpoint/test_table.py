"""A table's empty cells take no more room than the text beside them."""

from __future__ import annotations

from factdeck.scene import Cell, Row, TableItem
from factdeck.units import Box
from powerpoint.support_decks import paragraph, scene_of, select, slide_xml


def test_the_empty_and_the_merged_cells_of_a_row_have_the_size_of_its_text_and_no_space_above() -> None:
    text, wide = (
        Cell(paragraphs=[paragraph("Distance")]),
        Cell(paragraphs=[paragraph("The line")], column_span=2),
    )
    rows = [Row(height=30.0, cells=[text, Cell(paragraphs=[])]), Row(height=30.0, cells=[wide])]
    slide = slide_xml(
        scene_of([TableItem(box=Box(40, 120, 400, 60), columns=(200.0, 200.0), rows=rows, alt="Facts")])
    )
    empty = select(slide, "//a:tc//a:p[not(a:r)]")
    assert len(empty) == 2
    for each in empty:
        assert select(each, "./a:endParaRPr/@sz") == ["2400"]
        assert select(each, "./a:pPr/a:spcBef/a:spcPts/@val") == ["0"]
