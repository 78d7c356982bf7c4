"""A drawing to its mirror image, whose words still read as they did: a timeline of a language that runs leftward.

What has coordinates of its own, such as a flag, is moved to the other side as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from factdeck.drawing import (
    Anchor,
    Bitmap,
    Drawing,
    Ellipse,
    Group,
    Line,
    Part,
    Path,
    Polygon,
    PolyLine,
    Rect,
    Text,
    leaves,
)
from factdeck.drawing.affine import IDENTITY, Affine, Point, applied

_OTHER_END: dict[Anchor, Anchor] = {"start": "end", "end": "start", "middle": "middle"}


def mirrored(drawing: Drawing) -> Drawing:
    """Left is right."""
    return replace(drawing, parts=_mirrored(drawing.parts, drawing.width))


def _mirrored(parts: Sequence[Part], width: float) -> tuple[Part, ...]:
    return tuple(_part(part, width) for part in parts)


def _part(part: Part, width: float) -> Part:
    if isinstance(part, Group):
        if part.transform == IDENTITY and part.clip is None:
            return replace(part, parts=_mirrored(part.parts, width))
        left, right = _bounds(part)
        moved: Affine = (1.0, 0.0, 0.0, 1.0, width - right - left, 0.0)
        return Group((replace(part, key="", title=""),), part.key, moved, title=part.title)
    if isinstance(part, Text):
        return replace(part, x=width - part.x, anchor=_OTHER_END[part.anchor])
    if isinstance(part, (Rect, Bitmap)):
        return replace(part, x=width - part.x - part.width)
    if isinstance(part, Ellipse):
        return replace(part, x=width - part.x)
    if isinstance(part, Line):
        return replace(part, start=_point(part.start, width), end=_point(part.end, width))
    if isinstance(part, (Polygon, PolyLine)):
        return replace(part, points=tuple(_point(each, width) for each in part.points))
    outline = tuple((step, tuple(_point(each, width) for each in points)) for step, points in part.outline)
    return replace(part, outline=outline)


def _point(point: Point, width: float) -> Point:
    return width - point[0], point[1]


def _bounds(group: Group) -> tuple[float, float]:
    """How far a group reaches to the left and to the right."""
    shown = [group.clip] if group.clip is not None else group.parts
    reach = [x for leaf in leaves(shown, group.transform) for x in _across(leaf.part, leaf.matrix)]
    return min(reach, default=0.0), max(reach, default=0.0)


def _across(part: Part, matrix: Affine) -> Iterator[float]:
    points: Iterable[Point] = ()
    if isinstance(part, (Rect, Bitmap)):
        points = ((part.x, part.y), (part.x + part.width, part.y + part.height))
    elif isinstance(part, Text):
        points = ((part.x, part.y), (part.x + part.width, part.y + part.size))
    elif isinstance(part, (Line, Ellipse, Polygon, PolyLine, Path)):
        points = (point for _, each in part.outline for point in each)
    return (applied(matrix, point)[0] for point in points)
