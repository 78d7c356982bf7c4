"""A scalar as it was written: a string that knows where each of its characters stands."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from factdeck.problems import Mark, Source

Places = tuple[tuple[int, int, int], ...]
"""Offset in the value, line, column: from each offset on, characters follow each other on that line."""


class Text(str):
    """A string from a source. Slicing or joining gives a plain string without places."""

    mark: Mark
    places: Places

    def __new__(cls, value: str, mark: Mark | None = None, places: Places = ()) -> Text:
        self = super().__new__(cls, value)
        self.mark = mark or Mark(Source("", ""))
        self.places = places or ((0, self.mark.line, self.mark.column),)
        return self

    def mark_at(self, offset: int, length: int = 1) -> Mark:
        """The place of the character at an offset."""
        number = max(0, bisect_right(self.places, offset, key=lambda place: place[0]) - 1)
        start, line, column = self.places[number]
        return Mark(self.mark.source, line, column + offset - start, length)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(
            _as_text, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, str]:
        return {"type": "string"}


def _as_text(value: object) -> Text:
    if isinstance(value, Text):
        return value
    if isinstance(value, str):
        return Text(value)
    raise ValueError("text is wanted here, not a list or a mapping")
