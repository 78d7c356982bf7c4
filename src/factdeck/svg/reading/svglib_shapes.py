"""What svglib makes of an SVG file, shapes of ReportLab's, to a drawing: the one door through which they come in.

Nothing else knows ReportLab's shapes. They note their ink in attributes that `getProperties` tells: a clipping path
and the inside of an open path withhold there what they are not painted with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any, TypedDict

from msgspec import Struct
from PIL import Image
from reportlab.graphics import shapes as rl

from factdeck.drawing import (
    Anchor,
    AnyShape,
    Bitmap,
    Cap,
    Drawing,
    Ellipse,
    Group,
    Ink,
    Join,
    Line,
    Part,
    Path,
    Polygon,
    PolyLine,
    Rect,
    Stroke,
    Text,
)
from factdeck.drawing.affine import Point
from factdeck.drawing.outlines import Letter, Step
from factdeck.face import Face

_CAPS: Sequence[Cap] = ("butt", "round", "square")
_JOINS: Sequence[Join] = ("mitre", "round", "bevel")
_ANCHORS: Mapping[str, Anchor] = {"middle": "middle", "end": "end"}
_STEPS: Sequence[tuple[Letter, int]] = (("M", 1), ("L", 1), ("C", 3), ("Z", 0))
"""What each of ReportLab's path operators is here, and how many points it takes."""


FLATTEST = 1e-12
"""The determinant under which a transform can't be undone; what it holds is not painted (SVG 2, 8.5)."""


class NotDrawn(ValueError):
    """A shape, or an ink, of a kind that a drawing does not know, such as a gradient."""


class Lettering(Struct, frozen=True):
    """How texts are set: the face that stands for a font's name, a text's parts, and what it measures in points."""

    face_of: Callable[[str], Face]
    parts_of: Callable[[str, Face], tuple[tuple[str, Face], ...]]
    width_of: Callable[[str, Face, float], float]


def drawing_of(found: rl.Drawing, lettering: Lettering) -> Drawing:
    """The same as a value; raises NotDrawn for what a drawing can't hold."""
    return Drawing(found.width, found.height, _parts(found.contents, lettering))


def _parts(nodes: Sequence[rl.Shape], lettering: Lettering) -> tuple[Part, ...]:
    """Parts one after the other; a clipping path holds for all that follow it in its group."""
    parts: list[Part] = []
    for number, node in enumerate(nodes):
        if getattr(node, "isClipPath", 0):
            clipped = _parts(nodes[number + 1 :], lettering)
            return (*parts, Group(clipped, clip=_shape(node))) if clipped else tuple(parts)
        part = _part(node, lettering)
        if part is not None:
            parts.append(part)
    return tuple(parts)


def _part(node: rl.Shape, lettering: Lettering) -> Part | None:
    if isinstance(node, rl.Group):
        a, b, c, d, e, f = map(float, node.transform)
        if abs(a * d - b * c) < FLATTEST:
            return None
        return Group(_parts(node.contents, lettering), transform=(a, b, c, d, e, f))
    if isinstance(node, rl.String):
        return _text(node, lettering)
    if isinstance(node, rl.Image):
        return Bitmap(node.x, node.y, node.width, node.height, _png(node.path))
    return _shape(node)


_Properties = Mapping[str, Any]
"""A shape's attributes by ReportLab's names."""


class _Paint(TypedDict):
    fill: Ink | None
    stroke: Stroke | None
    by_winding: bool


def _shape(node: rl.Shape) -> AnyShape:
    told = node.getProperties()
    ink: _Paint = {
        "fill": _ink(told, "fill"),
        "stroke": _stroke(told),
        "by_winding": told.get("fillMode") == rl.FILL_NON_ZERO,
    }
    if isinstance(node, rl.Line):
        return Line((node.x1, node.y1), (node.x2, node.y2), stroke=ink["stroke"])
    if isinstance(node, rl.Rect):
        return _rectangle(node, ink)
    if isinstance(node, rl.Circle):
        return Ellipse(node.cx, node.cy, abs(node.r), abs(node.r), **ink)
    if isinstance(node, rl.Ellipse):
        return Ellipse(node.cx, node.cy, abs(node.rx), abs(node.ry), **ink)
    if isinstance(node, rl.Polygon):
        return Polygon(_pairs(node.points), **ink)
    if isinstance(node, rl.PolyLine):
        return PolyLine(_pairs(node.points), stroke=ink["stroke"])
    if isinstance(node, rl.Path):
        closed = node.operators.count(0) == node.operators.count(3)
        return Path(tuple(_steps(node)), **(ink if closed else {**ink, "fill": None}))
    raise NotDrawn(
        f"{'a gradient' if 'Gradient' in type(node).__name__ else type(node).__name__} can't be drawn"
    )


def _rectangle(node: rl.Rect, ink: _Paint) -> Rect:
    left, low = min(node.x, node.x + node.width), min(node.y, node.y + node.height)
    radii = node.rx or node.ry or 0.0, node.ry or node.rx or 0.0
    return Rect(left, low, abs(node.width), abs(node.height), *radii, **ink)


def _pairs(numbers: Sequence[float]) -> tuple[Point, ...]:
    return tuple(zip(numbers[::2], numbers[1::2], strict=False))


def _steps(node: rl.Path) -> Iterator[Step]:
    points, at = _pairs(node.points), 0
    for operator in node.operators:
        step, count = _STEPS[operator]
        yield step, points[at : at + count]
        at += count


def _text(node: rl.String, lettering: Lettering) -> Text | None:
    """Words; None where they have no fill, since their outline is not drawn."""
    ink, face = _ink(node.getProperties(), "fill"), lettering.face_of(node.fontName)
    if ink is None or not node.text.strip():
        return None
    anchor = _ANCHORS.get(node.textAnchor, "start")
    width = lettering.width_of(node.text, face, node.fontSize)
    parts = lettering.parts_of(node.text, face)
    return Text(node.x, node.y, node.text, face, node.fontSize, ink, width, anchor, parts)


def _stroke(told: _Properties) -> Stroke | None:
    ink, width = _ink(told, "stroke"), told.get("strokeWidth", 1)
    if ink is None or not width:
        return None
    dash = told.get("strokeDashArray") or ()
    return Stroke(
        ink,
        width,
        _CAPS[told.get("strokeLineCap", 0)],
        _JOINS[told.get("strokeLineJoin", 0)],
        tuple(map(float, dash)) if any(dash) else (),
    )


def _ink(told: _Properties, kind: str) -> Ink | None:
    """The shape's own opacity, or else its colour's."""
    colour, opacity = told.get(f"{kind}Color"), told.get(f"{kind}Opacity")
    if colour is None:
        return None
    try:
        parts = [round(part * 255) for part in (colour.red, colour.green, colour.blue)]
    except AttributeError:
        raise NotDrawn(f"{type(colour).__name__} is no plain colour") from None
    told_opacity = getattr(colour, "alpha", 1.0) if opacity is None else opacity
    return Ink("#" + bytes(parts).hex(), opacity=float(told_opacity))


def _png(picture: Image.Image) -> bytes:
    """The pixels of a picture that is given as Pillow's image."""
    buffer = BytesIO()
    try:
        picture.convert("RGBA").save(buffer, "PNG")
    except (OSError, ValueError, AttributeError) as error:
        raise NotDrawn(f"a bitmap can't be read: {error}") from None
    return buffer.getvalue()
