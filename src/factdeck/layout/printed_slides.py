"""The themes of slides and of paper to what slides are printed in: faces that paper has, and light colours if asked for."""

from __future__ import annotations

from collections.abc import Mapping

from factdeck.layout.theme import Faces, StyleSpec, Theme, flattened
from factdeck.reading import Text
from factdeck.scene import Face

LIGHT = {"night": "paper", "mist": "muted", "signal": "accent"}
"""Colours of dark slides, and those that stand for them on light ones."""
ON_LIGHT = ("paper", "tint")
"""What light slides are called by the styles that stand on them."""


def printed_theme(slides: Theme, paper: Theme) -> Theme:
    """The slides' theme on the colour of paper, and where paper wants it with ink on that in place of dark slides."""
    spec, colours = slides.spec, {**slides.colours, "paper": paper.colours["paper"]}
    if paper.lightens_slides:
        styles = {name: _lightened(flattened(str(name), spec.styles)) for name in spec.styles}
        spec = spec.changed(styles=styles)
        colours |= {name: colours[other] for name, other in LIGHT.items() if name in colours}
    return Theme(slides.name, slides.medium, slides.scale, colours, spec)


def _lightened(style: StyleSpec) -> StyleSpec:
    """The style in ink, where it stands on a colour that is printed as paper."""
    style = style.changed(like=None)
    return style.changed(colour=Text("ink"), on=None) if style.on and str(style.on) not in ON_LIGHT else style


class PrintedFaces:
    """For each face of slides one that can be embedded, and those that stand in for letters that it lacks.

    Labels of paper stand for the text of slides, and running text for their titles.
    """

    def __init__(self, slides: Theme, paper: Theme):
        families = {
            slides.family("title"): paper.faces("title"),
            slides.family("label"): paper.faces("label"),
            slides.family("reading"): paper.faces("label"),
        }
        self._families: Mapping[str, Faces] = families
        self._other = paper.faces("label")
        self._style = paper.style("body")

    def face_for(self, face: Face) -> Face:
        """The face itself, where it has a file."""
        if face.file is not None:
            return face
        return self._families.get(face.family, self._other).face(face.bold, face.italic)

    def fallback_for(self, lang: str) -> tuple[Face, ...]:
        """The faces asked, in order, for what a text in a language needs and its own face lacks."""
        return self._style.fallback_for(lang)
