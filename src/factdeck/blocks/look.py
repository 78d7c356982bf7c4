"""A theme's drawing styles to the look that drawings are made with."""

from __future__ import annotations

from factdeck.blocks.context import Context
from factdeck.drawings.look import Look
from factdeck.layout.fonts import cover, text_width
from factdeck.scene import Face, Run, TextStyle


def drawing_faces(context: Context) -> tuple[Face, ...]:
    """The faces that a drawing's labels name, then those that stand in for characters that they lack."""
    style = context.style("drawing")
    return (style.faces.regular, style.faces.bold, style.faces.italic, *style.fallback)


def drawing_look(context: Context) -> Look:
    style, small = context.style("drawing"), context.style("drawing small")
    faces = {face.name: face for face in drawing_faces(context)}
    colours = context.theme.colours

    def width_of(text: str, font: str, size: float) -> float:
        run = Run(text, TextStyle(faces[font], size), context.lang)
        return sum(text_width(part.text, part.style.face, size) for part in cover(run, style.fallback))

    return Look(
        regular=style.faces.regular.name,
        bold=style.faces.bold.name,
        italic=style.faces.italic.name,
        size=style.size,
        small=small.size,
        leading=style.leading,
        ink=colours["ink"],
        paper=colours["paper"],
        accent=colours["accent"],
        second=colours["second"],
        tint=colours["tint"],
        rule=colours["rule"],
        width_of=width_of,
        for_print=context.on_paper,
    )
