"""An infobox's map to a figure with its caption and credit."""

from __future__ import annotations

from pydantic import Field

from factdeck.article import Map
from factdeck.blocks.context import Context
from factdeck.blocks.registry import Block
from factdeck.layout.values import Length
from factdeck.place.box import FlowBox
from factdeck.reading import Strict
from factdeck.scene import Element


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
    return []


BLOCKS = (Block("map", "The infobox's map.", map_block, MapOptions),)
