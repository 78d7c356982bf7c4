"""A picture file to an image on the page: upright, in RGB or grey, no finer than paper shows."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from reportlab.lib.utils import ImageReader

from factdeck.pdf.painter import Painter
from factdeck.pdf.tags import page_box
from factdeck.scene import ImageItem

if TYPE_CHECKING:
    from PIL import Image, ImageCms

DOTS_PER_INCH = 300
JPEG_QUALITY = 88


def draw_image(painter: Painter, item: ImageItem) -> None:
    left, bottom, right, top = page_box(item.box, painter.height)
    reader = _reader(item.file, item.file.stat().st_mtime_ns, round((right - left) / 72 * DOTS_PER_INCH))
    with painter.tags.tagged(item.element):
        painter.canvas.drawImage(reader, left, bottom, right - left, top - bottom, mask="auto")
    if item.element is not None:
        painter.tags.box(item.element, (left, bottom, right, top))


@lru_cache(maxsize=64)
def _reader(file: Path, changed: int, widest: int) -> ImageReader:
    """A photograph stays packed as JPEG; every other picture keeps each pixel."""
    from PIL import Image

    with Image.open(file) as opened:
        printable = _printable(opened, widest)
        if opened.format != "JPEG":
            return ImageReader(printable)
    packed = BytesIO()
    printable.save(packed, "JPEG", quality=JPEG_QUALITY, optimize=True)
    packed.seek(0)
    return ImageReader(packed)


def _printable(image: Image.Image, widest: int) -> Image.Image:
    """Turned as EXIF says, flattened onto white, in sRGB or grey, at most ``widest`` pixels wide."""
    from PIL import Image, ImageOps

    profile = image.info.get("icc_profile")
    image = ImageOps.exif_transpose(image)
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        above = image.convert("RGBA")
        ground = Image.new("RGBA", above.size, "white")
        image = Image.alpha_composite(ground, above)
    image = _in_srgb(image, profile)
    if image.width > widest:
        image = image.resize(
            (widest, max(1, round(image.height * widest / image.width))), Image.Resampling.LANCZOS
        )
    return image


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Eight bits a channel, in grey or RGB; other colour spaces by the profile that the file carries."""
    if image.mode in ("I;16", "I;16B", "I;16L", "I"):
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if image.mode in ("L", "1", "F"):
        return image.convert("L")
    if not profile or image.mode not in ("RGB", "CMYK"):
        return image.convert("RGB")
    from PIL import ImageCms

    try:
        return _converted(image, ImageCms.ImageCmsProfile(BytesIO(profile)))
    except (ImageCms.PyCMSError, OSError):
        return image.convert("RGB")


def _converted(image: Image.Image, profile: ImageCms.ImageCmsProfile) -> Image.Image:
    from PIL import ImageCms

    made = ImageCms.profileToProfile(image, profile, ImageCms.createProfile("sRGB"), outputMode="RGB")
    return made if made is not None else image.convert("RGB")
