"""A value to a key that is equal for that very value alone, whatever it holds: layouts, themes and words are kept for a run."""

from __future__ import annotations

from typing import Generic, TypeVar

Value = TypeVar("Value")


class Same(Generic[Value]):
    """Stands for a value among the arguments of a function whose results are kept; it keeps the value alive."""

    __slots__ = ("value",)

    def __init__(self, value: Value):
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.value is other.value
