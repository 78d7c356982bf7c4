"""A deck layout and its theme to ones that are placed and written in a template's look."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from msgspec import Struct

from factdeck.layout.contrast import contrast_ratio
from factdeck.layout.deck_layout import DeckLayout, SlideSpec
from factdeck.layout.fonts import find_face
from factdeck.layout.model import BlockSpec
from factdeck.layout.slide_layout import FLAT, SlideLayoutSpec, SlidePlace
from factdeck.layout.theme import Theme
from factdeck.messages.problems import Mark, Problems
from factdeck.reading import Text
from factdeck.scene import LevelStyle, Placeholder, SlideLayout, SlideMaster, TextStyle
from factdeck.templates.matching import (
    BODIES,
    TITLES,
    LayoutMatch,
    kinds_of,
    match_layouts,
    placeholders_in,
)
from factdeck.templates.palette import ENOUGH
from factdeck.templates.rooms import Rooms, shared_out
from factdeck.templates.styling import known_family, leading_of, report_fonts, restyled
from factdeck.templates.template import Template, TemplateLevel, TemplatePlaceholder
from factdeck.units import Box

MOST_GROWTH = 1.25
"""Of text in a box that has room left, by the theme's size."""
APART = 3.0
"""The least contrast of two backgrounds that are not both light or both dark."""

LEAST_MAP = 0.3
"""The share of the slide's height that a map has where the slide could show something else."""


class TemplatedDeck(Struct, frozen=True):
    """A layout, a theme and a master that a deck is placed and written with in a template's look."""

    layout: DeckLayout
    theme: Theme
    master: SlideMaster


def apply_template(
    layout: DeckLayout, theme: Theme, template: Template, mark: Mark | None, problems: Problems
) -> TemplatedDeck | None:
    """Place and style as the template does; None where it lacks something, which is an error at ``mark``."""
    before = len(problems.errors)
    matches = match_layouts(layout, template, mark, problems)
    if len(problems.errors) > before:
        return None
    report_fonts(template, mark, problems)
    scale = template.size.width / layout.slide.size.width
    restyled_theme = restyled(theme, template, matches, scale)
    content = _content(matches, template)
    boxes = {match.name: shared_out(_rooms(match, template, content, scale)) for match in matches}
    by_name = {match.name: match for match in matches}
    paper = restyled_theme.colours["paper"]
    dark = {match.name for match in matches if _is_dark(match, paper)}
    placed = layout.changed(
        slide=layout.slide.changed(size=template.size),
        limits=layout.limits.changed(smallest=max(theme.smallest, layout.limits.smallest * min(1.0, scale))),
        layouts={
            name: _placed_in(
                spec, by_name.get(str(name)), boxes.get(str(name), {}), theme, scale, dark=str(name) in dark
            )
            for name, spec in layout.layouts.items()
        },
        slides=[
            _undarkened(_without_low_maps(spec, boxes, template.size.height), by_name, paper)
            for spec in layout.slides
        ],
    )
    return TemplatedDeck(placed, restyled_theme, _master(theme, template, matches, paper))


def _placed_in(
    spec: SlideLayoutSpec,
    match: LayoutMatch | None,
    boxes: Mapping[str, Box],
    theme: Theme,
    scale: float,
    *,
    dark: bool,
) -> SlideLayoutSpec:
    """The slide layout with its places in boxes, by their names, and its background where the template's is dark, too.

    A title stands at the top, in the middle or at the foot of its place as the template has it.
    Text that the template sets larger than the theme may get as small as the theme's before it needs another slide,
    and text that has room left gets no larger than the theme's would by ``MOST_GROWTH``, whatever the layout allows on
    its own slides.
    """

    def placed(name: str, place: SlidePlace) -> SlidePlace:
        if name not in boxes:
            return place
        size = theme.style(str(place.style)).size * scale
        largest = place.largest * scale if place.largest else None
        if place.kind == "body" and place.at.height > FLAT:
            largest = min(largest or math.inf, size * MOST_GROWTH)
        titled = match.places.get(name) if match and place.kind in TITLES else None
        return place.changed(
            at=boxes[name],
            anchor=titled.anchor if titled else place.anchor,
            over=None,
            fill=None,
            down_to=place.down_to or size,
            largest=largest,
        )

    return spec.changed(
        places={name: placed(str(name), place) for name, place in spec.places.items()},
        background=spec.background if dark else None,
    )


def _is_dark(match: LayoutMatch, paper: str) -> bool:
    behind = match.layout.background
    return bool(behind) and contrast_ratio(behind, paper) >= APART


def _content(matches: Sequence[LayoutMatch], template: Template) -> Box:
    """Where the layout for text has it; where the master has it, if no layout does."""
    texts = (
        place.box
        for match, _, place in placeholders_in(matches)
        if place.kind in BODIES and not match.spec.background
    )
    return next(texts, template.content)


def _rooms(match: LayoutMatch, template: Template, content: Box, scale: float) -> Rooms:
    places = match.spec.places
    return Rooms(
        own={str(name): place.at for name, place in places.items()},
        offered={name: place.box for name, place in (match.places | match.regions).items()},
        regions=[str(name) for name, place in places.items() if place.is_region],
        fixed=[name for name, place in match.places.items() if place.kind in (*TITLES, "ftr", "sldNum")],
        feet=[str(name) for name, place in places.items() if place.kind in ("ftr", "sldNum")],
        content=content,
        taken=match.layout.taken,
        size=template.size,
        scale=scale,
        opens="ctrTitle" in kinds_of(match.spec),
    )


def _without_low_maps(spec: SlideSpec, boxes: Mapping[str, Mapping[str, Box]], height: float) -> SlideSpec:
    """The slide, of those to choose from without such as have a map in a strip where its names have no room."""

    def is_low(each: SlideSpec) -> bool:
        places = boxes.get(str(each.layout), {})
        maps = (places.get(str(place)) for place, block in each.fill.items() if block.block == "map")
        return any(box is not None and box.height < LEAST_MAP * height for box in maps)

    kept = [each for each in spec.choose if not is_low(each)]
    return spec.changed(choose=kept or spec.choose)


def _undarkened(spec: SlideSpec, matches: Mapping[str, LayoutMatch], paper: str) -> SlideSpec:
    """The slide with drawings for a light background where the template's is light, whatever the layout's is."""
    match = matches.get(str(spec.layout))
    fill = spec.fill
    if match and not _is_dark(match, paper):
        fill = {place: _light(block) for place, block in fill.items()}
    return spec.changed(
        fill=fill,
        slides=[_undarkened(inner, matches, paper) for inner in spec.slides],
        choose=[_undarkened(inner, matches, paper) for inner in spec.choose],
    )


def _light(block: BlockSpec) -> BlockSpec:
    return block.with_extra(dark=Text("no")) if "dark" in block.extra else block


def _master(theme: Theme, template: Template, matches: Sequence[LayoutMatch], paper: str) -> SlideMaster:
    return SlideMaster(
        name=theme.name,
        size=template.size,
        colours=template.colours,
        major_font=known_family(template.major_font),
        minor_font=known_family(template.minor_font),
        layouts=tuple(_slide_layout(match) for match in matches),
        background=template.colours["lt1"],
        template=template,
        pale_links=contrast_ratio(template.colours["hlink"], paper) < ENOUGH,
    )


def _slide_layout(match: LayoutMatch) -> SlideLayout:
    return SlideLayout(
        name=match.name,
        placeholders=tuple(_placeholder(name, place) for name, place in match.places.items()),
        part=match.layout.part,
    )


def _placeholder(name: str, place: TemplatePlaceholder) -> Placeholder:
    return Placeholder(
        name=name,
        kind=place.kind,  # type: ignore[arg-type]
        box=place.box,
        levels=tuple(_level_style(level) for level in place.levels),
        anchor=place.anchor,
        index=place.index,
        margins=place.margins,
    )


def _level_style(level: TemplateLevel) -> LevelStyle:
    face = find_face(known_family(level.family), level.bold, level.italic)
    return LevelStyle(
        TextStyle(face, level.size, level.colour),
        leading_of(level),
        level.align,
        level.space_before,
        level.indent,
        "•" if level.has_bullet else "",
        level.bullet_x,
        level.capitals,
        level.spaced,
        level.followed,
    )
