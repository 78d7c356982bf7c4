"""A source and a model to an instance of the model, or to every problem that keeps it from being one."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from factdeck.problems import Mark, Problems, Source
from factdeck.reading.nodes import parse
from factdeck.reading.strict import Complaint, Strict
from factdeck.reading.text import Text

Model = TypeVar("Model", bound=Strict)


def load(source: Source, model: type[Model], problems: Problems) -> Model | None:
    """Read a source as a model; None where anything is wrong, and problems says all of it.

    A path in a message counts list entries from 1, as people do: ``timeline[3].date``.
    """
    before = len(problems.errors)
    value = parse(source, problems)
    if value is None:
        return None
    made = validate(value, model, problems, Mark(source))
    return made if len(problems.errors) == before else None


def validate(value: object, model: type[Model], problems: Problems, mark: Mark, path: str = "") -> Model | None:
    """A parsed value as a model; ``path`` is put before the paths in messages."""
    if not isinstance(value, dict):
        problems.error(getattr(value, "mark", mark), f"{path or 'the file'}: keys with values are wanted here")
        return None
    try:
        return model.model_validate(value)
    except ValidationError as error:
        for details in error.errors(include_url=False):
            _Teller(value, model, problems, mark, path).tell(details)
        return None


class _Teller:
    """Words one of pydantic's findings for people, at its place."""

    def __init__(self, value: object, model: type[BaseModel], problems: Problems, mark: Mark, path: str):
        self.value, self.model, self.problems, self.mark, self.path = value, model, problems, mark, path

    def tell(self, details: ErrorDetails) -> None:
        keys = list(details["loc"])
        kind = details["type"]
        if kind == "missing":
            self._missing(keys)
        elif kind == "extra_forbidden":
            self._unknown(keys)
        else:
            self._invalid(keys, details)

    def _walk(self, keys: Iterable[int | str]) -> tuple[object, list[int | str], Mark]:
        """The value at a location, the location without pydantic's own steps, and the nearest mark."""
        value, steps, mark = self.value, [], getattr(self.value, "mark", self.mark)
        for key in keys:
            if isinstance(value, dict) and key in value:
                mark = next(old for old in value if old == key).mark
                value = value[key]
            elif isinstance(value, list) and isinstance(key, int) and key < len(value):
                value = value[key]
            else:
                continue
            steps.append(key)
            mark = getattr(value, "mark", mark)
        return value, steps, mark

    def _told(self, steps: Iterable[int | str]) -> str:
        told = self.path
        for step in steps:
            told += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if told else str(step)
        return told

    def _missing(self, keys: list[int | str]) -> None:
        _, steps, mark = self._walk(keys[:-1])
        key = str(keys[-1])
        field = _field(self.model, [*keys[:-1]], key)
        where = self._told([*steps, key])
        hint = f"add a line {key!r}: {field.description}" if field and field.description else f"add a line {key!r}"
        self.problems.error(mark, f"{where} is missing", hint)

    def _unknown(self, keys: list[int | str]) -> None:
        value, steps, _ = self._walk(keys[:-1])
        key = str(keys[-1])
        found = next((old for old in value if old == key), None) if isinstance(value, dict) else None
        mark = found.mark if isinstance(found, Text) else self.mark
        known = sorted(_known_keys(_model_at(self.model, keys[:-1])))
        close = get_close_matches(key, known, n=1)
        hint = f"did you mean {close[0]!r}?" if close else f"known here: {', '.join(known)}"
        self.problems.error(mark, f"{self._told([*steps, key])}: there is no key {key!r} here", hint)

    def _invalid(self, keys: list[int | str], details: ErrorDetails) -> None:
        value, steps, mark = self._walk(keys)
        where = self._told(steps)
        error = details.get("ctx", {}).get("error")
        message, hint = _worded(details, value), ""
        if isinstance(error, Complaint):
            message, hint = error.message, error.hint
            if isinstance(value, Text):
                length = error.length if error.length is not None else max(1, len(value) - error.offset)
                mark = value.mark_at(error.offset, length)
        self.problems.error(mark, f"{where}: {message}" if where else message, hint)


def _worded(details: ErrorDetails, value: object) -> str:
    context: dict[str, Any] = details.get("ctx", {})
    kind = details["type"]
    if kind == "value_error":
        return str(context.get("error", details["msg"]))
    if kind == "literal_error":
        return f"{str(value)!r} is not one of {context['expected']}"
    if kind in ("list_type", "tuple_type"):
        return "a list is wanted here: lines that begin with '- '"
    if kind in ("dict_type", "model_type", "model_attributes_type"):
        return "keys with values are wanted here"
    if kind == "too_short":
        return f"at least {context['min_length']} are wanted here, not {context['actual_length']}"
    if kind == "too_long":
        return f"at most {context['max_length']} are wanted here, not {context['actual_length']}"
    return str(details["msg"])


def _known_keys(model: type[BaseModel] | None) -> set[str]:
    return {field.alias or name for name, field in model.model_fields.items()} if model else set()


def _field(model: type[BaseModel], keys: list[int | str], key: str) -> FieldInfo | None:
    found = _model_at(model, keys)
    for name, field in found.model_fields.items() if found else ():
        if key in (name, field.alias):
            return field
    return None


def _model_at(model: type[BaseModel], keys: Iterable[int | str]) -> type[BaseModel] | None:
    """The model that stands at a location; a step that is no field names a member of a union by its class."""
    current: type[BaseModel] | None = model
    annotation: Any = model
    for key in keys:
        if isinstance(key, int) or current is None:
            continue
        field = _field(current, [], key)
        if field is not None:
            annotation = field.annotation
            current = _model_in(annotation)
        else:
            current = _model_in(annotation, key) or current
    return current


def _model_in(annotation: Any, name: str = "") -> type[BaseModel] | None:
    """The first model inside a type such as ``tuple[Event, ...] | None``, or the one of a name."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation if not name or annotation.__name__ == name else None
    for part in getattr(annotation, "__args__", ()):
        found = _model_in(part, name)
        if found is not None:
            return found
    return None
