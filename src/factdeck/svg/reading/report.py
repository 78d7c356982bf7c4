"""An SVG file to what is known of it before it is drawn, as an earlier run knew it."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct, field

from factdeck.derived import derived
from factdeck.files.plain import read_plain

MOST_BYTES = 5_000_000


class Loss(Struct, frozen=True):
    """Something of a file that would not be shown as drawn."""

    what: str
    line: int
    """0 of the whole file."""
    refused: bool = False
    """Whether the file is not read at all."""
    broken: bool = False
    """Whether it is no SVG, or leads nowhere."""


class SvgReport(Struct):
    """What is known of an SVG file before it is drawn."""

    losses: list[Loss] = field(default_factory=list)
    damage: str = ""
    """Why it is no XML; empty where it is."""
    sized: bool = False
    text_line: int = 0
    """Where the first text stands; 0 where there is none."""


def report_on(file: Path) -> SvgReport:
    """What an SVG file asks for that can't be painted, each kind once, where it first stands. Raises OSError."""
    data = read_plain(file, MOST_BYTES)

    def examined() -> SvgReport:
        from factdeck.svg.reading.examine import examine_bytes

        return examine_bytes(data)

    return derived("report on an SVG file", data, SvgReport, examined)
