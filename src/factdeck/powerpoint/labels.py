"""A drawing's string to a text box of one line, its baseline where the drawing has it, turned as it is turned."""

from __future__ import annotations

from math import atan2, cos, degrees, hypot, sin

from factdeck.drawing import Ink, Text
from factdeck.drawing.affine import Affine, applied
from factdeck.escaping import attribute, text
from factdeck.forgetting import kept_for_article
from factdeck.language.scripts import is_leftward
from factdeck.powerpoint import CannotPaint
from factdeck.powerpoint.ink import fill_xml
from factdeck.powerpoint.paragraphs import typeface
from factdeck.powerpoint.shapes import Written
from factdeck.powerpoint.xml import Writer, transform
from factdeck.same import Same
from factdeck.scene import Face, SlideMaster
from factdeck.units import Box

ROOM = 2.0
"""Points that a box is wider than its text, so that rounding never breaks the line."""
ROOM_FOR_OTHER_FONTS = 0.3
"""Share of its width that a text may be wider where the program finds another font for its letters."""
_AFTER_CYRILLIC, _LATIN_AGAIN, _AFTER_SIGNS = "\u0530", "\u1e00", "\u2190"
"""Where letters begin that are neither Latin, Greek, Cyrillic nor a sign of theirs."""
LONGEST_NAME = 40
TOLERANCE = 0.02
ALIGNED = {"start": "l", "middle": "ctr", "end": "r"}


def label_of(writer: Writer, label: Text, matrix: Affine) -> Written | None:
    """The text as a text box; None where it shows nothing. Raises CannotPaint for what no text box can be."""
    if not label.text.strip():
        return None
    scale, angle = _scale_and_angle(label, matrix)
    size = label.size * scale
    box = _box(label, matrix, scale, angle)
    turned = f' rot="{round(degrees(angle) % 360 * 60000)}"' if abs(angle) > 1e-6 else ""
    direction = ' rtl="1"' if is_leftward(label.text) else ""
    paragraph = (
        f'<a:p><a:pPr algn="{ALIGNED[label.anchor]}"{direction}><a:lnSpc><a:spcPct val="100000"/></a:lnSpc></a:pPr>'
        f"<a:r>{properties(writer, label, size)}<a:t>{text(label.shown)}</a:t></a:r></a:p>"
    )
    return text_box(writer, label.text.strip()[:LONGEST_NAME], box, paragraph, turned=turned)


def text_box(
    writer: Writer, name: str, box: Box, paragraphs: str, *, wraps: bool = False, turned: str = ""
) -> Written:
    """A text box without margins around written paragraphs."""
    xml = (
        f'<p:sp><p:nvSpPr>{writer.identity(name)}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
        f"<p:spPr>{transform(box, attributes=turned)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
        f'<p:txBody><a:bodyPr wrap="{"square" if wraps else "none"}" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t">'
        f"<a:noAutofit/></a:bodyPr><a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
    )
    return Written(box, [xml])


def _scale_and_angle(label: Text, matrix: Affine) -> tuple[float, float]:
    a, b, c, d = matrix[:4]
    across, up = hypot(a, b), hypot(c, d)
    square = abs(a * c + b * d) <= TOLERANCE * across * up
    if a * d - b * c >= 0 or not square or abs(across - up) > TOLERANCE * max(across, up):
        raise CannotPaint(
            f"the text {label.text!r} is mirrored, slanted or stretched, which no text box can be"
        )
    return up, atan2(b, a)


def _box(label: Text, matrix: Affine, scale: float, angle: float) -> Box:
    size, face = label.size * scale, label.face
    width, height = label.width * scale * _spared(label.text) + ROOM, face.natural_leading * size
    left = {"start": 0.0, "middle": -width / 2, "end": -width}[label.anchor]
    x, y = applied(matrix, (label.x, label.y))
    aside, down = left + width / 2, height / 2 - face.ascent * size
    middle = (x + aside * cos(angle) - down * sin(angle), y + aside * sin(angle) + down * cos(angle))
    return Box(middle[0] - width / 2, middle[1] - height / 2, width, height)


def _spared(text: str) -> float:
    return 1.0 + ROOM_FOR_OTHER_FONTS if is_in_other_fonts(text) else 1.0


def is_in_other_fonts(text: str) -> bool:
    """Whether a program finds other fonts for some of its letters, of widths that nobody here knows."""
    return not text.isascii() and any(
        _AFTER_CYRILLIC <= each < _LATIN_AGAIN or each >= _AFTER_SIGNS for each in text
    )


def properties(writer: Writer, label: Text, size: float) -> str:
    """How a run of the label is set, in so many points."""
    return _properties(writer.lang, round(size * 100), label.face, label.ink, Same(writer.master))


@kept_for_article(1024)
def _properties(lang: str, size: int, face: Face, ink: Ink, master: Same[SlideMaster]) -> str:
    return (
        f'<a:rPr lang={attribute(lang)} sz="{size}" b="{int(face.bold)}" i="{int(face.italic)}"'
        f' dirty="0">{fill_xml(ink, master)}{typeface(face.family, master.value)}</a:rPr>'
    )
