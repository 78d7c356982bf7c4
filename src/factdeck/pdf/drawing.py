"""A drawing to vectors on the page: tagged group by group where its groups have elements, else as one figure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportlab.graphics.renderPDF import _PDFRenderer
from reportlab.graphics.shapes import Group

from factdeck.pdf.fonts import font_name
from factdeck.pdf.painter import Painter
from factdeck.pdf.tags import page_box
from factdeck.scene import DrawingItem, Element


class _TaggingRenderer(_PDFRenderer):  # type: ignore[misc]
    """ReportLab's own renderer, which also says which element a group belongs to."""

    def __init__(self, painter: Painter, elements: Mapping[str, Element]):
        super().__init__()
        self._painter, self._elements = painter, elements
        self._tagged = False

    def initState(self, x: float, y: float) -> None:
        """As in the parent, without the font that it would name: one that is not embedded."""
        deltas = self._tracker._combined[-1]
        deltas["transform"] = (*deltas["transform"][:4], x, y)
        self._tracker.push(deltas)
        fonts = ("fontName", "fontSize")
        self.applyStateChanges({key: value for key, value in deltas.items() if key not in fonts}, {})

    def drawNode(self, node: Any) -> None:
        element = self._elements.get(getattr(node, "_key", "")) if isinstance(node, Group) else None
        leaf = not isinstance(node, Group)
        if not self._elements or self._tagged or not (element or leaf):
            super().drawNode(node)
            return
        with self._painter.tags.tagged(element):
            self._tagged = True
            super().drawNode(node)
            self._tagged = False


def draw_drawing(painter: Painter, item: DrawingItem) -> None:
    for face in item.faces:
        font_name(face)
    left, bottom, right, top = page_box(item.box, painter.height)
    canvas = painter.canvas
    canvas.saveState()
    canvas.translate(left, bottom)
    canvas.scale((right - left) / item.drawing.width, (top - bottom) / item.drawing.height)
    renderer = _TaggingRenderer(painter, item.elements)
    if item.elements:
        renderer.draw(item.drawing, canvas, 0, 0, showBoundary=False)
    else:
        with painter.tags.tagged(item.element):
            renderer.draw(item.drawing, canvas, 0, 0, showBoundary=False)
    canvas.restoreState()
    if item.element is not None and not item.elements:
        painter.tags.box(item.element, (left, bottom, right, top))
