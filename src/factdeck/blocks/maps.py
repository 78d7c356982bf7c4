"""An article's maps to figures with caption and credit, and to the list of what their numbers mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factdeck.article import Inline, Map, Section, plain
from factdeck.blocks.context import Context
from factdeck.blocks.look import drawing_faces, drawing_look
from factdeck.blocks.paragraphs import list_item, list_of, text_box
from factdeck.blocks.registry import Block
from factdeck.layout.values import LeastLength, Switch
from factdeck.place.box import FlowBox
from factdeck.place.boxes.figure import Figure
from factdeck.reading import Field, Strict, Text
from factdeck.scene import Element
from factdeck.units import Size

if TYPE_CHECKING:
    from factdeck.diagrams.map.map import PlannedMap
    from factdeck.diagrams.map.spec import MapSpec


READABLE_HEIGHT = 20.0
"""By the size of labels: a map on paper may be so high, whatever its layout says of smaller type."""


class MapOptions(Strict):
    """What a layout may say of a map."""

    most_height: LeastLength | None = Field(
        None, alias="most height", description="The map's greatest height."
    )
    numbered: Switch = Field(
        False, description="yes numbers areas and routes, for a list of them beside the map (map key)."
    )


def map_block(context: Context, options: MapOptions) -> list[FlowBox]:
    """The map of the section at hand, or else the article's; nothing where there is none."""
    found = _map_at_hand(context)
    if found is None:
        return []
    most = options.most_height or float("inf")
    return map_boxes(context, found, most_height=most, numbered=bool(options.numbered))


def _map_at_hand(context: Context) -> Map | None:
    """The map of the section at hand; outside of sections the infobox's."""
    if isinstance(context.scope, Section):
        return context.scope.map
    infobox = context.article.infobox
    return infobox.map if infobox else None


def map_boxes(
    context: Context,
    given: Map,
    *,
    parent: Element | None = None,
    most_height: float = float("inf"),
    numbered: bool = False,
    credit: bool = True,
) -> list[FlowBox]:
    """The map, then its caption and its credit as one small paragraph."""
    alt = str(given.alt) if given.alt else _told(context, given)
    figure = Element("Figure", parent, alt=alt)
    boxes: list[FlowBox] = [_figure(context, given, figure, most_height, numbered)]
    told = [*(given.caption or ()), *(_behind(given.caption, given.credit) if credit else ())]
    if told:
        boxes[0].keep_with_next = True
        boxes.append(text_box(context, tuple(told), "caption", Element("Caption", figure)))
    return boxes


def _behind(caption: Inline | None, credit: Inline | None) -> Inline:
    if not credit or not caption:
        return credit or ()
    return (credit[0].with_text(" " + credit[0].text), *credit[1:])


def _told(context: Context, given: Map) -> str:
    """Alternative text made of the caption and of what the map names."""
    names = ", ".join(plain(name) for name in given.names())
    listed = context.words("map told", names=names) if names else context.words("map")
    return f"{plain(given.caption).rstrip('.')}. {listed}" if given.caption else listed


def _figure(context: Context, given: Map, element: Element, most_height: float, numbered: bool) -> Figure:
    spec = map_spec(given, numbered=numbered, compass=context.words("compass"))
    look = drawing_look(context)
    if context.on_paper:
        most_height = max(most_height, look.size * READABLE_HEIGHT)
    height = None if most_height == float("inf") else most_height

    def planned(width: float, height: float | None) -> PlannedMap:
        from factdeck.diagrams.map.map import planned_map

        return planned_map(spec, look, width, height)

    return Figure(
        draw=lambda width: planned(width, height).drawing,
        draw_within=lambda width, height: planned(width, height).drawing,
        drawn_size=lambda width: Size(*planned(width, height).size),
        alt=element.alt,
        faces=drawing_faces(context),
        element=element,
        align="center",
        most_height=float("inf") if context.on_paper else most_height,
        name=context.words("map name"),
        mark=given.mark,
    )


def map_spec(given: Map, *, numbered: bool, compass: str = "N E S W") -> MapSpec:
    """An article's map as plain values; ``compass`` holds the letters of the four directions."""
    from factdeck.diagrams.map.spec import MapArea, MapLabel, MapPoint, MapRoute, MapSpec

    north, east, south, west = compass.split()
    return MapSpec(
        extent=given.extent,
        areas=tuple(
            MapArea(
                plain(area.name),
                tuple(area.polygon or ()),
                tuple(str(code) for code in area.countries),
                label=bool(area.label),
                at=area.at,
                coast=bool(area.coast),
            )
            for area in given.areas
        ),
        points=tuple(MapPoint(plain(each.name), each.at, each.kind == "capital") for each in given.points),
        routes=tuple(MapRoute(plain(each.name), tuple(each.path)) for each in given.routes),
        labels=tuple(MapLabel(plain(each.name), each.at) for each in given.labels),
        borders=bool(given.borders),
        numbered=numbered,
        compass=(north, east, south, west),
    )


class MapKeyOptions(Strict):
    """What a layout may say of the list that explains a map's numbers."""

    style: Text = Field(default=Text("map key"), description="The style of an entry.")


def map_key(context: Context, options: MapKeyOptions) -> list[FlowBox]:
    """What the numbers on the map at hand mean: its areas, then its routes, each with what is said of it."""
    found = _map_at_hand(context)
    if found is None:
        return []
    element = list_of(None, "Decimal")
    entries = [_entry(area.name, area.text) for area in found.areas]
    entries += [_entry(route.name, route.text) for route in found.routes]
    return [
        list_item(context, entry, str(options.style), element, bullet=f"{number}.")
        for number, entry in enumerate(entries, 1)
    ]


def _entry(name: Inline, text: Inline | None) -> Inline:
    return (*name, text[0].with_text(": " + text[0].text), *text[1:]) if text else name


BLOCKS = (
    Block("map", "The map of the section at hand, or else the infobox's.", map_block, MapOptions),
    Block("map key", "What the numbers on that map mean.", map_key, MapKeyOptions),
)
