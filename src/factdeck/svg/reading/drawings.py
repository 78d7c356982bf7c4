"""SVG files to drawings whose text is set in given faces; what reads them is loaded when a file is new."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from factdeck.derived import derived
from factdeck.drawing import Drawing
from factdeck.face import Face
from factdeck.files.plain import read_plain
from factdeck.svg.reading.report import MOST_BYTES

Faces = tuple[Face, Face, Face]
"""A regular, a bold and an italic one."""


class Unreadable(ValueError):
    """svglib makes nothing of the file."""


class Read(Struct, frozen=True):
    """An SVG file as a drawing."""

    drawing: Drawing
    lost: tuple[str, ...]
    """What svglib says that it can't do."""


@lru_cache(maxsize=64)
def svg_drawing(file: Path, _changed: int, faces: Faces, others: tuple[Face, ...]) -> Read:
    """The drawing and what is lost of it; raises Unreadable where svglib makes nothing of the file.

    A file that was examined, and has nothing to be refused, says all of it by itself.
    """
    data = read_plain(file, MOST_BYTES)

    def read() -> Read:
        from factdeck.svg.reading.converting import read_drawing

        return read_drawing(data, faces, others)

    return derived("svg", (data, faces, others), Read, read)
