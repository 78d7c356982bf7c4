"""Little documents by the libraries that factdeck uses, as any other program would make them; nothing here is factdeck's.

Run as a script it prints what they are: ``documents.py [before]`` runs the Python code ``before`` first.
"""

from __future__ import annotations

import io
import sys
import zipfile
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

FLAG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="60" height="20" fill="#c00"/>'
    b'<path d="M0 20L60 20L30 40Z"/><text x="4" y="15" font-size="10">N</text></svg>'
)


def lato() -> Path:
    spec = find_spec("rendercv_fonts")
    assert spec and spec.origin
    return Path(spec.origin).parent / "Lato" / "Lato-Regular.ttf"


def sheet() -> bytes:
    """By Platypus: letters in a font of its own, a picture, a table, a drawing and a chart."""
    from PIL import Image as Pixels
    from reportlab.graphics.charts.barcharts import VerticalBarChart
    from reportlab.graphics.shapes import Drawing
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Image, Paragraph, SimpleDocTemplate, Table

    pdfmetrics.registerFont(TTFont("Lato-Regular", str(lato())))
    chart = Drawing(200, 100)
    chart.add(VerticalBarChart())
    picture = io.BytesIO()
    Pixels.linear_gradient("L").save(picture, "PNG")
    picture.seek(0)
    style = ParagraphStyle("x", fontName="Lato-Regular")
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, invariant=1).build(
        [
            Paragraph("Mukden <b>fell</b> ő", style),
            Table([["a", "b"]]),
            chart,
            Image(picture, 50, 50),
        ]
    )
    return buffer.getvalue()


def flag() -> bytes:
    """By svglib, painted by ReportLab."""
    from reportlab.graphics import renderPDF
    from reportlab.pdfgen.canvas import Canvas
    from svglib.svglib import svg2rlg

    drawing = svg2rlg(io.BytesIO(FLAG))
    assert drawing is not None
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    renderPDF.draw(drawing, canvas, 0, 0)
    canvas.save()
    return buffer.getvalue()


def deck() -> bytes:
    """By python-pptx: the parts of a slide with a chart, without the time at which they were packed."""
    from pptx import Presentation
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Cm

    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = "Mukden"
    data = CategoryChartData()
    data.categories = ["a", "b"]
    data.add_series("s", (1, 2))
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Cm(1), Cm(4), Cm(8), Cm(8), data)
    buffer = io.BytesIO()
    presentation.save(buffer)
    parts = zipfile.ZipFile(buffer)
    return b"".join(parts.read(name) for name in sorted(parts.namelist()) if not name.endswith(".xlsx"))


def all_documents() -> dict[str, str]:
    return {make.__name__: sha256(make()).hexdigest() for make in (sheet, flag, deck)}


if __name__ == "__main__":
    exec(sys.argv[1] if len(sys.argv) > 1 else "")
    print(all_documents())
