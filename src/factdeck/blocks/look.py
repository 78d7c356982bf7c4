"""A theme's drawing styles to the look that drawings are made with."""

from __future__ import annotations

from functools import lru_cache

from factdeck.blocks.context import Context
from factdeck.diagrams.look import Look
from factdeck.layout.fonts import drawn_width, parts_of
from factdeck.layout.theme import ParagraphStyle, Theme
from factdeck.place.atoms import division_points, shaped_parts
from factdeck.scene import Face

_COLOURS = ("ink", "paper", "accent", "second", "tint", "rule")


def drawing_faces(context: Context) -> tuple[Face, ...]:
    """The faces that a drawing's labels name, then those that stand in for characters that they lack."""
    return _faces(context.style("drawing"), context.lang)


def _faces(style: ParagraphStyle, lang: str) -> tuple[Face, ...]:
    result = (style.faces.regular, style.faces.bold, style.faces.italic, *style.fallback_for(lang))
    return tuple(dict.fromkeys(result))


def drawing_look(context: Context, style: str = "drawing", small: str = "drawing small") -> Look:
    """``style`` and ``small`` are the theme's styles of labels and of secondary ones, in the faces of ``drawing``."""
    return _look_of(context, context.style(style), context.style(small))


def look_on_screen(theme: Theme, lang: str) -> Look:
    """The look of a drawing that stands on a page of the web, in a theme's styles for drawings."""
    colours = tuple(theme.colours[name] for name in _COLOURS)
    return _look(theme.style("drawing"), theme.style("drawing small"), colours, lang, False)


def map_look(context: Context) -> Look:
    """The look of a map that has a whole slide, or most of it; that of other drawings where a theme has no other."""
    known = context.theme.style_names
    styles = ("map name", "map place")
    return drawing_look(context, *styles) if all(name in known for name in styles) else drawing_look(context)


def _look_of(context: Context, style: ParagraphStyle, small: ParagraphStyle) -> Look:
    colours = tuple(context.theme.colours[name] for name in _COLOURS)
    return _look(style, small, colours, context.lang, context.on_paper)


@lru_cache(maxsize=64)
def _look(
    style: ParagraphStyle, small: ParagraphStyle, colours: tuple[str, ...], lang: str, on_paper: bool
) -> Look:
    """One look for equal styles: what was drawn with it before need not be drawn again."""
    faces = _faces(style, lang)
    named = {face.name: face for face in faces}

    def width_of(text: str, font: str, size: float) -> float:
        return drawn_width(text, named[font], size, faces)

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
        faces=faces,
        width_of=width_of,
        face_of=named.__getitem__,
        parts_of=lambda text, font: parts_of(text, named[font], faces),
        divide=lambda word: division_points(word, lang),
        parts=shaped_parts,
        lang=lang,
        for_print=on_paper,
    )
