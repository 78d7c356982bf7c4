"""A ReportLab drawing to one group of native shapes that can be recoloured by hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportlab.graphics import shapes as rl

from factdeck.powerpoint.geometry import Affine, combined, geometry_xml, outline_of
from factdeck.powerpoint.text import typeface
from factdeck.powerpoint.xml import Writer, attribute, colour_xml, text
from factdeck.scene import DrawingItem, Face
from factdeck.units import Box, emu

_CAPS = {0: "flat", 1: "rnd", 2: "sq"}
_JOINS = {0: '<a:miter lim="800000"/>', 1: "<a:round/>", 2: "<a:bevel/>"}


class CannotPaint(ValueError):
    """A drawing holds what native shapes can't show."""


def drawing_xml(writer: Writer, item: DrawingItem) -> str:
    return _DrawingPainter(writer, item).group()


class _DrawingPainter:
    def __init__(self, writer: Writer, item: DrawingItem):
        self.writer, self.item = writer, item
        self.faces: dict[str, Face] = {face.name: face for face in item.faces}
        drawing, box = item.drawing, item.box
        across, down = box.width / drawing.width, box.height / drawing.height
        self.place: Affine = (across, 0.0, 0.0, -down, box.x, box.bottom)
        self.scale = across

    def group(self) -> str:
        item = self.item
        identity = self.writer.identity(item.name or "Drawing", item.alt, decorative=not item.alt)
        parts = "".join(self._nodes(item.drawing.contents, self.place))
        return self._group(identity, parts)

    def _group(self, identity: str, parts: str) -> str:
        """A group in the slide's own coordinates: nothing is scaled twice."""
        box = self.item.box
        place = f'x="{emu(box.x)}" y="{emu(box.y)}"', f'cx="{emu(box.width)}" cy="{emu(box.height)}"'
        return (
            f"<p:grpSp><p:nvGrpSpPr>{identity}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>"
            f"<a:off {place[0]}/><a:ext {place[1]}/><a:chOff {place[0]}/><a:chExt {place[1]}/></a:xfrm></p:grpSpPr>"
            f"{parts}</p:grpSp>"
        )

    def _nodes(self, nodes: list[Any], matrix: Affine) -> Iterator[str]:
        for node in nodes:
            if isinstance(node, rl.Group):
                yield from self._inner_group(node, matrix)
            elif isinstance(node, rl.String):
                yield self._string(node, matrix)
            elif getattr(node, "isClipPath", 0):
                raise CannotPaint("a clipping path can't be shown as native shapes")
            else:
                yield self._shape(node, matrix)

    def _inner_group(self, node: Any, matrix: Affine) -> Iterator[str]:
        inner = combined(matrix, tuple(node.transform))
        key = getattr(node, "_key", "") or getattr(node, "name", "")
        parts = "".join(self._nodes(node.contents, inner))
        if key and parts:
            yield self._group(self.writer.identity(str(key)), parts)
        else:
            yield parts

    def _shape(self, node: Any, matrix: Affine) -> str:
        paths = outline_of(node, matrix)
        if paths is None:
            raise CannotPaint(f"a {type(node).__name__} can't be shown as a native shape")
        box, geometry = geometry_xml(paths, fills=self._fills(node))
        return (
            f"<p:sp><p:nvSpPr>{self.writer.identity(type(node).__name__)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr>{_place(box)}{geometry}{self._fill(node)}{self._outline(node)}</p:spPr></p:sp>"
        )

    def _fills(self, node: Any) -> bool:
        return getattr(node, "fillColor", None) is not None and not isinstance(node, (rl.Line, rl.PolyLine))

    def _fill(self, node: Any) -> str:
        if not self._fills(node):
            return "<a:noFill/>"
        opacity = getattr(node, "fillOpacity", None)
        return f"<a:solidFill>{self._colour(node.fillColor, opacity)}</a:solidFill>"

    def _colour(self, colour: Any, opacity: float | None) -> str:
        alpha = (1.0 if opacity is None else opacity) * getattr(colour, "alpha", 1.0)
        return colour_xml(hexadecimal(colour), self.writer.master.colours, alpha)

    def _outline(self, node: Any) -> str:
        width = (getattr(node, "strokeWidth", 1) or 0) * self.scale
        if getattr(node, "strokeColor", None) is None or not width:
            return "<a:ln><a:noFill/></a:ln>"
        cap = _CAPS.get(getattr(node, "strokeLineCap", 0), "flat")
        join = _JOINS.get(getattr(node, "strokeLineJoin", 0), "")
        colour = self._colour(node.strokeColor, getattr(node, "strokeOpacity", None))
        return (
            f'<a:ln w="{emu(width)}" cap="{cap}"><a:solidFill>{colour}</a:solidFill>'
            f"{_dash(getattr(node, 'strokeDashArray', None), node.strokeWidth)}{join}</a:ln>"
        )

    def _string(self, node: Any, matrix: Affine) -> str:
        """One line of text in a box of its own, its baseline where the drawing has it."""
        face = self.faces.get(node.fontName)
        size = node.fontSize * abs(matrix[3])
        x = matrix[0] * node.x + matrix[2] * node.y + matrix[4]
        baseline = matrix[1] * node.x + matrix[3] * node.y + matrix[5]
        width = getattr(node, "_measured", len(node.text) * node.fontSize * 0.6) * self.scale + 2.0
        height = (face.natural_leading if face else 1.2) * size
        top = baseline - (face.ascent if face else 0.95) * size
        left = {"start": x, "middle": x - width / 2, "end": x - width}[node.textAnchor]
        align = {"start": "l", "middle": "ctr", "end": "r"}[node.textAnchor]
        return (
            f'<p:sp><p:nvSpPr>{self.writer.identity("Label")}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
            f'<p:spPr>{_place(Box(left, top, width, height))}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
            '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></a:bodyPr>'
            f'<a:lstStyle/><a:p><a:pPr algn="{align}"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc></a:pPr>'
            f"<a:r>{self._label_properties(node, face, size)}<a:t>{text(node.text)}</a:t></a:r></a:p></p:txBody></p:sp>"
        )

    def _label_properties(self, node: Any, face: Face | None, size: float) -> str:
        bold, italic = (int(face.bold), int(face.italic)) if face else (0, 0)
        family = typeface(face.family, self.writer.master) if face else ""
        colour = self._colour(node.fillColor, getattr(node, "fillOpacity", None))
        lang = getattr(node, "_lang", "") or self.writer.lang
        return (
            f'<a:rPr lang={attribute(lang)} sz="{round(size * 100)}" b="{bold}" i="{italic}" dirty="0">'
            f"<a:solidFill>{colour}</a:solidFill>{family}</a:rPr>"
        )


def hexadecimal(colour: Any) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in (colour.red, colour.green, colour.blue))


def _place(box: Box) -> str:
    return f'<a:xfrm><a:off x="{emu(box.x)}" y="{emu(box.y)}"/><a:ext cx="{emu(box.width)}" cy="{emu(box.height)}"/></a:xfrm>'


def _dash(pattern: list[float] | None, width: float) -> str:
    """A dash pattern in points as shares of the line's width, in thousandths of a percent."""
    if not pattern:
        return ""
    lengths = list(pattern) * (2 if len(pattern) % 2 else 1)
    stops = "".join(
        f'<a:ds d="{round(dash / width * 100000)}" sp="{round(space / width * 100000)}"/>'
        for dash, space in zip(lengths[::2], lengths[1::2])
    )
    return f"<a:custDash>{stops}</a:custDash>"
