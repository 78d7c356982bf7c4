"""Fill and stroke of a drawing's shape to DrawingML: colour, opacity, width, dash, cap and join."""

from __future__ import annotations

from factdeck.drawing import MITRE_LIMIT, Ink, Stroke
from factdeck.forgetting import kept_for_article
from factdeck.powerpoint.xml import colour_xml, slots_of
from factdeck.same import Same
from factdeck.scene import SlideMaster
from factdeck.units import emu

_CAPS = {"butt": "flat", "round": "rnd", "square": "sq"}
_JOINS = {
    "mitre": f'<a:miter lim="{round(MITRE_LIMIT * 100000)}"/>',
    "round": "<a:round/>",
    "bevel": "<a:bevel/>",
}
NO_LINE = "<a:ln><a:noFill/></a:ln>"


@kept_for_article(1024)
def fill_xml(ink: Ink, master: Same[SlideMaster]) -> str:
    """A themed ink by its slot in the master's theme; any other stays what it is."""
    slots = slots_of(master) if ink.themed else {}
    return f"<a:solidFill>{colour_xml(ink.colour, slots, ink.opacity)}</a:solidFill>"


@kept_for_article(1024)
def line_xml(stroke: Stroke, master: Same[SlideMaster]) -> str:
    """A stroke in points; a dash that begins in the middle of its pattern is the caller's to cut."""
    return (
        f'<a:ln w="{emu(stroke.width)}" cap="{_CAPS[stroke.cap]}">{fill_xml(stroke.ink, master)}'
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
