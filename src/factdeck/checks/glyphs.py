"""Placed pages to the characters that its faces have no glyph for, or would set wrongly, each where it first stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factdeck.drawing import texts
from factdeck.layout.fonts import draws_on_paper, metrics
from factdeck.scene import AnyItem, DrawingItem, Face, Origin, Page, Paragraph, paragraphs_of


class Place(NamedTuple):
    """Where the content of an item comes from, and the drawing's name where it is one."""

    origin: Origin | None
    drawing: str = ""


def undrawn_in(pages: Sequence[Page]) -> dict[str, Place]:
    """Whatever the texts went through before: what is not in here is drawn by a glyph of its own."""
    seen: dict[Face, set[str]] = {}
    for item in _items(pages):
        for text, face, _ in _texts(item):
            seen.setdefault(face, set()).update(text)
    lacking = {
        face: {letter for letter in result if not _draws(face, letter)} for face, result in seen.items()
    }
    return _places(pages, lacking) if any(lacking.values()) else {}


def _draws(face: Face, character: str) -> bool:
    return metrics(face).has(character) and draws_on_paper(character)


def _places(pages: Sequence[Page], lacking: dict[Face, set[str]]) -> dict[str, Place]:
    places: dict[str, Place] = {}
    for item in _items(pages):
        for text, face, place in _texts(item):
            for character in lacking[face].intersection(text):
                places.setdefault(character, place)
    return places


def _items(pages: Sequence[Page]) -> Iterator[AnyItem]:
    return (item for page in pages for item in page.items)


def _texts(item: AnyItem) -> Iterator[tuple[str, Face, Place]]:
    """Each text that the item draws, and the face that draws it."""
    for paragraph in paragraphs_of(item):
        yield from _set(paragraph, Place(paragraph.origin or item.origin))
    if isinstance(item, DrawingItem):
        place = Place(item.origin, item.name)
        for text, _ in texts(item.drawing):
            for part, face in text.drawn:
                yield part, face, place


def _set(paragraph: Paragraph, place: Place) -> Iterator[tuple[str, Face, Place]]:
    if paragraph.bullet and paragraph.bullet_style:
        yield paragraph.bullet, paragraph.bullet_style.face, place
    for line in paragraph.lines:
        for piece in line.pieces:
            yield piece.text, piece.run.style.face, place
        if line.ending == "hyphen":
            yield "-", line.pieces[-1].run.style.face, place
