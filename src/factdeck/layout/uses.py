"""A layout and the theme that it is set in to what the layout names and the theme does not have, or can't be read."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from factdeck.layout.contrast import contrast_ratio, least_contrast
from factdeck.layout.deck_layout import DeckLayout
from factdeck.layout.model import Layout
from factdeck.layout.slide_layout import SlideLayoutSpec, SlidePlace
from factdeck.layout.theme import Theme
from factdeck.messages import codes
from factdeck.messages.nearest import nearest_or
from factdeck.messages.problems import Problems
from factdeck.reading import Text
from factdeck.units import Box

STYLE_OPTIONS = (
    "style",
    "alone",
    "heading style",
    "date style",
    "head style",
    "name style",
    "number style",
    "numeral style",
    "unit style",
)
"""Options of blocks that name a style."""


def check_uses(layout: Layout, theme: Theme, problems: Problems) -> None:
    """Report styles and colours that a layout names and its theme lacks, and text hard to read on its slide."""
    for name in _once(_styles_of(layout)):
        _check_known("style", name, theme.style_names, theme, problems)
    for name in _once(layout.colours_named()):
        _check_known("colour", name, theme.colours, theme, problems)
    for layout_name, spec in layout.layouts.items() if isinstance(layout, DeckLayout) else ():
        _check_background(str(layout_name), spec, theme, problems)


def _once(names: Iterable[Text]) -> Iterable[Text]:
    """Each name where it stands first."""
    result: dict[str, Text] = {}
    for name in names:
        result.setdefault(str(name), name)
    return result.values()


def _styles_of(layout: Layout) -> Iterable[Text]:
    for block in layout.blocks_used():
        for option in STYLE_OPTIONS:
            named = block.options.get(option)
            if isinstance(named, Text):
                yield named
    yield from layout.styles_named()


def _check_known(kind: str, name: Text, known: Collection[str], theme: Theme, problems: Problems) -> None:
    if str(name) in known:
        return
    hint = nearest_or(name, known, f"there are: {', '.join(sorted(known))}")
    mark = name.mark if name.mark.source.name else None
    problems.error(
        mark,
        f"the theme {theme.name!r} has no {kind} {str(name)!r} for {theme.medium}",
        hint,
        code=codes.INCOMPLETE_THEME,
    )


def _check_background(name: str, spec: SlideLayoutSpec, theme: Theme, problems: Problems) -> None:
    for place_name, place in spec.places.items():
        behind = _behind(place, spec)
        background = theme.colours.get(behind, "")
        if place.kind is None or not background or str(place.style) not in theme.style_names:
            continue
        style = theme.style(str(place.style))
        ratio, least = contrast_ratio(style.colour, background), least_contrast(style.size, style.bold)
        if ratio < least:
            problems.error(
                place.style.mark,
                f"layouts.{name}.places.{place_name}.style: {str(place.style)!r} is {style.colour}, which on "
                f"{behind} ({background}) has a contrast of {ratio:.2f}:1; it needs {least:g}:1",
                "name a style that is made for this background",
                code=codes.LOW_CONTRAST,
            )


def _behind(place: SlidePlace, spec: SlideLayoutSpec) -> str:
    """The name of the colour behind a place: of the last rectangle that reaches all around it, else of the slide."""
    colour = str(spec.background or "paper")
    for shape in spec.shapes:
        if shape.kind == "rect" and shape.fill and _holds(shape.at, place.at):
            colour = str(shape.fill)
    return colour


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer.x <= inner.x
        and outer.y <= inner.y
        and outer.right >= inner.right
        and outer.bottom >= inner.bottom
    )
