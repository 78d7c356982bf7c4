"""An SVG file to a drawing, by way of svglib, which takes as long to load as to read an article."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from PIL import ImageColor
from reportlab.graphics import shapes as rl
from svglib.svglib import SvgRenderer, load_svg_file

from factdeck.drawing.reach import out_of_reach
from factdeck.face import Face
from factdeck.layout.fonts import drawn_width, parts_of
from factdeck.messages.logged import logged
from factdeck.svg.reading.drawings import Faces, Read, Unreadable
from factdeck.svg.reading.svglib_shapes import Lettering, NotDrawn, drawing_of
from factdeck.svg.reading.values import is_named


def read_drawing(data: bytes, faces: Faces, others: tuple[Face, ...]) -> Read:
    """The drawing of a file's bytes and what is lost of it; raises Unreadable where svglib makes nothing of them.

    Without a path svglib reads no other file, whatever this one refers to.
    """
    lettering = Lettering(
        lambda name: dict(zip(_NAMES, faces, strict=True)).get(name, faces[0]),
        lambda text, face: parts_of(text, face, others),
        lambda text, face, size: drawn_width(text, face, size, others),
    )
    with logged("svglib.svglib") as said:
        try:
            drawn = _rendered(data)
            drawing = drawing_of(drawn, lettering) if drawn is not None else None
        except NotDrawn as error:
            raise Unreadable(str(error)) from None
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError):
            raise Unreadable("a number, a colour or a path in it can't be read") from None
    if drawing is None:
        raise Unreadable("it has no size")
    if wrong := out_of_reach(drawing):
        raise Unreadable(wrong)
    return Read(drawing, tuple(dict.fromkeys(said)))


def _rendered(data: bytes) -> rl.Drawing | None:
    """What svglib's own function for a whole file does, with every colour that has a name."""
    root = load_svg_file(BytesIO(data))
    if root is None:
        return None
    renderer = SvgRenderer(BytesIO(data), font_map=_Faces())
    renderer.attrConverter.convertColor = _with_names(renderer.attrConverter.convertColor)  # type: ignore[method-assign, assignment]
    return renderer.render(root)


def _with_names(usual: Callable[[str], object]) -> Callable[[str], object]:
    """Svglib's reading of colours with CSS's names: it knows no large letters, and takes names for ReportLab's, which differ."""

    def read(colour: str) -> object:
        return usual("#{:02x}{:02x}{:02x}".format(*ImageColor.getrgb(colour)) if is_named(colour) else colour)

    return read


_NAMES = ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique")
"""What svglib is told to call the three faces: fonts that ReportLab has by itself."""


class _Faces:
    """Stands for svglib's own table of fonts, which asks the system for what it has."""

    def find_font(self, family: str, weight: str = "normal", style: str = "normal") -> tuple[str, bool]:
        if weight in ("bold", "bolder", "600", "700", "800", "900"):
            return _NAMES[1], True
        return _NAMES[2 if style in ("italic", "oblique") else 0], True
