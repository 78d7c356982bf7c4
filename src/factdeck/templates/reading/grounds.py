"""What a template draws of its own on a slide: the colour that text stands on, and the places that are taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from lxml import etree
from msgspec import Struct

from factdeck.templates.reading.colours import ground_colour, plain_colour
from factdeck.templates.reading.names import PLACEHOLDER, local
from factdeck.templates.reading.numbers import measured
from factdeck.units import EMU_PER_POINT, Box, Size

MOST_SHAPES = 500
"""Drawn shapes of a part that are looked at."""
COVERED = 0.5
"""The share of a text's place from which a shape is what the text stands on."""
MOST_TAKEN = 0.5
"""The share of a slide's height from which a shape is a ground or a border, beside which other things stand."""
_PLAIN = ("rect", "round", "snip", "flowChartProcess")
"""How the names of shapes begin that fill nearly all of their box."""
_FILLS = ("solidFill", "gradFill", "blipFill", "pattFill", "grpFill")


class Drawn(Struct, frozen=True):
    """A shape that is no placeholder: where it lies, and its plain colour, empty where it has none."""

    box: Box
    colour: str


class _Frame(Struct, frozen=True):
    """How the places inside a group become places on the slide."""

    x: float = 0.0
    y: float = 0.0
    across: float = 1.0
    down: float = 1.0

    def on_slide(self, box: Box) -> Box:
        return Box(
            self.x + box.x * self.across,
            self.y + box.y * self.down,
            box.width * self.across,
            box.height * self.down,
        )


def drawn_on(layout: etree._Element, master: etree._Element, colours: Mapping[str, str]) -> tuple[Drawn, ...]:
    """What a layout's slides show of the template's own, the lowest first."""
    hidden = layout.get("showMasterSp") in ("0", "false")
    parts = (layout,) if hidden else (master, layout)
    return tuple(
        drawn
        for part in parts
        for tree in part.findall("{*}cSld/{*}spTree")
        for drawn in islice(_drawn_in(tree, _Frame(), colours), MOST_SHAPES)
    )


def colour_behind(box: Box, drawn: Sequence[Drawn], background: str) -> str:
    """The plain colour behind a text's place: of the topmost shape that covers most of it, or else the background."""
    for each in reversed(drawn):
        if _shared_area(box, each.box) >= COVERED * box.width * box.height:
            return each.colour
    return background


def taken_by(drawn: Sequence[Drawn], size: Size) -> tuple[Box, ...]:
    """Where bands, logos and other small things lie, which nothing else should stand on."""
    slide = Box(0.0, 0.0, size.width, size.height)
    return tuple(
        each.box
        for each in drawn
        if each.box.height < MOST_TAKEN * size.height and _shared_area(slide, each.box) > 0
    )


def _drawn_in(tree: etree._Element, frame: _Frame, colours: Mapping[str, str]) -> Iterator[Drawn]:
    for shape in tree:
        kind = local(shape)
        if kind == "grpSp":
            inner = _inner_frame(shape, frame)
            if inner is not None:
                yield from _drawn_in(shape, inner, colours)
        elif kind in ("sp", "pic") and shape.find(PLACEHOLDER) is None:
            box = box_at(shape.find("{*}spPr/{*}xfrm"), "off", "ext")
            colour = "" if kind == "pic" else _colour_of(shape, colours)
            if box is not None and colour is not None:
                yield Drawn(frame.on_slide(box), colour)


def _inner_frame(group: etree._Element, frame: _Frame) -> _Frame | None:
    place = group.find("{*}grpSpPr/{*}xfrm")
    outer, inner = box_at(place, "off", "ext"), box_at(place, "chOff", "chExt")
    if outer is None or inner is None or not inner.width or not inner.height:
        return None
    at = frame.on_slide(outer)
    across, down = at.width / inner.width, at.height / inner.height
    return _Frame(at.x - inner.x * across, at.y - inner.y * down, across, down)


def box_at(place: etree._Element | None, corner: str, extent: str) -> Box | None:
    """The box that a transform's corner and extent say, in points; None where they say none."""
    if place is None:
        return None
    start, sides = place.find(f"{{*}}{corner}"), place.find(f"{{*}}{extent}")
    if start is None or sides is None:
        return None
    values = [measured(each) for each in (start.get("x"), start.get("y"), sides.get("cx"), sides.get("cy"))]
    numbers = [value / EMU_PER_POINT for value in values if value is not None]
    return Box(*numbers) if len(numbers) == len(values) else None


def _colour_of(shape: etree._Element, colours: Mapping[str, str]) -> str | None:
    """A shape's colour for text to stand on; empty for a picture or an odd outline, None where it has no fill."""
    properties = shape.find("{*}spPr")
    fills = (
        [node for node in properties if local(node) in ("noFill", *_FILLS)] if properties is not None else []
    )
    if not fills:
        return _colour_of_style(shape, colours)
    if local(fills[0]) == "noFill":
        return None
    if not _is_plain(shape) or fills[0].find(".//{*}alpha") is not None:
        return ""
    return ground_colour(fills[0], colours)


def _colour_of_style(shape: etree._Element, colours: Mapping[str, str]) -> str | None:
    """The colour by the theme's first fill, which is a plain one; its others may be gradients."""
    reference = shape.find("{*}style/{*}fillRef")
    if reference is None or reference.get("idx") == "0":
        return None
    plain = reference.get("idx") == "1" and _is_plain(shape)
    return next((plain_colour(colour, colours) for colour in reference), "") if plain else ""


def _is_plain(shape: etree._Element) -> bool:
    outline = shape.find("{*}spPr/{*}prstGeom")
    return outline is not None and outline.get("prst", "").startswith(_PLAIN)


def _shared_area(one: Box, other: Box) -> float:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return max(across, 0.0) * max(down, 0.0)
