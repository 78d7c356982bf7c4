"""A look's colours to those of a map: told apart in colour by hue, in grey by hatching."""

from __future__ import annotations

from msgspec import Struct

from factdeck.diagrams.look import Look

TINT = 0.2
"""How opaque an area's fill is."""


class AreaStyle(Struct, frozen=True):
    """How one area is told from the others: the colour of its line and its hatching."""

    line: str
    """Also of its fill, of which it lets only so much through as TINT says."""
    angles: tuple[float, ...]
    """Directions of the hatching, in degrees."""
    spacing: float
    """Between hatching lines, in points."""


class MapStyle(Struct, frozen=True):
    """A map's colours and the widths of its lines."""

    sea: str
    land: str
    coast: str
    river: str
    border: str
    graticule: str
    areas: tuple[AreaStyle, ...]
    fine: float
    """Width of a coast's line; others are measured by it."""

    def area(self, number: int) -> AreaStyle:
        return self.areas[number % len(self.areas)]


def mixed(colour: str, ground: str, share: float) -> str:
    """So much of a colour in another."""
    parts = zip(bytes.fromhex(colour[1:]), bytes.fromhex(ground[1:]), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in parts)


_HATCHES = (
    ((45.0,), 1.0),
    ((-45.0,), 1.0),
    ((0.0,), 0.9),
    ((90.0,), 0.9),
    ((45.0, -45.0), 1.5),
    ((0.0, 90.0), 1.5),
)
"""Directions, and how wide apart by the usual spacing."""


def map_style(look: Look) -> MapStyle:
    """The style that goes with a drawing's look: greys and hatching on paper."""
    spacing = look.size * (0.5 if look.for_print else 0.62)
    inks = (look.accent, look.second)
    areas = tuple(
        AreaStyle(
            line=inks[number % 2],
            angles=angles,
            spacing=spacing * wide,
        )
        for number, (angles, wide) in enumerate(_HATCHES)
    )
    return MapStyle(
        sea=mixed(look.second, look.paper, 0.17),
        land=look.paper,
        coast=mixed(look.ink, look.paper, 0.8),
        river=mixed(look.second, look.paper, 0.55),
        border=mixed(look.ink, look.paper, 0.6),
        graticule=mixed(look.second, look.paper, 0.32),
        areas=areas,
        fine=0.15 + look.size * 0.03,
    )
