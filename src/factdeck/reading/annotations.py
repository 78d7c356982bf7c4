"""Functions that read a field to marks in its type annotation, from which the field's kind is worked out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from factdeck.reading.strict import Strict

Schema = dict[str, Any]
"""A JSON Schema, or a part of one."""


class ReadBy:
    """In an annotation: the function that reads what is written, and its JSON Schema.

    The function takes the value, and with ``context`` the reader's context; what it raises as ValueError is told.
    """

    def __init__(self, read: Callable[..., object], schema: Schema | None = None, *, context: bool = False):
        self.read, self.schema, self.context = read, schema or {}, context


class Before:
    """In an annotation: a function that makes of what is written what the type is read from.

    ``also`` is the JSON Schema of what may be written besides what the type itself is read from.
    """

    def __init__(self, read: Callable[[object], object], also: Schema | None = None):
        self.read, self.also = read, also


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


WORDS: Schema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
"""To an editor 1946 and true are no strings; to us everything written is text."""
OR_ONE = Before(_as_list, WORDS)
"""In an annotation of a list of texts: one of them may be written without a list."""


class ChosenBy:
    """In an annotation of several models: the function that tells from what is written which of them it is."""

    def __init__(self, choose: Callable[[object], type[Strict]]):
        self.choose = choose
