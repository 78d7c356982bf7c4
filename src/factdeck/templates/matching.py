"""A deck layout's slides to the template's layouts and placeholders that stand for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from factdeck.layout.model import DeckLayout, SlideLayoutSpec, SlidePlace, SlideSpec
from factdeck.messages import codes
from factdeck.messages.problems import Mark, Problems
from factdeck.reading import Text
from factdeck.templates.template import Template, TemplateLayout, TemplatePlaceholder

TITLES = ("title", "ctrTitle")
BODIES = ("obj", "body")


class LayoutMatch(Struct):
    """A slide layout of ours, the template's that stands for it, and the placeholder for each of our places."""

    name: str
    spec: SlideLayoutSpec
    layout: TemplateLayout
    places: dict[str, TemplatePlaceholder] = field(default_factory=dict)


def match_layouts(
    layout: DeckLayout, template: Template, mark: Mark | None, problems: Problems
) -> list[LayoutMatch]:
    """A match for each slide layout that is used; one that the template lacks is an error at ``mark``."""
    used = {str(name) for spec in layout.slides for name in _used(spec)}
    matches = (
        _match(str(name), spec, template, mark, problems)
        for name, spec in layout.layouts.items()
        if name in used
    )
    return [match for match in matches if match is not None]


def placeholders_in(matches: Sequence[LayoutMatch]) -> Iterator[tuple[LayoutMatch, str, TemplatePlaceholder]]:
    """Each place of ours that has a placeholder: its match, its name and the placeholder."""
    return ((match, name, place) for match in matches for name, place in match.places.items())


def _used(spec: SlideSpec) -> Iterator[Text]:
    if spec.layout:
        yield spec.layout
    for inner in spec.slides:
        yield from _used(inner)


def _match(
    name: str, spec: SlideLayoutSpec, template: Template, mark: Mark | None, problems: Problems
) -> LayoutMatch | None:
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
        candidates = [each for each in template.layouts if _holds(each, spec)]
        if not candidates:
            _report_lacking(name, spec, mark, problems)
            return None
        chosen = min(candidates, key=lambda each: _distance(each, name, spec))
    match = LayoutMatch(name, spec, chosen)
    _match_places(match, problems)
    return match


def _alike(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()


def kinds_of(spec: SlideLayoutSpec) -> list[str]:
    """The kinds of placeholder that a slide layout of ours asks for."""
    return [place.kind for place in spec.places.values() if place.kind]


def _needs(spec: SlideLayoutSpec) -> Iterator[tuple[Sequence[str], str]]:
    """The kinds of placeholder of which a layout must have one, and their name."""
    kinds = kinds_of(spec)
    if any(kind in TITLES for kind in kinds):
        yield TITLES, "a title"
    if "subTitle" in kinds:
        yield ("subTitle", *BODIES), "a subtitle"
    if "body" in kinds:
        yield BODIES, "text"


def _holds(layout: TemplateLayout, spec: SlideLayoutSpec) -> bool:
    offered = {place.kind for place in layout.placeholders}
    return all(offered & set(kinds) for kinds, _ in _needs(spec))


def _report_lacking(name: str, spec: SlideLayoutSpec, mark: Mark | None, problems: Problems) -> None:
    wanted = " and ".join(words for _, words in _needs(spec))
    problems.error(
        mark,
        f"the template has no slide layout with placeholders for {wanted}, which the slides {name!r} need",
        "add one to the template in PowerPoint's slide master view",
        code=codes.TEMPLATE_LACKS,
    )


def _distance(layout: TemplateLayout, name: str, spec: SlideLayoutSpec) -> tuple[bool, bool, int, float]:
    """How badly a layout stands for ours: by name, type, placeholders that would stay empty, little room."""
    kinds = kinds_of(spec)
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


def _match_places(match: LayoutMatch, problems: Problems) -> None:
    free = list(match.layout.placeholders)
    bodies = 0
    for name, place in match.spec.places.items():
        placeholder = _named(name, place, match, free, problems)
        if placeholder is None and place.kind and not (place.kind == "body" and bodies):
            placeholder = next((each for each in free if each.kind in _standing_for(place.kind)), None)
        bodies += place.kind == "body"
        if placeholder is not None and place.kind:
            match.places[str(name)] = placeholder
            free.remove(placeholder)


def _standing_for(kind: str) -> Sequence[str]:
    return {"title": TITLES, "ctrTitle": TITLES, "subTitle": ("subTitle", *BODIES), "body": BODIES}.get(
        kind, (kind,)
    )


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
