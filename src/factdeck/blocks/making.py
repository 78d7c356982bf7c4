"""A block's name and options in a layout to its boxes, and the name of an article's part to its entries."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from factdeck.blocks import BLOCKS
from factdeck.blocks.context import Context
from factdeck.layout.model import BlockSpec
from factdeck.layout.theme import NoStyle
from factdeck.place.box import FlowBox
from factdeck.place.boxes.text_box import TextBox
from factdeck.reading.loading import read_values
from factdeck.reading.strict import Strict, fields_of
from factdeck.same import Same


def parts_of(context: Context, path: str) -> Sequence[object]:
    """The entries of a part of the article; none where the article does not have it."""
    part: object = context.article
    for name in path.split("."):
        part = getattr(part, name, None)
    return part if isinstance(part, (list, tuple)) else ()


def make(context: Context, spec: BlockSpec, **defaults: object) -> list[FlowBox]:
    """A block's boxes; its options are known to be sound. Raises NoStyle, with the block's place in the layout.

    ``defaults`` stand for options that the layout does not give, as far as the block has them.
    """
    block = BLOCKS[str(spec.block)]
    known = {name: value for name, value in defaults.items() if name in fields_of(block.options)}
    try:
        return block.make(context, _options(Same(spec), tuple(known.items())))
    except NoStyle as missing:
        missing.mark = missing.mark or (spec.block.mark if spec.block.mark.source.name else None)
        raise


@lru_cache(maxsize=512)
def _options(spec: Same[BlockSpec], known: tuple[tuple[str, object], ...]) -> Strict:
    """A block's options, which all articles that are set in its layout share."""
    options = spec.value.options
    return read_values(BLOCKS[str(spec.value.block)].options, {**dict(known), **options})


def first_text(boxes: Sequence[FlowBox]) -> TextBox | None:
    """The first of the boxes that is a text; None where none is."""
    return next((box for box in boxes if isinstance(box, TextBox)), None)
