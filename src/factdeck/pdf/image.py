"""A picture file, or a bitmap of a drawing, to an image on the page, no finer than paper shows.

Packed here and not by ReportLab, which would write it as letters unless that is switched off for every document.
"""

from __future__ import annotations

import zlib
from hashlib import md5
from io import BytesIO
from pathlib import Path
from typing import Any

from msgspec import Struct
from PIL import Image
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream
from reportlab.pdfgen.canvas import Canvas

from factdeck.bitmaps import encoded, pixels
from factdeck.drawing import Bitmap
from factdeck.forgetting import kept_for_article
from factdeck.pdf.painter import Painter
from factdeck.pdf.tags import page_box
from factdeck.scene import ImageItem

DOTS_PER_INCH = 300
_ON_PAGE, _IN_DRAWING = b"None", b"auto"
"""What a picture without opacity is named by besides its pixels, as by ReportLab's ``drawImage``."""
_SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB"}


class _Packed(Struct, frozen=True):
    """An image XObject (ISO 32000-1, 8.9.5): pixels of 8 bits a part, and how opaque each is, where that is said."""

    name: str
    size: tuple[int, int]
    space: str
    packing: str
    data: bytes
    opacity: _Packed | None = None


def draw_png(canvas: Canvas, bitmap: Bitmap) -> None:
    """A bitmap inside a drawing; svglib's may have a height or width below zero."""
    left, bottom = min(bitmap.x, bitmap.x + bitmap.width), min(bitmap.y, bitmap.y + bitmap.height)
    _paint(canvas, _from_png(bitmap.png), left, bottom, abs(bitmap.width), abs(bitmap.height))


def draw_image(painter: Painter, item: ImageItem) -> None:
    """Draws a picture in its box, tagged as a figure where it has a meaning."""
    left, bottom, right, top = page_box(item.box, painter.height)
    packed = _from_file(
        item.file, item.file.stat().st_mtime_ns, round((right - left) / 72 * DOTS_PER_INCH), item.grey
    )
    with painter.tags.tagged(item.element):
        _paint(painter.canvas, packed, left, bottom, right - left, top - bottom)
    if item.element is not None:
        painter.tags.box(item.element, (left, bottom, right, top))


@kept_for_article(64)
def _from_file(file: Path, _changed: int, widest: int, grey: bool) -> _Packed:
    """A photograph stays JPEG, at a tenth of the size."""
    image, photograph = pixels(file, widest, alpha=False, grey=grey)
    if not photograph:
        return _packed(image, _ON_PAGE)
    data, _ = encoded(image, True)
    with Image.open(BytesIO(data)) as shown:
        return _Packed(_name(shown.tobytes(), _ON_PAGE), shown.size, _SPACES[shown.mode], "DCTDecode", data)


@kept_for_article(64)
def _from_png(png: bytes) -> _Packed:
    with Image.open(BytesIO(png)) as opened:
        opened.load()
    image: Image.Image = opened
    if image.has_transparency_data:
        image = image.convert("RGBA")
        opacity = image.getchannel("A")
        return _packed(image.convert("RGB"), opacity.tobytes(), _packed(opacity, b""))
    return _packed(image if image.mode in _SPACES else image.convert("RGB"), _IN_DRAWING)


def _packed(image: Image.Image, mask: bytes, opacity: _Packed | None = None) -> _Packed:
    """``image`` is grey or RGB; ``mask`` is what it is named by besides its pixels."""
    data = image.tobytes()
    return _Packed(
        _name(data, mask), image.size, _SPACES[image.mode], "FlateDecode", zlib.compress(data), opacity
    )


def _name(data: bytes, mask: bytes) -> str:
    """The same for the same pixels, so that a document holds them once."""
    return md5(data + mask, usedforsecurity=False).hexdigest()


def _paint(canvas: Canvas, image: _Packed, left: float, bottom: float, width: float, height: float) -> None:
    _add(canvas._doc, image)
    canvas.saveState()
    canvas.translate(left, bottom)
    canvas.scale(width, height)
    canvas.doForm(image.name)
    canvas.restoreState()


def _add(document: Any, image: _Packed, **entries: Any) -> Any:
    """The image's reference in a document that holds it from now on, if it did not before; with more entries."""
    name = document.getXObjectName(image.name)
    if document.hasForm(image.name):
        return document.Reference(document.idToObject[name])
    stream = PDFStream(PDFDictionary(_dictionary(image) | entries), image.data)
    document.addForm(image.name, stream)
    if image.opacity:
        stream.dictionary["SMask"] = _add(document, image.opacity, Decode=PDFArray([0, 1]))
    return document.Reference(stream)


def _dictionary(image: _Packed) -> dict[str, Any]:
    width, height = image.size
    return {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Image"),
        "Width": width,
        "Height": height,
        "BitsPerComponent": 8,
        "ColorSpace": PDFName(image.space),
        "Filter": PDFArray([PDFName(image.packing)]),
    }
