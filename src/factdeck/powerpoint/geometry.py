"""Outlines of lines and cubic curves, moved and flattened, to DrawingML's custom geometry."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, chain
from math import ceil, hypot

from msgspec import Struct, field

from factdeck.drawing.affine import Affine, Point
from factdeck.drawing.outlines import Outline
from factdeck.units import Box, emu, emus

FLATNESS = 0.01
"""How far, in points, a curve may lie from the lines that stand for it."""
_POINTS = {"M": 1, "L": 1, "C": 3, "Z": 0}
"""How many points a step takes."""
_STEPS = {
    "M": '<a:moveTo><a:pt x="%d" y="%d"/></a:moveTo>',
    "L": '<a:lnTo><a:pt x="%d" y="%d"/></a:lnTo>',
    "C": "<a:cubicBezTo>" + '<a:pt x="%d" y="%d"/>' * 3 + "</a:cubicBezTo>",
    "Z": "<a:close/>",
}


class Subpath(Struct, frozen=True):
    """One line of an outline, its curves as corners."""

    points: tuple[Point, ...]
    closed: bool


class SlidePath(Struct, frozen=True, dict=True):
    """An outline on the slide: the letters of its steps, and how far across and down its points lie, in the steps' order."""

    letters: str
    xs: Sequence[float]
    ys: Sequence[float]
    _commands: dict[tuple[float, float], str] = field(default_factory=dict)

    @cached_property
    def subpaths(self) -> list[Subpath]:
        return flattened(self)

    @cached_property
    def box(self) -> Box:
        """The smallest one around it. A curve lies among its ends and handles, so that few have to be followed."""
        if self.letters.endswith("M"):
            return bounds(self.subpaths)
        whole = _around(self.xs, self.ys)
        if "C" in self.letters:
            ends = [count - 1 for count in accumulate(_POINTS[letter] for letter in self.letters)]
            if _around([self.xs[end] for end in ends], [self.ys[end] for end in ends]) != whole:
                return bounds(self.subpaths)
        return whole

    def commands(self, left: float, top: float) -> str:
        """Its steps as DrawingML says them, in EMU from a corner; they are kept, as a shape's corner is the same again."""
        corner = (left, top)
        if corner not in self._commands:
            spots = [0] * (2 * len(self.xs))
            spots[::2], spots[1::2] = emus(self.xs, left), emus(self.ys, top)
            self._commands[corner] = "".join([_STEPS[letter] for letter in self.letters]) % tuple(spots)
        return self._commands[corner]

    @property
    def parts(self) -> list[SlidePath]:
        """Its subpaths as they are, each a path of its own."""
        starts = [number for number, letter in enumerate(self.letters) if letter == "M"]
        counts = [0, *accumulate(_POINTS[letter] for letter in self.letters)]
        return [
            SlidePath(
                self.letters[start:end],
                self.xs[counts[start] : counts[end]],
                self.ys[counts[start] : counts[end]],
            )
            for start, end in zip(starts, [*starts[1:], len(self.letters)], strict=True)
        ]


def moved(outline: Outline, matrix: Affine) -> SlidePath:
    """An outline where a transform takes it."""
    a, b, c, d, e, f = matrix
    xs: list[float] = []
    ys: list[float] = []
    for _, points in outline:
        for x, y in points:
            xs.append(a * x + c * y + e)
            ys.append(b * x + d * y + f)
    return SlidePath("".join([letter for letter, _ in outline]), xs, ys)


def joined(lines: Sequence[Sequence[Point]], *, closed: bool = True) -> SlidePath:
    """Lines through corners, as one path."""
    ending = "Z" if closed else ""
    return SlidePath(
        "".join([f"M{'L' * (len(line) - 1)}{ending}" for line in lines if line]),
        [x for line in lines for x, _ in line],
        [y for line in lines for _, y in line],
    )


def flattened(path: SlidePath, flatness: float = FLATNESS) -> list[Subpath]:
    """The path's subpaths as points joined by straight lines."""
    subpaths: list[Subpath] = []
    points: list[Point] = []
    given = zip(path.xs, path.ys, strict=True)
    for step in path.letters:
        if step == "L":
            points.append(next(given))
            continue
        if step == "C":
            points += _curve(points[-1], (next(given), next(given), next(given)), flatness)
            continue
        if points:
            subpaths.append(Subpath(tuple(points), step == "Z"))
        points = [next(given)] if step == "M" else points[:1]
    if len(points) > 1 or (points and not subpaths):
        subpaths.append(Subpath(tuple(points), False))
    return subpaths


def _curve(start: Point, handles: Sequence[Point], flatness: float) -> list[Point]:
    """Points along a cubic curve, as many as the curvature's bound asks for (Wang's formula)."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = (start, *handles)
    bend = max(hypot(x0 - 2 * x1 + x2, y0 - 2 * y1 + y2), hypot(x1 - 2 * x2 + x3, y1 - 2 * y2 + y3))
    count = max(1, ceil((0.75 * bend / flatness) ** 0.5))
    return [
        (a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3)
        for a, b, c, d in _shares(count)
    ]


@lru_cache(maxsize=128)
def _shares(count: int) -> list[tuple[float, float, float, float]]:
    """How far each end and handle of a cubic curve draws so many points along it."""
    shares = []
    for number in range(1, count + 1):
        t = number / count
        u = 1 - t
        shares.append((u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t))
    return shares


def bounds(subpaths: Sequence[Subpath]) -> Box:
    """The smallest box around lines."""
    return _around(
        [x for subpath in subpaths for x, _ in subpath.points],
        [y for subpath in subpaths for _, y in subpath.points],
    )


def _around(xs: Sequence[float], ys: Sequence[float]) -> Box:
    left, top = min(xs), min(ys)
    return Box(left, top, max(xs) - left, max(ys) - top)


class Layer(Struct, frozen=True):
    """A path that is painted by itself, over the layers before it."""

    path: SlidePath
    fills: bool = True
    strokes: bool = True


def geometry_xml(layers: Sequence[Layer], box: Box) -> list[str]:
    """Custom geometry (ISO/IEC 29500-1, 20.1.9.8) in EMU from the box's corner, in pieces.

    Subpaths of one layer fill by the even-odd rule, so that holes stay holes.
    """
    return [
        _START,
        *chain.from_iterable([_layer(layer, box) for layer in layers]),
        "</a:pathLst></a:custGeom>",
    ]


_START = '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'


def _layer(layer: Layer, box: Box) -> tuple[str, ...]:
    painted = ("" if layer.fills else ' fill="none"') + ("" if layer.strokes else ' stroke="0"')
    start = f'<a:path w="{emu(box.width)}" h="{emu(box.height)}"{painted}>'
    return start, layer.path.commands(box.x, box.y), "</a:path>"
