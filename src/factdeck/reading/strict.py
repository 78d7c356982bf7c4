"""The base of all models: fields are declared once, unknown keys are refused, each instance knows where it was written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar, TypeVar

from msgspec import Struct, field

from factdeck.messages import codes
from factdeck.messages.problems import Mark, Source
from factdeck.reading.scalar import Text

NOWHERE = Mark(Source("", ""))
NOTHING: Any = object()
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

    default: Any = NOTHING
    default_factory: Callable[[], Any] | None = None
    alias: str = ""
    description: str = ""
    examples: list[Any] = field(default_factory=list)
    min_length: int | None = None
    max_length: int | None = None
    checks_default: bool = False
    name: str = ""
    module: str = ""
    annotation: Any = None

    @property
    def key(self) -> str:
        """The key as it is written in YAML."""
        return self.alias or self.name

    @property
    def required(self) -> bool:
        return self.default is NOTHING and self.default_factory is None

    def made_default(self) -> Any:
        return self.default if self.default_factory is None else self.default_factory()


Field: Callable[..., Any] = FieldInfo
"""Declares a field: to a type checker, its default may stand for a value of any type."""


class Validation:
    """What a check may ask for: the fields of the same model that were read before, and the reader's context."""

    __slots__ = ("context", "data")

    def __init__(self, data: Mapping[str, Any], context: Any):
        self.data, self.context = data, context


Check = TypeVar("Check", bound=Callable[..., Any])


def check(field: str) -> Callable[[Check], Check]:
    """Marks a static method that takes a field's value and a Validation, and returns the value or complains."""

    def marked(method: Check) -> Check:
        method._checked = field  # type: ignore[attr-defined]
        return method

    return marked


class Strict:
    """Models of what people write: every key is known, every value is what it says.

    A key with nothing behind its colon counts as not written. ``open`` lets a model take keys that are not known,
    as ``extra``; ``schema`` is added to its JSON Schema.
    """

    _fields: ClassVar[dict[str, FieldInfo]] = {}
    _keys: ClassVar[frozenset[str]] = frozenset()
    """Every key that a field may be given by: its alias and its name."""
    _kinds: ClassVar[dict[str, Any]] = {}
    """The kinds of the fields that were asked for."""
    _checks: ClassVar[dict[str, list[Callable[[Any, Validation], Any]]]] = {}
    _open: ClassVar[bool] = False
    _schema: ClassVar[Mapping[str, Any]] = {}
    _mark: Mark = NOWHERE
    _written: frozenset[str] = frozenset()
    _extra: dict[str, Any]

    def __init_subclass__(
        cls, open: bool = False, schema: Mapping[str, Any] | None = None, **kwargs: Any
    ) -> None:
        super().__init_subclass__(**kwargs)
        cls._open, cls._schema = open, schema or {}
        cls._fields, cls._checks = dict(cls._fields), dict(cls._checks)
        for name, annotation in cls.__annotations__.items():
            if not name.startswith("_"):
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

    @classmethod
    def made(cls: type[Model], values: Mapping[str, Any] = {}, written: Iterable[str] | None = None) -> Model:
        """An instance of values that are known to be sound, by the names of its fields."""
        self = cls.__new__(cls)
        for name, info in cls._fields.items():
            self.__dict__[name] = values[name] if name in values else info.made_default()
        self._written = frozenset(values if written is None else written)
        return self

    def changed(self: Model, **changes: Any) -> Model:
        """A copy with other values, which are known to be sound, in some fields."""
        copy = type(self).__new__(type(self))
        copy.__dict__ = {**self.__dict__, **changes}
        copy._written = self._written | changes.keys()
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
        """What an open model was given beyond its fields."""
        return self._extra

    def check_whole(self, context: Any) -> None:
        """Complains where fields that are sound one by one don't go together."""

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


def first_mark(value: Mapping[Any, Any]) -> Mark | None:
    return next((item.mark for item in value.values() if isinstance(item, Text)), None)
