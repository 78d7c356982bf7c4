"""Classes of named values, declared as the standard library's dataclasses are, and made in a tenth of their time.

A command lives for a second and makes some 150 of them. `dataclasses` compiles six functions for each and loads
`inspect`; here one is compiled and the others are shared. To a type checker they are dataclasses. What is taken from
there: frozen, slots, order, eq and kw_only; default, default_factory, init, repr and compare of a field;
``__post_init__``, ``__match_args__`` and inheritance.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter, ge, gt, le, lt
from types import MemberDescriptorType
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass", "field", "replace"]

_MISSING: Any = object()
_set: Callable[[object, str, Any], None] = object.__setattr__


class _Field:
    __slots__ = ("compare", "default", "default_factory", "init", "kw_only", "name", "repr")

    def __init__(
        self,
        default: Any = _MISSING,
        default_factory: Callable[[], Any] = _MISSING,
        init: bool = True,
        repr: bool = True,
        compare: bool = True,
    ):
        self.default, self.default_factory = default, default_factory
        self.init, self.repr, self.compare = init, repr, compare
        self.name, self.kw_only = "", False


def _dataclass(
    cls: type | None = None,
    *,
    frozen: bool = False,
    slots: bool = False,
    order: bool = False,
    eq: bool = True,
    kw_only: bool = False,
) -> Any:
    def made(cls: type) -> type:
        return _made(cls, frozen=frozen, slots=slots, order=order, eq=eq, kw_only=kw_only)

    return made if cls is None else made(cls)


def _made(cls: type, *, frozen: bool, slots: bool, order: bool, eq: bool, kw_only: bool) -> type:
    own = _own_fields(cls, kw_only)
    fields: dict[str, _Field] = {}
    for base in reversed(cls.__mro__[1:]):
        fields |= vars(base).get("__record_fields__", {})
    fields |= own
    listed = list(fields.values())
    members: dict[str, Any] = {
        "__record_fields__": fields,
        "__match_args__": tuple(each.name for each in listed if each.init and not each.kw_only),
        "__init__": _constructor(cls, listed, frozen, slots),
        "__repr__": _representation(tuple(each.name for each in listed if each.repr)),
    }
    compared = _values_of([each.name for each in listed if each.compare])
    if eq:
        members["__eq__"] = _equality(compared)
        members["__hash__"] = _hash(compared) if frozen else None
    if order:
        members |= {f"__{name.__name__}__": _ordering(name, compared) for name in (lt, le, gt, ge)}
    if frozen:
        members["__setattr__"], members["__delattr__"] = _refuse_setting, _refuse_deleting
        if slots:
            members["__getstate__"], members["__setstate__"] = _state, _restore
    for name, member in members.items():
        if name not in vars(cls) or vars(cls)[name] is None:
            setattr(cls, name, member)
    done = _with_slots(cls, own) if slots else cls
    if frozen:
        vars(cls)["__init__"].__globals__.update(
            {f"_set_{each.name}": _setter(done, each) for each in listed}
        )
    return done


def _setter(cls: type, each: _Field) -> Callable[[object, Any], None]:
    """What sets a field of a class that lets nobody set it: the slot itself, which is the fastest."""
    slot = getattr(cls, each.name, None)
    if isinstance(slot, MemberDescriptorType):
        return slot.__set__
    return lambda self, value: _set(self, each.name, value)


def _own_fields(cls: type, kw_only: bool) -> dict[str, _Field]:
    """The fields that a class declares itself; what it says of them is taken off, but for plain defaults."""
    found = {}
    for name, annotation in cls.__annotations__.items():
        if str(annotation).startswith(("ClassVar", "typing.ClassVar")):
            continue
        declared = vars(cls).get(name, _MISSING)
        each = declared if isinstance(declared, _Field) else _Field(declared)
        each.name, each.kw_only = name, kw_only
        found[name] = each
        if isinstance(declared, _Field):
            if each.default is _MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, each.default)
    return found


def _constructor(cls: type, fields: list[_Field], frozen: bool, slots: bool) -> Callable[..., None]:
    """The one function that is compiled: a shared one would be slow with each instance."""
    known: dict[str, Any] = {"_set": _set, "_MISSING": _MISSING}
    places, keywords, lines = ["self"], list[str](), list[str]()
    for each in fields:
        name, value = each.name, each.name
        if each.default_factory is not _MISSING:
            known[f"_new_{name}"] = each.default_factory
            value = f"_new_{name}() if {name} is _MISSING else {name}" if each.init else f"_new_{name}()"
        elif not each.init:
            continue
        if each.init:
            known[f"_default_{name}"] = each.default
            needed = each.default is _MISSING and each.default_factory is _MISSING
            (keywords if each.kw_only else places).append(name if needed else f"{name}=_default_{name}")
        if frozen:
            lines.append(f"_set_{name}(self, {value})" if slots else f"_set(self, {name!r}, {value})")
        else:
            lines.append(f"self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    parameters = ", ".join([*places, *(["*", *keywords] if keywords else [])])
    exec(f"def __init__({parameters}):\n " + ("\n ".join(lines) or "pass"), known)
    made: Callable[..., None] = known["__init__"]
    made.__qualname__, made.__module__ = f"{cls.__qualname__}.__init__", cls.__module__
    return made


def _values_of(names: list[str]) -> Callable[[Any], Any]:
    if not names:
        return lambda self: ()
    return attrgetter(*names)


def _equality(values: Callable[[Any], Any]) -> Callable[[Any, object], bool]:
    def __eq__(self: Any, other: object) -> bool:
        if self.__class__ is not other.__class__:
            return NotImplemented
        return bool(values(self) == values(other))

    return __eq__


def _hash(values: Callable[[Any], Any]) -> Callable[[Any], int]:
    def __hash__(self: Any) -> int:
        return hash(values(self))

    return __hash__


def _ordering(operator: Callable[[Any, Any], Any], values: Callable[[Any], Any]) -> Callable[..., object]:
    def compared(self: object, other: object) -> object:
        if self.__class__ is not other.__class__:
            return NotImplemented
        return bool(operator(values(self), values(other)))

    return compared


def _representation(names: tuple[str, ...]) -> Callable[[Any], str]:
    def __repr__(self: Any) -> str:
        told = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{self.__class__.__qualname__}({told})"

    return __repr__


def _refuse_setting(self: object, name: str, value: object) -> None:
    raise AttributeError(f"cannot assign to field {name!r}")


def _refuse_deleting(self: object, name: str) -> None:
    raise AttributeError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, name) for name in self.__record_fields__]


def _restore(self: Any, state: list[Any]) -> None:
    for name, value in zip(self.__record_fields__, state, strict=True):
        _set(self, name, value)


def _with_slots(cls: type, own: dict[str, _Field]) -> type:
    """The class anew: slots are made with a class, and never later."""
    members = {name: value for name, value in vars(cls).items() if name not in own}
    members.pop("__dict__", None)
    members.pop("__weakref__", None)
    qualname = cls.__qualname__
    made = type(cls)(cls.__name__, cls.__bases__, {**members, "__slots__": tuple(own)})
    made.__qualname__ = qualname
    return made


def _replace(self: Any, /, **changes: Any) -> Any:
    values = {name: getattr(self, name) for name, each in self.__record_fields__.items() if each.init}
    return self.__class__(**{**values, **changes})


if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
else:
    dataclass, field, replace = _dataclass, _Field, _replace
