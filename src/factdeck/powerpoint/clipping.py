"""A shape's outline on the slide, what it fills by its rule, and what clipping paths leave of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from factdeck.drawing import MITRE_LIMIT, Ellipse, Line, Path, Rect, Shape, Stroke
from factdeck.drawing.affine import Affine, Point, stretch
from factdeck.drawing.regions import Area, common, filled_alike, is_simple, size_of, turning
from factdeck.forgetting import kept_for_article
from factdeck.powerpoint.geometry import Layer, SlidePath, joined, moved
from factdeck.same import Same
from factdeck.units import Box

EVENLY = 0.01
"""How far a transformation's factors may differ and a stroke still be as wide everywhere."""
SLACK = 0.01
ALIKE = 1e-4
"""Areas that differ by no greater share than this are the same."""


class Placed(Struct, frozen=True, dict=True):
    """A shape's path on the slide, and how it is filled and stroked there."""

    path: SlidePath
    fills: bool = True
    by_winding: bool = False
    even: bool = True
    """Whether the transformation leaves a stroke as wide everywhere (or there is none)."""
    scale: float = 1.0
    reach: float = 0.0
    """How far the stroke may reach beyond the path."""

    @classmethod
    def of_loops(cls, loops: Sequence[Sequence[Point]]) -> Placed:
        return cls(joined(loops), by_winding=True)

    @cached_property
    def area(self) -> Area:
        return Area(tuple(part.points for part in self.path.subpaths), self.by_winding)

    @cached_property
    def filled(self) -> list[list[Point]]:
        """Loops that parity fills as the outline's own rule fills its area."""
        return common([self.area])

    @property
    def box(self) -> Box:
        return self.path.box

    @property
    def inked_box(self) -> Box:
        return self.box.inset(*[-self.reach] * 4)

    @cached_property
    def is_rectangle(self) -> bool:
        """Whether it is one that stands upright."""
        if len(self.path.subpaths) != 1:
            return False
        box, points = self.box, self.path.subpaths[0].points
        return len({(round(x, 3), round(y, 3)) for x, y in points}) == 4 and all(
            min(abs(x - box.x), abs(x - box.right)) < SLACK
            and min(abs(y - box.y), abs(y - box.bottom)) < SLACK
            for x, y in points
        )

    def layers(self, stroked: bool, *, opaque: bool) -> list[Layer]:
        """What to paint so that parity, which is all that DrawingML knows, fills what winding fills."""
        if not self.fills or self.fills_by_parity:
            return [Layer(self.path, self.fills, stroked)]
        if opaque and len(self.singles) > 1 and self._is_union:
            return [Layer(single, True, stroked) for single in self.singles]
        layers = [Layer(joined(self.filled), True, False)]
        return [*layers, Layer(self.path, False, True)] if stroked else layers

    @cached_property
    def fills_by_parity(self) -> bool:
        """Whether parity fills what the outline's own rule fills."""
        if not self.by_winding:
            return True
        if len(self.path.subpaths) == 1:
            points = self.path.subpaths[0].points
            if len(points) < 5 or is_simple(points):
                return True
        if filled_alike(self.area):
            return True
        return _alike(size_of(self.filled), size_of(common([replace(self.area, by_winding=False)])))

    @cached_property
    def singles(self) -> list[SlidePath]:
        return self.path.parts

    @cached_property
    def _is_union(self) -> bool:
        """Whether the subpaths, each filled alone and over the others, cover what winding fills.

        Loops that all turn the same way add up and never cancel each other out.
        """
        loops = [loop for single in self.singles for loop in _loops(single)]
        if len({turning(loop) for loop in loops}) == 1 and all(map(is_simple, loops)):
            return True
        rings = [loop for single in self.singles for loop in common([Area(_loops(single))])]
        return _alike(
            size_of(common([Area(tuple(map(tuple, rings)), by_winding=True)])), size_of(self.filled)
        )


def _alike(one: float, other: float) -> bool:
    return abs(one - other) <= ALIKE * max(one, other, 1.0)


def _loops(path: SlidePath) -> tuple[tuple[Point, ...], ...]:
    return tuple(part.points for part in path.subpaths)


def placed(shape: Shape, matrix: Affine) -> Placed:
    """A shape where its transform puts it, with what clipping needs to know of its ink."""
    return _known(Same(shape), matrix) if isinstance(shape, Path) else _placed(shape, matrix)


@kept_for_article(512)
def _known(shape: Same[Shape], matrix: Affine) -> Placed:
    """The shores and borders of a map are the very same shapes in each build, which rarely changes it."""
    return _placed(shape.value, matrix)


def _placed(shape: Shape, matrix: Affine) -> Placed:
    path, fills = moved(shape.outline, matrix), shape.fill is not None
    if shape.stroke is None:
        return Placed(path, fills, shape.by_winding)
    most, least = stretch(matrix)
    even, scale = most - least <= EVENLY * most, (most * least) ** 0.5
    return Placed(path, fills, shape.by_winding, even, scale, _reach(shape, shape.stroke) * most)


def _reach(shape: Shape, stroke: Stroke) -> float:
    if isinstance(shape, Rect):
        return stroke.width / 2 * 1.5
    if stroke.join == "mitre" and not isinstance(shape, (Ellipse, Line)):
        return stroke.width / 2 * MITRE_LIMIT
    return stroke.width / 2 * (1.5 if stroke.cap == "square" else 1.0)


class Clips(Struct, frozen=True):
    """The clipping paths in force: only what lies in all of them shows."""

    shapes: tuple[Placed, ...] = ()

    def within(self, shape: Placed) -> Clips:
        return Clips((*self.shapes, shape))

    def show(self, box: Box) -> Literal["whole", "part", "none"]:
        """How much of a box shows."""
        if not self.shapes:
            return "whole"
        if any(not clip.path.xs or not clip.box.meets(box, SLACK) for clip in self.shapes):
            return "none"
        if all(clip.is_rectangle and clip.box.contains(box, SLACK) for clip in self.shapes):
            return "whole"
        corners = ((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom))
        left = size_of(common([Area((corners,)), *self._areas]))
        whole = box.width * box.height
        return "whole" if whole and _alike(left, whole) else "part" if left > ALIKE or not whole else "none"

    def leave_whole(self, shape: Placed) -> bool:
        """Whether the clips take nothing off a shape."""
        left = size_of(common([shape.area, *self._areas]))
        return _alike(left, size_of(shape.filled))

    def cut(self, shape: Placed) -> SlidePath:
        """What the clipping paths leave of a shape; a clipping path itself, curves and all, where that is it."""
        left = common([shape.area, *self._areas])
        for clip in self.shapes:
            if left and _alike(size_of(left), size_of(clip.filled)) and clip.fills_by_parity:
                return clip.path
        return joined(left)

    @property
    def _areas(self) -> list[Area]:
        return [clip.area for clip in self.shapes]
