"""A picture file, or a bitmap of a drawing, to an image on the page, no finer than paper shows.

Packed here and not by ReportLab, which would write it as letters unless that is switched off for every document.
"""

from __future__ import annotations

import zlib
from functools import lru_cache
from hashlib import md5
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream
from reportlab.pdfgen.canvas import Canvas

from factdeck.bitmaps import encoded, pixels
from factdeck.drawing import Bitmap
from factdeck.pdf.painter import Painter
from factdeck.pdf.tags import page_box
from factdeck.records import dataclass
from factdeck.scene import ImageItem

DOTS_PER_INCH = 300
_SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB"}


@dataclass(frozen=True, slots=True)
class _Packed:
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
    left, bottom, right, top = page_box(item.box, painter.height)
    packed = _from_file(item.file, item.file.stat().st_mtime_ns, round((right - left) / 72 * DOTS_PER_INCH))
    with painter.tags.tagged(item.element):
        _paint(painter.canvas, packed, left, bottom, right - left, top - bottom)
    if item.element is not None:
        painter.tags.box(item.element, (left, bottom, right, top))


@lru_cache(maxsize=64)
def _from_file(file: Path, changed: int, widest: int) -> _Packed:
    """A photograph stays JPEG, at a tenth of the size."""
    image, photograph = pixels(file, widest, alpha=False)
    if not photograph:
        return _packed(image)
    data, _ = encoded(image, True)
    with Image.open(BytesIO(data)) as shown:
        return _Packed(_name(shown.tobytes()), shown.size, _SPACES[shown.mode], "DCTDecode", data)


@lru_cache(maxsize=64)
def _from_png(png: bytes) -> _Packed:
    with Image.open(BytesIO(png)) as image:
        image.load()
    if image.mode == "RGBA":
        return _packed(image.convert("RGB"), image.getchannel("A"))
    return _packed(image if image.mode in _SPACES else image.convert("RGB"))


def _packed(image: Image.Image, opacity: Image.Image | None = None) -> _Packed:
    """``image`` is grey or RGB, and ``opacity`` grey and of the same size."""
    data, mask = image.tobytes(), opacity.tobytes() if opacity else b"None"
    name = _name(data, mask)
    return _Packed(
        name,
        image.size,
        _SPACES[image.mode],
        "FlateDecode",
        zlib.compress(data),
        _packed(opacity) if opacity else None,
    )


def _name(data: bytes, mask: bytes = b"None") -> str:
    """The same for the same pixels, so that a document holds them once."""
    return md5(data + mask, usedforsecurity=False).hexdigest()


def _paint(canvas: Canvas, image: _Packed, left: float, bottom: float, width: float, height: float) -> None:
    _add(canvas._doc, image)
    canvas.saveState()
    canvas.translate(left, bottom)
    canvas.scale(width, height)
    canvas.doForm(image.name)
    canvas.restoreState()


def _add(document: Any, image: _Packed) -> Any:
    """The image's reference in a document that holds it from now on, if it did not before."""
    name = document.getXObjectName(image.name)
    if document.hasForm(image.name):
        return document.Reference(document.idToObject[name])
    stream = PDFStream(_dictionary(image), image.data)
    document.addForm(image.name, stream)
    if image.opacity:
        stream.dictionary["SMask"] = _add(document, image.opacity)
        document.idToObject[document.getXObjectName(image.opacity.name)].dictionary["Decode"] = PDFArray(
            [0, 1]
        )
    return document.Reference(stream)


def _dictionary(image: _Packed) -> PDFDictionary:
    width, height = image.size
    return PDFDictionary(
        {
            "Type": PDFName("XObject"),
            "Subtype": PDFName("Image"),
            "Width": width,
            "Height": height,
            "BitsPerComponent": 8,
            "ColorSpace": PDFName(image.space),
            "Filter": PDFArray([PDFName(image.packing)]),
        }
    )
