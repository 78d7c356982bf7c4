"""A drawing in colours to the same in greys of their lightness, with a frame that a light edge does not lack."""

from __future__ import annotations

from msgspec.structs import replace

from factdeck.drawing import Drawing, Group, Ink, Part, Rect, Shape, Stroke, Text

FRAME = 0.008
"""Width of the frame, by the drawing's."""


def in_greys(drawing: Drawing, frame: str) -> Drawing:
    """Shapes and texts in grey, inside a frame of a colour; bitmaps keep their colours."""
    parts = tuple(_part_in_grey(part) for part in drawing.parts)
    weight = drawing.width * FRAME
    inset = weight / 2
    edge = Rect(
        inset,
        inset,
        drawing.width - weight,
        drawing.height - weight,
        stroke=Stroke(Ink(frame), weight),
    )
    return Drawing(drawing.width, drawing.height, (*parts, edge))


def _part_in_grey(part: Part) -> Part:
    if isinstance(part, Group):
        return replace(part, parts=tuple(_part_in_grey(each) for each in part.parts))
    if isinstance(part, Text):
        return replace(part, ink=_grey(part.ink))
    if isinstance(part, Shape):
        stroke = replace(part.stroke, ink=_grey(part.stroke.ink)) if part.stroke else None
        return replace(part, fill=_grey(part.fill) if part.fill else None, stroke=stroke)
    return part


def _grey(ink: Ink) -> Ink:
    """The grey of the colour's relative luminance (IEC 61966-2-1)."""
    red, green, blue = (_linear(int(ink.colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    level = round(255 * _encoded(0.2126 * red + 0.7152 * green + 0.0722 * blue))
    return replace(ink, colour=f"#{level:02x}{level:02x}{level:02x}")


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _encoded(value: float) -> float:
    return float(value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055)
