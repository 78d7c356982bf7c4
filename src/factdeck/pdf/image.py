"""A picture file to an image on the page, no finer than paper shows."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from pathlib import Path

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from factdeck.bitmaps import encoded, pixels
from factdeck.drawing import Bitmap
from factdeck.pdf.painter import Painter
from factdeck.pdf.tags import page_box
from factdeck.scene import ImageItem

DOTS_PER_INCH = 300


class _Photograph(ImageReader):  # type: ignore[misc]
    """An image that stays JPEG in the document, at a tenth of the size."""

    def __init__(self, data: bytes):
        super().__init__(BytesIO(data))
        self._bytes = data

    def jpeg_fh(self) -> BytesIO:
        return BytesIO(self._bytes)


def draw_png(canvas: Canvas, bitmap: Bitmap) -> None:
    """A bitmap inside a drawing."""
    reader = ImageReader(BytesIO(bitmap.png))
    canvas.drawImage(reader, bitmap.x, bitmap.y, bitmap.width, bitmap.height, mask="auto")


def draw_image(painter: Painter, item: ImageItem) -> None:
    """Draws a picture in its box, tagged as a figure where it has a meaning."""
    left, bottom, right, top = page_box(item.box, painter.height)
    reader = _reader(item.file, item.file.stat().st_mtime_ns, round((right - left) / 72 * DOTS_PER_INCH))
    with painter.tags.tagged(item.element):
        painter.canvas.drawImage(reader, left, bottom, right - left, top - bottom)
    if item.element is not None:
        painter.tags.box(item.element, (left, bottom, right, top))


@lru_cache(maxsize=64)
def _reader(file: Path, _changed: int, widest: int) -> ImageReader:
    image, photograph = pixels(file, widest, alpha=False)
    return _Photograph(encoded(image, True)[0]) if photograph else ImageReader(image)
