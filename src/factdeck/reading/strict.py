"""The base of all models: unknown keys are refused, and each instance knows where it was written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, model_validator

from factdeck import codes
from factdeck.problems import Mark, Source
from factdeck.reading.text import Text

NOWHERE = Mark(Source("", ""))


class Complaint(ValueError):
    """A value that can't be read; offset and length point inside its text.

    A length of None marks all that follows the offset.
    """

    def __init__(
        self,
        message: str,
        hint: str = "",
        offset: int = 0,
        length: int | None = None,
        code: str = codes.WRONG_KIND,
    ):
        super().__init__(message)
        self.message, self.hint, self.offset, self.length, self.code = message, hint, offset, length, code


class Complaints(ValueError):
    """Several things that keep one value from being read; ``partly`` is what could be read of it."""

    def __init__(self, complaints: Iterable[Complaint], partly: Any = None):
        self.complaints = tuple(complaints)
        self.partly = partly
        super().__init__("; ".join(each.message for each in self.complaints))


class Strict(BaseModel):
    """Models of what people write: every key is known, every value is what it says.

    A key with nothing behind its colon counts as not written.
    """

    __slots__ = ("_mark",)

    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
        arbitrary_types_allowed=True,
        defer_build=True,
        validate_default=False,
    )

    @property
    def mark(self) -> Mark:
        """Where it begins; of one that was never written, nowhere."""
        found: Mark = getattr(self, "_mark", NOWHERE)
        return found

    @model_validator(mode="wrap")
    @classmethod
    def _remember_mark(cls, value: Any, handler: ModelWrapValidatorHandler[Any]) -> Any:
        if not isinstance(value, dict):
            return handler(value)
        made = handler(cls._written(value))
        mark = getattr(value, "mark", None) or _first_mark(value)
        if mark is not None:
            object.__setattr__(made, "_mark", mark)
        return made

    @classmethod
    def _written(cls, value: dict[Any, Any]) -> dict[Any, Any]:
        """The mapping without the known keys that have nothing behind their colon."""
        missing = [key for key, item in value.items() if isinstance(item, Text) and item.missing]
        left_out = set(missing) & known_keys(cls) if missing else ()
        return {key: item for key, item in value.items() if key not in left_out} if left_out else value


def known_keys(model: type[BaseModel]) -> set[str]:
    """A model's keys as they are written."""
    return {field.alias or name for name, field in model.model_fields.items()}


def _first_mark(value: dict[Any, Any]) -> Mark | None:
    return next((item.mark for item in value.values() if isinstance(item, Text)), None)
