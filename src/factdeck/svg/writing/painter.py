"""What the painters of all items share: the names of ids, faces and bitmaps that the pages refer to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256

from msgspec import Struct, field

from factdeck.scene import Element, Face, Origin, ShapeItem
from factdeck.svg.writing import Bitmap
from factdeck.svg.writing.xml import Attribute, tag

_STAND_INS = {
    "Calibri": "Calibri, Carlito, sans-serif",
    "Cambria": "Cambria, Caladea, serif",
    "Arial": "Arial, 'Liberation Sans', Arimo, sans-serif",
    "Times New Roman": "'Times New Roman', 'Liberation Serif', Tinos, serif",
    "Georgia": "Georgia, Gelasio, serif",
}
"""Faces that are as wide, where the family that a slide names is not installed."""
_ENDINGS = {"image/jpeg": "jpg", "image/png": "png"}
_NOT_IN_ID = re.compile("[^A-Za-z0-9-]")
_PARAGRAPHS = ("P", "LBody", "Caption", "Note")
_HEADING = re.compile("H([1-6])")


class Painter(Struct):
    """What all pages of a scene share while they are painted."""

    prefix: str
    files: str
    heading_level: int
    lang: str
    page: int = 0
    """The number of the page at hand, counted from 1."""
    faces: dict[str, Face] = field(default_factory=dict)
    bitmaps: dict[str, Bitmap] = field(default_factory=dict)
    anchors: frozenset[str] = frozenset()
    """The names of the places that links of the scene may lead to."""
    _ids: int = 0

    def begin_page(self, number: int) -> None:
        self.page, self._ids = number, 0

    def new_id(self) -> str:
        """An id that nothing else on any page has."""
        self._ids += 1
        return f"{self.prefix}p{self.page}-{self._ids}"

    def anchor_id(self, anchor: str) -> str:
        """The id of a place that links lead to."""
        return f"{self.prefix}to-{_NOT_IN_ID.sub(lambda found: f'_{ord(found[0]):x}_', anchor)}"

    def font(self, face: Face) -> dict[str, Attribute]:
        """How a face is asked for: by its own name where its file is at hand, else by family, weight and style."""
        if face.file is not None:
            self.faces[face_name(face)] = face
            leaning = "italic" if face.slanted else None
            return {"font-family": f"'{face_name(face)}'", "font-style": leaning}
        family = _STAND_INS.get(face.family, f"'{face.family}', sans-serif")
        return {
            "font-family": family,
            "font-weight": "bold" if face.bold else None,
            "font-style": "italic" if face.italic else None,
        }

    def bitmap(self, data: bytes, mime: str) -> str:
        """The address of a bitmap, which is kept once however often it is shown."""
        name = f"{sha256(data).hexdigest()[:20]}.{_ENDINGS[mime]}"
        self.bitmaps[name] = Bitmap(data, mime)
        return f"{self.files}{name}"

    def role(self, element: Element | None) -> dict[str, Attribute]:
        """What a text is to assistive technology (WAI-ARIA 1.2, 5.4)."""
        heading = _HEADING.fullmatch(element.role) if element else None
        if heading is None:
            return {"role": "paragraph" if element and element.role in _PARAGRAPHS else None}
        return {"role": "heading", "aria-level": str(min(6, int(heading[1]) + self.heading_level - 1))}

    def lang_of(self, element: Element | None) -> str | None:
        return element.lang if element and element.lang and element.lang != self.lang else None


def face_name(face: Face) -> str:
    """The family name that a face has on the page."""
    return f"factdeck {face.name}"


def origin(place: Origin | None) -> dict[str, Attribute]:
    """Where in the content something is written, as ``data-at="file:line"``."""
    return {"data-at": f"{place.file}:{place.line}" if place else None}


def shape(item: ShapeItem, more: Mapping[str, Attribute] | None = None) -> str:
    """A rectangle, ellipse or line, hidden from assistive technology."""
    stroked = bool(item.stroke and item.stroke_width)
    ink: dict[str, Attribute] = {
        "fill": item.fill or "none",
        "stroke": item.stroke if stroked else None,
        "stroke-width": item.stroke_width if stroked else None,
        "stroke-dasharray": " ".join(map(str, item.dash)) if stroked and item.dash else None,
        **(more or {}),
    }
    box = item.box
    if item.kind == "line":
        return tag("line", {"x1": box.x, "y1": box.y, "x2": box.right, "y2": box.bottom, **ink})
    if item.kind == "ellipse":
        across, down = box.width / 2, box.height / 2
        return tag("ellipse", {"cx": box.x + across, "cy": box.y + down, "rx": across, "ry": down, **ink})
    return rectangle(box.x, box.y, box.width, box.height, ink)


def rectangle(x: float, y: float, width: float, height: float, ink: Mapping[str, Attribute]) -> str:
    """A rectangle whose sides may be given from the other end, as a scene's may."""
    left, top = min(x, x + width), min(y, y + height)
    return tag("rect", {"x": left, "y": top, "width": abs(width), "height": abs(height), **ink})
