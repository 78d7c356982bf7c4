"""A lane to the form and colour of its marks, and a mark to its shape with a number inside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from factdeck.diagrams.look import Look
from factdeck.diagrams.pen import box, ink, label, line, stroke
from factdeck.diagrams.sizes import Sizes
from factdeck.diagrams.timeline.entries import Entry
from factdeck.drawing import AnyShape, Ellipse, Group, Part, Polygon, Rect, Stroke

Kind = Literal["disc", "square", "diamond", "hexagon"]
KINDS: tuple[Kind, ...] = ("disc", "square", "diamond", "hexagon")
REACHES = {"disc": 0.5, "square": 0.46, "diamond": 0.74, "hexagon": 0.57}
"""Half of a form's width, by the diameter of a disc that looks as large."""
DIAMETER = 1.42
"""Of a disc, by the size of the labels; larger where the widest number asks for it."""
ROOM_IN_DISC = 0.45
"""Beside the widest number, by its size."""
BORDER = 0.09
"""Of an open mark, by its diameter."""
HATCHING = 0.3
"""From one line in a bar to the next, by the size of the labels."""


class Form(Struct, frozen=True):
    """What the marks of one lane look like."""

    kind: Kind
    colour: str

    def reach(self, diameter: float) -> float:
        """From the mark's middle to its farthest point."""
        return REACHES[self.kind] * diameter


def forms_of(lanes: Sequence[str], look: Look) -> dict[str, Form]:
    """No two of a dozen lanes look the same, in colour or without."""
    colours = (look.accent, look.second, look.ink)
    return {
        lane: Form(KINDS[number % len(KINDS)], colours[number % len(colours)])
        for number, lane in enumerate(lanes)
    }


def diameter_of(look: Look, numbers: Sequence[str]) -> float:
    """Points: a disc's, in which the widest of the numbers has room."""
    widest = max((look.width_of(number, look.bold, look.small) for number in numbers), default=0.0)
    return max(look.size * DIAMETER, look.small * 1.45, widest + look.small * ROOM_IN_DISC)


def mark(form: Form, x: float, y: float, diameter: float, entry: Entry, look: Look) -> AnyShape:
    """Filled for a sure date, open for about, with a dashed border for a doubtful one, a dotted one for both.

    A filled mark has a thin border of paper, so that nothing behind it touches it.
    """
    if not (entry.approximate or entry.uncertain):
        return _outlined(form, x, y, diameter, form.colour, stroke(look.paper, diameter * BORDER * 0.6))
    weight = diameter * BORDER
    dashes = {(True, False): (), (False, True): (weight * 2.2, weight * 1.3), (True, True): (weight, weight)}
    dash = dashes[entry.approximate, entry.uncertain]
    return _outlined(form, x, y, diameter - weight, look.paper, stroke(form.colour, weight, dash))


def numbered_mark(
    form: Form, x: float, y: float, diameter: float, entry: Entry, number: str, look: Look
) -> list[Part]:
    """A mark with its middle at x and y, and the number on it, in a colour that is read on the mark's own."""
    sure = not (entry.approximate or entry.uncertain)
    shown = look.paper if sure else form.colour
    text = label(
        look,
        number,
        x,
        y - look.small * 0.35,
        font=look.bold,
        size=look.small,
        colour=shown,
        anchor="middle",
    )
    return [mark(form, x, y, diameter, entry, look), text]


def _outlined(form: Form, x: float, y: float, diameter: float, fill: str, border: Stroke | None) -> AnyShape:
    reach = form.reach(diameter)
    if form.kind == "disc":
        return Ellipse(x, y, reach, reach, fill=ink(fill), stroke=border)
    if form.kind == "square":
        return Rect(x - reach, y - reach, 2 * reach, 2 * reach, fill=ink(fill), stroke=border)
    if form.kind == "diamond":
        corners = ((x - reach, y), (x, y + reach), (x + reach, y), (x, y - reach))
        return Polygon(corners, fill=ink(fill), stroke=border)
    half, high = reach * 0.5, reach * 0.84
    points = ((-reach, 0.0), (-half, high), (half, high), (reach, 0.0), (half, -high), (-half, -high))
    return Polygon(tuple((x + dx, y + dy) for dx, dy in points), fill=ink(fill), stroke=border)


def bar_box(
    x: float, middle: float, length: float, form: Form, entry: Entry, look: Look, sizes: Sizes
) -> Part:
    """Filled in the first colour on a screen, else hatched; open and dashed as marks are."""
    weight = sizes.hairline * 2
    left, width = x + weight / 2, max(length - weight, weight)
    low, thick = middle - sizes.bar / 2, sizes.bar
    if entry.approximate or entry.uncertain:
        dash = (weight * 1.6, weight * 1.2) if entry.uncertain else ()
        return box(left, low, width, thick, look.paper, form.colour, weight, dash)
    if form.colour == look.accent != look.second and not look.for_print:
        return box(left, low, width, thick, form.colour, form.colour, weight)
    angle = -45.0 if form.colour == look.ink != look.accent else 45.0
    return hatched_box(left, low, width, thick, form.colour, angle, look, sizes)


def hatched_box(
    x: float, y: float, width: float, height: float, colour: str, angle: float, look: Look, sizes: Sizes
) -> Group:
    """A rectangle of paper with a border and parallel lines in a colour; the angle in degrees."""
    from factdeck.diagrams.hatching import hatch

    corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    edges = hatch([corners], angle, max(look.size * HATCHING, 2.0))
    lines = [line(start, end, colour, sizes.hairline * 1.6) for start, end in edges]
    return Group((box(x, y, width, height, look.paper, colour, sizes.hairline * 2), *lines))
