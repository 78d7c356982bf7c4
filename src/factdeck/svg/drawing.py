"""A ReportLab drawing to nested groups, clipping paths and text, turned the right way up."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from reportlab.graphics import shapes as rl

from factdeck.scene import ChartItem, DrawingItem, Element, Face
from factdeck.shapes.ink import MITRE_LIMIT
from factdeck.shapes.outline import fills_by_winding
from factdeck.svg import CannotPaint
from factdeck.svg.image import described
from factdeck.svg.outline import shape_svg
from factdeck.svg.painter import Painter, origin
from factdeck.svg.strings import string_svg
from factdeck.svg.xml import Attribute, group, matrix, tag
from factdeck.units import Box

UPRIGHT = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def drawing_svg(painter: Painter, item: DrawingItem) -> str:
    """The drawing as one group.

    Raises CannotPaint, with the drawing's name, where it holds something that can't be shown.
    """
    try:
        content = _Drawing(painter, item).content()
    except CannotPaint as error:
        raise CannotPaint(f"the drawing {item.name or 'without a name'!r}: {error}", item.name) from error
    about: dict[str, Attribute] = {} if item.elements else described(item.alt)
    return tag("g", {**about, **origin(item.origin)}, content)


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
        self.faces: dict[str, Face] = {face.name: face for face in item.faces}

    def content(self) -> str:
        drawing, box = self.item.drawing, _shown_in(self.item)
        across, down = box.width / drawing.width, box.height / drawing.height
        inner = self._moved(self._nodes(drawing.contents), getattr(drawing, "transform", UPRIGHT))
        place = matrix((across, 0.0, 0.0, -down, box.x, box.bottom))
        return group(inner, {"transform": place, "stroke-miterlimit": float(MITRE_LIMIT)})

    def _moved(self, content: str, transform: Sequence[float]) -> str:
        return group(content, {"transform": None if tuple(transform) == UPRIGHT else matrix(transform)})

    def _nodes(self, nodes: Sequence[Any]) -> str:
        """Nodes one after the other; a clipping path holds for all that follow it in the group."""
        told = ""
        for number, node in enumerate(nodes):
            told += self._node(node)
            if getattr(node, "isClipPath", 0):
                return told + self._clipped(node, self._nodes(nodes[number + 1 :]))
        return told

    def _clipped(self, clip: Any, content: str) -> str:
        if not content:
            return ""
        name = self.painter.new_id()
        outline = shape_svg(clip, only_outline=True) or ""
        if not fills_by_winding(clip):
            outline = outline.replace("/>", ' clip-rule="evenodd"/>')
        return tag("clipPath", {"id": name}, outline) + group(content, {"clip-path": f"url(#{name})"})

    def _node(self, node: Any) -> str:
        if isinstance(node, rl.UserNode):
            node = node.provideNode()
        if isinstance(node, rl.Group):
            return self._group(node)
        if isinstance(node, rl.String):
            return string_svg(self.painter, node, self.faces)
        if isinstance(node, rl.Image):
            return self._image(node)
        found = shape_svg(node)
        if found is None:
            raise CannotPaint(f"{_kind(node)} can't be shown as SVG")
        return found

    def _group(self, node: Any) -> str:
        content = self._moved(self._nodes(node.contents), node.transform)
        element = self.item.elements.get(getattr(node, "_key", "") or "")
        return group(content, self._about(element)) if element else content

    def _about(self, element: Element) -> dict[str, Attribute]:
        """What a group's element says of it."""
        about: dict[str, Attribute] = {"lang": self.painter.lang_of(element), **self.painter.role(element)}
        return {**about, **described(element.alt)} if element.alt else about

    def _image(self, node: Any) -> str:
        """A bitmap inside the drawing, turned so that it stands upright where y grows upwards."""
        address = self.painter.bitmap(_png(node.path), "image/png")
        place: dict[str, Attribute] = {
            "width": node.width,
            "height": node.height,
            "preserveAspectRatio": "none",
            "href": address,
            "transform": matrix((1.0, 0.0, 0.0, -1.0, node.x, node.y + node.height)),
        }
        return tag("image", place)


def _png(picture: Any) -> bytes:
    """The pixels of a picture that is given as Pillow's image or by its file's name."""
    from PIL import Image

    buffer = BytesIO()
    try:
        image = picture if isinstance(picture, Image.Image) else Image.open(picture)
        image.convert("RGBA").save(buffer, "PNG")
    except (OSError, ValueError, AttributeError) as error:
        raise CannotPaint(f"a bitmap can't be read: {error}") from None
    return buffer.getvalue()


def _kind(node: Any) -> str:
    return "a gradient" if "Gradient" in type(node).__name__ else f"a {type(node).__name__}"
