"""An infobox's fields: each with its values and its line, taken one by one until none is left."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from factdeck.article import Cite, Inline, plain
from factdeck.importing.spans import enumerated

_INNER_CAPITAL = re.compile(r"(?<=[a-zß-öø-ÿ]{2})(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ])")
_NUMBERED = re.compile(r"(.*?[^\d])(\d{1,3})")


class Field(Struct, frozen=True):
    """``name`` is written as templates do, as in ``event_start``; a list has several ``items``."""

    name: str
    items: tuple[Inline, ...]
    line: int = 0
    label: str = ""
    """What the infobox itself calls the value, where it says so in a field of its own."""
    note: str = ""
    """What stands in brackets behind the value."""
    dates: bool = False
    """Whether the value is the date of what the label says."""
    written: str = ""
    """The name as the page writes it, with its capitals."""
    cites: tuple[Cite, ...] = ()
    """What the value rests on; it is no part of the value, which is read for dates and numbers."""

    @property
    def value(self) -> Inline:
        return enumerated(self.items)

    @property
    def text(self) -> str:
        return plain(self.value)

    @property
    def stem(self) -> str:
        """The name without the number at its end."""
        result = _NUMBERED.fullmatch(self.name)
        return result[1] if result else self.name

    @property
    def words_written(self) -> str:
        """“aktuelle version” of a name written as ``AktuelleVersion``; empty where no capital parts its words."""
        parted = _INNER_CAPITAL.sub("_", self.written)
        return field_name(parted) if parted != self.written and not self.number else ""

    @property
    def number(self) -> str:
        """The digits at the end of the name, as of “leader2”; empty where there are none."""
        result = _NUMBERED.fullmatch(self.name)
        return result[2] if result else ""


def field_name(written: str) -> str:
    """“Date Event4” and “date-event4” as ``date_event4``."""
    return re.sub(r"[\s_-]+", "_", written.strip().lower()).strip("_")


class Fields:
    """Fields in their order; of two with one name the last counts, as in MediaWiki."""

    def __init__(self, fields: Iterable[Field]):
        self._fields = {field.name: field for field in fields if field.text}
        self._taken: set[str] = set()

    def __iter__(self) -> Iterator[Field]:
        """Those that nobody has taken yet."""
        return iter([field for field in self._fields.values() if field.name not in self._taken])

    @property
    def names(self) -> list[str]:
        return list(self._fields)

    def take(self, name: str) -> Field | None:
        """A field that no row has yet; it then counts as shown."""
        field = self._fields.get(name)
        if field is None or name in self._taken:
            return None
        self._taken.add(name)
        return field

    def peek(self, name: str) -> Field | None:
        """A field, without counting it as shown."""
        return self._fields.get(name)

    def text(self, name: str) -> str:
        """Take a field for its words; empty where there is none."""
        field = self.take(name)
        return field.text if field else ""

    def first(self, names: Iterable[str]) -> Field | None:
        """Take the first of several that is there."""
        return next((field for field in map(self.take, names) if field), None)

    def numbered(self, stem: str) -> list[Field]:
        """Take ``stem``, ``stem1``, ``stem2``… in the order of their numbers."""
        names = [name for name, field in self._fields.items() if name == stem or field.stem == stem]
        result = [
            self.take(name) for name in sorted(names, key=lambda name: int(self._fields[name].number or 0))
        ]
        return [field for field in result if field]
