"""A picture file to an image on the page: upright, in RGB or grey, no finer than paper shows."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from reportlab.lib.utils import ImageReader

from factdeck.pdf.painter import Painter
from factdeck.pdf.tags import page_box
from factdeck.scene import ImageItem

if TYPE_CHECKING:
    from PIL import Image

DOTS_PER_INCH = 300


def draw_image(painter: Painter, item: ImageItem) -> None:
    left, bottom, right, top = page_box(item.box, painter.height)
    reader = _reader(item.file, item.file.stat().st_mtime_ns, round((right - left) / 72 * DOTS_PER_INCH))
    with painter.tags.tagged(item.element):
        painter.canvas.drawImage(reader, left, bottom, right - left, top - bottom, mask="auto")
    if item.element is not None:
        painter.tags.box(item.element, (left, bottom, right, top))


@lru_cache(maxsize=64)
def _reader(file: Path, changed: int, widest: int) -> ImageReader:
    from PIL import Image

    with Image.open(file) as opened:
        return ImageReader(_printable(opened, widest))


def _printable(image: Image.Image, widest: int) -> Image.Image:
    """Turned as EXIF says, flattened onto white, in RGB or grey, at most ``widest`` pixels wide."""
    from PIL import Image, ImageOps

    image = ImageOps.exif_transpose(image)
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        above = image.convert("RGBA")
        ground = Image.new("RGBA", above.size, "white")
        image = Image.alpha_composite(ground, above)
    image = image.convert("L" if image.mode in ("L", "1", "I", "F") else "RGB")
    if image.width > widest:
        image = image.resize(
            (widest, max(1, round(image.height * widest / image.width))), Image.Resampling.LANCZOS
        )
    return image
