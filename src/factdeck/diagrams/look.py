"""The colours, faces and sizes that a drawing is made with, and how wide its labels are."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from factdeck.face import Face


class Look(Struct, frozen=True):
    """Fonts are named as ``scene.Face.name``; sizes are points; colours are ``#rrggbb``."""

    regular: str
    bold: str
    italic: str
    size: float
    """Of labels."""
    small: float
    """Of secondary labels such as tick marks; nothing is set smaller."""
    leading: float
    """Baseline to baseline of labels at ``size``."""
    ink: str
    paper: str
    accent: str
    second: str
    tint: str
    """A quiet fill, about 5 % of ink."""
    rule: str
    """Of hairlines."""
    faces: tuple[Face, ...]
    """What labels are set in, those that stand in for characters last: all that the following three go by."""
    width_of: Callable[[str, str, float], float]
    """Text, font name, size → points."""
    face_of: Callable[[str], Face]
    """Font name → its face."""
    parts_of: Callable[[str, str], tuple[tuple[str, Face], ...]]
    """Text, font name → parts, each in a face that has its letters; empty where the font's own has all."""
    divide: Callable[[str], tuple[int, ...]] = lambda word: ()
    """A word without spaces → where its language divides it behind a hyphen that it has not."""
    parts: Callable[[str], tuple[tuple[int, ...], ...]] = lambda word: ()
    """A word whose letters are shaped → where a line may end in it without a sign; the last ways are but not inside a letter."""
    lang: str = ""
    """Of the words, whose division follows from it."""
    for_print: bool = True
    """Paper is photocopied: hatch where colour alone would tell areas apart."""

    @property
    def values(self) -> tuple[object, ...]:
        """All that two looks that draw alike have in common: everything but the functions."""
        found = (getattr(self, name) for name in self.__struct_fields__)
        return tuple(value for value in found if not callable(value))
