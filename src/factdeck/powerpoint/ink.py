"""Fill and stroke of a drawing's shape to DrawingML: colour, opacity, width, dash, cap and join."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factdeck.powerpoint.xml import colour_xml
from factdeck.shapes.ink import (
    BEVEL,
    BUTT,
    MITRE,
    MITRE_LIMIT,
    ROUND,
    SQUARE,
    Stroke,
    hexadecimal,
    opacity_of,
)
from factdeck.units import emu

_CAPS = {BUTT: "flat", ROUND: "rnd", SQUARE: "sq"}
_JOINS = {
    MITRE: f'<a:miter lim="{round(MITRE_LIMIT * 100000)}"/>',
    ROUND: "<a:round/>",
    BEVEL: "<a:bevel/>",
}
NO_LINE = "<a:ln><a:noFill/></a:ln>"


def fill_xml(node: Any, slots: Mapping[str, str]) -> str:
    opacity = getattr(node, "fillOpacity", None)
    return f"<a:solidFill>{ink_xml(node.fillColor, opacity, slots)}</a:solidFill>"


def stroke_fill_xml(node: Any, slots: Mapping[str, str]) -> str:
    opacity = getattr(node, "strokeOpacity", None)
    return f"<a:solidFill>{ink_xml(node.strokeColor, opacity, slots)}</a:solidFill>"


def ink_xml(colour: Any, opacity: float | None, slots: Mapping[str, str]) -> str:
    """A colour that the drawing marks as ``themed`` by its slot in the theme; any other stays what it is."""
    themed = slots if getattr(colour, "themed", False) else {}
    return colour_xml(hexadecimal(colour), themed, opacity_of(colour, opacity))


def line_xml(stroke: Stroke, fill: str) -> str:
    """A stroke in points; a dash that begins in the middle of its pattern is the caller's to cut."""
    return (
        f'<a:ln w="{emu(stroke.width)}" cap="{_CAPS.get(stroke.cap, "flat")}">{fill}'
        f"{_dash(stroke)}{_JOINS.get(stroke.join, '')}</a:ln>"
    )


def _dash(stroke: Stroke) -> str:
    """Lengths as shares of the line's width, in thousandths of a percent (ISO/IEC 29500-1, 20.1.8.21)."""
    if not stroke.dash:
        return ""
    lengths = stroke.dash * (2 if len(stroke.dash) % 2 else 1)
    stops = "".join(
        f'<a:ds d="{_share(dash, stroke)}" sp="{_share(space, stroke)}"/>'
        for dash, space in zip(lengths[::2], lengths[1::2])
    )
    return f"<a:custDash>{stops}</a:custDash>"


def _share(length: float, stroke: Stroke) -> int:
    return round(length / stroke.width * 100000)
