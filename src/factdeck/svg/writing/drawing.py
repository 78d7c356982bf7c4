"""A drawing to nested groups, clipping paths and text, turned the right way up."""

from __future__ import annotations

from collections.abc import Sequence

from factdeck.drawing import MITRE_LIMIT, Bitmap, Group, Part, Shape, Text
from factdeck.drawing.affine import IDENTITY
from factdeck.scene import ChartItem, DrawingItem, Element
from factdeck.svg.writing.image import described
from factdeck.svg.writing.outline import clip_svg, shape_svg
from factdeck.svg.writing.painter import Painter, origin
from factdeck.svg.writing.strings import string_svg
from factdeck.svg.writing.xml import Attribute, group, matrix, tag
from factdeck.units import Box


def drawing_svg(painter: Painter, item: DrawingItem) -> str:
    """The drawing as one group."""
    about: dict[str, Attribute] = {} if item.elements else described(item.alt)
    return tag("g", {**about, **origin(item.origin)}, _Drawing(painter, item).content())


def _shown_in(item: DrawingItem) -> Box:
    """The item's box; of a chart that PowerPoint draws for itself, the part of it that does not distort the drawing."""
    box, drawing = item.box, item.drawing
    if not isinstance(item, ChartItem):
        return box
    scale = min(box.width / drawing.width, box.height / drawing.height)
    width, height = drawing.width * scale, drawing.height * scale
    return Box(box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height)


class _Drawing:
    def __init__(self, painter: Painter, item: DrawingItem):
        self.painter, self.item = painter, item

    def content(self) -> str:
        drawing, box = self.item.drawing, _shown_in(self.item)
        place = matrix((box.width / drawing.width, 0.0, 0.0, -box.height / drawing.height, box.x, box.bottom))
        inner = self._parts(drawing.parts)
        return group(inner, {"transform": place, "stroke-miterlimit": float(MITRE_LIMIT)})

    def _parts(self, parts: Sequence[Part]) -> str:
        return "".join(map(self._part, parts))

    def _part(self, part: Part) -> str:
        if isinstance(part, Group):
            return self._group(part)
        if isinstance(part, Text):
            return string_svg(self.painter, part, self.item.faces)
        return self._bitmap(part) if isinstance(part, Bitmap) else shape_svg(part)

    def _group(self, node: Group) -> str:
        content = self._parts(node.parts)
        if node.clip and content:
            content = _clipped(self.painter.new_id(), node.clip, content)
        transform = None if node.transform == IDENTITY else matrix(node.transform)
        content = group(content, {"transform": transform})
        element = self.item.elements.get(node.key)
        return group(content, self._about(element)) if element else content

    def _about(self, element: Element) -> dict[str, Attribute]:
        """What a group's element says of it."""
        about: dict[str, Attribute] = {"lang": self.painter.lang_of(element), **self.painter.role(element)}
        return {**about, **described(element.alt)} if element.alt else about

    def _bitmap(self, part: Bitmap) -> str:
        """A bitmap inside the drawing, turned so that it stands upright where y grows upwards."""
        place: dict[str, Attribute] = {
            "width": part.width,
            "height": part.height,
            "preserveAspectRatio": "none",
            "href": self.painter.bitmap(part.png, "image/png"),
            "transform": matrix((1.0, 0.0, 0.0, -1.0, part.x, part.y + part.height)),
        }
        return tag("image", place)


def _clipped(name: str, clip: Shape, content: str) -> str:
    return tag("clipPath", {"id": name}, clip_svg(clip)) + group(content, {"clip-path": f"url(#{name})"})
