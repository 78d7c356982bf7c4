"""A theme's drawing styles to the look that drawings are made with."""

from __future__ import annotations

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


def drawing_look(context: Context) -> Look:
    style, small = context.style("drawing"), context.style("drawing small")
    names = ("ink", "paper", "accent", "second", "tint", "rule")
    colours = tuple(context.theme.colours[name] for name in names)
    return _look(style, small, colours, context.lang, context.on_paper)


@lru_cache(maxsize=64)
def _look(
    style: ParagraphStyle, small: ParagraphStyle, colours: tuple[str, ...], lang: str, on_paper: bool
) -> Look:
    """One look for equal styles: what was drawn with it before need not be drawn again."""
    faces = {face.name: face for face in _faces(style)}

    def width_of(text: str, font: str, size: float) -> float:
        run = Run(text, TextStyle(faces[font], size), lang)
        return sum(text_width(part.text, part.style.face, size) for part in cover(run, style.fallback))

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
        for_print=on_paper,
    )
