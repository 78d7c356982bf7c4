"""Slides that are placed once for a deck and for all prints of it that look the same."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import force_setattr, replace

from factdeck.blocks.clock import clock_of, timed_pages
from factdeck.building.deck import place_on_slides
from factdeck.building.metadata import metadata_of
from factdeck.building.output import Materials
from factdeck.checks.pictures import pictures_of
from factdeck.forgetting import kept_for_article
from factdeck.layout.theme import Theme
from factdeck.messages.problems import Problem, Problems
from factdeck.scene import Scene


def place_deck(materials: Materials, problems: Problems) -> Scene | None:
    """A deck's slides; where a lesson's length is told, the notes of the layouts' own plan what its clock gives them."""
    scene, variant = place_slides(materials, problems), materials.variant
    if scene is None or not variant.minutes:
        return scene
    own = frozenset(materials.words.table.values())
    return replace(scene, pages=timed_pages(scene.pages, clock_of(scene.pages, own, variant.minutes), own))


def place_slides(materials: Materials, problems: Problems) -> Scene | None:
    """As ``place_on_slides`` does; on a template each time anew."""
    if materials.template is not None:
        return place_on_slides(materials, problems)
    scene, told = _placed(Wish(materials))
    for problem in told:
        problems.add(problem)
    return replace(scene, metadata=metadata_of(materials.article)) if scene is not None else None


@kept_for_article(1)
def _placed(wish: Wish) -> tuple[Scene | None, list[Problem]]:
    problems = Problems()
    return place_on_slides(wish.materials, problems), list(problems)


class Wish(Struct, frozen=True, eq=False):
    """What slides without a template follow from: equal wishes for one article, read once, have the same slides."""

    materials: Materials
    changed: tuple[int, ...] = ()
    """When each picture of the article was changed last."""

    def __post_init__(self) -> None:
        paths = pictures_of(self.materials.article)
        force_setattr(self, "changed", tuple(path.stat().st_mtime_ns for path in paths))

    def __hash__(self) -> int:
        return id(self.materials.article)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Wish):
            return NotImplemented
        same = self.materials.article is other.materials.article and self.changed == other.changed
        return same and self._look == other._look

    @property
    def _look(self) -> tuple[object, ...]:
        materials, cited = self.materials, self.materials.citations
        said = (cited.entries, cited.in_text, cited.short, cited.numbers) if cited else None
        return materials.layout, materials.words, materials.variant, said, look_of(materials.theme)


def look_of(theme: Theme) -> tuple[object, ...]:
    """All that a theme says of a medium, to be compared."""
    return theme.name, theme.scale, theme.colours, theme.spec
