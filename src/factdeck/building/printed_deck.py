"""An article and the deck that a paper layout names to its slides, set in faces that paper has."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from factdeck.building.output import Materials
from factdeck.building.slides_once import look_of, place_slides
from factdeck.forgetting import kept_for_article
from factdeck.language.scripts import is_leftward_language
from factdeck.layout.printed_slides import PrintedFaces, printed_theme
from factdeck.layout.theme import Theme
from factdeck.messages import codes
from factdeck.messages.problems import Problems
from factdeck.place.mirror import mirrored_master, mirrored_pages
from factdeck.place.refaced import Refacing
from factdeck.scene import Scene


def place_printed_deck(deck: Materials, paper: Theme, problems: Problems) -> Scene | None:
    """A deck's slides as they are in the deck itself, but for their faces; None where they can't be placed, which is reported."""
    if deck.template is not None:
        problems.warning(
            deck.template.mark,
            "slides are printed without their template",
            "export the deck as a PDF where a print has to show it",
            code=codes.TEMPLATE_LEFT_OUT,
        )
    theme = printed_theme(deck.theme, paper)
    scene = place_slides(replace(deck, theme=theme, template=None), problems)
    return _refaced(_Faced(scene, deck.theme, paper)) if scene is not None else None


def _not_yet_mirrored(scene: Scene) -> Scene:
    """Slides as they were placed: the sheet that they are printed on is turned over as a whole."""
    master = mirrored_master(scene.master) if scene.master else None
    return replace(scene, pages=mirrored_pages(scene.pages), master=master)


class _Faced(Struct, frozen=True, eq=False):
    """Slides with the themes whose faces they have and get: all prints of one deck in a row share what comes of it."""

    scene: Scene
    slides: Theme
    paper: Theme

    def __hash__(self) -> int:
        return id(self.scene.pages)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Faced):
            return NotImplemented
        return self.scene.pages is other.scene.pages and self._looks == other._looks

    @property
    def _looks(self) -> tuple[object, ...]:
        return look_of(self.slides), look_of(self.paper)


@kept_for_article(1)
def _refaced(faced: _Faced) -> Scene:
    faces = PrintedFaces(faced.slides, faced.paper)
    refacing = Refacing(faces.face_for, faces.fallback_for)
    scene, lang = faced.scene, faced.scene.metadata.lang
    if is_leftward_language(lang):
        scene = _not_yet_mirrored(scene)
    pages = [replace(page, items=[refacing.item(item, lang) for item in page.items]) for page in scene.pages]
    return replace(scene, pages=pages)
