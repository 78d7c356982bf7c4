"""SVG files to drawings whose text is set in the theme's faces."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factdeck import codes
from factdeck.article import Picture
from factdeck.blocks.context import Context
from factdeck.lean import without_the_rest

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

Faces = tuple[str, str, str]
"""The names of a regular, a bold and an italic face."""


class Unreadable(ValueError):
    """svglib makes nothing of the file."""


def svg_drawing(context: Context, picture: Picture) -> Drawing | None:
    """The picture as a drawing; None where it has something wrong, which is then told."""
    faces = context.style("drawing").faces
    names = (faces.regular.name, faces.bold.name, faces.italic.name)
    try:
        drawing, lost = _svg_drawing(picture.file, picture.file.stat().st_mtime_ns, names)
    except Unreadable as error:
        _report(context, picture, f"can't be drawn: {error}")
        return None
    for message in lost:
        _report(context, picture, f"would not be shown as drawn: {message}")
    return drawing


def _report(context: Context, picture: Picture, told: str) -> None:
    hint = "draw it with plain shapes, or save the picture as PNG"
    context.problems.error(picture.image.mark, f"{str(picture.image)!r} {told}", hint, codes.LOST_FROM_SVG)


@lru_cache(maxsize=64)
def _svg_drawing(file: Path, changed: int, names: Faces) -> tuple[Drawing, tuple[str, ...]]:
    """The drawing, and what svglib says that it can't do."""
    with without_the_rest("svglib"):
        from svglib.svglib import svg2rlg

    with _noted("svglib.svglib") as said:
        try:
            drawing = svg2rlg(str(file), font_map=_Faces(), external_reference_root=str(file.parent))
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError) as error:
            raise Unreadable(f"{type(error).__name__}: {error}") from None
    if drawing is None:
        raise Unreadable("it has no size")
    from factdeck.shapes.flat import take_out_flat
    from factdeck.shapes.reach import out_of_reach

    take_out_flat(drawing)
    if wrong := out_of_reach(drawing):
        raise Unreadable(wrong)
    _set_in(drawing, names)
    return drawing, tuple(dict.fromkeys(said))


class _Faces:
    """Stands for svglib's own table of fonts, which asks the system for what it has; see _set_in."""

    def find_font(self, family: str, weight: str = "normal", style: str = "normal") -> tuple[str, bool]:
        if weight in ("bold", "bolder", "600", "700", "800", "900"):
            return "Helvetica-Bold", True
        return ("Helvetica-Oblique" if style in ("italic", "oblique") else "Helvetica"), True


def _set_in(node: Any, names: Faces) -> None:
    """Give each string the face that stands for its own."""
    for child in getattr(node, "contents", ()):
        if hasattr(child, "fontName"):
            child.fontName = dict(zip(("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"), names)).get(
                child.fontName, names[0]
            )
        _set_in(child, names)


@contextmanager
def _noted(name: str) -> Iterator[list[str]]:
    """What a logger warns of meanwhile; nothing of it is printed."""
    said: list[str] = []

    class Noting(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.getMessage())

    logger, handler = logging.getLogger(name), Noting(logging.WARNING)
    before = logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield said
    finally:
        logger.removeHandler(handler)
        logger.propagate = before


def has_text(node: Any) -> bool:
    return any(hasattr(child, "fontName") or has_text(child) for child in getattr(node, "contents", ()))
