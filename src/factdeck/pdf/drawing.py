"""A drawing to vectors on the page: tagged group by group where its groups have elements, else as one figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from reportlab.pdfgen.canvas import FILL_EVEN_ODD, FILL_NON_ZERO, PATH_OPS
from reportlab.pdfgen.pathobject import PDFPathObject

from factdeck.drawing import Bitmap, Group, Ink, Part, Rect, Shape, Stroke, Text
from factdeck.drawing.affine import IDENTITY
from factdeck.language.scripts import is_shaped_on_paper
from factdeck.language.signs import SOFT_HYPHEN
from factdeck.pdf.faces import EmbeddedFont
from factdeck.pdf.fonts import ShownText, drawn_text, drawn_width, font_of, has_glyph, text_matrix
from factdeck.pdf.numbers import colour_numbers, numbers
from factdeck.pdf.painter import Painter
from factdeck.pdf.paths import path_code
from factdeck.pdf.tags import page_box
from factdeck.scene import DrawingItem

_BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""How much of a text stands left of its place."""
_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"mitre": 0, "round": 1, "bevel": 2}
OPAQUE = 1.0


def draw_drawing(painter: Painter, item: DrawingItem) -> None:
    """Draws a drawing in its box, tagged as one figure or part by part."""
    left, bottom, right, top = page_box(item.box, painter.height)
    canvas, drawing = painter.canvas, item.drawing
    canvas.saveState()
    canvas.translate(left, bottom)
    canvas.scale((right - left) / drawing.width, (top - bottom) / drawing.height)
    inner = _DrawingPainter(painter, item)
    if item.elements:
        inner.parts(drawing.parts)
    else:
        with painter.tags.tagged(item.element):
            inner.parts(drawing.parts)
    canvas.restoreState()
    if item.element is not None:
        painter.tags.box(item.element, (left, bottom, right, top))
        if item.link and item.element.parent is not None:
            painter.tags.link(item.link, item.alt, (left, bottom, right, top), item.element.parent)


class _DrawingPainter:
    def __init__(self, painter: Painter, item: DrawingItem):
        self.painter, self.canvas = painter, painter.canvas
        self.elements = item.elements
        self.tagged = not item.elements
        """Whether what is painted belongs to an element already, or is known to be an artifact."""

    def parts(self, parts: Sequence[Part]) -> None:
        for part in parts:
            element = self.elements.get(part.key) if isinstance(part, Group) else None
            if self.tagged or (isinstance(part, Group) and element is None):
                self._part(part)
                continue
            with self.painter.tags.tagged(element):
                self.tagged = True
                self._part(part)
                self.tagged = False

    def _part(self, part: Part) -> None:
        if isinstance(part, Group):
            self._group(part)
        elif isinstance(part, Text):
            self._text(part)
        elif isinstance(part, Bitmap):
            from factdeck.pdf.image import draw_png

            draw_png(self.canvas, part)
        elif part.fill or part.stroke:
            self._shape(part)

    def _group(self, group: Group) -> None:
        if group.clip is None and group.transform == IDENTITY:
            self.parts(group.parts)
            return
        self.canvas.saveState()
        if group.transform != IDENTITY:
            self.canvas.transform(*group.transform)
        if group.clip is not None:
            rule = _rule(group.clip)
            self.canvas.clipPath(PDFPathObject([_path(group.clip)]), stroke=0, fill=0, fillMode=rule)
        self.parts(group.parts)
        self.canvas.restoreState()

    def _shape(self, shape: Shape) -> None:
        code, stroke, fill = self.canvas._code, shape.stroke, shape.fill
        with self._kept_state(stroke.ink if stroke else None, fill):
            if stroke:
                self._set_stroke(stroke)
            if fill:
                self._set_fill(fill)
            code.append(_path(shape))
            code.append(PATH_OPS[int(stroke is not None), int(fill is not None), _rule(shape)])

    @contextmanager
    def _kept_state(self, *inks: Ink | None) -> Iterator[None]:
        """What is set inside holds only there; ReportLab needs to know where an opacity is."""
        if any(ink and ink.opacity != OPAQUE for ink in inks):
            self.canvas.saveState()
            yield
            self.canvas.restoreState()
        else:
            self.canvas._code.append("q")
            yield
            self.canvas._code.append("Q")

    def _set_fill(self, ink: Ink) -> None:
        self.canvas._code.append(f"{colour_numbers(ink.colour)} rg")
        if ink.opacity != OPAQUE:
            self.canvas.setFillAlpha(ink.opacity)

    def _set_stroke(self, stroke: Stroke) -> None:
        canvas = self.canvas
        canvas._code.append(f"{colour_numbers(stroke.ink.colour)} RG")
        if stroke.ink.opacity != OPAQUE:
            canvas.setStrokeAlpha(stroke.ink.opacity)
        canvas._code.append(f"{numbers(stroke.width)} w")
        if stroke.cap != "butt":
            canvas.setLineCap(_CAPS[stroke.cap])
        if stroke.join != "mitre":
            canvas.setLineJoin(_JOINS[stroke.join])
        if stroke.dash:
            canvas.setDash(list(stroke.dash), stroke.phase)

    def _text(self, text: Text) -> None:
        """With a space behind it, so that software that reads no positions doesn't join the words of two lines."""
        canvas = self.canvas
        if self.painter.leftward or is_shaped_on_paper(text.text):
            from factdeck.pdf.directed_labels import label_operators

            with self._kept_state(text.ink):
                self._set_fill(text.ink)
                canvas._code.append(label_operators(self.painter, text, _BEFORE[text.anchor]))
            return
        parts = [(drawn_text(part, font_of(face)), font_of(face)) for part, face in text.drawn]
        faces = [face for _, face in text.drawn]
        widths = [drawn_width(part, font, text.size) for part, font in parts]
        x = text.x - _BEFORE[text.anchor] * sum(widths)
        is_divided = text.text.endswith(SOFT_HYPHEN)
        with self._kept_state(text.ink):
            self._set_fill(text.ink)
            for number_of_part, ((part, font), width) in enumerate(zip(parts, widths, strict=True), 1):
                ended = part
                if number_of_part == len(parts):
                    ended = _with_soft_hyphen(part, font) if is_divided else f"{part} "
                words = ShownText(canvas).operators(ended, font, text.size)
                canvas._code.append(
                    f"BT {text_matrix(faces[number_of_part - 1])} {numbers(x, text.y)} Tm {words} T* ET"
                )
                x += width


def _with_soft_hyphen(part: str, font: EmbeddedFont) -> str:
    """The part of a word before a line's end with a hyphen that is not in the text (ISO 32000-1, 14.8.2.2.3)."""
    return f"{part[:-1]}{SOFT_HYPHEN}" if has_glyph(font, SOFT_HYPHEN) else part


def _path(shape: Shape) -> str:
    """A rectangle as such, which some software fills more evenly."""
    if isinstance(shape, Rect) and not shape.rx:
        return f"n {numbers(shape.x, shape.y, shape.width, shape.height)} re"
    return path_code(shape.outline)


def _rule(shape: Shape) -> int:
    return int(FILL_NON_ZERO if shape.by_winding else FILL_EVEN_ODD)
