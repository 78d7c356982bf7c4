"""A scene to the bytes of a tagged PDF: PDF/UA-1 (ISO 14289-1) and PDF/A-3a or 2a (ISO 19005-3, -2) at once."""

from __future__ import annotations

from typing import Literal

from factdeck.scene import Scene

Conformance = Literal["3a", "2a"]


def render(scene: Scene, conformance: Conformance = "3a") -> bytes:
    """The document as bytes, the same for the same scene. PDF/A-2a holds no attachments."""
    from factdeck.pdf.document import write_document

    return write_document(scene, conformance)
