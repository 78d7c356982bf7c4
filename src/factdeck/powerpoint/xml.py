"""Values to the snippets of DrawingML that every part consists of."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct, field

from factdeck.escaping import attribute
from factdeck.same import Same
from factdeck.scene import NAMES_IN_MASTERS, SlideMaster
from factdeck.units import Box, emu, emus

if TYPE_CHECKING:
    from factdeck.powerpoint.package import DeckPart

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


class Writer(Struct):
    """The part that is being written, the deck's master, and the ids that the part has used."""

    part: DeckPart
    master: SlideMaster
    lang: str
    _ids: int = 1
    _names: dict[str, int] = field(default_factory=dict)

    @property
    def upcoming_id(self) -> int:
        """The id of the shape that is written next."""
        return self._ids + 1

    def unique_name(self, name: str) -> str:
        """A name that no other shape of the part has, with plain spaces, as people type them who look for it."""
        name = name.replace("\u00a0", " ")
        count = self._names[name] = self._names.get(name, 0) + 1
        return name if count == 1 else f"{name} {count}"

    def identity(self, name: str, alt: str = "", *, decorative: bool = False) -> str:
        """The element cNvPr (ISO/IEC 29500-1, 19.3.1.12)."""
        self._ids += 1
        start = f'<p:cNvPr id="{self._ids}" name={attribute(self.unique_name(name))}'
        if alt:
            start += f" descr={attribute(alt)}"
        return f"{start}>{_DECORATIVE}</p:cNvPr>" if decorative else f"{start}/>"

    def colour(self, colour: str) -> str:
        """A colour of the theme by its slot, so that changing the theme changes it; any other by number."""
        return colour_xml(colour, slots_of(Same(self.master)))

    def fill(self, colour: str) -> str:
        return f"<a:solidFill>{self.colour(colour)}</a:solidFill>" if colour else "<a:noFill/>"

    def outline(self, colour: str, width: float, extra: str = "") -> str:
        """A line's colour and width in points; ``extra`` is its dash, join and ends."""
        if not colour or not width:
            return "<a:ln><a:noFill/></a:ln>"
        return f'<a:ln w="{emu(width)}">{self.fill(colour)}{extra}</a:ln>'


@lru_cache(maxsize=8)
def slots_of(master: Same[SlideMaster]) -> Mapping[str, str]:
    """The theme's colours in small letters, each with what shapes call its slot, or the first of those that have it."""
    slots: dict[str, str] = {}
    for slot, colour in master.value.colours.items():
        slots.setdefault(colour.lower(), NAMES_IN_MASTERS.get(slot, slot))
    return slots


def colour_xml(colour: str, slots: Mapping[str, str], alpha: float = 1.0) -> str:
    """A colour, by its slot where the theme has it, as ``slots_of`` tells; ``alpha`` is 1 for opaque."""
    inner = f'<a:alpha val="{round(alpha * 100000)}"/>' if alpha < 1 else ""
    slot = slots.get(colour.lower())
    if slot:
        return f'<a:schemeClr val="{slot}">{inner}</a:schemeClr>'
    return f'<a:srgbClr val="{colour.lstrip("#").upper()}">{inner}</a:srgbClr>'


def transform(box: Box, tag: str = "a:xfrm", attributes: str = "") -> str:
    """Where a thing stands and how large it is, in EMU."""
    x, y, width, height = emus((box.x, box.y, box.width, box.height))
    return f'<{tag}{attributes}><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></{tag}>'
