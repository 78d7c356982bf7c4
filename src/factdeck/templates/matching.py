"""A deck layout's slides to the template's layouts and placeholders that stand for them.

What a template's layout has no placeholder for stands in a text box of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct, field

from factdeck.layout.deck_layout import DeckLayout, SlideSpec
from factdeck.layout.slide_layout import FLAT, PICTURE, SlideLayoutSpec, SlidePlace
from factdeck.messages import codes
from factdeck.messages.problems import Mark, Problems
from factdeck.reading import Text
from factdeck.templates.template import Template, TemplateLayout, TemplatePlaceholder
from factdeck.units import Box

TITLES = ("title", "ctrTitle")
BODIES = ("obj", "body")
SUBTITLES = ("subTitle", *BODIES)
STANDING_FOR = {
    "title": ("title",),
    "obj": ("obj", "tx", "twoObj"),
    "twoObj": ("twoObj", "obj", "tx"),
    "picTx": ("twoObj", "obj", "tx"),
    "secHead": ("secHead",),
    "titleOnly": ("titleOnly",),
    "blank": ("titleOnly",),
}
"""The types of a template's layouts that stand for one of ours, the best first."""
TEXTS = {"obj": 1, "twoObj": 2, "picTx": 2, "secHead": 1}
"""How many of our places for text, by the type of their layout, take a placeholder of the template."""
TITLE_ROOM = 54.0
"""Points; a title's place below this height holds the title of a caption, not of a slide."""
LARGE_TITLE = 270.0
"""Points; a title's place above this height is for a title that is all that the slide shows."""


class LayoutMatch(Struct):
    """A slide layout of ours, the template's that stands for it, and the placeholder for each of our places."""

    name: str
    spec: SlideLayoutSpec
    layout: TemplateLayout
    places: dict[str, TemplatePlaceholder] = field(default_factory=dict)
    regions: dict[str, TemplatePlaceholder] = field(default_factory=dict)
    """For our regions that stand where the template has a placeholder which stays unused: that placeholder."""


def match_layouts(
    layout: DeckLayout, template: Template, mark: Mark | None, problems: Problems
) -> list[LayoutMatch]:
    """A match for each slide layout that is used.

    Where the template has no layout with a title it is an error at ``mark``; where it has no placeholder for text
    that is a warning, since a text box stands in.
    """
    used = {str(name) for spec in layout.slides for name in _used(spec)}
    titled = {name for name, spec in layout.layouts.items() if spec.title_place is not None}
    if not any(map(_has_title, template.layouts)) and not used.isdisjoint(map(str, titled)):
        _report_lacking(mark, problems)
        return []
    matches = [
        _match(str(name), spec, template, problems) for name, spec in layout.layouts.items() if name in used
    ]
    kept = [match for match in matches if match is not None]
    _report_text_boxes(kept, mark, problems)
    return kept


def placeholders_in(matches: Sequence[LayoutMatch]) -> Iterator[tuple[LayoutMatch, str, TemplatePlaceholder]]:
    """Each place of ours that has a placeholder for text: its match, its name and the placeholder."""
    return (
        (match, name, place)
        for match in matches
        for name, place in match.places.items()
        if place.kind != PICTURE
    )


def _used(spec: SlideSpec) -> Iterator[Text]:
    if spec.layout:
        yield spec.layout
    if spec.otherwise:
        yield spec.otherwise
    for inner in (*spec.slides, *spec.choose):
        yield from _used(inner)


def _match(name: str, spec: SlideLayoutSpec, template: Template, problems: Problems) -> LayoutMatch | None:
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
        chosen = named[0]
    else:
        candidates = [each for each in template.layouts if _has_title(each) or spec.title_place is None]
        plain = {each.background for each in template.layouts if each.kind in ("obj", "titleOnly")}
        chosen = min(
            candidates,
            key=lambda each: _distance(each, name, _standing_for(spec, each, plain), spec.has_picture),
        )
    match = LayoutMatch(name, spec, chosen)
    _match_places(match, problems)
    return match


def _alike(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()


def kinds_of(spec: SlideLayoutSpec) -> list[str]:
    """The kinds of placeholder that a slide layout of ours asks for."""
    return [place.kind for place in spec.places.values() if place.kind]


def kind_of(spec: SlideLayoutSpec) -> str:
    """The type of a slide layout of ours: its own, or what its places say."""
    if spec.kind:
        return spec.kind
    kinds = kinds_of(spec)
    if "ctrTitle" in kinds or "subTitle" in kinds:
        return "title"
    if "body" not in kinds:
        return "titleOnly"
    return "secHead" if spec.background else "obj"


def _has_title(layout: TemplateLayout) -> bool:
    return any(place.kind in TITLES for place in layout.placeholders)


def _report_lacking(mark: Mark | None, problems: Problems) -> None:
    problems.error(
        mark,
        "the template has no slide layout with a placeholder for a title",
        "add one to the template in PowerPoint's slide master view",
        code=codes.TEMPLATE_LACKS,
    )


def _report_text_boxes(matches: Sequence[LayoutMatch], mark: Mark | None, problems: Problems) -> None:
    lacking = [
        match.name
        for match in matches
        if any(name not in match.places | match.regions for name in _wanted(match.spec))
    ]
    if lacking:
        problems.warning(
            mark,
            f"the template has too few placeholders for the text of the slides {', '.join(map(repr, lacking))}: "
            "text boxes stand in for them",
            "add a layout with a title and two texts to the template in PowerPoint's slide master view",
            code=codes.TEMPLATE_LACKS,
        )


def _wanted(spec: SlideLayoutSpec) -> list[str]:
    return [*(str(name) for name, place in spec.places.items() if place.kind == "subTitle"), *_texts(spec)]


def _standing_for(spec: SlideLayoutSpec, layout: TemplateLayout, plain: Collection[str]) -> str:
    """The type that a template's layout is held against: a large title alone is a section header's, if on plain ground."""
    kind = kind_of(spec)
    title = spec.title_place
    alone = not any(
        place.at.height > FLAT for name, place in spec.places.items() if not title or name != title[0]
    )
    large = title is not None and title[1].at.height > LARGE_TITLE
    return "secHead" if kind == "titleOnly" and large and alone and layout.background in plain else kind


def _distance(layout: TemplateLayout, name: str, kind: str, pictured: bool) -> tuple[float, ...]:
    """How badly a layout stands for ours: by name, type, placeholders that would stay empty, little room.

    Where ours has a placeholder for a picture, one that lacks it stands behind others; but an opening slide's stay first.
    """
    texts = [place for place in layout.placeholders if place.kind in SUBTITLES]
    room = sum(place.box.width * place.box.height for place in texts if place.kind in BODIES)
    wanted = STANDING_FOR[kind]
    rank = wanted.index(layout.kind) if layout.kind in wanted else len(wanted)
    if kind == "title" and any(place.kind == "subTitle" for place in texts):
        rank = 0
    if kind == "secHead" and name.casefold() in layout.name.casefold():
        rank = 0
    count = 1 if kind == "title" else TEXTS.get(kind, 0)
    lacking = pictured and not (_has_picture(layout) and (kind == "title" or layout.kind != "title"))
    by_type = (rank, lacking) if kind == "title" or not pictured else (lacking, rank)
    return not _alike(layout.name, name), *by_type, abs(len(texts) - count), -room


def _has_picture(layout: TemplateLayout) -> bool:
    """Whether it has a placeholder for a picture, and a title's that holds more than a line of small type."""
    kinds = {
        place.kind
        for place in layout.placeholders
        if place.kind not in TITLES or place.box.height >= TITLE_ROOM
    }
    return PICTURE in kinds and not kinds.isdisjoint(TITLES)


def _match_places(match: LayoutMatch, problems: Problems) -> None:
    free = list(match.layout.placeholders)
    for name, place in match.spec.places.items():
        placeholder = _named(name, place, match, free, problems)
        if placeholder is not None and place.kind:
            match.places[str(name)] = placeholder
            free.remove(placeholder)
    for asker, kinds in _askers(match.spec):
        placeholder = next((each for each in free if each.kind in kinds), None)
        if asker not in match.places and placeholder is not None:
            free.remove(placeholder)
            match.places[asker] = placeholder
    _match_texts(match, free)


def _askers(spec: SlideLayoutSpec) -> Iterator[tuple[str, Sequence[str]]]:
    """Our places for titles and feet that take a placeholder, and the kinds that will do."""
    for name, place in spec.places.items():
        if place.kind in TITLES:
            yield str(name), TITLES
        elif place.kind == "subTitle":
            yield str(name), SUBTITLES
        elif place.kind not in ("body", None):
            yield str(name), (str(place.kind),)


def _match_texts(match: LayoutMatch, free: Sequence[TemplatePlaceholder]) -> None:
    """Our places for text take the largest placeholders for it, both from the left."""
    asking = [name for name in _texts(match.spec) if name not in match.places]
    bodies = sorted((each for each in free if each.kind in BODIES), key=lambda each: -_area(each.box))
    taken = sorted(bodies[: len(asking)], key=lambda each: (each.box.x, each.box.y))
    for name, placeholder in zip(asking, taken, strict=False):
        kept = match.places if match.spec.places[Text(name)].kind else match.regions
        kept[name] = placeholder


def _texts(spec: SlideLayoutSpec) -> list[str]:
    """Our largest places for text, as many as the layout's type says, from the left; a picture beside text is one."""
    return spec.main_places(TEXTS.get(kind_of(spec), 0), regions=spec.kind == "picTx")


def _area(box: Box) -> float:
    return box.width * box.height


def _named(
    name: Text, place: SlidePlace, match: LayoutMatch, free: Sequence[TemplatePlaceholder], problems: Problems
) -> TemplatePlaceholder | None:
    wanted = place.template or name
    placeholder = next((each for each in free if _alike(each.name, str(wanted))), None)
    if placeholder is None and place.template is not None:
        known = ", ".join(repr(each.name) for each in match.layout.placeholders)
        problems.error(
            place.template.mark,
            f"layouts.{match.name}.places.{name}.template: the template's layout {match.layout.name!r} has no "
            f"placeholder {str(place.template)!r}",
            f"it has {known}",
            code=codes.TEMPLATE_LACKS,
        )
    return placeholder
