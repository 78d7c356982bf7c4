"""A drawing's string to a text box of one line, its baseline where the drawing has it, turned as it is turned."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import atan2, cos, degrees, hypot, sin
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth

from factdeck.escaping import attribute, text
from factdeck.powerpoint import CannotPaint
from factdeck.powerpoint.geometry import Affine, applied
from factdeck.powerpoint.ink import fill_xml, stroke_fill_xml
from factdeck.powerpoint.text import typeface
from factdeck.powerpoint.xml import Writer
from factdeck.records import dataclass
from factdeck.scene import Face
from factdeck.scripts import is_leftward
from factdeck.shapes.ink import fills
from factdeck.units import Box, emu

ROOM = 2.0
"""Points that a box is wider than its text, so that rounding never breaks the line."""
ROOM_FOR_OTHER_FONTS = 0.3
"""Share of its width that a text may be wider where the program finds another font for its letters."""
_IN_OTHER_FONTS = re.compile("[\u0530-\u1dff\u2190-\U0010ffff]")
"""What is neither Latin, Greek, Cyrillic nor a sign of theirs."""
GUESSED_WIDTH = 0.6
LONGEST_NAME = 40
TOLERANCE = 0.02
_FILLS, _STROKES = (0, 2, 4, 6), (1, 2, 5, 6)
"""PDF's text rendering modes (ISO 32000-1, 9.3.6) that fill, and that stroke."""

_STANDARD = {
    "Helvetica": ("Arial", 1.149, 0.905),
    "Times": ("Times New Roman", 1.149, 0.891),
    "Courier": ("Courier New", 1.133, 0.833),
}
"""What stands for PDF's standard faces: family, natural leading and ascent in ems."""


@dataclass(frozen=True, slots=True)
class Label:
    """A placed line of text: ``box`` as it would stand upright, turned around its middle."""

    box: Box
    xml: str


def label_of(writer: Writer, node: Any, matrix: Affine, faces: Mapping[str, Face]) -> Label | None:
    """The string as a text box; None where it shows nothing. Raises CannotPaint for what no text box can be."""
    mode = getattr(node, "textRenderMode", 0) or 0
    inked = (fills(node) and mode in _FILLS) or (
        getattr(node, "strokeColor", None) is not None and mode in _STROKES
    )
    if not inked or not node.text.strip():
        return None
    face = faces.get(node.fontName) or face_of(node.fontName)
    scale, angle = _scale_and_angle(node, matrix)
    size = node.fontSize * scale
    box = _box(node, matrix, face, size, scale, angle)
    turned = f' rot="{round(degrees(angle) % 360 * 60000)}"' if abs(angle) > 1e-6 else ""
    direction = ' rtl="1"' if is_leftward(node.text) else ""
    align = {"middle": "ctr", "end": "r"}.get(node.textAnchor, "l")
    name = writer.identity(node.text.strip()[:LONGEST_NAME])
    return Label(
        box,
        f'<p:sp><p:nvSpPr>{name}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr><a:xfrm{turned}><a:off x="{emu(box.x)}" y="{emu(box.y)}"/>'
        f'<a:ext cx="{emu(box.width)}" cy="{emu(box.height)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
        '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></a:bodyPr>'
        f'<a:lstStyle/><a:p><a:pPr algn="{align}"{direction}><a:lnSpc><a:spcPct val="100000"/></a:lnSpc></a:pPr>'
        f"<a:r>{_properties(writer, node, mode, face, size)}<a:t>{text(node.text)}</a:t></a:r></a:p></p:txBody></p:sp>",
    )


def face_of(name: str) -> Face:
    """The face that a font's name stands for, where the scene gives none.

    Raises CannotPaint where ReportLab knows no such font either.
    """
    from reportlab.pdfbase.pdfmetrics import getFont

    style = name.lower()
    bold, italic = "bold" in style, "italic" in style or "oblique" in style
    family, leading, ascent = _STANDARD.get(name.split("-")[0], ("", 1.2, 0.95))
    if not family:
        try:
            found = getFont(name).face.familyName
        except Exception as error:
            raise CannotPaint(f"there is no font {name!r}") from error
        family = found.decode("utf-8", "replace") if isinstance(found, bytes) else str(found or name)
    return Face(name, family, bold, italic, natural_leading=leading, ascent=ascent)


def _scale_and_angle(node: Any, matrix: Affine) -> tuple[float, float]:
    a, b, c, d = matrix[:4]
    across, up = hypot(a, b), hypot(c, d)
    square = abs(a * c + b * d) <= TOLERANCE * across * up
    if a * d - b * c >= 0 or not square or abs(across - up) > TOLERANCE * max(across, up):
        raise CannotPaint(
            f"the text {node.text!r} is mirrored, slanted or stretched, which no text box can be"
        )
    return up, atan2(b, a)


def _box(node: Any, matrix: Affine, face: Face, size: float, scale: float, angle: float) -> Box:
    measured = _measured(node)
    width, height = measured * scale * _spared(node.text) + ROOM, face.natural_leading * size
    left = {"start": 0.0, "middle": -width / 2, "end": -width}.get(node.textAnchor)
    if left is None:
        left = -_numeric_shift(node, measured) * scale
    x, y = applied(matrix, (node.x, node.y))
    aside, down = left + width / 2, height / 2 - face.ascent * size
    middle = (x + aside * cos(angle) - down * sin(angle), y + aside * sin(angle) + down * cos(angle))
    return Box(middle[0] - width / 2, middle[1] - height / 2, width, height)


def _spared(text: str) -> float:
    return 1.0 + ROOM_FOR_OTHER_FONTS if _IN_OTHER_FONTS.search(text) else 1.0


def _measured(node: Any) -> float:
    """The text's width as the drawing found it; else by the font, or a guess that is no narrower than most."""
    found = getattr(node, "_measured", None)
    if found is None:
        try:
            found = stringWidth(node.text, node.fontName, node.fontSize)
        except KeyError:
            found = len(node.text) * node.fontSize * GUESSED_WIDTH
    return float(found)


def _numeric_shift(node: Any, measured: float) -> float:
    from reportlab.graphics.shapes import numericXShift

    given = (node.textAnchor, node.text, measured, node.fontName, node.fontSize, node.encoding)
    return float(numericXShift(*given))


def _properties(writer: Writer, node: Any, mode: int, face: Face, size: float) -> str:
    slots = writer.master.colours
    line = ""
    if mode in _STROKES and getattr(node, "strokeColor", None) is not None:
        width = emu(getattr(node, "strokeWidth", 1) * size / node.fontSize)
        line = f'<a:ln w="{width}">{stroke_fill_xml(node, slots)}</a:ln>'
    colour = fill_xml(node, slots) if fills(node) and mode in _FILLS else "<a:noFill/>"
    lang = getattr(node, "_lang", "") or writer.lang
    return (
        f'<a:rPr lang={attribute(lang)} sz="{round(size * 100)}" b="{int(face.bold)}" i="{int(face.italic)}" dirty="0">'
        f"{line}{colour}{typeface(face.family, writer.master)}</a:rPr>"
    )
