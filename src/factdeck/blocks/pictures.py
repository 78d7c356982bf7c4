"""An article's pictures and flags to figures with caption and credit: SVG as vectors, everything else as it is."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from factdeck.article import Picture as PictureValue
from factdeck.bitmaps import Damaged, encoded, pixels, shown_size
from factdeck.blocks.context import Context
from factdeck.blocks.full_stops import one_paragraph
from factdeck.blocks.greys import outlined
from factdeck.blocks.look import drawing_faces
from factdeck.blocks.paragraphs import text_box
from factdeck.blocks.vectors import vector_drawing
from factdeck.drawing import Bitmap, Drawing, Group
from factdeck.forgetting import kept_for_article
from factdeck.messages import codes
from factdeck.place.box import FlowBox, Spacer
from factdeck.place.boxes.captioned import Captioned
from factdeck.place.boxes.figure import OUTLINE, Figure, Picture
from factdeck.place.boxes.text_box import TextBox
from factdeck.scene import Element
from factdeck.units import Size

SMALL_PICTURE = 200
"""Pixels across that are enough for a flag half an inch wide."""
WIDEST_BESIDE_TEXT = 1.6
"""Width by height of a picture beside which text stands on a slide."""
MOST_SHAPE = 0.66
"""Height by width of a picture in one column as wide as the page: a square one would take half of it."""


def picture_boxes(
    context: Context,
    picture: PictureValue,
    *,
    parent: Element | None = None,
    most_height: float = float("inf"),
    credit: bool = True,
    align: str = "left",
) -> list[FlowBox]:
    """The picture, then its caption and its credit as one small paragraph, in the middle where the picture is."""
    figure = Element("Figure", parent, alt=str(picture.alt)) if not picture.decorative else None
    text = one_paragraph(picture.caption or (), picture.credit if credit else ())
    under = [text_box(context, text, "caption", Element("Caption", figure or parent))] if text else []
    if align == "center":
        under = [box.changed(style=replace(box.style, align="center")) for box in under]
    shown = picture_box(context, picture, figure, most_height=most_height, align=align)
    shown.keep_with_next = bool(under)
    return [shown, *under]


def is_narrow(context: Context, picture: PictureValue) -> bool:
    """Whether a picture is so much higher than a slide is that it leaves room for text beside it."""
    if picture.is_vector:
        drawing = vector_drawing(context, picture)
        return drawing is not None and drawing.width <= WIDEST_BESIDE_TEXT * drawing.height
    size = _pixel_size(context, picture)
    return size is not None and size.width <= WIDEST_BESIDE_TEXT * size.height


def captioned(boxes: list[FlowBox], *, larger: float = 1.0) -> list[FlowBox]:
    """A picture and the caption behind it as one, so that the caption may stand at its side, there by a factor larger."""
    picture, caption = boxes if len(boxes) == 2 else (None, None)
    if not isinstance(picture, (Figure, Picture)) or not isinstance(caption, TextBox):
        return boxes
    return [
        Captioned(
            picture=picture,
            caption=caption,
            larger=larger,
            space_before=picture.space_before,
            space_after=caption.space_after,
            mark=picture.mark,
        )
    ]


def picture_box(
    context: Context,
    picture: PictureValue,
    element: Element | None,
    *,
    most_height: float = float("inf"),
    align: str = "left",
) -> FlowBox:
    """The picture in its own proportions; empty room where it has something wrong, which is then told."""
    common = {
        "alt": str(picture.alt or ""),
        "element": element,
        "most_height": most_height,
        "most_shape": MOST_SHAPE if context.theme.one_column else float("inf"),
        "align": align,
        "mark": picture.mark,
        "name": picture.file.stem,
    }
    if picture.is_vector:
        drawing = vector_drawing(context, picture)
        if drawing is None:
            return Spacer()
        outline = _outline(context)
        return Figure(
            draw=lambda width: _outlined(_scaled(drawing, width), outline),
            faces=drawing_faces(context),
            **common,  # type: ignore[arg-type]
        )
    size = _pixel_size(context, picture)
    if size is None:
        return Spacer()
    return Picture(file=picture.file, pixels=size, outline=_outline(context), **common)  # type: ignore[arg-type]


def _outline(context: Context) -> str:
    """The colour of the line around pictures where the theme shows them in greys; else empty."""
    return context.theme.colours["rule"] if context.theme.in_grey else ""


def _outlined(drawing: Drawing, colour: str) -> Drawing:
    return outlined(drawing, colour, OUTLINE) if colour else drawing


def picture_drawing(context: Context, picture: PictureValue) -> Drawing | None:
    """A small picture as part of a drawing; None where it has something wrong, which is then told."""
    if picture.is_vector:
        return vector_drawing(context, picture)
    size = _pixel_size(context, picture)
    if size is None:
        return None
    png = _png(picture.file, picture.file.stat().st_mtime_ns, not context.on_paper, context.theme.in_grey)
    return Drawing(size.width, size.height, (Bitmap(0.0, 0.0, size.width, size.height, png),))


@kept_for_article(64)
def _png(file: Path, _changed: int, alpha: bool, grey: bool) -> bytes:
    image, _ = pixels(file, SMALL_PICTURE, alpha=alpha, grey=grey)
    return encoded(image, False)[0]


def _scaled(drawing: Drawing, width: float) -> Drawing:
    scale = width / drawing.width
    shown = Group(drawing.parts, transform=(scale, 0, 0, scale, 0, 0))
    return Drawing(width, drawing.height * scale, (shown,))


def _pixel_size(context: Context, picture: PictureValue) -> Size | None:
    try:
        return Size(*shown_size(picture.file))
    except Damaged as error:
        message = f"{str(picture.image)!r} breaks off or is damaged: {error}"
        context.problems.error(
            picture.image.mark, message, "copy or save the picture again", codes.PICTURE_DAMAGED
        )
        return None
