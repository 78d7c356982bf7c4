"""Fill and stroke of a drawing's shape to DrawingML: colour, opacity, width, dash, cap and join."""

from __future__ import annotations

from collections.abc import Mapping

from factdeck.drawing import MITRE_LIMIT, Ink, Stroke
from factdeck.powerpoint.xml import colour_xml
from factdeck.units import emu

_CAPS = {"butt": "flat", "round": "rnd", "square": "sq"}
_JOINS = {
    "mitre": f'<a:miter lim="{round(MITRE_LIMIT * 100000)}"/>',
    "round": "<a:round/>",
    "bevel": "<a:bevel/>",
}
NO_LINE = "<a:ln><a:noFill/></a:ln>"


def fill_xml(ink: Ink, slots: Mapping[str, str]) -> str:
    """A themed ink by its slot in the theme; any other stays what it is."""
    return f"<a:solidFill>{colour_xml(ink.colour, slots if ink.themed else {}, ink.opacity)}</a:solidFill>"


def line_xml(stroke: Stroke, slots: Mapping[str, str]) -> str:
    """A stroke in points; a dash that begins in the middle of its pattern is the caller's to cut."""
    return (
        f'<a:ln w="{emu(stroke.width)}" cap="{_CAPS[stroke.cap]}">{fill_xml(stroke.ink, slots)}'
        f"{_dash(stroke)}{_JOINS[stroke.join]}</a:ln>"
    )


def _dash(stroke: Stroke) -> str:
    """Lengths as shares of the line's width, in thousandths of a percent (ISO/IEC 29500-1, 20.1.8.21)."""
    if not stroke.dash:
        return ""
    lengths = stroke.dash * (2 if len(stroke.dash) % 2 else 1)
    stops = "".join(
        f'<a:ds d="{_share(dash, stroke)}" sp="{_share(space, stroke)}"/>'
        for dash, space in zip(lengths[::2], lengths[1::2], strict=True)
    )
    return f"<a:custDash>{stops}</a:custDash>"


def _share(length: float, stroke: Stroke) -> int:
    return round(length / stroke.width * 100000)
