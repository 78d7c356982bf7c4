"""An infobox's map to a figure with its caption and credit."""

from __future__ import annotations

from pydantic import Field

from factdeck.article import Map
from factdeck.blocks.context import Context
from factdeck.blocks.registry import Block
from factdeck.blocks.text import text_box
from factdeck.layout.values import Length
from factdeck.place.box import FlowBox
from factdeck.place.boxes.rules import Frame
from factdeck.reading import Strict
from factdeck.scene import Element

FRAME_HEIGHT = 110.0


class MapOptions(Strict):
    most_height: Length | None = Field(None, alias="most height", description="The map's greatest height.")


def map_block(context: Context, options: MapOptions) -> list[FlowBox]:
    infobox = context.article.infobox
    if infobox is None or infobox.map is None:
        return []
    return map_boxes(context, infobox.map, most_height=options.most_height or float("inf"))


def map_boxes(
    context: Context, given: Map, *, parent: Element | None = None, most_height: float = float("inf")
) -> list[FlowBox]:
    """The frame that a map is drawn into by hand, with what it is to show under it."""
    boxes: list[FlowBox] = [
        Frame(
            text=text_box(context, context.words("map to draw"), "caption", Element("P", parent)),
            room=min(most_height, FRAME_HEIGHT),
            colour=context.theme.colours["rule"],
            keep_with_next=True,
        )
    ]
    if given.caption:
        boxes.append(text_box(context, given.caption, "caption", Element("P", parent)))
    return boxes


BLOCKS = (Block("map", "The infobox's map.", map_block, MapOptions),)
