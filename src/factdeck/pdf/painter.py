"""A canvas with its tags: where items are painted, with y growing downwards from the page's top."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field
from reportlab.pdfgen.canvas import FILL_EVEN_ODD, PATH_OPS, Canvas

from factdeck.pdf.numbers import colour_numbers, numbers
from factdeck.pdf.tags import Tagger, page_box
from factdeck.scene import Bookmark, Element, Run, ShapeItem


class Painter(Struct):
    """What all drawing on one PDF shares: the canvas, the tags, and the page at hand."""

    canvas: Canvas
    tags: Tagger
    lang: str
    height: float = 0.0
    """Of the page at hand, in points."""
    outline: list[tuple[Bookmark, str]] = field(default_factory=list)
    """Its entries as the pages show them, each with the name of the place that it leads to."""
    anchors: Mapping[str, str] = field(default_factory=dict)
    """The text of each paragraph that links of the document lead to, by its anchor."""
    leftward: bool = False
    """Whether the document's language runs from right to left."""
    cross_links: dict[int, Element] = field(default_factory=dict)
    """By the id of each element whose text leads to another place of the document, the Link inside it, or the Span in
    its place where there is none such."""

    def cross_link(self, run: Run) -> Element | None:
        """The Link of a run that leads to a place in the document; None where there is no such place."""
        if run.element is None or not run.leads_inside or run.link[1:] not in self.anchors:
            return None
        return self.cross_links.setdefault(id(run.element), Element("Link", run.element))

    def element_of(self, run: Run) -> Element | None:
        """The element that a run's text belongs to, None for that of its paragraph; a Reference to nothing is a Span."""
        crossing = self.cross_link(run)
        if crossing is None and run.leads_inside and run.element and run.element.role == "Reference":
            return self.cross_links.setdefault(id(run.element), Element("Span", run.element.parent))
        return crossing or run.element

    def shape(self, item: ShapeItem) -> None:
        """A rectangle, ellipse or line, as an artifact."""
        with self.tags.tagged(None):
            self._stroke_and_fill(item)

    def _stroke_and_fill(self, item: ShapeItem) -> None:
        code = self.canvas._code
        stroke, fill = bool(item.stroke and item.stroke_width), bool(item.fill)
        code.append("q")
        if stroke:
            code.append(f"{colour_numbers(item.stroke)} RG")
            code.append(f"{numbers(item.stroke_width)} w")
            code.append(f"[{numbers(*item.dash)}] 0 d")
        if fill:
            code.append(f"{colour_numbers(item.fill)} rg")
        left, bottom, right, top = page_box(item.box, self.height)
        if item.kind == "line":
            code.append(f"n {numbers(left, top)} m {numbers(right, bottom)} l S")
        elif item.kind == "ellipse":
            self.canvas.ellipse(left, bottom, right, top, stroke=int(stroke), fill=int(fill))
        else:
            code.append(
                f"n {numbers(left, bottom, right - left, top - bottom)} re {PATH_OPS[int(stroke), int(fill), FILL_EVEN_ODD]}"
            )
        code.append("Q")
