"""A deck's places to the same places on slides of another width, for layouts that ask for no more than that."""

from __future__ import annotations

from factdeck.layout.values import SLIDE_SIZES, read_length, read_slide_size
from factdeck.reading import Text
from factdeck.reading.nodes import Mapping, Sequence
from factdeck.units import Size

USUAL = SLIDE_SIZES["16:9"]
SLIDE, SIZE, LAYOUTS, AT = "slide", "size", "layouts", "at"


def at_width_of(changes: Mapping, base: Mapping) -> Mapping:
    """The layout ``base``, its places as far apart as slides of the size are wide that ``changes`` ask for."""
    wanted, given = _size_in(changes), _size_in(base) or USUAL
    layouts = base.get(Text(LAYOUTS))
    if wanted is None or wanted.width == given.width or not isinstance(layouts, Mapping):
        return base
    whole = Mapping(base)
    whole.mark = base.mark
    whole[Text(LAYOUTS)] = _widened(layouts, wanted.width / given.width)
    return whole


def _size_in(layout: Mapping) -> Size | None:
    """The size of slides that a layout names, where it can be read."""
    slide = layout.get(Text(SLIDE))
    size = slide.get(Text(SIZE)) if isinstance(slide, Mapping) else None
    try:
        return read_slide_size(size) if isinstance(size, Text) else None
    except ValueError:
        return None


def _widened(node: object, by: float) -> object:
    """The node with all boxes under a key “at” stretched from the left."""
    if isinstance(node, Mapping):
        result = Mapping(
            {key: _box(value, by) if key == AT else _widened(value, by) for key, value in node.items()}
        )
        result.mark = node.mark
        return result
    if isinstance(node, Sequence):
        items = Sequence(_widened(item, by) for item in node)
        items.mark = node.mark
        return items
    return node


def _box(node: object, by: float) -> object:
    """Left, top, width and height with the first and third so many times as long; what is none stays, to be told."""
    if not isinstance(node, Sequence) or len(node) != 4:
        return node
    items = Sequence(_length(item, by) if number % 2 == 0 else item for number, item in enumerate(node))
    items.mark = node.mark
    return items


def _length(node: object, by: float) -> object:
    try:
        return Text(f"{read_length(node) * by:.3f}pt", node.mark) if isinstance(node, Text) else node
    except ValueError:
        return node
