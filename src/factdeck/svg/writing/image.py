"""A picture file to an image on the page, no finer than a screen shows."""

from __future__ import annotations

from factdeck.bitmaps import shown
from factdeck.scene import ImageItem
from factdeck.svg.writing.painter import Painter, origin
from factdeck.svg.writing.xml import tag

MIMES = {"JPEG": "image/jpeg", "PNG": "image/png"}


def image_svg(painter: Painter, item: ImageItem) -> str:
    """A picture as an image whose bytes have an address of their own."""
    box = item.box
    data, kind = shown(item.file, box.width, grey=item.grey)
    address = painter.bitmap(data, MIMES[kind])
    return tag(
        "image",
        {
            "x": box.x,
            "y": box.y,
            "width": box.width,
            "height": box.height,
            "preserveAspectRatio": "none",
            "href": address,
            **described(item.alt),
            **origin(item.origin),
        },
    )


def described(alt: str) -> dict[str, str | float | None]:
    """A picture by its alternative text; without one it is decoration."""
    return {"role": "img", "aria-label": alt} if alt else {"aria-hidden": "true"}
