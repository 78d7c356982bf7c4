"""An article's pictures and flags to figures with caption and credit: SVG as vectors, everything else as it is."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from factdeck.article import Inline
from factdeck.article import Picture as PictureValue
from factdeck.blocks.context import Context
from factdeck.blocks.text import text_box
from factdeck.place.box import FlowBox
from factdeck.place.boxes.figure import Figure, Picture
from factdeck.scene import Element
from factdeck.units import Size

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing


def picture_boxes(
    context: Context,
    picture: PictureValue,
    *,
    parent: Element | None = None,
    most_height: float = float("inf"),
    credit: bool = True,
    align: str = "left",
) -> list[FlowBox]:
    """The picture, then its caption and its credit as one small paragraph."""
    figure = Element("Figure", parent, alt=str(picture.alt)) if not picture.decorative else None
    boxes: list[FlowBox] = [picture_box(context, picture, figure, most_height=most_height, align=align)]
    told = with_credit(picture.caption or (), picture.credit if credit else ())
    if told:
        boxes[0].keep_with_next = True
        boxes.append(text_box(context, tuple(told), "caption", Element("Caption", figure or parent)))
    return boxes


def with_credit(caption: Inline, credit: Inline) -> Inline:
    """A caption and behind it the credit, as sentences of one paragraph."""
    if not caption or not credit:
        return caption or credit
    end = caption[-1]
    stop = "" if not end.text or end.text.rstrip().endswith((".", "!", "?", "…")) else "."
    first, *others = credit
    return (
        *caption[:-1],
        replace(end, text=end.text.rstrip() + stop),
        first.with_text(" " + first.text),
        *others,
    )


def picture_box(
    context: Context,
    picture: PictureValue,
    element: Element | None,
    *,
    most_height: float = float("inf"),
    align: str = "left",
) -> FlowBox:
    common = {
        "alt": str(picture.alt or ""),
        "element": element,
        "most_height": most_height,
        "align": align,
        "mark": picture.mark,
    }
    if picture.file.suffix.lower() == ".svg":
        drawing = svg_drawing(picture.file)
        return Figure(draw=lambda width: _scaled(drawing, width), name=picture.file.stem, **common)  # type: ignore[arg-type]
    return Picture(file=picture.file, pixels=pixel_size(picture.file), name=picture.file.stem, **common)  # type: ignore[arg-type]


def svg_drawing(file: Path) -> Drawing:
    """An SVG file as a drawing."""
    return _svg_drawing(file, file.stat().st_mtime_ns)


@lru_cache(maxsize=64)
def _svg_drawing(file: Path, changed: int) -> Drawing:
    from svglib.svglib import svg2rlg

    drawing = svg2rlg(str(file))
    if drawing is None:
        raise ValueError(f"{file.name} is not an SVG drawing")
    return drawing


def _scaled(drawing: Drawing, width: float) -> Drawing:
    from reportlab.graphics.shapes import Drawing, Group

    scale = width / drawing.width
    return Drawing(
        width, drawing.height * scale, Group(*drawing.contents, transform=(scale, 0, 0, scale, 0, 0))
    )


@lru_cache(maxsize=256)
def pixel_size(file: Path) -> Size:
    """Width and height as a viewer shows them: turned by EXIF where the file says so."""
    from PIL import Image

    with Image.open(file) as image:
        turned = image.getexif().get(0x0112, 1) >= 5
        width, height = image.size
        return Size(height, width) if turned else Size(width, height)
