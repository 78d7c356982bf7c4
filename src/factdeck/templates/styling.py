"""A theme to one in a template's look: its colours, fonts, sizes and styles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from factdeck.layout.fonts import find_face
from factdeck.layout.theme import MediumSpec, StyleSpec, Theme, flattened
from factdeck.messages import codes
from factdeck.messages.problems import Mark, Problems
from factdeck.reading import Text
from factdeck.templates.matching import BODIES, TITLES, LayoutMatch, placeholders_in
from factdeck.templates.palette import colour_beside, colour_name, palette_of
from factdeck.templates.template import Template, TemplateLevel, TemplatePlaceholder

STAND_IN = "Arial"
"""What measures a font that nobody has the widths of: few reading faces are wider."""
KEPT = ("drawing", "foot", "notes", "caption", "small", "card", "kicker", "aside", "ask", "why", "map")
"""How the names of styles begin that stay as the theme has them: they are used beside placeholders, too."""
LIGHTENED = {"paper": "ink", "mist": "muted", "signal": "accent"}
"""For the colours of text on dark slides, those that say the same on light ones."""


def restyled(theme: Theme, template: Template, matches: Sequence[LayoutMatch], scale: float) -> Theme:
    """The theme at the slide's size, ``scale`` times its own, with the template's colours, fonts and sizes."""
    spec = theme.spec
    major, minor = (known_family(family) for family in _families(matches))
    fonts = spec.fonts.changed(reading=Text(minor), label=Text(minor), title=Text(major))
    changed: MediumSpec = spec.changed(styles=_styles(spec, matches, scale), fonts=fonts)
    return Theme(
        theme.name, theme.medium, scale, palette_of(theme, template, matches), changed, theme.citation_style
    )


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
    listed = _size_of_lists(matches, own)
    styles = {name: _lightened(style) for name, style in own.items()}
    for match, name, place in reversed(list(placeholders_in(matches))):
        used = match.spec.places[Text(name)].style
        if used.startswith(KEPT) and place.kind in BODIES:
            continue
        likes = (each for each in own if not each.startswith(KEPT) and _as_large(own[each], own[used], place))
        for like in (used, *likes):
            share = 1.0 if place.kind not in BODIES else min(1.0, (own[like].size or listed) / listed)
            colour = colour_name(match, name) if like == used else colour_beside(match, name)
            styles[like] = _styled(own[like], place, colour, scale / share)
    return styles


def _as_large(style: StyleSpec, like: StyleSpec, place: TemplatePlaceholder) -> bool:
    """Whether a style of ours says the same as one that stands in a place for text, but for bullets."""
    return place.kind in BODIES and (style.font, style.size, style.bold) == (like.font, like.size, like.bold)


def _size_of_lists(matches: Sequence[LayoutMatch], own: Mapping[Text, StyleSpec]) -> float:
    """The theme's size of its lists: smaller text is that much smaller in the template, too."""
    styles = (
        own[match.spec.places[Text(name)].style]
        for match, name, place in placeholders_in(matches)
        if place.kind in BODIES
    )
    return next((style.size for style in styles if style.bullet and style.size), 1.0)


def _lightened(style: StyleSpec) -> StyleSpec:
    """A style for dark slides, which no placeholder of the template sets, for slides as light as its others."""
    if style.on is None or style.colour is None:
        return style
    return style.changed(colour=Text(LIGHTENED.get(str(style.colour), str(style.colour))), on=None)


def _families(matches: Sequence[LayoutMatch]) -> tuple[str, str]:
    """The families of titles and of text, as the first placeholders of each kind have them."""

    def first(test: Callable[[str], bool]) -> str:
        return next(
            (place.look.family for _, _, place in placeholders_in(matches) if test(place.kind)),
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
