"""Records do what the standard library's dataclasses do, told by making the same classes with both."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import subprocess
import sys
from collections import Counter
from typing import Any, ClassVar

import pytest

from factdeck import records

MADE: dict[str, Any] = {}


def classes(made_by: Any) -> dict[str, Any]:
    """The same classes, declared with one of the two modules."""
    dataclass, field = made_by.dataclass, made_by.field

    @dataclass(frozen=True, slots=True)
    class Point:
        x: float
        y: float = 0.0
        name: str = field(default="", compare=False, repr=False)

        def moved(self, by: float) -> Any:
            return made_by.replace(self, x=self.x + by)

    @dataclass(slots=True)
    class Bag:
        owner: str
        things: list[str] = field(default_factory=list)
        counted: Counter[str] = field(default_factory=Counter, repr=False)

    @dataclass(slots=True, kw_only=True)
    class Box:
        width: float
        height: float = 1.0

    @dataclass(slots=True, kw_only=True)
    class Crate(Box):
        lid: bool = False

    @dataclass(frozen=True)
    class Line:
        start: Any
        end: Any
        kinds: ClassVar[tuple[str, ...]] = ("solid", "dashed")

        @property
        def ends(self) -> tuple[Any, Any]:
            return self.start, self.end

    @dataclass(frozen=True, slots=True, order=True)
    class Version:
        major: int
        minor: int = 0

    @dataclass
    class Sum:
        parts: list[int]
        total: int = field(init=False)

        def __post_init__(self) -> None:
            self.total = sum(self.parts)

    @dataclass(eq=False)
    class Single:
        name: str

    @dataclass(frozen=True)
    class Own:
        name: str

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Own) and self.name.lower() == other.name.lower()

        def __hash__(self) -> int:
            return hash(self.name.lower())

        def __repr__(self) -> str:
            return "own"

    @dataclass(frozen=True, slots=True)
    class Nothing:
        pass

    return {name: value for name, value in locals().items() if isinstance(value, type)}


OURS, THEIRS = classes(records), classes(dataclasses)
KINDS = pytest.mark.parametrize("made", [OURS, THEIRS], ids=["records", "dataclasses"])


@KINDS
def test_values_are_kept_by_name_with_their_defaults(made: dict[str, Any]) -> None:
    point = made["Point"](1, name="a")
    assert (point.x, point.y, point.name) == (1, 0.0, "a")
    assert made["Bag"]("me").things is not made["Bag"]("me").things
    assert made["Crate"](width=2, lid=True).height == 1.0
    assert made["Sum"]([1, 2]).total == 3


@KINDS
def test_equal_values_are_equal_and_hash_alike_where_nothing_can_change(made: dict[str, Any]) -> None:
    point = made["Point"]
    assert point(1, 2, "a") == point(1, 2, "b") != point(1, 3)
    assert hash(point(1, 2, "a")) == hash(point(1, 2, "b"))
    assert made["Bag"]("me") == made["Bag"]("me")
    assert made["Bag"].__hash__ is None
    assert made["Crate"](width=1) != made["Box"](width=1)
    assert made["Single"]("a") != made["Single"]("a")
    assert made["Own"]("A") == made["Own"]("a") and len({made["Own"]("A"), made["Own"]("a")}) == 1
    assert made["Nothing"]() == made["Nothing"]() and hash(made["Nothing"]()) == hash(made["Nothing"]())


@KINDS
def test_what_is_frozen_can_t_be_changed(made: dict[str, Any]) -> None:
    for frozen in (made["Point"](1), made["Line"](1, 2)):
        name = next(iter(vars(type(frozen))["__match_args__"]))
        with pytest.raises(AttributeError, match=f"cannot assign to field '{name}'"):
            setattr(frozen, name, 9)
        with pytest.raises(AttributeError, match=f"cannot delete field '{name}'"):
            delattr(frozen, name)


@KINDS
def test_slots_leave_no_room_for_more(made: dict[str, Any]) -> None:
    with pytest.raises(AttributeError):
        made["Bag"]("me").more = 1
    assert not hasattr(made["Crate"](width=1), "__dict__")
    assert "lid" in made["Crate"].__slots__


@KINDS
def test_they_say_what_they_hold(made: dict[str, Any]) -> None:
    assert repr(made["Point"](1, 2, "a")).endswith("Point(x=1, y=2)")
    assert repr(made["Bag"]("me")).endswith("Bag(owner='me', things=[])")
    assert repr(made["Own"]("a")) == "own"


@KINDS
def test_they_are_ordered_where_asked(made: dict[str, Any]) -> None:
    version = made["Version"]
    assert version(1, 2) < version(1, 3) <= version(1, 3) < version(2) > version(1, 9)
    with pytest.raises(TypeError):
        assert made["Point"](1) < made["Point"](2)


@KINDS
def test_copies_take_changes(made: dict[str, Any]) -> None:
    assert made["Point"](1, 2, "a").moved(3) == made["Point"](4, 2)
    assert copy.copy(made["Point"](1, 2)) == made["Point"](1, 2)
    with pytest.raises(TypeError):
        (records if made is OURS else dataclasses).replace(made["Point"](1), z=1)


@KINDS
def test_wrong_arguments_are_refused(made: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'x'"):
        made["Point"]()
    with pytest.raises(TypeError, match="takes 1 positional argument but 2 were given"):
        made["Box"](1)


@KINDS
def test_patterns_take_them_apart(made: dict[str, Any]) -> None:
    assert made["Point"].__match_args__ == ("x", "y", "name")
    assert made["Box"].__match_args__ == ()
    assert made["Line"](1, 2).ends == (1, 2)


@records.dataclass(frozen=True, slots=True)
class Sent:
    name: str
    inside: tuple[Any, ...] = ()


def test_they_travel_between_processes() -> None:
    sent = Sent("a", (Sent("b"),))
    assert pickle.loads(pickle.dumps(sent)) == sent


def test_neither_dataclasses_nor_inspect_is_loaded() -> None:
    code = "import factdeck.records, sys; print({'dataclasses', 'inspect'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
