"""The base of all models: unknown keys are refused, and each instance knows where it was written."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, PrivateAttr, model_validator

from factdeck.problems import Mark, Source

NOWHERE = Mark(Source("", ""))


class Complaint(ValueError):
    """A value that can't be read; offset and length point inside its text."""

    def __init__(self, message: str, hint: str = "", offset: int = 0, length: int | None = None):
        super().__init__(message)
        self.message, self.hint, self.offset, self.length = message, hint, offset, length


class Strict(BaseModel):
    """Models of what people write: every key is known, every value is what it says."""

    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
        arbitrary_types_allowed=True,
        defer_build=True,
        validate_default=False,
    )

    _mark: Mark = PrivateAttr(default=NOWHERE)

    @property
    def mark(self) -> Mark:
        return self._mark

    @model_validator(mode="wrap")
    @classmethod
    def _remember_mark(cls, value: Any, handler: ModelWrapValidatorHandler[Any]) -> Any:
        made = handler(value)
        mark = getattr(value, "mark", None)
        if mark is not None:
            made._mark = mark
        return made
