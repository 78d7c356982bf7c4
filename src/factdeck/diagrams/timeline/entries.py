"""An event as a drawing needs it: plain numbers and words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

LARGEST_STACK = 3


class Entry(Struct, frozen=True):
    """``start`` and ``end`` are proleptic Gregorian ordinal days; ``end`` is exclusive."""

    key: str
    start: float
    end: float
    date: str
    title: str
    lane: str = ""
    interval: bool = False
    approximate: bool = False
    uncertain: bool = False
    open_start: bool = False
    open_end: bool = False
    text: str = ""
    """More words, set smaller under the title."""

    @property
    def name(self) -> str:
        """What people call it: its date and its title."""
        return f"{self.date} {self.title}".strip()


class Stack(Struct, frozen=True, eq=False, dict=True):
    """Entries of one date and lane, whose labels stand under each other behind one leader."""

    entries: tuple[Entry, ...]

    @cached_property
    def keys(self) -> tuple[str, ...]:
        return tuple(entry.key for entry in self.entries)

    @property
    def first(self) -> Entry:
        return self.entries[0]


def stacked(entries: Sequence[Entry]) -> list[Stack]:
    """Neighbours of the same date, not more than a few together."""
    stacks: list[list[Entry]] = []
    for entry in entries:
        if stacks and len(stacks[-1]) < LARGEST_STACK and _when(stacks[-1][0]) == _when(entry):
            stacks[-1].append(entry)
        else:
            stacks.append([entry])
    return [Stack(tuple(stack)) for stack in stacks]


def _when(entry: Entry) -> tuple[object, ...]:
    return entry.start, entry.end, entry.date, entry.lane, entry.interval, entry.open_start, entry.open_end


def in_order_of_date(entries: Sequence[Entry]) -> list[Entry]:
    """Entries by their beginnings; those that begin together by their ends."""
    return sorted(entries, key=lambda entry: (entry.start, entry.end))


def has_open_end(entries: Sequence[Entry]) -> bool:
    """Whether one of the entries that end last goes on for nobody knows how long."""
    last = max(entry.end for entry in entries)
    return any(entry.open_end and entry.end == last for entry in entries)


def lanes_of(entries: Sequence[Entry], among: Sequence[str] = ()) -> tuple[str, ...]:
    """The lanes that entries name, in the order given or else in that in which they first do."""
    named = dict.fromkeys(entry.lane for entry in entries if entry.lane)
    return tuple(lane for lane in among if lane in named) if among else tuple(named)
