"""Faces of a scene to fonts that ReportLab embeds as subsets."""

from __future__ import annotations

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from factdeck.scene import Face


def font_name(face: Face) -> str:
    """The name that ReportLab knows the face by, registered on first use.

    Raises ValueError where the face has no file to embed.
    """
    if face.file is None:
        raise ValueError(f"{face.name} can't be embedded: it has no font file")
    if face.name not in pdfmetrics._fonts:
        pdfmetrics.registerFont(TTFont(face.name, str(face.file)))
    return face.name
