"""An article's own pictures to files that a web page shows: bitmaps no wider than a screen, SVG drawn anew."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from msgspec import Struct, field

from factdeck.article import Picture
from factdeck.bitmaps import Damaged, encoded, pixels, shown_size
from factdeck.drawing import Drawing
from factdeck.layout.fonts import find_face
from factdeck.scene import DrawingItem, Face, Metadata, Page, Scene
from factdeck.site.pictures import alone
from factdeck.svg.writing import render
from factdeck.units import Box, Size

WIDEST = 1200
"""Pixels across: twice as many as a page's column is wide."""
VECTOR_WIDTH = 600.0
"""Points that a drawing is wide in its own file; it is shown at any size."""
ENLARGED = 1.6
"""Pixels of a page for a point of a drawing in the type of a sheet."""
LETTERING = "Source Sans 3"
_ENDINGS = {"JPEG": "jpg", "PNG": "png"}


class Illustration(Struct, frozen=True):
    """A picture's file, and its size in pixels."""

    name: str
    width: int
    height: int


class Illustrations(Struct):
    """The files of an article's pictures, each once."""

    files: dict[str, bytes] = field(default_factory=dict)

    def add(self, picture: Picture) -> Illustration | None:
        """The picture as a file; None where it can't be decoded, or holds what can't be drawn."""
        made = _drawn(picture) if picture.is_vector else _bitmap(picture.file)
        if made is None:
            return None
        return self._kept(*made)

    def add_drawing(self, drawing: Drawing, faces: tuple[Face, ...]) -> Illustration:
        """A drawing as a file, its labels as large as the text of a page."""
        size = Size(drawing.width * ENLARGED, drawing.height * ENLARGED)
        return self._kept(*_painted(drawing, faces, size))

    def _kept(self, data: bytes, ending: str, width: int, height: int) -> Illustration:
        name = f"{sha256(data).hexdigest()[:12]}.{ending}"
        self.files[name] = data
        return Illustration(name, width, height)


def _bitmap(file: Path) -> tuple[bytes, str, int, int] | None:
    try:
        shown_size(file)
    except Damaged:
        return None
    image, photograph = pixels(file, WIDEST, alpha=True)
    data, kind = encoded(image, photograph)
    return data, _ENDINGS[kind], image.width, image.height


def _drawn(picture: Picture) -> tuple[bytes, str, int, int] | None:
    """Of an SVG file only what is drawn: no script, no address."""
    from factdeck.svg.reading.drawings import Unreadable, svg_drawing

    named = (find_face(LETTERING), find_face(LETTERING, bold=True), find_face(LETTERING, italic=True))
    try:
        drawing = svg_drawing(
            picture.file, picture.file.stat().st_mtime_ns, (named[0], named[1], named[2]), named
        ).drawing
    except Unreadable:
        return None
    return _painted(drawing, named, Size(VECTOR_WIDTH, VECTOR_WIDTH * drawing.height / drawing.width))


def _painted(drawing: Drawing, faces: tuple[Face, ...], size: Size) -> tuple[bytes, str, int, int]:
    item = DrawingItem(box=Box(0.0, 0.0, size.width, size.height), drawing=drawing, faces=faces)
    page = Page(size=size, items=[item])
    painted = render(Scene(pages=[page], metadata=Metadata(title="", lang="und")))
    return alone(painted.pages[0], painted), "svg", round(size.width), round(size.height)
