"""A drawing's strings to the faces that draw them, where their own lacks letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factdeck.layout.fonts import parts_of
from factdeck.scene import Face, StringParts

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Group


def strings_of(group: Group) -> Iterator[tuple[str, str]]:
    """Each string of a drawing with the name of its font."""
    for node in group.contents:
        if hasattr(node, "contents"):
            yield from strings_of(node)
        elif hasattr(node, "fontName"):
            yield node.text, node.fontName


def string_parts(group: Group, faces: Sequence[Face]) -> StringParts:
    """For a string and its font's name, its parts; nothing for strings that their own face draws as they are."""
    if not faces:
        return {}
    made = {string: tuple(parts_of(*string, faces)) for string in dict.fromkeys(strings_of(group))}
    return {
        (text, font): parts
        for (text, font), parts in made.items()
        if [(part, face.name) for part, face in parts] != [(text, font)]
    }
