"""Placed pages to their mirror image, for a language that runs from right to left.

Timelines run as their language does; maps, charts and pictures stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from factdeck.drawing.mirrored import mirrored
from factdeck.scene import (
    AnyItem,
    DrawingItem,
    Insets,
    Page,
    Paragraph,
    Placeholder,
    ShapeItem,
    SlideLayout,
    SlideMaster,
    TextItem,
)
from factdeck.units import Box


def mirrored_pages(pages: Iterable[Page]) -> list[Page]:
    """Pages for a script that runs from right to left: left is right."""
    return [replace(page, items=[_item(item, page.size.width) for item in page.items]) for page in pages]


def mirrored_master(master: SlideMaster) -> SlideMaster:
    """A slide master for a script that runs from right to left."""
    width = master.size.width
    return replace(master, layouts=tuple(_layout(layout, width) for layout in master.layouts))


def _layout(layout: SlideLayout, width: float) -> SlideLayout:
    return replace(
        layout,
        placeholders=tuple(_placeholder(place, width) for place in layout.placeholders),
        shapes=tuple(_shape(shape, width) for shape in layout.shapes),
    )


def _placeholder(place: Placeholder, width: float) -> Placeholder:
    return replace(place, box=_box(place.box, width), inset=_insets(place.inset))


def _shape(shape: ShapeItem, width: float) -> ShapeItem:
    return replace(shape, box=_box(shape.box, width))


def _item(item: AnyItem, width: float) -> AnyItem:
    if isinstance(item, TextItem):
        inset = _insets(item.inset)
        paragraphs = _moved(item.paragraphs, inset[0] - item.inset[0])
        return replace(item, box=_box(item.box, width), inset=inset, paragraphs=paragraphs)
    return replace(running(item), box=_box(item.box, width))


def _moved(paragraphs: Sequence[Paragraph], by: float) -> Sequence[Paragraph]:
    """Paragraphs whose indents count the margin that is at the left now, as all do."""
    if not by:
        return paragraphs
    return [replace(each, indent=each.indent + by, bullet_x=each.bullet_x + by) for each in paragraphs]


def running(item: AnyItem) -> AnyItem:
    """A drawing that runs as its language does to its mirror image; anything else as it is."""
    if isinstance(item, DrawingItem) and item.mirrors:
        return replace(item, drawing=mirrored(item.drawing))
    return item


def _box(box: Box, width: float) -> Box:
    return Box(width - box.x - box.width, box.y, box.width, box.height)


def _insets(inset: Insets) -> Insets:
    left, top, right, bottom = inset
    return right, top, left, bottom
