"""A theme to one in a template's look: its colours, fonts, sizes and styles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from factdeck.layout.fonts import find_face
from factdeck.layout.theme import MediumSpec, StyleSpec, Theme, flattened
from factdeck.messages import codes
from factdeck.messages.problems import Mark, Problems
from factdeck.reading import Text
from factdeck.templates.matching import BODIES, TITLES, LayoutMatch, placeholders_in
from factdeck.templates.palette import colour_name, palette_of
from factdeck.templates.template import Template, TemplateLevel, TemplatePlaceholder

STAND_IN = "Arial"
"""What measures a font that nobody has the widths of: few reading faces are wider."""
MOST_GROWTH = 1.25
"""A style of the theme grows no further with the template's text."""
KEEPING_SIZE = ("drawing", "foot", "notes", "caption", "small")
"""How the names of styles begin that stay as large as the theme has them."""


def restyled(theme: Theme, template: Template, matches: Sequence[LayoutMatch], scale: float) -> Theme:
    """The theme at the slide's size, ``scale`` times its own, with the template's colours, fonts and sizes."""
    spec = theme.spec
    major, minor = (known_family(family) for family in _families(matches))
    fonts = spec.fonts.changed(reading=Text(minor), label=Text(minor), title=Text(major))
    changed: MediumSpec = spec.changed(styles=_styles(spec, matches, scale), fonts=fonts)
    return Theme(theme.name, theme.medium, scale, palette_of(theme, template, matches), changed)


def report_fonts(template: Template, mark: Mark | None, problems: Problems) -> None:
    """Warn at ``mark`` of the template's fonts whose widths are not known."""
    for family in dict.fromkeys((template.major_font, template.minor_font)):
        if known_family(family) != family:
            problems.warning(
                mark,
                f"nobody here knows how wide the template's font {family!r} runs; text is measured as {STAND_IN}",
                "look the deck through for text that nearly fills its place",
                code=codes.TEMPLATE_FONT,
            )


def known_family(family: str) -> str:
    """The family itself where its widths are known, else the one that stands in for it."""
    try:
        return find_face(family).family
    except ValueError:
        return STAND_IN


def _styles(spec: MediumSpec, matches: Sequence[LayoutMatch], scale: float) -> dict[Text, StyleSpec]:
    """The theme's styles; those of what stands in placeholders are the template's."""
    own = {name: flattened(str(name), spec.styles) for name in spec.styles}
    growth = min(_growth(matches, own, scale), MOST_GROWTH)
    styles = {
        name: _grown(style, 1.0 if str(name).startswith(KEEPING_SIZE) else growth)
        for name, style in own.items()
    }
    for match, name, place in reversed(list(placeholders_in(matches))):
        used = match.spec.places[Text(name)].style
        for like in (used, *(each for each in own if _as_large(own[each], own[used], place))):
            styles[like] = _styled(own[like], place, colour_name(match, name), scale)
    return styles


def _as_large(style: StyleSpec, like: StyleSpec, place: TemplatePlaceholder) -> bool:
    """Whether a style of ours says the same as one that stands in a place for text, but for bullets."""
    return place.kind in BODIES and (style.font, style.size, style.bold) == (like.font, like.size, like.bold)


def _growth(matches: Sequence[LayoutMatch], own: Mapping[Text, StyleSpec], scale: float) -> float:
    """By how much the template sets its text larger than the theme would."""
    for match, name, place in placeholders_in(matches):
        style = own[match.spec.places[Text(name)].style]
        if place.kind in BODIES and style.bullet and style.size:
            return place.look.size / (style.size * scale)
    return 1.0


def _grown(style: StyleSpec, by: float) -> StyleSpec:
    changes = {"size": (style.size or 10.0) * by, "leading": style.leading and style.leading * by}
    return style.changed(**changes)


def _families(matches: Sequence[LayoutMatch]) -> tuple[str, str]:
    """The families of titles and of text, as the first placeholders of each kind have them."""

    def first(test: Callable[[str], bool]) -> str:
        return next(
            (place.look.family for match in matches for place in match.places.values() if test(place.kind)),
            STAND_IN,
        )

    return first(lambda kind: kind in TITLES), first(lambda kind: kind not in TITLES)


def _styled(own: StyleSpec, place: TemplatePlaceholder, colour: str, scale: float) -> StyleSpec:
    look = place.look
    changes = {
        "font": "title" if place.kind in TITLES else "reading",
        "bold": look.bold,
        "italic": look.italic,
        "size": look.size / scale,
        "leading": leading_of(look) / scale,
        "colour": Text(colour),
        "align": look.align,
        "space_before": look.space_before / scale,
    }
    if look.has_bullet and own.bullet and look.indent:
        changes["indent"] = look.indent / scale
    return own.changed(**changes)


def leading_of(level: TemplateLevel) -> float:
    """Points from baseline to baseline."""
    face = find_face(known_family(level.family), level.bold, level.italic)
    return level.leading or level.line_share * face.natural_leading * level.size
