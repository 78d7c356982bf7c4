"""A scalar as it was written: a string that knows where each of its characters stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from factdeck.messages.problems import Mark, Source

Places = tuple[tuple[int, int, int], ...]
"""Offset in the value, line, column: from each offset on, characters follow each other on that line."""

_NOWHERE = Mark(Source("", ""))


class Text(str):
    """A string from a source. Slicing or joining gives a plain string without places.

    ``places`` may be handed in as a function, which is called when a place is first asked for:
    most texts are right, and nobody asks.
    """

    __slots__ = ("_places", "mark", "missing")

    _places: Places | Callable[[], Places]
    mark: Mark
    """Where the scalar begins; of a quoted one, its quotation mark."""
    missing: bool
    """Whether nothing at all was written, as behind ``key:``."""

    def __new__(
        cls,
        value: str,
        mark: Mark | None = None,
        places: Places | Callable[[], Places] = (),
        missing: bool = False,
    ) -> Text:
        self = str.__new__(cls, value)
        self.mark = mark or _NOWHERE
        self._places = places
        self.missing = missing
        return self

    @property
    def places(self) -> Places:
        result = self._places() if callable(self._places) else self._places
        self._places = result or ((0, self.mark.line, self.mark.column),)
        return self._places

    def mark_at(self, offset: int, length: int = 1) -> Mark:
        """The place of the character at an offset, and of those behind it that stand on its line."""
        line, column = self._place(offset)
        width = self._width(offset, max(1, length), line, column)
        return Mark(self.mark.source, line, column, max(1, width))

    def _width(self, offset: int, length: int, line: int, column: int) -> int:
        """How much of the line a stretch takes: an escape is wider than its character."""
        next_line, next_column = self._place(offset + length)
        if next_line == line:
            return next_column - column
        last_line, last_column = self._place(offset + length - 1)
        return last_column + 1 - column if last_line == line else self._left_on(line, column)

    def _place(self, offset: int) -> tuple[int, int]:
        number = max(0, bisect_right(self.places, offset, key=lambda place: place[0]) - 1)
        start, line, column = self.places[number]
        return line, column + offset - start

    def _left_on(self, line: int, column: int) -> int:
        return len(self.mark.source.line(line)) - column + 1
