"""A field's type annotation to the kind of value that it takes: how that is read, and its JSON Schema."""

from __future__ import annotations

import sys
from collections.abc import Callable, Container
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from factdeck.messages.either import either
from factdeck.reading.annotations import Before, ChosenBy, ReadBy, Schema
from factdeck.reading.scalar import Text
from factdeck.reading.strict import FieldInfo, Strict, Validation, first_mark
from factdeck.reading.telling import WRONG, Teller, Trail
from factdeck.reading.written_as import as_keys, as_list

MOST_PLACES = 3
"""Keys that a hint names as those below which an unknown one is known."""
Refer = Callable[[type[Strict]], Schema]
"""A model to the JSON Schema that points to its definition."""


class Kind:
    """A kind of value."""

    def read(self, value: object, trail: Trail, told: Teller) -> object:
        """The value read, or WRONG."""
        raise NotImplementedError

    def schema(self, refer: Refer) -> Schema:
        """The JSON Schema of what may be written; ``refer`` points to a model's definition."""
        raise NotImplementedError


class TextKind(Kind):
    """Text, as it is written."""

    def read(self, value: object, trail: Trail, told: Teller) -> object:
        if isinstance(value, Text):
            return value
        if isinstance(value, str):
            return Text(value)
        return told.wrong(trail, "text is wanted here, not a list or keys with values")

    def schema(self, refer: Refer) -> Schema:
        return {"type": "string"}


class ReaderKind(Kind):
    """What a function makes of the value."""

    def __init__(self, reader: ReadBy):
        self.reader, self.function, self.context = reader, reader.read, reader.context

    def read(self, value: object, trail: Trail, told: Teller) -> object:
        try:
            return self.function(value, told.context) if self.context else self.function(value)
        except ValueError as error:
            return told.refused(trail, error)

    def schema(self, refer: Refer) -> Schema:
        return dict(self.reader.schema)


class BeforeKind(Kind):
    """What another kind reads of a value that a function has made ready."""

    def __init__(self, before: Before, inner: Kind):
        self.before, self.inner = before, inner

    def read(self, value: object, trail: Trail, told: Teller) -> object:
        try:
            ready = self.before.read(value)
        except ValueError as error:
            return told.refused(trail, error)
        return self.inner.read(ready, trail, told)

    def schema(self, refer: Refer) -> Schema:
        inner = self.inner.schema(refer)
        return {"anyOf": [self.before.also, inner]} if self.before.also else inner


class LiteralKind(Kind):
    """One of several words."""

    def __init__(self, choices: tuple[str, ...]):
        self.choices = {choice: choice for choice in choices}
        self.told = either(map(repr, choices))

    def read(self, value: object, trail: Trail, told: Teller) -> object:
        if not isinstance(value, str):
            hint = f"write {self.told}"
            return told.wrong(trail, "text is wanted here, not a list or keys with values", hint)
        result = self.choices.get(value, WRONG)
        return told.wrong(trail, f"{str(value)!r} is not one of {self.told}") if result is WRONG else result

    def schema(self, refer: Refer) -> Schema:
        listed = list(self.choices)
        return {"type": "string", **({"enum": listed} if listed[1:] else {"const": listed[0]})}


class ListKind(Kind):
    """A list of values of one kind, with as many entries as it may have."""

    def __init__(self, item: Kind, least: int | None = None, most: int | None = None):
        self.item, self.least, self.most = item, least, most

    def read(self, value: object, trail: Trail, told: Teller) -> object:
        if not isinstance(value, list):
            model = self.item.model if isinstance(self.item, ModelKind) else None
            return told.wrong(trail, "a list is wanted here", as_list(value, model))
        if self.most is not None and len(value) > self.most:
            message = f"this list has at most {_entries(self.most)}, not {len(value)}"
            return told.wrong(trail, message, f"keep the {self.most} that matter most")
        read = self.item.read
        result = [read(item, (trail, number, item), told) for number, item in enumerate(value)]
        if any(item is WRONG for item in result):
            return WRONG
        if self.least is not None and len(result) < self.least:
            wanted = f"this list needs at least {_entries(self.least)}, not {len(result)}"
            return told.wrong(trail, wanted, "add what is missing, or leave the whole out")
        return result

    def schema(self, refer: Refer) -> Schema:
        result: Schema = {"items": self.item.schema(refer)}
        if self.most is not None:
            result["maxItems"] = self.most
        if self.least is not None:
            result["minItems"] = self.least
        return {**result, "type": "array"}


class MappingKind(Kind):
    """Values by keys that are free."""

    def __init__(self, value: Kind):
        self.value = value

    def read(self, value: object, trail: Trail, told: Teller) -> object:
        if not isinstance(value, dict):
            return told.no_keys(trail)
        result = {key: self.value.read(item, (trail, key, item), told) for key, item in value.items()}
        return WRONG if any(item is WRONG for item in result.values()) else result

    def schema(self, refer: Refer) -> Schema:
        return {"additionalProperties": self.value.schema(refer), "type": "object"}


class ModelKind(Kind):
    """Keys with values, read as a model."""

    def __init__(self, model: type[Strict]):
        self.model = model

    def read(self, value: object, trail: Trail, told: Teller) -> object:
        return read_model(self.model, value, trail, told)

    def schema(self, refer: Refer) -> Schema:
        return refer(self.model)


class ChosenKind(Kind):
    """Keys with values, read as one of several models."""

    def __init__(self, choose: Callable[[object], type[Strict]], models: tuple[type[Strict], ...]):
        self.choose, self.models = choose, models

    def read(self, value: object, trail: Trail, told: Teller) -> object:
        return read_model(self.choose(value), value, trail, told)

    def schema(self, refer: Refer) -> Schema:
        return {"oneOf": [refer(model) for model in self.models]}


def read_model(model: type[Strict], value: object, trail: Trail, told: Teller) -> object:
    """An instance of the model, or WRONG when all that is wrong with its fields has been told."""
    if isinstance(value, model):
        return value
    if not isinstance(value, dict):
        return told.no_keys(trail, as_keys(model, value))
    result: dict[str, object] = {}
    given: set[str] = set()
    unknown = [] if model._open else _unknown(model, value)
    shown = unknown[: told.left]
    meant = {told.meant(model, key) for key in shown} if shown else ()
    if trail and unknown and not any(meant) and len(unknown) == len(value) and _says_by_keys(model, value):
        return told.keyed(trail, unknown[0], as_keys(model, *next(iter(value.items()))))
    sound = not unknown
    for name, field in model._fields.items():
        key, item = _given(value, field)
        if key is None:
            read = _default(field, value, trail, told, meant)
        else:
            given.add(name)
            left_out = item is None and field.default is None
            read = None if left_out else kind_of(model, name).read(item, (trail, key, item), told)
        if read is not WRONG and name in model._checks and (key is not None or field.checks_default):
            at = (trail, field.key if key is None else key, item)
            read = _checked(model, name, read, Validation(result, told.context), at, told)
        if read is WRONG:
            sound = False
        else:
            result[name] = read
    for key in shown:
        told.unknown(model, key, trail, _known_below(model, key))
    return _made(model, result, given, value, trail, told) if sound else WRONG


def _made(
    model: type[Strict],
    found: dict[str, object],
    given: set[str],
    value: dict[Any, object],
    trail: Trail,
    told: Teller,
) -> object:
    result = model.made(found, given)
    members = result.__dict__
    if model._open:
        members["_extra"] = {key: item for key, item in value.items() if key not in model._keys}
    try:
        result.check_whole(told.context)
    except ValueError as error:
        return told.refused(trail, error)
    members.update(result.derived(told.context))
    mark = getattr(value, "mark", None) or first_mark(value)
    if mark is not None:
        members["_mark"] = mark
    return result


def _unknown(model: type[Strict], value: dict[object, object]) -> list[object]:
    return [key for key in value if key not in model._keys]


def _says_by_keys(model: type[Strict], value: dict[object, object]) -> bool:
    """Whether a mapping has its facts for keys, as in ``1900: The bridge opens``, where the model has keys for them."""
    needed = any(field.required for field in model._fields.values())
    return (
        needed
        and all(isinstance(item, Text) and not item.missing for item in value.values())
        and not any(_known_below(model, key) for key in value)
    )


def _known_below(model: type[Strict], key: object) -> list[str]:
    """The keys of a model below which another key is known, in quotes."""
    result = []
    for name, field in model._fields.items():
        kind = kind_of(model, name)
        item = kind.item if isinstance(kind, ListKind) else kind
        if isinstance(item, ModelKind) and key in item.model._keys:
            result.append(f"an entry of {field.key!r}" if item is not kind else repr(field.key))
    return result if len(result) <= MOST_PLACES else []


def _given(value: dict[object, object], field: FieldInfo) -> tuple[object, object]:
    """The key that a field is given by, and what stands behind it; no key where it is not given."""
    for key in (field.key, field.name) if field.alias else (field.name,):
        item = value.get(key, WRONG)
        if item is not WRONG and not (key == field.key and isinstance(item, Text) and item.missing):
            return key, item
    return None, None


def _default(
    field: FieldInfo, value: dict[object, object], trail: Trail, told: Teller, meant: Container[object]
) -> object:
    """What stands where nothing is given; a key that is missing since it is misspelled is told once, as misspelled."""
    if not field.required:
        return field.made_default()
    if field.key not in meant:
        told.missing(field, value, trail)
    return WRONG


def _checked(
    model: type[Strict], name: str, value: object, validation: Validation, trail: Trail, told: Teller
) -> object:
    try:
        for function in model._checks[name]:
            value = function(value, validation)
    except ValueError as error:
        return told.refused(trail, error)
    return value


def kind_of(model: type[Strict], name: str) -> Kind:
    """The kind of a field; worked out when it is first asked for."""
    kinds: dict[str, Kind] = model._kinds
    if name not in kinds:
        field = model._fields[name]
        kinds[name] = _kind(_annotation(field), field.min_length, field.max_length)
    return kinds[name]


def _annotation(field: FieldInfo) -> object:
    """A field's annotation, evaluated where it was written: `typing.get_type_hints` would evaluate all fields'."""
    written = field.annotation
    if not isinstance(written, str):
        return written
    return eval(written, vars(sys.modules[field.module]))  # noqa: S307 - an annotation in our own code


def _kind(annotation: object, least: int | None = None, most: int | None = None) -> Kind:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _annotated(arguments[0], arguments[1:])
    if origin in (Union, UnionType):
        (written,) = (argument for argument in arguments if argument is not NoneType)
        return _kind(written, least, most)
    if origin is list:
        return ListKind(_kind(arguments[0]), least, most)
    if origin is dict:
        return MappingKind(_kind(arguments[1]))
    if origin is Literal:
        return LiteralKind(arguments)
    if annotation is Text:
        return TextKind()
    if isinstance(annotation, type) and issubclass(annotation, Strict):
        return ModelKind(annotation)
    raise TypeError(f"a field can't be of the type {annotation!r}")


def _annotated(annotation: object, marks: tuple[object, ...]) -> Kind:
    for mark in marks:
        if isinstance(mark, ReadBy):
            return ReaderKind(mark)
        if isinstance(mark, Before):
            return BeforeKind(mark, _kind(annotation))
        if isinstance(mark, ChosenBy):
            return ChosenKind(mark.choose, get_args(annotation))
    return _kind(annotation)


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"
