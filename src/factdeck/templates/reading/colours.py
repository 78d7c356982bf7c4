"""Colours of DrawingML, through a theme and its changes of light, to ``#rrggbb``."""

from __future__ import annotations

from collections.abc import Mapping
from colorsys import hls_to_rgb, rgb_to_hls

from lxml import etree

from factdeck.layout.contrast import contrast_ratio, least_contrast
from factdeck.scene import NAMES_IN_MASTERS, SLOTS
from factdeck.templates.reading.names import local
from factdeck.templates.reading.numbers import colour_of, share_of

_NAMED = {"black": "#000000", "white": "#ffffff", "red": "#ff0000", "green": "#008000", "blue": "#0000ff"}


def scheme_of(theme: etree._Element) -> dict[str, str]:
    """The twelve colours of a theme part, by slot; black or white where one is missing."""
    scheme = {slot: "#000000" if slot.startswith(("dk", "hl", "fol")) else "#ffffff" for slot in SLOTS}
    for node in theme.iter("{*}clrScheme"):
        for slot in node:
            for colour in slot:
                if local(slot) in scheme:
                    scheme[local(slot)] = plain_colour(colour, {}) or scheme[local(slot)]
    return scheme


def mapped(scheme: Mapping[str, str], colour_map: Mapping[str, str]) -> dict[str, str]:
    """The scheme with the master's map applied: dk1 is what text takes (ISO/IEC 29500-1, 19.3.1.6)."""
    return {
        slot: scheme.get(colour_map.get(NAMES_IN_MASTERS.get(slot, slot), slot), scheme[slot])
        for slot in SLOTS
    }


def plain_colour(node: etree._Element, colours: Mapping[str, str]) -> str:
    """A colour element as ``#rrggbb``; empty where it names nothing that is known."""
    kind, value = local(node), node.get("val", "")
    base = {
        "srgbClr": colour_of(value),
        "sysClr": colour_of(node.get("lastClr", "000000")),
        "prstClr": _NAMED.get(value, ""),
        "schemeClr": _of_scheme(value, colours),
    }.get(kind, "")
    for change in node if base else ():
        base = _changed(base, local(change), change.get("val", "100000"))
    return base


def _of_scheme(name: str, colours: Mapping[str, str]) -> str:
    slot = {mapped: slot for slot, mapped in NAMES_IN_MASTERS.items()}.get(name, name)
    return colours.get(slot, "")


def _changed(colour: str, change: str, value: str) -> str:
    """A change of light (ISO/IEC 29500-1, 20.1.2.3): tint and shade mix light with white and black."""
    share = share_of(value)
    if share is None:
        return colour
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    if change in ("tint", "shade"):
        end = 1.0 if change == "tint" else 0.0
        mixed = (_linear(part) * share + end * (1 - share) for part in (red, green, blue))
        return _hexadecimal(*map(_gamma, mixed))
    if change in ("lumMod", "lumOff"):
        hue, light, depth = rgb_to_hls(red, green, blue)
        light = light * share if change == "lumMod" else light + share
        return _hexadecimal(*hls_to_rgb(hue, min(1.0, max(0.0, light)), depth))
    return colour


def _linear(part: float) -> float:
    """A part of an sRGB colour as light (IEC 61966-2-1)."""
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _gamma(light: float) -> float:
    return float(light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055)


def _hexadecimal(*parts: float) -> str:
    return "#" + "".join(f"{round(min(1.0, max(0.0, part)) * 255):02x}" for part in parts)


def ground_colour(fill: etree._Element, colours: Mapping[str, str]) -> str:
    """The colour of a fill that text stands on: of a gradient, the one that text stands out from least.

    It is empty for a picture or a pattern, and for a gradient on which neither black nor white can be read everywhere.
    """
    if local(fill) == "solidFill":
        return next((plain_colour(colour, colours) for colour in fill), "")
    if local(fill) != "gradFill":
        return ""
    stops = [plain_colour(colour, colours) for stop in fill.iterfind("{*}gsLst/{*}gs") for colour in stop]
    enough = least_contrast(0.0, bold=False)
    for text in ("#000000", "#ffffff"):
        if stops and all(stops) and all(contrast_ratio(stop, text) >= enough for stop in stops):
            return min(stops, key=lambda stop: contrast_ratio(stop, text))
    return ""


def solid_fill(node: etree._Element, colours: Mapping[str, str]) -> str:
    """The colour of an element's solidFill child; empty where it has none."""
    for fill in node.findall("{*}solidFill") if node is not None else ():
        for colour in fill:
            return plain_colour(colour, colours)
    return ""
