"""A picture file to upright pixels in sRGB, no more of them than are shown."""

from __future__ import annotations

import struct
import zlib
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from factdeck.forgetting import kept_for_article

if TYPE_CHECKING:
    from PIL import Image

ORIENTATION = 0x0112
"""The EXIF tag that says how a camera was held (CIPA DC-008, 4.6.5)."""
SCREEN_DOTS_PER_INCH = 220
"""As many as PowerPoint keeps of a picture for a screen in high definition."""


class Damaged(ValueError):
    """The file's pixels can't be decoded."""


def shown_size(file: Path) -> tuple[int, int]:
    """Width and height in pixels as a viewer shows them. Raises Damaged where the pixels can't be decoded."""
    return _shown_size(file, file.stat().st_mtime_ns)


@lru_cache(maxsize=256)
def _shown_size(file: Path, _changed: int) -> tuple[int, int]:
    from PIL import Image

    try:
        with Image.open(file) as image:
            width, height = image.size
            turned = image.getexif().get(ORIENTATION, 1) >= 5
            image.draft("L", (max(1, width // 8), max(1, height // 8)))
            image.load()
    except _undecodable() as error:
        raise Damaged(str(error) or type(error).__name__) from None
    return (height, width) if turned else (width, height)


def _undecodable() -> tuple[type[Exception], ...]:
    from PIL import Image

    return (
        OSError,
        SyntaxError,
        ValueError,
        EOFError,
        struct.error,
        zlib.error,
        Image.DecompressionBombError,
    )


def pixels(file: Path, widest: int, *, alpha: bool, grey: bool = False) -> tuple[Image.Image, bool]:
    """The first frame, upright, in modes L, RGB or (with ``alpha``) RGBA, and whether it was a JPEG photograph.

    At most ``widest`` pixels wide, never enlarged. Without ``alpha`` what is transparent becomes white; with ``grey``
    there is no colour.
    """
    from PIL import Image, ImageOps

    with Image.open(file) as opened:
        photograph = opened.format == "JPEG"
        image = _in_srgb(ImageOps.exif_transpose(opened))
    if image.mode == "RGBA" and not alpha:
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")
    if image.width > widest:
        height = max(1, round(image.height * widest / image.width))
        image = image.resize((max(1, widest), height), Image.Resampling.LANCZOS)
    return _without_colour(image) if grey else image, photograph


def shown(file: Path, width: float, *, grey: bool = False) -> tuple[bytes, str]:
    """A picture no finer than a screen shows it so many points wide: its bytes and its kind, JPEG or PNG."""
    return _shown(file, file.stat().st_mtime_ns, round(width / 72 * SCREEN_DOTS_PER_INCH), grey)


@kept_for_article(64)
def _shown(file: Path, _changed: int, widest: int, grey: bool) -> tuple[bytes, str]:
    return encoded(*pixels(file, widest, alpha=True, grey=grey))


def _without_colour(image: Image.Image) -> Image.Image:
    """Grey by ITU-R BT.601, as Pillow has it; as transparent as before."""
    return image.convert("LA").convert("RGBA") if image.mode == "RGBA" else image.convert("L")


def grey_png(png: bytes) -> bytes:
    """A PNG picture without colour, as transparent as before."""
    from PIL import Image

    with Image.open(BytesIO(png)) as opened:
        return encoded(_without_colour(_in_srgb(opened)), False)[0]


def _in_srgb(image: Image.Image) -> Image.Image:
    """Colours as the file's own profile has them, in 8 bits."""
    if image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info:
        return image.convert("RGBA")
    if image.mode in ("I", "F") or image.mode.startswith("I;16"):
        return _from_16_bits(image)
    if image.mode in ("1", "L"):
        return image.convert("L")
    return _converted(image)


def _from_16_bits(image: Image.Image) -> Image.Image:
    """Grey in 16 bits; a plain conversion would cut off all that is brighter than 255."""
    return image.convert("F").point(lambda value: value * (1 / 257) + 0.0).convert("L")


def _converted(image: Image.Image) -> Image.Image:
    """By the embedded profile, where there is one that fits the pixels; else as Pillow converts."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "CMYK"):
        return image.convert("RGB")
    from PIL import ImageCms

    try:
        result = ImageCms.profileToProfile(
            image, BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError):
        return image.convert("RGB")
    return result if result is not None else image.convert("RGB")


def encoded(image: Image.Image, photograph: bool) -> tuple[bytes, str]:
    """The bytes and the kind, JPEG for photographs and PNG for all else, without what a camera noted."""
    buffer = BytesIO()
    if photograph and image.mode in ("L", "RGB"):
        image.save(buffer, "JPEG", quality=88)
        return buffer.getvalue(), "JPEG"
    bare = image.copy()
    bare.info = {}
    bare.save(buffer, "PNG", optimize=True)
    return buffer.getvalue(), "PNG"
