"""Faces of a scene to fonts that ReportLab embeds as subsets, and text to what those fonts can draw."""

from __future__ import annotations

from reportlab.pdfbase import pdfmetrics

from factdeck.pdf.faces import EmbeddedFont
from factdeck.scene import UNSEEN, Face

SOFT_HYPHEN = "\u00ad"
_UNSEEN = dict.fromkeys(map(ord, UNSEEN))


def font_name(face: Face) -> str:
    """The name that ReportLab knows the face by, registered on first use.

    Raises ValueError where the face has no file to embed.
    """
    if face.file is None:
        raise ValueError(f"{face.name} can't be embedded: it has no font file")
    if face.name not in pdfmetrics._fonts:
        pdfmetrics.registerFont(EmbeddedFont(face.name, face.file))
    return face.name


def has_glyph(font: str, character: str) -> bool:
    """Whether a registered font has a glyph for a character."""
    return ord(character) in pdfmetrics.getFont(font).face.charToGlyph


def drawn_text(text: str, font: str) -> str:
    """The text without the characters that are never seen, its no-break spaces such as the font has."""
    text = text.translate(_UNSEEN)
    return text if has_glyph(font, "\u00a0") else text.replace("\u00a0", " ")
