"""A title that lies over a map to a plate just large enough for it, and to the corners where the plate may stand."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from factdeck.place.boxes.text_box import lowered_paragraph
from factdeck.scene import TextItem
from factdeck.units import Box

PADDING = 12.0
"""Points between a plate's edge and its text."""


def plate_of(item: TextItem, at: Box, fill: str) -> TextItem:
    """The text on a ground of its own, no wider and no higher than it needs, with its upper left corner at the place's."""
    widest, bottom = 0.0, 0.0
    for paragraph in item.paragraphs:
        for line in paragraph.lines:
            widest = max(widest, *(piece.x + piece.width for piece in line.pieces), 0.0)
        bottom += paragraph.space_before + paragraph.leading * len(paragraph.lines)
    box = Box(at.x, at.y, min(widest + 2 * PADDING + 1.0, at.width + 2 * PADDING), bottom + 2 * PADDING)
    paragraphs = [lowered_paragraph(each, PADDING, PADDING) for each in item.paragraphs]
    return replace(item, box=box, paragraphs=paragraphs, inset=(PADDING,) * 4, fill=fill)


def corners_for(plate: Box, room: Box) -> Sequence[Box]:
    """The plate in the four corners of a room, the upper left one first, as far from the edges as it stands there."""
    across, down = plate.x - room.x, plate.y - room.y
    right = room.right - across - plate.width
    low = room.bottom - down - plate.height
    places = ((plate.x, plate.y), (right, plate.y), (plate.x, low), (right, low))
    return [Box(x, y, plate.width, plate.height) for x, y in places]


def moved(box: Box, dx: float, dy: float) -> Box:
    """The box so many points further to the right and further down."""
    return replace(box, x=box.x + dx, y=box.y + dy)


def at_corner(item: TextItem, corner: Box) -> TextItem:
    """The text with that box for its own."""
    return replace(item, box=corner)
