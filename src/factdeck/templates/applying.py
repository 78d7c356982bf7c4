"""A deck layout and its theme onto a template: which of its layouts and placeholders stand for ours, and their styles."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from factdeck.layout.contrast import contrast_ratio, mixed
from factdeck.layout.fonts import find_face
from factdeck.layout.model import BlockSpec, DeckLayout, SlideLayoutSpec, SlidePlace, SlideSpec
from factdeck.layout.theme import MediumSpec, StyleSpec, Theme, flattened
from factdeck.messages import codes
from factdeck.messages.problems import Mark, Problems
from factdeck.reading import Text
from factdeck.scene import LevelStyle, Placeholder, SlideLayout, SlideMaster, TextStyle
from factdeck.templates.rooms import Rooms, shared_out
from factdeck.templates.template import Template, TemplateLayout, TemplateLevel, TemplatePlaceholder
from factdeck.units import Box

ENOUGH = 4.5
"""The least contrast of text (WCAG 2.2, 1.4.3)."""
APART = 3.0
STAND_IN = "Arial"
"""What measures a font that nobody has the widths of: few reading faces are wider."""
MOST_GROWTH = 1.25
KEEPING_SIZE = ("drawing", "foot", "notes", "caption", "small")
TITLES = ("title", "ctrTitle")
BODIES = ("obj", "body")


class Onto(Struct, frozen=True):
    """A layout, a theme and a master that a deck is placed and written with in a template's look."""

    layout: DeckLayout
    theme: Theme
    master: SlideMaster


class _Match(Struct):
    """A slide layout of ours, the template's that stands for it, and the placeholder for each of our places."""

    name: str
    spec: SlideLayoutSpec
    layout: TemplateLayout
    places: dict[str, TemplatePlaceholder] = field(default_factory=dict)


def onto_template(
    layout: DeckLayout, theme: Theme, template: Template, mark: Mark | None, problems: Problems
) -> Onto | None:
    """Place and style as the template does; None where it lacks something, which is told at ``mark``."""
    before = len(problems.errors)
    used = {str(name) for spec in layout.slides for name in _used(spec)}
    matches = [
        _match(str(name), spec, template, mark, problems)
        for name, spec in layout.layouts.items()
        if name in used
    ]
    if len(problems.errors) > before:
        return None
    found = [match for match in matches if match is not None]
    scale = template.size.width / layout.slide.size.width
    _report_fonts(template, mark, problems)
    colours = _colours(theme, template, found)
    styled = _theme(theme, found, colours, scale)
    content = _content(found, template)
    for match in found:
        for name, box in shared_out(_rooms(match, template, content, scale)).items():
            match.spec.places[name].at = box  # type: ignore[index]
    layout.slide.size = template.size
    layout.limits.smallest = max(theme.smallest, layout.limits.smallest * min(1.0, scale))
    for spec in layout.slides:
        _undarken(spec, {match.name: match for match in found}, colours["paper"])
    return Onto(layout, styled, _master(theme, template, found))


def _used(spec: SlideSpec) -> Iterator[Text]:
    if spec.layout:
        yield spec.layout
    for inner in spec.slides:
        yield from _used(inner)


def _match(
    name: str, spec: SlideLayoutSpec, template: Template, mark: Mark | None, problems: Problems
) -> _Match | None:
    if spec.template is not None:
        named = [each for each in template.layouts if _alike(each.name, str(spec.template))]
        if not named:
            known = ", ".join(repr(each.name) for each in template.layouts)
            problems.error(
                spec.template.mark,
                f"layouts.{name}.template: the template has no layout {str(spec.template)!r}",
                f"it has {known}",
                code=codes.TEMPLATE_LACKS,
            )
            return None
        found = named[0]
    else:
        candidates = [each for each in template.layouts if _holds(each, spec)]
        if not candidates:
            _report_lacking(name, spec, mark, problems)
            return None
        found = min(candidates, key=lambda each: _distance(each, name, spec))
    match = _Match(name, spec, found)
    _match_places(match, problems)
    return match


def _alike(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()


def _kinds(spec: SlideLayoutSpec) -> list[str]:
    return [place.kind for place in spec.places.values() if place.kind]


def _needs(spec: SlideLayoutSpec) -> Iterator[tuple[Sequence[str], str]]:
    """The kinds of placeholder of which a layout must have one, and their name."""
    kinds = _kinds(spec)
    if any(kind in TITLES for kind in kinds):
        yield TITLES, "a title"
    if "subTitle" in kinds:
        yield ("subTitle", *BODIES), "a subtitle"
    if "body" in kinds:
        yield BODIES, "text"


def _holds(layout: TemplateLayout, spec: SlideLayoutSpec) -> bool:
    given = {place.kind for place in layout.placeholders}
    return all(given & set(kinds) for kinds, _ in _needs(spec))


def _report_lacking(name: str, spec: SlideLayoutSpec, mark: Mark | None, problems: Problems) -> None:
    wanted = " and ".join(said for _, said in _needs(spec))
    problems.error(
        mark,
        f"the template has no slide layout with placeholders for {wanted}, which the slides {name!r} need",
        "add one to the template in PowerPoint's slide master view",
        code=codes.TEMPLATE_LACKS,
    )


def _distance(layout: TemplateLayout, name: str, spec: SlideLayoutSpec) -> tuple[bool, bool, int, float]:
    """How badly a layout stands for ours: by name, type, placeholders that would stay empty, little room."""
    kinds = _kinds(spec)
    if "ctrTitle" in kinds or "subTitle" in kinds:
        fits = layout.kind == "title" or any(place.kind == "subTitle" for place in layout.placeholders)
    elif "body" in kinds:
        wanted = "secHead" if spec.background else "obj"
        fits = layout.kind == wanted or (wanted == "secHead" and name.casefold() in layout.name.casefold())
    else:
        fits = layout.kind == "titleOnly"
    wanted_bodies = int("body" in kinds) + int("subTitle" in kinds)
    bodies = sum(place.kind in (*BODIES, "subTitle") for place in layout.placeholders)
    room = sum(place.box.width * place.box.height for place in layout.placeholders if place.kind in BODIES)
    return not _alike(layout.name, name), not fits, abs(bodies - wanted_bodies), -room


def _match_places(match: _Match, problems: Problems) -> None:
    free = list(match.layout.placeholders)
    bodies = 0
    for name, place in match.spec.places.items():
        found = _named(name, place, match, free, problems)
        if found is None and place.kind and not (place.kind == "body" and bodies):
            found = next((each for each in free if each.kind in _standing_for(place.kind)), None)
        bodies += place.kind == "body"
        if found is not None and place.kind:
            match.places[str(name)] = found
            free.remove(found)


def _standing_for(kind: str) -> Sequence[str]:
    return {"title": TITLES, "ctrTitle": TITLES, "subTitle": ("subTitle", *BODIES), "body": BODIES}.get(
        kind, (kind,)
    )


def _named(
    name: Text, place: SlidePlace, match: _Match, free: Sequence[TemplatePlaceholder], problems: Problems
) -> TemplatePlaceholder | None:
    wanted = place.template or name
    found = next((each for each in free if _alike(each.name, str(wanted))), None)
    if found is None and place.template is not None:
        known = ", ".join(repr(each.name) for each in match.layout.placeholders)
        problems.error(
            place.template.mark,
            f"layouts.{match.name}.places.{name}.template: the template's layout {match.layout.name!r} has no "
            f"placeholder {str(place.template)!r}",
            f"it has {known}",
            code=codes.TEMPLATE_LACKS,
        )
    return found


def _content(matches: Sequence[_Match], template: Template) -> Box:
    """Where the layout for text has it; where the master has it, if no layout does."""
    texts = (
        place.box
        for match, _, place in _placed(matches)
        if place.kind in BODIES and not match.spec.background
    )
    return next(texts, template.content)


def _rooms(match: _Match, template: Template, content: Box, scale: float) -> Rooms:
    places = match.spec.places
    return Rooms(
        own={str(name): place.at for name, place in places.items()},
        given={name: place.box for name, place in match.places.items()},
        regions=[str(name) for name, place in places.items() if not place.kind],
        fixed=[name for name, place in match.places.items() if place.kind in (*TITLES, "ftr", "sldNum")],
        feet=[str(name) for name, place in places.items() if place.kind in ("ftr", "sldNum")],
        content=content,
        size=template.size,
        scale=scale,
        opens="ctrTitle" in _kinds(match.spec),
    )


def _report_fonts(template: Template, mark: Mark | None, problems: Problems) -> None:
    for family in dict.fromkeys((template.major_font, template.minor_font)):
        if _known(family) != family:
            problems.warning(
                mark,
                f"nobody here knows how wide the template's font {family!r} runs; text is measured as {STAND_IN}",
                "look the deck through for text that nearly fills its place",
                code=codes.TEMPLATE_FONT,
            )


def _known(family: str) -> str:
    try:
        return find_face(family).family
    except ValueError:
        return STAND_IN


def _colours(theme: Theme, template: Template, matches: Sequence[_Match]) -> Mapping[str, str]:
    """The theme's colours by name, in the template's: ink and paper as its text slides have them.

    Over a picture, whose colours nobody knows, all is said in the colour of the text.
    """
    texts = [
        (place.look.colour, match.layout.background)
        for match in matches
        for name, place in match.places.items()
        if place.kind in BODIES and not match.spec.background
    ]
    ink, behind = texts[0] if texts else (template.colours["dk1"], template.colours["lt1"])
    paper = behind or max(("#ffffff", "#000000"), key=lambda colour: contrast_ratio(ink, colour))
    if contrast_ratio(ink, paper) < ENOUGH:
        ink = max(("#000000", "#ffffff"), key=lambda colour: contrast_ratio(paper, colour))
    dark = next((match for match in matches if match.spec.background), None)
    night = dark.layout.background if dark and dark.layout.background else paper
    accents = [template.colours[f"accent{number}"] for number in range(1, 7)]
    offered = (*accents, template.colours["dk2"]) if behind else ()
    strong = [colour for colour in offered if contrast_ratio(colour, paper) >= ENOUGH]
    muted = next(
        tone
        for share in (0.35, 0.25, 0.15, 0.0)
        if contrast_ratio(tone := mixed(ink, paper, share), paper) >= ENOUGH
    )
    known = {
        "ink": ink,
        "paper": paper,
        "accent": (strong or [ink])[0],
        "second": (strong[1:] or strong or [ink])[0],
        "tint": mixed(ink, paper, 0.94),
        "rule": mixed(ink, paper, 0.5 if behind else 0.2),
        "muted": muted if behind else ink,
        "night": night,
        "mist": max((ink, paper), key=lambda colour: contrast_ratio(colour, night)),
    }
    own = {
        name: colour if contrast_ratio(colour, paper) >= ENOUGH else ink
        for name, colour in theme.colours.items()
    }
    return own | known | dict(_style_colours(matches, known))


def _style_colours(matches: Sequence[_Match], known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The template's colour for each place of ours, or one that can be read where that can't."""
    for match in matches:
        for name, place in match.places.items():
            colour, behind = place.look.colour, match.layout.background
            if behind and contrast_ratio(colour, behind) < ENOUGH:
                colour = max((known["ink"], known["paper"]), key=lambda each: contrast_ratio(each, behind))
            yield _colour_name(match, name), colour


def _colour_name(match: _Match, name: str) -> str:
    return f"{match.name} {name}"


def _theme(theme: Theme, matches: Sequence[_Match], colours: Mapping[str, str], scale: float) -> Theme:
    """The theme at the slide's size, with the template's fonts, and its styles for what stands in placeholders."""
    spec = theme.spec
    own = {name: flattened(str(name), spec.styles) for name in spec.styles}
    styles = {name: _grown(style, 1.0) for name, style in own.items()}
    growth = _growth(matches, own, scale)
    for style_name, style in own.items():
        if not str(style_name).startswith(KEEPING_SIZE):
            styles[style_name] = _grown(style, min(growth, MOST_GROWTH))
    for match, name, place in reversed(list(_placed(matches))):
        used = match.spec.places[Text(name)].style
        for like in (
            used,
            *(each for each in own if _as_large(own[each], own[used], place)),
        ):
            colour = _colour_name(match, name)
            styles[like] = _styled(own[like], place, colour, scale)
    major, minor = (_known(family) for family in _families(matches))
    fonts = spec.fonts.changed(reading=Text(minor), label=Text(minor), title=Text(major))
    changed: MediumSpec = spec.changed(styles=styles, fonts=fonts)
    return Theme(theme.name, theme.medium, scale, colours, changed)


def _placed(matches: Sequence[_Match]) -> Iterator[tuple[_Match, str, TemplatePlaceholder]]:
    return ((match, name, place) for match in matches for name, place in match.places.items())


def _as_large(style: StyleSpec, like: StyleSpec, place: TemplatePlaceholder) -> bool:
    """Whether a style of ours says the same as one that stands in a place for text, but for bullets."""
    return place.kind in BODIES and (style.font, style.size, style.bold) == (like.font, like.size, like.bold)


def _growth(matches: Sequence[_Match], own: Mapping[Text, StyleSpec], scale: float) -> float:
    """By how much the template sets its text larger than the theme would."""
    for match, name, place in _placed(matches):
        style = own[match.spec.places[Text(name)].style]
        if place.kind in BODIES and style.bullet and style.size:
            return place.look.size / (style.size * scale)
    return 1.0


def _grown(style: StyleSpec, by: float) -> StyleSpec:
    changes = {"size": (style.size or 10.0) * by, "leading": style.leading and style.leading * by}
    return style.changed(**changes)


def _families(matches: Sequence[_Match]) -> tuple[str, str]:
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
        "leading": _leading(look) / scale,
        "colour": Text(colour),
        "align": look.align,
        "space_before": look.space_before / scale,
    }
    if look.has_bullet and own.bullet and look.indent:
        changes["indent"] = look.indent / scale
    return own.changed(**changes)


def _leading(level: TemplateLevel) -> float:
    face = find_face(_known(level.family), level.bold, level.italic)
    return level.leading or level.line_share * face.natural_leading * level.size


def _undarken(spec: SlideSpec, matches: Mapping[str, _Match], paper: str) -> None:
    """Drawings for a dark background are drawn for a light one where the template's is light."""
    match = matches.get(str(spec.layout))
    behind = match.layout.background if match else ""
    if match and (not behind or contrast_ratio(behind, paper) < APART):
        for block in spec.fill.values():
            _set_light(block)
    for inner in spec.slides:
        _undarken(inner, matches, paper)


def _set_light(block: BlockSpec) -> None:
    if "dark" in block.extra:
        block.extra["dark"] = Text("no")


def _master(theme: Theme, template: Template, matches: Sequence[_Match]) -> SlideMaster:
    return SlideMaster(
        name=theme.name,
        size=template.size,
        colours=template.colours,
        major_font=_known(template.major_font),
        minor_font=_known(template.minor_font),
        layouts=tuple(_slide_layout(match) for match in matches),
        background=template.colours["lt1"],
        template=template,
    )


def _slide_layout(match: _Match) -> SlideLayout:
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
    face = find_face(_known(level.family), level.bold, level.italic)
    return LevelStyle(
        TextStyle(face, level.size, level.colour),
        _leading(level),
        level.align,
        level.space_before,
        level.indent,
        "•" if level.has_bullet else "",
        level.bullet_x,
        level.capitals,
    )
