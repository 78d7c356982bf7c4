"""A scene to the bytes of a PPTX: real layouts, placeholders, tables and shapes (ISO/IEC 29500, transitional)."""

from __future__ import annotations

from factdeck.scene import Scene


def render(scene: Scene) -> bytes:
    """The deck as bytes, the same for the same scene. The scene needs a slide master."""
    from factdeck.powerpoint.deck import write_deck

    return write_deck(scene)
