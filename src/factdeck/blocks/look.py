"""A theme's drawing styles to the look that drawings are made with."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from factdeck.blocks.context import Context
from factdeck.drawings.look import Look
from factdeck.layout.fonts import cover, text_width
from factdeck.layout.theme import ParagraphStyle
from factdeck.scene import Face, Run, TextStyle


def drawing_faces(context: Context) -> tuple[Face, ...]:
    """The faces that a drawing's labels name, then those that stand in for characters that they lack."""
    return _faces(context.style("drawing"))


def _faces(style: ParagraphStyle) -> tuple[Face, ...]:
    return (style.faces.regular, style.faces.bold, style.faces.italic, *style.fallback)


def drawn_width(text: str, face: Face, size: float, fallback: Sequence[Face]) -> float:
    """Points that a drawing's text takes; ``fallback`` stands in for characters that its face lacks."""
    run = Run(text, TextStyle(face, size), "")
    return sum(text_width(part.text, part.style.face, size) for part in cover(run, fallback))


def drawing_look(context: Context) -> Look:
    style, small = context.style("drawing"), context.style("drawing small")
    names = ("ink", "paper", "accent", "second", "tint", "rule")
    colours = tuple(context.theme.colours[name] for name in names)
    return _look(style, small, colours, context.on_paper)


@lru_cache(maxsize=64)
def _look(style: ParagraphStyle, small: ParagraphStyle, colours: tuple[str, ...], on_paper: bool) -> Look:
    """One look for equal styles: what was drawn with it before need not be drawn again."""
    faces = {face.name: face for face in _faces(style)}

    def width_of(text: str, font: str, size: float) -> float:
        return drawn_width(text, faces[font], size, style.fallback)

    ink, paper, accent, second, tint, rule = colours
    return Look(
        regular=style.faces.regular.name,
        bold=style.faces.bold.name,
        italic=style.faces.italic.name,
        size=style.size,
        small=small.size,
        leading=style.leading,
        ink=ink,
        paper=paper,
        accent=accent,
        second=second,
        tint=tint,
        rule=rule,
        width_of=width_of,
        face_of=faces.__getitem__,
        for_print=on_paper,
    )
