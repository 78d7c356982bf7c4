"""A deck layout and its theme to the slide master: layouts with placeholders, theme colours and fonts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from factdeck.layout.deck_layout import DeckLayout
from factdeck.layout.slide_layout import FLAT, Decoration, SlideLayoutSpec, SlidePlace
from factdeck.layout.theme import Theme
from factdeck.layout.words import Words
from factdeck.place.levels import levels_of
from factdeck.same import Same
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
MAIN_TEXTS = {"obj": 1, "twoObj": 2, "picTx": 1}
"""How many places of a type of layout hold its content; PowerPoint numbers them from 1 in each of its own layouts."""


def slide_master(layout: DeckLayout, theme: Theme, words: Words) -> SlideMaster:
    """The slide master of a layout in a theme: colours, fonts and where placeholders stand, named in the deck's words.

    It is the very same for the very same three, which all articles of a language share.
    """
    return _slide_master(Same(layout), Same(theme), Same(words))


@lru_cache(maxsize=8)
def _slide_master(
    same_layout: Same[DeckLayout], same_theme: Same[Theme], same_words: Same[Words]
) -> SlideMaster:
    layout, theme, words = same_layout.value, same_theme.value, same_words.value
    return SlideMaster(
        name=theme.name,
        size=layout.slide.size,
        colours=_slots(theme.colours),
        major_font=theme.family("title"),
        minor_font=theme.family("reading"),
        layouts=tuple(_slide_layout(str(name), spec, theme, words) for name, spec in layout.layouts.items()),
        background=theme.colours["paper"],
    )


def _slots(colours: Mapping[str, str]) -> dict[str, str]:
    return {slot: colours.get(name, colours["ink"]) for slot, name in THEME_SLOTS.items()}


def _slide_layout(name: str, spec: SlideLayoutSpec, theme: Theme, words: Words) -> SlideLayout:
    main = spec.main_places(MAIN_TEXTS.get(spec.kind or "", 0))
    return SlideLayout(
        name=name,
        placeholders=tuple(
            _placeholder(str(place_name), place, spec, theme, words, main)
            for place_name, place in spec.places.items()
            if place.kind
        ),
        background=theme.colours[str(spec.background)] if spec.background else "",
        shapes=tuple(_shape(shape, theme) for shape in spec.shapes),
        kind=spec.kind or "",
        shown_name=_worded(words, "layout", name),
    )


def _worded(words: Words, what: str, name: str) -> str:
    """What a layout, or the prompt of a place, is called in the deck's language; its own name where nobody has a word."""
    key = f"{what} {name}"
    return words(key) if key in words else name


def _kind(place: SlidePlace, spec: SlideLayoutSpec) -> PlaceholderKind:
    """A running head is what PowerPoint calls a footer wherever it stands: it is read after the title."""
    assert place.kind is not None
    title = spec.title_place
    feet = [each for each in spec.places.values() if each.kind == "ftr"]
    above = title is not None and place.at.bottom <= title[1].at.y
    is_head = place.kind == "body" and place.at.height <= FLAT and above and not feet
    return "ftr" if is_head else place.kind


def _placeholder(
    name: str, place: SlidePlace, spec: SlideLayoutSpec, theme: Theme, words: Words, main: Sequence[str]
) -> Placeholder:
    levels = tuple(theme.style(str(style)).level_style() for style in (place.style, *place.levels))
    is_main = name in main
    return Placeholder(
        name=name,
        kind="obj" if is_main else _kind(place, spec),
        box=place.at,
        levels=levels_of(levels[0]) if is_main and len(levels) == 1 else levels,
        anchor=place.anchor,
        prompt=_worded(words, "prompt", str(place.prompt or "")) if place.prompt else "",
        index=main.index(name) + 1 if is_main else None,
    )


def _shape(shape: Decoration, theme: Theme) -> ShapeItem:
    return ShapeItem(
        box=shape.at,
        kind=shape.kind,
        fill=theme.colours[str(shape.fill)] if shape.fill else "",
        stroke=theme.colours[str(shape.stroke)] if shape.stroke else "",
        stroke_width=shape.weight if shape.stroke else 0.0,
    )
