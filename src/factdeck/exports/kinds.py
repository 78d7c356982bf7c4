"""The kinds of things in an article that can be exported, by the names that one asks for them by."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from factdeck.article import Article

Kind = Literal["quiz", "words", "dates", "people", "places", "sources"]


class KindInfo(Struct, frozen=True):
    """What a kind is called in messages, where an author writes it, and whether an article has any of it."""

    called: str
    written: str
    is_in: Callable[[Article], bool]


def _has_places(article: Article) -> bool:
    from factdeck.exports.places import maps_of

    return any(True for _ in maps_of(article))


KINDS: dict[str, KindInfo] = {
    "quiz": KindInfo("quiz questions", "a quiz under teaching", lambda a: bool(a.lesson.quiz)),
    "words": KindInfo("words", "a glossary under teaching", lambda a: bool(a.lesson.glossary)),
    "dates": KindInfo("dates", "a timeline", lambda a: bool(a.timeline)),
    "people": KindInfo("people", "people", lambda a: bool(a.people)),
    "places": KindInfo("places", "a map with points, areas or routes", _has_places),
    "sources": KindInfo("sources", "sources", lambda a: bool(a.sources)),
}
