"""A drawing's text to an element that stands upright where y grows upwards."""

from __future__ import annotations

from collections.abc import Sequence

from factdeck.drawing import Anchor, Text
from factdeck.face import Face
from factdeck.language.bidi import text_level
from factdeck.language.scripts import is_shaped_on_paper
from factdeck.svg.writing.ink import fill
from factdeck.svg.writing.kerning import kerned
from factdeck.svg.writing.painter import Painter
from factdeck.svg.writing.xml import Attribute, matrix, tag, text

_OTHER_END: dict[Anchor, Anchor] = {"start": "end", "end": "start", "middle": "middle"}


def string_svg(painter: Painter, label: Text, others: Sequence[Face]) -> str:
    """``others`` are asked for what the text's own face has no glyphs for."""
    if not label.text.strip():
        return ""
    place: dict[str, Attribute] = {
        "transform": matrix((1.0, 0.0, 0.0, -1.0, label.x, label.y)),
        **_way(painter, label),
        **_font(painter, label, others),
        "font-size": float(label.size),
        **fill(label.ink),
        **_kerned(label),
    }
    return tag("text", place, text(f"{label.shown} "))


def _way(painter: Painter, label: Text) -> dict[str, Attribute]:
    """How it runs, and which end of it stands at its place: where it begins is its right one if it runs leftward."""
    if is_shaped_on_paper(label.text) and text_level(label.text, painter.lang):
        anchor = _OTHER_END[label.anchor]
        return {"direction": "rtl", "text-anchor": None if anchor == "start" else anchor}
    return {"text-anchor": None if label.anchor == "start" else label.anchor}


def _font(painter: Painter, label: Text, others: Sequence[Face]) -> dict[str, Attribute]:
    first = painter.font(label.face)
    behind = [painter.font(face)["font-family"] for face in others if face.file and face != label.face]
    fitted: dict[str, Attribute] = {}
    if label.face.file is None and label.width:
        fitted = {"textLength": label.width, "lengthAdjust": "spacingAndGlyphs"}
    return {**first, "font-family": ", ".join(map(str, (first["font-family"], *behind))), **fitted}


def _kerned(label: Text) -> dict[str, Attribute]:
    """Nothing where paper writes the text with other characters."""
    written = "".join(part for part, _ in label.drawn)
    return kerned(label.drawn, label.size) if written == label.shown else {}
