"""A scene to the bytes of a PPTX: real layouts, placeholders, tables and shapes (ISO/IEC 29500, transitional)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factdeck.scene import Scene


class CannotPaint(ValueError):
    """A drawing holds what native shapes can't show; ``drawing`` is its item's name."""

    def __init__(self, message: str, drawing: str = ""):
        super().__init__(message)
        self.drawing = drawing


def render(scene: Scene) -> bytes:
    """The deck as bytes, the same for the same scene. The scene needs a slide master.

    Raises CannotPaint where a drawing holds what native shapes can't show.
    """
    from factdeck.powerpoint.deck import write_deck

    return write_deck(scene)
