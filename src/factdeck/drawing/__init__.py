"""A drawing as a value: groups of shapes, words and bitmaps, which every renderer paints in its own way.

Lengths are points; y grows upwards from the lower left corner, as in PDF; colours are ``#rrggbb``.
Parts stand in painting order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from factdeck.drawing.affine import IDENTITY, Affine, Point, combined, stretch
from factdeck.drawing.outlines import Outline, ellipse, polygon, rectangle
from factdeck.face import Face
from factdeck.language.signs import SOFT_HYPHEN

Cap = Literal["butt", "round", "square"]
Join = Literal["mitre", "round", "bevel"]
Anchor = Literal["start", "middle", "end"]
MITRE_LIMIT = 10.0
"""A mitre longer than this, by the stroke's width, becomes a bevel: PDF's own limit, where SVG's is 4."""


class Ink(Struct, frozen=True, array_like=True):
    """A colour as “#rrggbb”, from clear (opacity 0) to opaque (1)."""

    colour: str
    themed: bool = False
    """On a slide it changes with the theme's colours, as a flag's never does."""
    opacity: float = 1.0


class Stroke(Struct, frozen=True, array_like=True):
    """How a line is painted, in points."""

    ink: Ink
    width: float = 1.0
    cap: Cap = "butt"
    join: Join = "mitre"
    dash: tuple[float, ...] = ()
    """Lengths of dashes and gaps in turn."""
    phase: float = 0.0
    """How far inside the pattern a dashed line begins."""


class Shape(Struct, frozen=True, kw_only=True, array_like=True):
    """What has an outline: it is filled, then stroked."""

    fill: Ink | None = None
    stroke: Stroke | None = None
    by_winding: bool = False
    """Whether the nonzero winding rule fills it, not the even-odd rule."""

    @property
    def outline(self) -> Outline:
        """The shape as lines and Bézier curves."""
        raise NotImplementedError


class Line(Shape, frozen=True, tag=True):
    """A straight line."""

    start: Point
    end: Point

    @property
    def outline(self) -> Outline:
        return polygon((self.start, self.end), closed=False)


class Rect(Shape, frozen=True, tag=True):
    """A rectangle by its lower left corner, its corners round where it has radii."""

    x: float
    y: float
    width: float
    height: float
    rx: float = 0.0
    ry: float = 0.0
    """Radii of the corners."""

    @property
    def outline(self) -> Outline:
        return rectangle(self.x, self.y, self.width, self.height, self.rx, self.ry)


class Ellipse(Shape, frozen=True, tag=True):
    """Around (x, y), with two radii."""

    x: float
    y: float
    rx: float
    ry: float

    @property
    def outline(self) -> Outline:
        return ellipse(self.x, self.y, self.rx, self.ry)


class Polygon(Shape, frozen=True, tag=True):
    """A closed line with straight sides."""

    points: tuple[Point, ...]

    @property
    def outline(self) -> Outline:
        return polygon(self.points)


class PolyLine(Shape, frozen=True, tag=True):
    """An open line through points; it has no inside to fill."""

    points: tuple[Point, ...]

    @property
    def outline(self) -> Outline:
        return polygon(self.points, closed=False)


class Path(Shape, frozen=True, tag=True):
    """Any outline, open or closed, of lines and Bézier curves."""

    outline: Outline


def shown_text(text: str) -> str:
    """A text of a drawing with the hyphen that is seen at its end."""
    return f"{text[:-1]}-" if text.endswith(SOFT_HYPHEN) else text


Joined = Literal["", "space", "nothing", "line"]
"""How a text goes on the one before it, as a line of the same label: behind a space, inside a word, or as words of its own."""


class Text(Struct, frozen=True, tag=True, array_like=True):
    """One line of text with its baseline at y; ``anchor`` says which end of it, or its middle, stands at x."""

    x: float
    y: float
    text: str
    face: Face
    size: float
    ink: Ink
    width: float
    """As measured, in points."""
    anchor: Anchor = "start"
    parts: tuple[tuple[str, Face], ...] = ()
    """How it is written on paper, each part in a face that has its letters; empty where its own has all."""
    joined: Joined = ""

    @property
    def shown(self) -> str:
        """The text as it is seen: a soft hyphen at its end is one."""
        return shown_text(self.text)

    @property
    def drawn(self) -> tuple[tuple[str, Face], ...]:
        """The text in parts, each in a face that has its letters."""
        return self.parts or ((self.shown, self.face),)


class Bitmap(Struct, frozen=True, tag=True, array_like=True):
    """A PNG picture, stretched over a box whose lower left corner is (x, y)."""

    x: float
    y: float
    width: float
    height: float
    png: bytes


class Group(Struct, frozen=True, tag=True, array_like=True):
    """Parts that belong together. Clip and parts are in coordinates that ``transform`` brings to those outside."""

    parts: tuple[Part, ...]
    key: str = ""
    """The group's name, and that of the element of the scene that its content belongs to."""
    transform: Affine = IDENTITY
    clip: AnyShape | None = None
    """Only what lies inside it, by its own rule, shows."""
    title: str = ""
    """What people call what the group shows, where its key is none of their words."""


AnyShape = Line | Rect | Ellipse | Polygon | PolyLine | Path
Part = AnyShape | Text | Bitmap | Group


class Drawing(Struct, frozen=True, array_like=True):
    """Shapes and texts on an area of so many points; y grows upwards."""

    width: float
    height: float
    parts: tuple[Part, ...]


class Leaf(Struct, frozen=True):
    """A part that is no group, with the transformation to the drawing's points and the key of the group around it."""

    part: AnyShape | Text | Bitmap
    matrix: Affine
    key: str


def leaves(parts: Sequence[Part], matrix: Affine = IDENTITY, key: str = "") -> Iterator[Leaf]:
    """Each shape, text and bitmap in painting order, with the transform and the key of the groups around it."""
    for part in parts:
        if isinstance(part, Group):
            yield from leaves(part.parts, combined(matrix, part.transform), part.key or key)
        else:
            yield Leaf(part, matrix, key)


def texts(drawing: Drawing) -> Iterator[tuple[Text, float]]:
    """Every text of a drawing, with the size that it has there in the drawing's points."""
    for leaf in leaves(drawing.parts):
        if isinstance(leaf.part, Text):
            yield leaf.part, leaf.part.size * stretch(leaf.matrix)[0]
