"""A ReportLab drawing to one group of native shapes that can be recoloured by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.graphics import shapes as rl

from factdeck.powerpoint import CannotPaint
from factdeck.powerpoint.clipping import Clips, Outline, outline_of
from factdeck.powerpoint.geometry import (
    Affine,
    Layer,
    Subpath,
    applied,
    bounds,
    combined,
    flattened,
    geometry_xml,
    stretch,
)
from factdeck.powerpoint.ink import NO_LINE, fill_xml, line_xml, stroke_fill_xml
from factdeck.powerpoint.labels import label_of
from factdeck.powerpoint.regions import Torn
from factdeck.powerpoint.shapes import upright
from factdeck.powerpoint.strokes import Track, dashes, inked, scaled
from factdeck.powerpoint.xml import Writer
from factdeck.records import dataclass
from factdeck.scene import DrawingItem, Face
from factdeck.shapes.ink import NoPlainColour, Stroke, stroke_of, strokes
from factdeck.shapes.outline import Path, steps_of
from factdeck.units import Box, emu

STROKE_FLATNESS = 0.03
"""How far, in points, a stroke that becomes an area may lie from its curve."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A written shape and the box that it takes."""

    box: Box
    xml: str


def drawing_xml(writer: Writer, item: DrawingItem) -> str:
    """The drawing as one group, named and described as the item is.

    Raises CannotPaint, with the drawing's name, where it holds something that native shapes can't show.
    """
    try:
        return _DrawingPainter(writer, item).group()
    except (CannotPaint, NoPlainColour, Torn) as error:
        raise CannotPaint(f"the drawing {item.name or 'without a name'!r}: {error}", item.name) from error


class _DrawingPainter:
    def __init__(self, writer: Writer, item: DrawingItem):
        self.writer, self.item = writer, item
        self.slots = writer.master.colours
        self.faces: dict[str, Face] = {face.name: face for face in item.faces}
        drawing, box = item.drawing, item.box
        across, down = box.width / drawing.width, box.height / drawing.height
        page: Affine = (across, 0.0, 0.0, -down, box.x, box.bottom)
        self.place = combined(page, tuple(getattr(drawing, "transform", (1, 0, 0, 1, 0, 0))))

    def group(self) -> str:
        item = self.item
        identity = self.writer.identity(item.name or "Drawing", item.alt, decorative=not item.alt)
        parts = self._nodes(item.drawing.contents, self.place, Clips())
        return _group_xml(identity, item.box, "".join(part.xml for part in parts))

    def _nodes(self, nodes: Sequence[Any], matrix: Affine, clips: Clips) -> Iterator[Shape]:
        for node in nodes:
            if isinstance(node, rl.UserNode):
                node = node.provideNode()
            if isinstance(node, rl.Group):
                yield from self._inner_group(node, matrix, clips)
            elif isinstance(node, rl.String):
                yield from self._string(node, matrix, clips)
            else:
                yield from self._shape(node, matrix, clips)
                if getattr(node, "isClipPath", 0):
                    clips = clips.within(outline_of(node, matrix))

    def _inner_group(self, node: Any, matrix: Affine, clips: Clips) -> Iterator[Shape]:
        inner = combined(matrix, tuple(node.transform))
        name = _name(node)
        identity = self.writer.identity(name) if name else ""
        parts = list(self._nodes(node.contents, inner, clips))
        if name and parts:
            box = _around([part.box for part in parts])
            yield Shape(box, _group_xml(identity, box, "".join(part.xml for part in parts)))
        else:
            yield from parts

    def _string(self, node: Any, matrix: Affine, clips: Clips) -> Iterator[Shape]:
        label = label_of(self.writer, node, matrix, self.faces)
        if label is None:
            return
        shown = clips.show(label.box)
        if shown == "part":
            raise CannotPaint(f"the text {node.text!r} is cut by a clipping path, which no text box can be")
        if shown == "whole":
            yield Shape(label.box, label.xml)

    def _shape(self, node: Any, matrix: Affine, clips: Clips) -> Iterator[Shape]:
        if steps_of(node) is None:
            raise CannotPaint(f"{_kind(node)} can't be shown as native shapes")
        outline = outline_of(node, matrix)
        if not outline.subpaths:
            return
        shown = clips.show(outline.inked_box)
        if shown == "whole" and outline.even:
            yield from self._plain(node, outline)
        elif shown != "none":
            yield from self._cut(node, matrix, outline, clips)

    def _cut(self, node: Any, matrix: Affine, outline: Outline, clips: Clips) -> Iterator[Shape]:
        """Fill and stroke as two areas, for nothing else shows what is left of them."""
        ink = Outline.of_loops(self._inked(node, matrix)) if strokes(node) else None
        parts = [part for part in (outline if outline.fills else None, ink) if part]
        if outline.even and all(map(clips.leave_whole, parts)):
            yield from self._plain(node, outline)
            return
        if outline.fills:
            yield from self._painted(node, clips.cut(outline), fill_xml(node, self.slots))
        if ink:
            yield from self._painted(node, clips.cut(ink), stroke_fill_xml(node, self.slots))

    def _inked(self, node: Any, matrix: Affine) -> list[tuple[tuple[float, float], ...]]:
        """What the stroke covers, found before the transformation that bends its width."""
        largest = stretch(matrix)[0] or 1.0
        tracks = [_track(part) for part in flattened(steps_of(node) or [], STROKE_FLATNESS / largest)]
        return [tuple(applied(matrix, point) for point in loop) for loop in inked(tracks, stroke_of(node))]

    def _painted(self, node: Any, path: Path, fill: str) -> Iterator[Shape]:
        if path:
            yield self._written(node, [Layer(path)], bounds(flattened(path)), fill, NO_LINE)

    def _plain(self, node: Any, outline: Outline) -> Iterator[Shape]:
        if not outline.fills and not strokes(node):
            return
        stroke = scaled(stroke_of(node), outline.scale)
        line = line_xml(stroke, stroke_fill_xml(node, self.slots)) if strokes(node) else NO_LINE
        if isinstance(node, rl.Line) and not stroke.phase:
            yield self._connector(node, outline, line)
            return
        fill = fill_xml(node, self.slots) if outline.fills else "<a:noFill/>"
        layers = outline.layers(strokes(node), opaque="<a:alpha" not in fill)
        if strokes(node) and stroke.dash and stroke.phase:
            layers, line = _dashed(layers, outline, stroke, line)
        yield self._written(node, layers, bounds(outline.subpaths), fill, line)

    def _written(self, node: Any, layers: Sequence[Layer], box: Box, fill: str, line: str) -> Shape:
        return Shape(
            box,
            f"<p:sp><p:nvSpPr>{self.writer.identity(_name(node) or type(node).__name__)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr>{_place(box)}{geometry_xml(layers, box)}{fill}{line}</p:spPr></p:sp>",
        )

    def _connector(self, node: Any, outline: Outline, line: str) -> Shape:
        """A straight line as PowerPoint's own, with its two ends to drag."""
        start, end = outline.subpaths[0].points[0], outline.subpaths[0].points[-1]
        box, flips = upright(Box(*start, end[0] - start[0], end[1] - start[1]))
        return Shape(
            box,
            f"<p:cxnSp><p:nvCxnSpPr>{self.writer.identity(_name(node) or 'Line')}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>"
            f'<p:spPr>{_place(box, flips)}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{line}</p:spPr></p:cxnSp>',
        )


def _dashed(layers: Sequence[Layer], outline: Outline, stroke: Stroke, line: str) -> tuple[list[Layer], str]:
    """A pattern that begins in its middle, which DrawingML can't say, as dashes drawn one by one."""
    cut = dashes([_track(part) for part in outline.subpaths], stroke)
    path = [
        step
        for dash in cut
        for step in [("M", (dash.points[0],)), *(("L", (point,)) for point in dash.points[1:])]
    ]
    start, end = line.index("<a:custDash>"), line.index("</a:custDash>") + len("</a:custDash>")
    filled = [Layer(layer.path, layer.fills, False) for layer in layers if layer.fills]
    return [*filled, Layer(path, False, True)], line[:start] + line[end:]  # type: ignore[arg-type]


def _track(part: Subpath) -> Track:
    return Track(part.points, part.closed)


def _name(node: Any) -> str:
    return str(getattr(node, "_key", "") or getattr(node, "name", "") or "")


def _kind(node: Any) -> str:
    if isinstance(node, rl.Image):
        return "a picture inside the drawing"
    return "a gradient" if "Gradient" in type(node).__name__ else f"a {type(node).__name__}"


def _around(boxes: Sequence[Box]) -> Box:
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    return Box(left, top, max(box.right for box in boxes) - left, max(box.bottom for box in boxes) - top)


def _place(box: Box, flips: str = "") -> str:
    return (
        f'<a:xfrm{flips}><a:off x="{emu(box.x)}" y="{emu(box.y)}"/>'
        f'<a:ext cx="{emu(box.width)}" cy="{emu(box.height)}"/></a:xfrm>'
    )


def _group_xml(identity: str, box: Box, parts: str) -> str:
    """A group in the slide's own coordinates: nothing is scaled twice."""
    place = f'x="{emu(box.x)}" y="{emu(box.y)}"', f'cx="{emu(box.width)}" cy="{emu(box.height)}"'
    return (
        f"<p:grpSp><p:nvGrpSpPr>{identity}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>"
        f"<a:off {place[0]}/><a:ext {place[1]}/><a:chOff {place[0]}/><a:chExt {place[1]}/></a:xfrm></p:grpSpPr>"
        f"{parts}</p:grpSp>"
    )
