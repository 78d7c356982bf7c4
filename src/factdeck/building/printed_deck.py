"""An article and the deck that a paper layout names to its slides, set in faces that paper has."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from factdeck.building.deck import place_on_slides
from factdeck.building.output import Materials
from factdeck.checks.pictures import pictures_of
from factdeck.layout.printed_slides import PrintedFaces, printed_theme
from factdeck.messages import codes
from factdeck.messages.problems import Problem, Problems
from factdeck.place.refaced import Refacing
from factdeck.scene import Scene


def place_printed_deck(materials: Materials, problems: Problems) -> Scene | None:
    """The slides of the layout's deck, as they are in the deck itself but for their faces.

    None where the layout names none, or where they can't be placed, which is reported.
    """
    deck = materials.deck
    if deck is None:
        return None
    if deck.template is not None:
        problems.warning(
            deck.template.mark,
            "slides are printed without their template",
            "export the deck as a PDF where a print has to show it",
            code=codes.TEMPLATE_LEFT_OUT,
        )
    scene, told = _placed(_Wish(materials, deck, _changed(materials)))
    for problem in told:
        problems.add(problem)
    return scene


def _changed(materials: Materials) -> tuple[int, ...]:
    """When each picture of the article was changed last."""
    return tuple(path.stat().st_mtime_ns for path in pictures_of(materials.article))


class _Wish(Struct, frozen=True, eq=False):
    """What the printed slides follow from: equal wishes for one article, read once, have the same slides."""

    materials: Materials
    deck: Materials
    changed: tuple[int, ...]

    def __hash__(self) -> int:
        return id(self.materials.article)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Wish):
            return NotImplemented
        same = self.materials.article is other.materials.article and self.changed == other.changed
        return same and self._look == other._look

    @property
    def _look(self) -> tuple[object, ...]:
        themes = (self.materials.theme, self.deck.theme)
        told = tuple((theme.name, theme.scale, theme.colours, theme.spec) for theme in themes)
        return self.deck.layout, self.deck.words, told


@lru_cache(maxsize=1)
def _placed(wish: _Wish) -> tuple[Scene | None, list[Problem]]:
    """The slides and what placing them tells; all prints of one article in a row share them."""
    problems = Problems()
    materials, deck = wish.materials, wish.deck
    theme = printed_theme(deck.theme, materials.theme)
    scene = place_on_slides(replace(deck, theme=theme, template=None), problems)
    if scene is None:
        return None, list(problems)
    faces = PrintedFaces(deck.theme, materials.theme)
    refacing = Refacing(faces.face_for, faces.fallback_for)
    lang = materials.article.lang
    pages = [replace(page, items=[refacing.item(item, lang) for item in page.items]) for page in scene.pages]
    return replace(scene, pages=pages), list(problems)
