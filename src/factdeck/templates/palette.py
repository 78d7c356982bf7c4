"""A template's colours to the colours that a theme's styles name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from factdeck.layout.contrast import contrast_ratio, mixed
from factdeck.layout.theme import Theme
from factdeck.templates.matching import BODIES, LayoutMatch, placeholders_in
from factdeck.templates.template import Template

ENOUGH = 4.5
"""The least contrast of text (WCAG 2.2, 1.4.3)."""
_BLACK, _WHITE = "#000000", "#ffffff"
_TOWARDS_PAPER = (0.35, 0.25, 0.15, 0.0)
"""Shares of paper in muted text, the palest first."""


def palette_of(theme: Theme, template: Template, matches: Sequence[LayoutMatch]) -> Mapping[str, str]:
    """The theme's colours by name, in the template's: ink and paper as its text slides have them.

    Over a picture, whose colours nobody knows, all text has the one colour that the template chose for it.
    """
    ink, behind = _text_colours(template, matches)
    paper = behind or _clearer(ink, (_WHITE, _BLACK))
    if contrast_ratio(ink, paper) < ENOUGH:
        ink = _clearer(paper, (_BLACK, _WHITE))
    known = _known(ink, paper, _strong(template, paper) if behind else [], plain=bool(behind))
    known |= _dark(matches, ink, paper)
    own = {
        name: colour if contrast_ratio(colour, paper) >= ENOUGH else ink
        for name, colour in theme.colours.items()
    }
    return own | known | dict(_style_colours(matches, known))


def colour_name(match: LayoutMatch, place: str) -> str:
    """The name of the colour in which a place's text is set."""
    return f"{match.name} {place}"


def colour_beside(match: LayoutMatch, place: str) -> str:
    """The name of the colour in which text like a place's is set in text boxes on other slides."""
    return f"{match.name} {place} beside"


def _text_colours(template: Template, matches: Sequence[LayoutMatch]) -> tuple[str, str]:
    """Of the first place for text: its colour, and the plain colour behind it, empty where there is none."""
    texts = (
        (place.look.colour, place.behind)
        for match, _, place in placeholders_in(matches)
        if place.kind in BODIES and not match.spec.background
    )
    return next(texts, (template.colours["dk1"], template.colours["lt1"]))


def _clearer(behind: str, colours: Sequence[str]) -> str:
    """The colour that stands out best; the first of equal ones."""
    return max(colours, key=lambda colour: contrast_ratio(colour, behind))


def _strong(template: Template, paper: str) -> list[str]:
    """The template's accents that text may have."""
    accents = (template.colours[f"accent{number}"] for number in range(1, 7))
    return [
        colour for colour in (*accents, template.colours["dk2"]) if contrast_ratio(colour, paper) >= ENOUGH
    ]


def _known(ink: str, paper: str, strong: Sequence[str], *, plain: bool) -> dict[str, str]:
    muted = next(
        tone for share in _TOWARDS_PAPER if contrast_ratio(tone := mixed(ink, paper, share), paper) >= ENOUGH
    )
    return {
        "ink": ink,
        "paper": paper,
        "accent": (*strong, ink)[0],
        "second": (*strong[1:], *strong, ink)[0],
        "tint": mixed(ink, paper, 0.94),
        "rule": mixed(ink, paper, 0.5 if plain else 0.2),
        "muted": muted if plain else ink,
    }


def _dark(matches: Sequence[LayoutMatch], ink: str, paper: str) -> dict[str, str]:
    """The colour of the first dark slide, and that of text on it."""
    dark = next((match for match in matches if match.spec.background), None)
    night = dark.layout.background if dark and dark.layout.background else paper
    return {"night": night, "mist": _clearer(night, (ink, paper))}


def _style_colours(matches: Sequence[LayoutMatch], known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The template's colour for each place of ours, or one that can be read where that can't."""
    for match, name, place in placeholders_in(matches):
        colour, behind = place.look.colour, place.behind
        if behind and contrast_ratio(colour, behind) < ENOUGH:
            colour = _clearer(behind, (known["ink"], known["paper"]))
        yield colour_name(match, name), colour
        around = match.layout.background or known["paper"]
        if contrast_ratio(colour, around) < ENOUGH:
            colour = _clearer(around, (known["ink"], known["paper"]))
        yield colour_beside(match, name), colour
