"""A canvas with its tags: where items are painted, with y growing downwards from the page's top."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field
from reportlab.pdfgen.canvas import Canvas

from factdeck.pdf.tags import Tagger, page_box
from factdeck.scene import Element, Run, ShapeItem


class Painter(Struct):
    """What all drawing on one PDF shares: the canvas, the tags, and the page at hand."""

    canvas: Canvas
    tags: Tagger
    lang: str
    height: float = 0.0
    """Of the page at hand, in points."""
    outline_level: int = -1
    anchors: Mapping[str, str] = field(default_factory=dict)
    """The text of each paragraph that links of the document lead to, by its anchor."""
    cross_links: dict[int, Element] = field(default_factory=dict)
    """The Link inside each element whose text leads to another place of the document, by the element's id."""

    def cross_link(self, run: Run) -> Element | None:
        """The Link of a run that leads to a place in the document; None where there is no such place."""
        if run.element is None or not run.link.startswith("#") or run.link[1:] not in self.anchors:
            return None
        return self.cross_links.setdefault(id(run.element), Element("Link", run.element))

    def shape(self, item: ShapeItem) -> None:
        """A rectangle, ellipse or line, as an artifact."""
        with self.tags.tagged(None):
            self._stroke_and_fill(item)

    def _stroke_and_fill(self, item: ShapeItem) -> None:
        canvas = self.canvas
        stroke, fill = int(bool(item.stroke and item.stroke_width)), int(bool(item.fill))
        canvas.saveState()
        if stroke:
            canvas.setStrokeColorRGB(*rgb(item.stroke))
            canvas.setLineWidth(item.stroke_width)
            canvas.setDash(list(item.dash))
        if fill:
            canvas.setFillColorRGB(*rgb(item.fill))
        left, bottom, right, top = page_box(item.box, self.height)
        if item.kind == "line":
            canvas.line(left, top, right, bottom)
        elif item.kind == "ellipse":
            canvas.ellipse(left, bottom, right, top, stroke=stroke, fill=fill)
        else:
            canvas.rect(left, bottom, right - left, top - bottom, stroke=stroke, fill=fill)
        canvas.restoreState()


def rgb(colour: str) -> tuple[float, float, float]:
    """``#rrggbb`` as three numbers from 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue
