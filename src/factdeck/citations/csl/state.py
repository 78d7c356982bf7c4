"""What is known while one source is worded: its fields, where it is cited, and what has been said of it so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct, field

from factdeck.citations.csl.locale import Locale
from factdeck.citations.csl.nodes import Node
from factdeck.citations.csl.style import Style

Item = Mapping[str, Any]
"""A source in CSL-JSON: texts, names as mappings of their parts, dates as ``date-parts``."""
NAME_VARIABLES = frozenset(
    [
        "author",
        "chair",
        "collection-editor",
        "compiler",
        "composer",
        "container-author",
        "contributor",
        "curator",
        "director",
        "editor",
        "editorial-director",
        "editor-translator",
        "executive-producer",
        "guest",
        "host",
        "illustrator",
        "interviewer",
        "narrator",
        "organizer",
        "original-author",
        "performer",
        "producer",
        "recipient",
        "reviewed-author",
        "script-writer",
        "series-creator",
        "translator",
    ]
)
DATE_VARIABLES = frozenset(
    ("accessed", "available-date", "event-date", "issued", "original-date", "submitted")
)


class Telling(Struct, frozen=True):
    """What tells a source from others that would be cited alike."""

    names: int = 0
    """How many names are shown at least."""
    given: tuple[tuple[int, int], ...] = ()
    """Names by their place that show their given name: 1 for initials, 2 for all of it."""
    marked: bool = False
    """Whether the style is to add what it has for such cases."""
    letter: str = ""
    """Behind the year."""


class Place(Struct, frozen=True):
    """Where a source is cited. ``position`` is one of CSL's, empty in a bibliography."""

    position: str = ""
    locator: str = ""
    label: str = "page"
    near: bool = False
    first_note: int = 0
    without_names: bool = False
    """Whether the names that the text itself says are left out."""
    letter_only: bool = False
    """Whether only the letter behind the year is said, the rest being said before."""


class State(Struct):
    """One source being worded in one of a style's two areas."""

    style: Style
    locale: Locale
    item: Item
    area: Node
    """The style's ``citation`` or ``bibliography``."""
    number: int = 0
    """The source's in the bibliography, from 1."""
    telling: Telling = Telling()
    place: Place = Place()
    asked: int = 0
    """Fields that were asked for …"""
    found: int = 0
    """… and those of them that there were."""
    left_out: set[str] = field(default_factory=set)
    """Fields said in place of others, which aren't said again."""
    said: list[str] = field(default_factory=list)
    """Every field that was said, in order."""
    names_said: int = 0
    name_inherited: Mapping[str, str] = field(default_factory=dict)
    substitute_names: str | None = None
    """What stands in place of the first names, where they are those of the entry before."""
    first_names: Sequence[object] = ()
    """What the first names were worded as."""
    sorting: bool = False
    letter_said: bool = False
    names_around: Sequence[Node] = ()
    """How the names are set that others, which say nothing of it, stand in for."""

    def has(self, variable: str) -> bool:
        """Whether there is a variable, be it said already or not."""
        return bool(self._value(variable))

    def value(self, variable: str) -> Any:
        """A field as it was given, or what CSL computes; empty where there is nothing, or it was said already."""
        return "" if variable in self.left_out else self._value(variable)

    def _value(self, variable: str) -> Any:
        if variable == "locator":
            return self.place.locator
        if variable == "citation-number":
            return str(self.number) if self.number else ""
        if variable == "year-suffix":
            return self.telling.letter
        if variable == "first-reference-note-number":
            return str(self.place.first_note) if self.place.first_note else ""
        if variable == "page-first":
            return str(self.item.get("page-first") or self.item.get("page") or "").split("-")[0].split("–")[0]
        return self.item.get(variable) or ""

    @property
    def english(self) -> bool:
        """Whether titles get English capitals: by the source's language, the locale's where none is given."""
        language = str(self.item.get("language") or "")
        return language.startswith("en") if language else self.locale.english
