"""A drawing to one group of native shapes that can be recoloured by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from factdeck.drawing import Bitmap, Ellipse, Group, Ink, Line, Part, Shape, Stroke, Text
from factdeck.drawing.affine import IDENTITY, Affine, Point, applied, combined, stretch
from factdeck.drawing.outlines import Outline
from factdeck.powerpoint import CannotPaint
from factdeck.powerpoint.clipping import Clips, Placed, placed
from factdeck.powerpoint.geometry import Layer, SlidePath, Subpath, flattened, geometry_xml, joined, moved
from factdeck.powerpoint.ink import NO_LINE, fill_xml, line_xml
from factdeck.powerpoint.label_blocks import block_of, in_blocks, is_upright
from factdeck.powerpoint.labels import label_of
from factdeck.powerpoint.shapes import Written, upright
from factdeck.powerpoint.strokes import Track, dashes, inked, scaled
from factdeck.powerpoint.xml import Writer, transform
from factdeck.same import Same
from factdeck.scene import DrawingItem
from factdeck.units import Box, emu

BitmapWriter = Callable[[Bitmap, Box], str]
"""A bitmap and its box on the slide → the picture there, which refers to a part of its own."""
STROKE_FLATNESS = 0.03
"""How far, in points, a stroke that becomes an area may lie from its curve."""


def drawing_xml(writer: Writer, write_bitmap: BitmapWriter, item: DrawingItem) -> list[str]:
    """The drawing as one group, named and described as the item is, in pieces.

    Raises CannotPaint, with the drawing's name, where it holds something that native shapes can't show.
    """
    try:
        return _DrawingPainter(writer, write_bitmap, item).group()
    except CannotPaint as error:
        raise CannotPaint(f"the drawing {item.name or 'without a name'!r}: {error}", item.name) from error


class _DrawingPainter:
    def __init__(self, writer: Writer, write_bitmap: BitmapWriter, item: DrawingItem):
        self.writer, self.write_bitmap, self.item = writer, write_bitmap, item
        self.master = Same(writer.master)
        self.in_titled = False
        """Whether a group with a title is being written, which is one piece to people."""
        drawing, box = item.drawing, item.box
        across, down = box.width / drawing.width, box.height / drawing.height
        self.place: Affine = (across, 0.0, 0.0, -down, box.x, box.bottom)

    def group(self) -> list[str]:
        item = self.item
        identity = self.writer.identity(item.name or "Drawing", item.alt, decorative=not item.alt)
        parts = self._parts(item.drawing.parts, self.place, Clips())
        return _group_xml(identity, item.box, parts)

    def _parts(self, parts: Sequence[Part], matrix: Affine, clips: Clips) -> Iterator[Written]:
        for part in in_blocks(parts) if is_upright(matrix) else parts:
            if isinstance(part, list):
                yield from self._block(part, matrix, clips)
            elif isinstance(part, Group):
                yield from self._inner_group(part, matrix, clips)
            elif isinstance(part, Text):
                yield from self._text(part, matrix, clips)
            elif isinstance(part, Bitmap):
                yield from self._bitmap(part, matrix, clips)
            else:
                yield from self._shape(part, matrix, clips)

    def _inner_group(self, group: Group, matrix: Affine, clips: Clips) -> Iterator[Written]:
        inner = combined(matrix, group.transform)
        if group.clip is not None:
            clips = clips.within(placed(group.clip, inner))
        named = group.key and not self.in_titled
        identity = (
            self.writer.identity(group.title or group.key, decorative=not self.item.alt) if named else ""
        )
        was, self.in_titled = self.in_titled, self.in_titled or bool(group.title)
        parts = list(self._parts(group.parts, inner, clips))
        self.in_titled = was
        if named and parts:
            box = Box.around([part.box for part in parts])
            yield Written(box, _group_xml(identity, box, parts))
        else:
            yield from parts

    def _text(self, text: Text, matrix: Affine, clips: Clips) -> Iterator[Written]:
        label = label_of(self.writer, text, matrix)
        if label is None:
            return
        shown = clips.show(label.box)
        if shown == "part":
            raise CannotPaint(f"the text {text.text!r} is cut by a clipping path, which no text box can be")
        if shown == "whole":
            yield label

    def _block(self, lines: list[Text], matrix: Affine, clips: Clips) -> Iterator[Written]:
        written = block_of(self.writer, lines, matrix)
        if clips.show(written.box) == "whole":
            yield written
            return
        for line in lines:
            yield from self._text(line, matrix, clips)

    def _bitmap(self, bitmap: Bitmap, matrix: Affine, clips: Clips) -> Iterator[Written]:
        a, b, c, d = matrix[:4]
        if b or c or a < 0 or d > 0:
            raise CannotPaint("a picture inside the drawing is turned, mirrored or slanted")
        left, top = applied(matrix, (bitmap.x, bitmap.y + bitmap.height))
        box = Box(left, top, bitmap.width * a, bitmap.height * -d)
        shown = clips.show(box)
        if shown == "part":
            raise CannotPaint("a picture inside the drawing is cut by a clipping path")
        if shown == "whole":
            yield Written(box, [self.write_bitmap(bitmap, box)])

    def _shape(self, shape: Shape, matrix: Affine, clips: Clips) -> Iterator[Written]:
        at = placed(shape, matrix)
        if not at.path.xs:
            return
        shown = clips.show(at.inked_box) if clips.shapes else "whole"
        if shown == "whole" and at.even:
            yield from self._plain(shape, at)
        elif shown != "none":
            yield from self._cut(shape, matrix, at, clips)

    def _cut(self, shape: Shape, matrix: Affine, at: Placed, clips: Clips) -> Iterator[Written]:
        """Fill and stroke as two areas, for nothing else shows what is left of them."""
        stroke = shape.stroke
        covered = Placed.of_loops(_inked(shape.outline, stroke, matrix)) if stroke else None
        parts = [part for part in (at if shape.fill else None, covered) if part]
        if at.even and all(map(clips.leave_whole, parts)):
            yield from self._plain(shape, at)
            return
        if shape.fill:
            yield from self._painted(shape, clips.cut(at), shape.fill)
        if covered and stroke:
            yield from self._painted(shape, clips.cut(covered), stroke.ink)

    def _painted(self, shape: Shape, path: SlidePath, ink: Ink) -> Iterator[Written]:
        if path.xs:
            yield self._written(shape, [Layer(path)], path.box, fill_xml(ink, self.master), NO_LINE)

    def _plain(self, shape: Shape, at: Placed) -> Iterator[Written]:
        if not shape.fill and not shape.stroke:
            return
        stroke = scaled(shape.stroke, at.scale) if shape.stroke else None
        line = line_xml(stroke, self.master) if stroke else NO_LINE
        if isinstance(shape, Line) and stroke and not stroke.phase:
            yield self._connector(at, line)
            return
        fill = fill_xml(shape.fill, self.master) if shape.fill else "<a:noFill/>"
        layers = at.layers(stroke is not None, opaque="<a:alpha" not in fill)
        if stroke and stroke.dash and stroke.phase:
            layers, line = _dashed(layers, at, stroke, line)
        yield self._written(shape, layers, at.box, fill, line)

    def _written(self, shape: Shape, layers: Sequence[Layer], box: Box, fill: str, line: str) -> Written:
        identity = self.writer.identity(_name(shape))
        start = f"<p:sp><p:nvSpPr>{identity}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{transform(box)}"
        return Written(box, [start, *geometry_xml(layers, box), f"{fill}{line}</p:spPr></p:sp>"])

    def _connector(self, at: Placed, line: str) -> Written:
        """A straight line as PowerPoint's own, with its two ends to drag."""
        (left, right), (top, bottom) = at.path.xs, at.path.ys
        box, flips = upright(Box(left, top, right - left, bottom - top))
        xml = (
            f"<p:cxnSp><p:nvCxnSpPr>{self.writer.identity('Line')}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>"
            f'<p:spPr>{transform(box, attributes=flips)}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{line}</p:spPr></p:cxnSp>'
        )
        return Written(box, [xml])


def _inked(outline: Outline, stroke: Stroke, matrix: Affine) -> list[tuple[Point, ...]]:
    """What the stroke covers, taken before the transformation that bends its width."""
    largest = stretch(matrix)[0] or 1.0
    path = moved(outline, IDENTITY)
    tracks = [_track(part) for part in flattened(path, STROKE_FLATNESS / largest)]
    return [tuple(applied(matrix, point) for point in loop) for loop in inked(tracks, stroke)]


def _dashed(layers: Sequence[Layer], at: Placed, stroke: Stroke, line: str) -> tuple[list[Layer], str]:
    """A pattern that begins in its middle, which DrawingML can't say, as dashes drawn one by one."""
    drawn = [dash.points for dash in dashes([_track(part) for part in at.path.subpaths], stroke)]
    start, end = line.index("<a:custDash>"), line.index("</a:custDash>") + len("</a:custDash>")
    filled = [Layer(layer.path, layer.fills, False) for layer in layers if layer.fills]
    return [*filled, Layer(joined(drawn, closed=False), False, True)], line[:start] + line[end:]


def _track(part: Subpath) -> Track:
    return Track(part.points, part.closed)


def _name(shape: Shape) -> str:
    """What the selection pane calls the shape."""
    return "Circle" if isinstance(shape, Ellipse) and shape.rx == shape.ry else type(shape).__name__


def _group_xml(identity: str, box: Box, parts: Iterable[Written]) -> list[str]:
    """A group in the slide's own coordinates: nothing is scaled twice."""
    place = f'x="{emu(box.x)}" y="{emu(box.y)}"', f'cx="{emu(box.width)}" cy="{emu(box.height)}"'
    start = (
        f"<p:grpSp><p:nvGrpSpPr>{identity}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>"
        f"<a:off {place[0]}/><a:ext {place[1]}/><a:chOff {place[0]}/><a:chExt {place[1]}/></a:xfrm></p:grpSpPr>"
    )
    return [start, *chain.from_iterable([part.xml for part in parts]), "</p:grpSp>"]
