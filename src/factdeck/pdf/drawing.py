"""A drawing to vectors on the page: tagged group by group where its groups have elements, else as one figure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportlab.graphics.shapes import Group, numericXShift
from reportlab.pdfbase.pdfmetrics import stringWidth

from factdeck.lean import with_flowable_alone
from factdeck.pdf.fonts import drawn_text, font_name, is_embedded
from factdeck.pdf.painter import Painter
from factdeck.pdf.tags import page_box
from factdeck.scene import DrawingItem

with with_flowable_alone():
    from reportlab.graphics.renderPDF import _PDFRenderer


class _TaggingRenderer(_PDFRenderer):  # type: ignore[misc]
    """ReportLab's own renderer, which also says which element a group belongs to, and embeds all fonts."""

    def __init__(self, painter: Painter, item: DrawingItem):
        super().__init__()
        self._painter, self._elements = painter, item.elements
        self._faces, self._known = item.faces, item.parts
        self._font = font_name(item.faces[0]) if item.faces else painter.font
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

    def applyStateChanges(self, delta: dict[str, Any], newState: Any) -> None:
        """A font that can't be embedded, as an SVG file may name one, gives way to one that can."""
        if "fontName" in delta:
            delta["fontName"] = self._embedded(delta["fontName"])
        super().applyStateChanges(delta, newState)

    def _embedded(self, font: str) -> str:
        """A face's font is read when a string first asks for it: those for Chinese are large."""
        face = next((face for face in self._faces if face.name == font), None)
        if face is not None:
            return font_name(face)
        return font if is_embedded(font) else self._font

    def drawString(self, string: Any) -> None:
        """With a space behind it, so that software that reads no positions doesn't join the words of two lines."""
        mode = getattr(string, "textRenderMode", 0) or 0
        if not ((self._fill and mode in _FILLS) or (self._stroke and mode in _STROKES)):
            return
        font, size = self._canvas._fontname, self._canvas._fontsize
        parts = list(self._parts(string, font))
        x = string.x - self._shift(string, sum(stringWidth(text, name, size) for text, name in parts))
        for number, (text, name) in enumerate(parts):
            self._canvas.setFont(name, size)
            ends = number == len(parts) - 1
            self._canvas.drawString(x, string.y, text + " " if ends else text, mode=mode or None)
            x += stringWidth(text, name, size)
        self._canvas.setFont(font, size)

    def _parts(self, string: Any, font: str) -> Iterator[tuple[str, str]]:
        found = self._known.get((string.text, string.fontName))
        if found is None:
            yield drawn_text(string.text, font), font
        for part, face in found or ():
            yield drawn_text(part, font_name(face)), font_name(face)

    def _shift(self, string: Any, width: float) -> float:
        """How far left of its place a string begins."""
        state = self._tracker.getState()
        anchor = state["textAnchor"]
        if anchor in _ANCHORS:
            return _ANCHORS[anchor] * width
        font, size = state["fontName"], state["fontSize"]
        return float(numericXShift(anchor, string.text, width, font, size, string.encoding))


_ANCHORS = {"start": 0.0, "inherited": 0.0, "middle": 0.5, "end": 1.0}
"""How much of a string stands left of its place."""
_FILLS, _STROKES = (0, 2, 4, 6), (1, 2, 5, 6)
"""PDF's text rendering modes (ISO 32000-1, 9.3.6) that fill, and that stroke."""


def draw_drawing(painter: Painter, item: DrawingItem) -> None:
    left, bottom, right, top = page_box(item.box, painter.height)
    canvas = painter.canvas
    canvas.saveState()
    canvas.translate(left, bottom)
    canvas.scale((right - left) / item.drawing.width, (top - bottom) / item.drawing.height)
    renderer = _TaggingRenderer(painter, item)
    if item.elements:
        renderer.draw(item.drawing, canvas, 0, 0, showBoundary=False)
    else:
        with painter.tags.tagged(item.element):
            renderer.draw(item.drawing, canvas, 0, 0, showBoundary=False)
    canvas.restoreState()
    if item.element is not None and not item.elements:
        painter.tags.box(item.element, (left, bottom, right, top))
