"""The shape of an output: the layouts that ask for it, and how an article becomes a document and that becomes bytes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from msgspec import Struct

from factdeck.building.options import Options
from factdeck.layout.model import Layout
from factdeck.layout.variant import Variant

if TYPE_CHECKING:
    from factdeck.article import Article
    from factdeck.citations.worded import Citations
    from factdeck.layout.theme import Theme
    from factdeck.layout.words import Words
    from factdeck.messages.problems import Problems
    from factdeck.scene import Scene
    from factdeck.svg.writing import Painted
    from factdeck.templates.named import NamedTemplate


class Paged(Protocol):
    """What is placed: a scene, or another value that knows its pages."""

    @property
    def pages(self) -> Sequence[object]: ...


Document = TypeVar("Document", bound=Paged)


class CannotRender(ValueError):
    """A document holds what its output can't show; the output's ``check`` reports all such."""


class Materials(Struct, frozen=True):
    """What a document is placed from: all of it read, and nothing in it wrong."""

    article: Article
    layout: Layout
    theme: Theme
    words: Words
    template: NamedTemplate | None
    options: Options
    deck: Materials | None = None
    """Of the deck whose slides are printed, without a template."""
    name: str = ""
    """The layout's name or file, as it was asked for."""
    citations: Citations | None = None

    @property
    def variant(self) -> Variant:
        """Which version of a handout is made."""
        return Variant(self.options.version, self.options.seed, self.options.minutes)


def _no_template(*_: object) -> None:
    return None


def _nothing_more(*_: object) -> None:
    pass


class Output(Struct, Generic[Document], frozen=True):
    """A kind of file that layouts make."""

    name: str
    """As a layout says it behind ``output:``."""
    suffix: str
    unit: str
    """What a page of it is called: page or slide."""
    layout: type[Layout]
    """The model of its layouts, which knows the medium: the part of a theme that they are set in."""
    usual_layout: str
    """The layout that is built where none is asked for; empty where it is built only when asked for."""
    place: Callable[[Materials, Problems], Document | None]
    """A document, or None where problems has a new error. Layout, theme and words have been checked before."""
    render: Callable[[Document, Options], bytes]
    """The same bytes for the same document. Raises CannotRender where it can't be shown, which ``check`` reports."""
    preload: Callable[[bool], None]
    """Loads what placing needs, and rendering where True, so that forked processes share it."""
    check: Callable[[Article, Document, Problems], None] = _nothing_more
    """Reports what rendering could not show of a document."""
    find_template: Callable[[Layout, str, Problems], NamedTemplate | None] = _no_template
    """Reads the template at a path, or the one that the layout names, where the output is built on any."""


class View(Struct, frozen=True):
    """A picture of each page of a document, for the preview: it shows any scene, whatever output that is for."""

    name: str
    shows: Callable[[object], bool]
    paint: Callable[[Scene, str, str, int], Painted]
    """Takes a scene, what begins each id, the address of bitmaps, and the level of the scene's H1."""
