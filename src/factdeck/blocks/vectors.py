"""Pictures that are SVG files to drawings whose text is set in the theme's faces."""

from __future__ import annotations

from factdeck.article import Picture
from factdeck.blocks.context import Context
from factdeck.blocks.greys import in_greys
from factdeck.blocks.look import drawing_faces
from factdeck.drawing import Drawing
from factdeck.messages import codes


def vector_drawing(context: Context, picture: Picture) -> Drawing | None:
    """The picture as a drawing; None where it has something wrong, which is then told."""
    from factdeck.svg.reading.drawings import Unreadable, svg_drawing

    named = context.style("drawing").faces
    faces = (named.regular, named.bold, named.italic)
    try:
        changed = picture.file.stat().st_mtime_ns
        read = svg_drawing(picture.file, changed, faces, drawing_faces(context))
    except Unreadable as error:
        _report(context, picture, f"can't be drawn: {error}")
        return None
    for message in read.lost:
        _report(context, picture, f"would not be shown as drawn: {message}")
    return in_greys(read.drawing) if context.theme.in_grey else read.drawing


def _report(context: Context, picture: Picture, told: str) -> None:
    hint = "draw it with plain shapes, or save the picture as PNG"
    context.problems.error(picture.image.mark, f"{str(picture.image)!r} {told}", hint, codes.LOST_FROM_SVG)
