"""A drawing in colours to the same one in greys, each as light as the colour that it stands for."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from factdeck.bitmaps import grey_png
from factdeck.drawing import Bitmap, Drawing, Group, Ink, Part, Rect, Stroke, Text
from factdeck.layout.contrast import relative_luminance


def in_greys(drawing: Drawing) -> Drawing:
    """The same shapes, words and bitmaps without colour, as opaque as before."""
    return replace(drawing, parts=_all(drawing.parts))


def outlined(drawing: Drawing, colour: str, weight: float) -> Drawing:
    """The drawing with a line along its edges, so many points wide."""
    border = Stroke(Ink(colour, themed=True), weight)
    return replace(
        drawing, parts=(*drawing.parts, Rect(0.0, 0.0, drawing.width, drawing.height, stroke=border))
    )


def _all(parts: Sequence[Part]) -> tuple[Part, ...]:
    return tuple(map(_one, parts))


def _one(part: Part) -> Part:
    if isinstance(part, Group):
        return replace(part, parts=_all(part.parts))
    if isinstance(part, Bitmap):
        return replace(part, png=grey_png(part.png))
    if isinstance(part, Text):
        return replace(part, ink=_grey(part.ink))
    stroke = replace(part.stroke, ink=_grey(part.stroke.ink)) if part.stroke else None
    return replace(part, fill=_grey(part.fill) if part.fill else None, stroke=stroke)


def _grey(ink: Ink) -> Ink:
    return replace(ink, colour=grey(ink.colour))


def grey(colour: str) -> str:
    """The grey of a colour's luminance, coded as sRGB is (IEC 61966-2-1)."""
    light = relative_luminance(colour)
    coded = 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return "#" + f"{round(coded * 255):02x}" * 3
