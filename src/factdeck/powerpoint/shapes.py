"""Decorative rectangles, ellipses and lines to shapes that assistive technology passes over."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from factdeck.powerpoint.xml import Writer, transform
from factdeck.scene import ShapeItem
from factdeck.units import Box


class Written(Struct, frozen=True):
    """A written shape and the box that it takes, as it would stand upright."""

    box: Box
    xml: Sequence[str]
    """In pieces, which are put together once, with all of the slide."""


def shape_xml(writer: Writer, item: ShapeItem) -> str:
    """A rectangle, an ellipse or a line as a shape of the slide."""
    return _line(writer, item) if item.kind == "line" else _filled(writer, item)


def _filled(writer: Writer, item: ShapeItem) -> str:
    return (
        f'<p:sp><p:nvSpPr>{writer.identity(item.name or "Decoration", decorative=True)}<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr>{transform(item.box)}<a:prstGeom prst="{"ellipse" if item.kind == "ellipse" else "rect"}"><a:avLst/></a:prstGeom>'
        f"{writer.fill(item.fill)}{writer.outline(item.stroke, item.stroke_width)}</p:spPr></p:sp>"
    )


def _line(writer: Writer, item: ShapeItem) -> str:
    box, flip = upright(item.box)
    dash = '<a:prstDash val="dash"/>' if item.dash else ""
    return (
        f'<p:cxnSp><p:nvCxnSpPr>{writer.identity(item.name or "Rule", decorative=True)}<p:cNvCxnSpPr/><p:nvPr userDrawn="1"/></p:nvCxnSpPr>'
        f'<p:spPr>{transform(box, attributes=flip)}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f"{writer.outline(item.stroke, item.stroke_width, dash)}</p:spPr></p:cxnSp>"
    )


def upright(box: Box) -> tuple[Box, str]:
    """A box with positive sides, and the flips that give back its direction."""
    flips = (' flipH="1"' if box.width < 0 else "") + (' flipV="1"' if box.height < 0 else "")
    return Box(min(box.x, box.right), min(box.y, box.bottom), abs(box.width), abs(box.height)), flips
