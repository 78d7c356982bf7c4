"""An event as a drawing needs it: plain numbers and words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
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
