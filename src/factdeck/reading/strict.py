"""The base of all models: fields are declared once, unknown keys are refused, each instance knows where it was written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar, Final, NoReturn, TypeVar

from msgspec import Struct, field

from factdeck.messages import codes
from factdeck.messages.problems import Mark, Source
from factdeck.reading.scalar import Text

NOWHERE = Mark(Source("", ""))
NOTHING: Final = object()
"""Stands for a default that there is not: the key is needed."""


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


class FieldInfo(Struct):
    """A field of a model: what stands where its key is left out, and what JSON Schema and messages say of it.

    ``alias`` is the key in YAML where it is not the name; ``min_length`` and ``max_length`` count a list's entries;
    ``checks_default`` has the field's checks look at the default, too. The model adds the rest.
    """

    default: object = NOTHING
    default_factory: Callable[[], object] | None = None
    alias: str = ""
    description: str = ""
    examples: list[object] = field(default_factory=list)
    min_length: int | None = None
    max_length: int | None = None
    checks_default: bool = False
    name: str = ""
    module: str = ""
    annotation: object = None

    @property
    def key(self) -> str:
        """The key as it is written in YAML."""
        return self.alias or self.name

    @property
    def required(self) -> bool:
        """Whether the key has to be written."""
        return self.default is NOTHING and self.default_factory is None

    def made_default(self) -> object:
        return self.default if self.default_factory is None else self.default_factory()


Field: Callable[..., Any] = FieldInfo
"""Declares a field: to a type checker, its default may stand for a value of any type."""


class Validation:
    """What a check may ask for: the fields of the same model that were read before, and the reader's context."""

    __slots__ = ("context", "data")

    def __init__(self, data: Mapping[str, Any], context: Any):
        self.data, self.context = data, context


Check = TypeVar("Check", bound=Callable[..., object])


def check(field: str) -> Callable[[Check], Check]:
    """Marks a static method that takes a field's value and a Validation, and returns the value or complains."""

    def marked(method: Check) -> Check:
        method._checked = field  # type: ignore[attr-defined]
        return method

    return marked


class Strict:
    """Models of what people write: every key is known, every value is what it says.

    A key with nothing behind its colon counts as not written. ``open`` lets a model take keys that are not known,
    as ``extra``; ``schema`` is added to its JSON Schema. Nobody sets a field of an instance: ``changed`` gives a copy
    with other values. An annotation of ClassVar declares no field.
    """

    _fields: ClassVar[dict[str, FieldInfo]] = {}
    _keys: ClassVar[frozenset[str]] = frozenset()
    """Every key that a field may be given by: its alias and its name."""
    _kinds: ClassVar[dict[str, Any]] = {}
    """The kinds of the fields that were asked for."""
    _checks: ClassVar[dict[str, list[Callable[[object, Validation], object]]]] = {}
    _open: ClassVar[bool] = False
    _schema: ClassVar[Mapping[str, object]] = {}
    _mark: Mark = NOWHERE
    _written: frozenset[str] = frozenset()
    _extra: dict[str, object]

    def __init_subclass__(
        cls, open: bool = False, schema: Mapping[str, object] | None = None, **kwargs: object
    ) -> None:
        super().__init_subclass__(**kwargs)
        cls._open, cls._schema = open, schema or {}
        cls._fields, cls._checks = dict(cls._fields), dict(cls._checks)
        for name, annotation in cls.__annotations__.items():
            if not name.startswith("_") and not str(annotation).startswith("ClassVar"):
                declared = cls.__dict__.get(name, NOTHING)
                info = declared if isinstance(declared, FieldInfo) else FieldInfo(declared)
                info.name, info.annotation, info.module = name, annotation, cls.__module__
                cls._fields[name] = info
                if declared is not NOTHING:
                    delattr(cls, name)
        cls._keys = frozenset(key for info in cls._fields.values() for key in (info.key, info.name))
        cls._kinds = {}
        for member in list(vars(cls).values()):
            if isinstance(member, staticmethod) and hasattr(member, "_checked"):
                checked = member._checked
                cls._checks[checked] = [*cls._checks.get(checked, ()), member.__func__]

    def __init__(self) -> None:
        raise TypeError(f"{type(self).__name__} is read with read_values, or made of sound values with made")

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__}.{name} can't be set: changed() gives a copy")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__}.{name} can't be deleted")

    @classmethod
    def made(
        cls: type[Model], values: Mapping[str, object] = {}, written: Iterable[str] | None = None
    ) -> Model:
        """An instance of values that are known to be sound, by the names of its fields."""
        self = cls.__new__(cls)
        members = self.__dict__
        for name, info in cls._fields.items():
            members[name] = values[name] if name in values else info.made_default()
        members["_written"] = frozenset(values if written is None else written)
        return self

    def changed(self: Model, **changes: object) -> Model:
        """A copy with other values, which are known to be sound, in some fields."""
        return self._copied({**changes, "_written": self._written | changes.keys()})

    def with_extra(self: Model, **changes: Any) -> Model:
        """A copy of an open model with other values beyond its fields."""
        return self._copied({"_extra": {**self._extra, **changes}})

    def _copied(self: Model, members: Mapping[str, Any]) -> Model:
        """A copy with other members, which may be private ones."""
        copy = type(self).__new__(type(self))
        copy.__dict__.update(self.__dict__)
        copy.__dict__.update(members)
        return copy

    @property
    def mark(self) -> Mark:
        """Where it begins; of one that was never written, nowhere."""
        return self._mark

    @property
    def written(self) -> frozenset[str]:
        """The names of the fields that were given, not left to their defaults."""
        return self._written

    @property
    def extra(self) -> dict[str, Any]:
        """What stands in an open model beyond its fields."""
        return self._extra

    @classmethod
    def told_of(cls, text: str) -> str:  # noqa: ARG003 - for models that override it
        """How a text that stands in its place is written with its keys, in braces; empty where the model can't say."""
        return ""

    def check_whole(self, context: Any) -> None:
        """Complains where fields that are sound one by one don't go together."""

    def derived(self, context: Any) -> Mapping[str, Any]:
        """Private members that follow from the fields and the reader's context, asked for once the whole is sound."""
        return {}

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self._fields)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={getattr(self, name)!r}" for name in self._fields)
        return f"{type(self).__name__}({values})"


Model = TypeVar("Model", bound=Strict)


def fields_of(model: type[Strict] | Strict) -> dict[str, FieldInfo]:
    """A model's fields by name, in the order of their declaration."""
    return model._fields


def known_keys(model: type[Strict]) -> set[str]:
    """A model's keys as they are written."""
    return {info.key for info in model._fields.values()}


def first_mark(value: Mapping[object, object]) -> Mark | None:
    """Where the first text of a mapping stands; None where it has none."""
    return next((item.mark for item in value.values() if isinstance(item, Text)), None)
