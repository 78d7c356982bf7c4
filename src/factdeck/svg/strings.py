"""A drawing's string to text that stands upright where y grows upwards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportlab.graphics.shapes import numericXShift
from reportlab.pdfbase.pdfmetrics import stringWidth

from factdeck.scene import Face
from factdeck.svg.ink import fill, stroke
from factdeck.svg.painter import Painter
from factdeck.svg.xml import Attribute, matrix, tag, text

_FILLS, _STROKES = (0, 2, 4, 6), (1, 2, 5, 6)
"""PDF's text rendering modes (ISO 32000-1, 9.3.6) that fill, and that stroke."""
_STANDARD = {"Helvetica": "Arial", "Times": "Times New Roman", "Courier": "Courier New"}
"""What stands for PDF's standard families."""
_ANCHORS = ("middle", "end")


def string_svg(painter: Painter, node: Any, faces: Mapping[str, Face]) -> str:
    mode = getattr(node, "textRenderMode", 0) or 0
    ink: dict[str, Attribute] = fill(node) if mode in _FILLS else {"fill": "none"}
    if mode in _STROKES:
        ink |= stroke(node)
    if not node.text.strip() or (ink["fill"] == "none" and "stroke" not in ink):
        return ""
    anchor = node.textAnchor
    x = node.x - _shift(node) if anchor == "numeric" else node.x
    place: dict[str, Attribute] = {
        "transform": matrix((1.0, 0.0, 0.0, -1.0, x, node.y)),
        "text-anchor": anchor if anchor in _ANCHORS else None,
        **_font(painter, node, faces),
        "font-size": float(node.fontSize),
        **ink,
    }
    return tag("text", place, text(f"{node.text} "))


def _font(painter: Painter, node: Any, faces: Mapping[str, Face]) -> dict[str, Attribute]:
    """The face that is named, then the drawing's others, for what it has no glyphs for."""
    face = faces.get(node.fontName) or _standard(node.fontName, list(faces.values()))
    others = [other for other in faces.values() if other is not face and other.file]
    first = painter.font(face)
    families = [first["font-family"], *(painter.font(other)["font-family"] for other in others)]
    fitted: dict[str, Attribute] = {}
    if face.file is None and (width := _width(node)):
        fitted = {"textLength": width, "lengthAdjust": "spacingAndGlyphs"}
    return {**first, "font-family": ", ".join(map(str, families)), **fitted}


def _standard(name: str, others: list[Face]) -> Face:
    """The drawing's first face, as on paper; where it has none, the one that a standard name stands for."""
    if others:
        return others[0]
    style = name.lower()
    family = _STANDARD.get(name.split("-")[0], "Arial")
    return Face(name, family, "bold" in style, "italic" in style or "oblique" in style)


def _width(node: Any) -> float:
    """The string's width as the drawing found it, else by its font; 0 where neither is known."""
    found = getattr(node, "_measured", None)
    if found is not None:
        return float(found)
    try:
        return float(stringWidth(node.text, node.fontName, node.fontSize))
    except KeyError:
        return 0.0


def _shift(node: Any) -> float:
    given = (node.textAnchor, node.text, _width(node), node.fontName, node.fontSize, node.encoding)
    return float(numericXShift(*given))
