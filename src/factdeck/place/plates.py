"""A title that lies over a map to a plate just large enough for it, in a corner, and to its place in the reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeGuard

from msgspec.structs import replace

from factdeck.drawing import Group, Part, Text
from factdeck.place.boxes.text_box import lowered_paragraph
from factdeck.scene import AnyItem, ChartItem, DrawingItem, TextItem
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
    """The text in the corner's place."""
    return replace(item, box=corner)


def title_first(under: Sequence[AnyItem], title: Sequence[AnyItem]) -> list[AnyItem]:
    """The items with the title read before them, though it is painted over the shapes of the drawings among them.

    Such a drawing is parted: its shapes, as decoration, come before the title, its words and all that describes it after.
    """
    grounds = [_ground(item) for item in under if _is_parted(item)]
    return [*grounds, *title, *(_only(item, words=True) if _is_parted(item) else item for item in under)]


def _is_parted(item: AnyItem) -> TypeGuard[DrawingItem]:
    return isinstance(item, DrawingItem) and not isinstance(item, ChartItem)


def _ground(item: DrawingItem) -> AnyItem:
    return replace(_only(item, words=False), alt="", element=None, elements={}, faces=())


def _only(item: DrawingItem, *, words: bool) -> DrawingItem:
    """The item with the words of its drawing alone, or with all but these."""
    parts = tuple(_parts_of(item.drawing.parts, words=words))
    return replace(item, drawing=replace(item.drawing, parts=parts))


def _parts_of(parts: Sequence[Part], *, words: bool) -> Iterator[Part]:
    """Only the words of a drawing, or only the rest."""
    for part in parts:
        if isinstance(part, Group):
            inner = tuple(_parts_of(part.parts, words=words))
            if inner:
                yield replace(part, parts=inner)
        elif isinstance(part, Text) == words:
            yield part
