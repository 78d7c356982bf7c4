"""Paths and numbers are written as ReportLab writes them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.pathobject import PDFPathObject

from factdeck.drawing.outlines import ellipse, polygon
from factdeck.pdf.paths import SHORT, path_code

NUMBERS = st.floats(-1e7, 1e7) | st.sampled_from([0.0, 1e-8, -1e-7, 1.0, 10.0, 999.99999, 1000.0, -0.5])


def of_reportlab(points: list[tuple[float, float]]) -> str:
    path = PDFPathObject()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    return str(path.getCode())


@given(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=3 * SHORT))
def test_a_polygon_is_written_as_by_reportlab(points: list[tuple[float, float]]) -> None:
    assert path_code(polygon(points)) == of_reportlab(points)


def test_a_curve_has_both_its_handles() -> None:
    first = path_code(ellipse(0, 0, 10, 5)).split(" c ")[0]
    assert first == "n 10 0 m 10 2.761424 5.522847 5 0 5"


def test_an_outline_of_nothing_writes_nothing() -> None:
    assert path_code(()) == ""
