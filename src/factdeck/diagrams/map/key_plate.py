"""What there is to say of a map's areas and routes to a plate on the map: swatches, names and texts."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from factdeck.diagrams.look import Look
from factdeck.diagrams.map.area_parts import area_parts
from factdeck.diagrams.map.region import Frame
from factdeck.diagrams.map.routes import DASHES
from factdeck.diagrams.map.spec import Dash, MapSpec
from factdeck.diagrams.map.style import MapStyle
from factdeck.diagrams.pen import box, keyed, label, line, wrapped
from factdeck.drawing import Group, Joined, Part

MOST_ENTRIES = 4
"""More are read beside the map, not on it."""
MOST_LINES = 10
"""Of text, names not counted, that a plate may have."""
PADDING, BETWEEN = 0.75, 0.55
"""Around the plate's text and between its entries, by the size of its type."""
SWATCH, SWATCH_HEIGHT, SWATCH_ROOM = 1.9, 0.95, 2.6
"""A swatch's width and height, and where the text behind it begins, by the size of the type."""
LEADING = 1.2
SOLID: Dash = "solid"


class Entry(Struct, frozen=True):
    """What the plate says of one area or route."""

    number: int
    """The area's, or the route's, by its place in the map."""
    is_area: bool
    name: tuple[str, ...]
    """The name, on lines."""
    text: tuple[str, ...]
    dash: tuple[float, ...]
    """Of a route, by the width of its line."""


class KeyPlate(Struct, frozen=True):
    """A plate's entries, its width and height, and the size of its type, all in points."""

    entries: tuple[Entry, ...]
    width: float
    height: float
    size: float


def key_plate(spec: MapSpec, look: Look, width: float) -> KeyPlate | None:
    """The plate of this width for all that has a text; None where nothing has, or too much for a plate."""
    size, room = look.small, width - look.small * (2 * PADDING + SWATCH_ROOM)
    areas = ((number, True, each.name, each.text, SOLID) for number, each in enumerate(spec.areas))
    routes = ((number, False, each.name, each.text, each.dash) for number, each in enumerate(spec.routes))
    entries = tuple(
        Entry(
            number,
            is_area,
            tuple(wrapped(look, name, room, font=look.bold, size=size)),
            tuple(wrapped(look, text, room, size=size)),
            DASHES[dash],
        )
        for number, is_area, name, text, dash in (*areas, *routes)
        if text
    )
    if not entries or len(entries) > MOST_ENTRIES or sum(len(entry.text) for entry in entries) > MOST_LINES:
        return None
    lines = sum(len(entry.name) + len(entry.text) for entry in entries)
    high = lines * LEADING + (len(entries) - 1) * BETWEEN + 2 * PADDING
    return KeyPlate(entries, width, high * size, size)


def fits_plate(spec: MapSpec, look: Look, width: float) -> bool:
    """Whether all that is said of areas and routes, be it nothing, has room on one plate."""
    said = any(each.text for things in (spec.areas, spec.routes) for each in things)
    return not said or key_plate(spec, look, width) is not None


def plate_group(plate: KeyPlate, look: Look, style: MapStyle, at: Frame, name: str) -> Group:
    """The plate drawn in a box of its size, as a group of that name."""
    parts: list[Part] = [box(at[0], at[1], at[2] - at[0], at[3] - at[1], look.paper, look.rule, style.fine)]
    size, left = plate.size, at[0] + plate.size * PADDING
    top = at[3] - size * PADDING
    for entry in plate.entries:
        parts += _swatch(entry, look, style, left, top - size * (LEADING + SWATCH_HEIGHT) / 2, size)
        for font, texts in ((look.bold, entry.name), (look.regular, entry.text)):
            for number, text in enumerate(texts):
                joined: Joined = "space" if number else "" if font == look.bold else "line"
                x, y = round(left + size * SWATCH_ROOM, 2), round(top - size * 0.93, 2)
                parts.append(label(look, text, x, y, font=font, size=size, joined=joined))
                top -= size * LEADING
        top -= size * BETWEEN
    return keyed(name, *parts)


def _swatch(entry: Entry, look: Look, style: MapStyle, x: float, y: float, size: float) -> Iterator[Part]:
    across, up = size * SWATCH, size * SWATCH_HEIGHT
    if entry.is_area:
        corners = [(x, y), (x + across, y), (x + across, y + up), (x, y + up)]
        yield from area_parts([corners], [[*corners, corners[0]]], style.area(entry.number), style.fine)
    else:
        middle = y + up / 2
        weight = size * 0.16
        dash = tuple(length * weight for length in entry.dash)
        yield line((x, middle), (x + across, middle), look.ink, weight, dash)
