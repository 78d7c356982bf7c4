"""A deck layout and its theme to the slide master: layouts with placeholders, theme colours and fonts."""

from __future__ import annotations

from collections.abc import Mapping

from factdeck.layout.model import DeckLayout, Decoration, SlideLayoutSpec, SlidePlace
from factdeck.layout.theme import Theme
from factdeck.scene import Placeholder, PlaceholderKind, ShapeItem, SlideLayout, SlideMaster

THEME_SLOTS = {
    "dk1": "ink",
    "lt1": "paper",
    "dk2": "night",
    "lt2": "tint",
    "accent1": "accent",
    "accent2": "second",
    "accent3": "muted",
    "accent4": "rule",
    "accent5": "mist",
    "accent6": "ink",
    "hlink": "second",
    "folHlink": "accent",
}
"""PowerPoint's twelve theme colours and the theme's colours that they take."""


def slide_master(layout: DeckLayout, theme: Theme) -> SlideMaster:
    return SlideMaster(
        name=theme.name,
        size=layout.slide.size,
        colours=_slots(theme.colours),
        major_font=theme.family("title"),
        minor_font=theme.family("reading"),
        layouts=tuple(_slide_layout(str(name), spec, theme) for name, spec in layout.layouts.items()),
        background=theme.colours["paper"],
    )


def _slots(colours: Mapping[str, str]) -> dict[str, str]:
    return {slot: colours.get(name, colours["ink"]) for slot, name in THEME_SLOTS.items()}


RUNNING_HEAD = 44.0
"""Points; a text no higher than this that stands above a slide's title is a running head."""


def _slide_layout(name: str, spec: SlideLayoutSpec, theme: Theme) -> SlideLayout:
    return SlideLayout(
        name=name,
        placeholders=tuple(
            _placeholder(str(place_name), place, theme, _kind(place, spec))
            for place_name, place in spec.places.items()
            if place.kind
        ),
        background=theme.colours[str(spec.background)] if spec.background else "",
        shapes=tuple(_shape(shape, theme) for shape in spec.shapes),
    )


def _kind(place: SlidePlace, spec: SlideLayoutSpec) -> PlaceholderKind:
    """A running head is what PowerPoint calls a footer wherever it stands: it is read after the title."""
    assert place.kind is not None
    title = spec.title_place
    feet = [each for each in spec.places.values() if each.kind == "ftr"]
    above = title is not None and place.at.bottom <= title[1].at.y
    is_head = place.kind == "body" and place.at.height <= RUNNING_HEAD and above and not feet
    return "ftr" if is_head else place.kind


def _placeholder(name: str, place: SlidePlace, theme: Theme, kind: PlaceholderKind) -> Placeholder:
    styles = [place.style, *place.levels]
    return Placeholder(
        name=name,
        kind=kind,
        box=place.at,
        levels=tuple(theme.style(str(style)).level_style() for style in styles),
        anchor=place.anchor,
        prompt=str(place.prompt or ""),
    )


def _shape(shape: Decoration, theme: Theme) -> ShapeItem:
    return ShapeItem(
        box=shape.at,
        kind=shape.kind,
        fill=theme.colours[str(shape.fill)] if shape.fill else "",
        stroke=theme.colours[str(shape.stroke)] if shape.stroke else "",
        stroke_width=shape.weight if shape.stroke else 0.0,
    )
