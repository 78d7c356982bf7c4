"""One side of a card to what its room holds: in natural type, in smaller type, or in parts that go on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factdeck.place.box import ROUNDING, FlowBox, TooWideWord, natural_height
from factdeck.place.boxes.board import Board
from factdeck.place.boxes.figure import Figure, Picture
from factdeck.place.boxes.text_box import TextBox, smaller_text, stacked_paragraphs
from factdeck.place.flow import divided_boxes
from factdeck.place.own_elements import OwnElements
from factdeck.scene import AnyItem, TextItem
from factdeck.units import Box, Size

PICTURE_SHARE = 0.42
"""Of a card's width, at most, for a picture beside its text."""
GAP = 12.0
"""Points between a picture and the text beside it, and above what stands at the foot."""
BELOW_NUMBER = 3.0
STEP = 0.95
"""By which type is set smaller, again and again, until a text fits or has the least size."""

SMALLEST_FOR_A_WORD = 0.6
"""Of the size that a side has room for: a word that this does not keep whole is divided."""


class Face(Struct, frozen=True):
    """What one side of a card shows: a number in its upper right corner, a picture or board, texts, and texts at its foot."""

    texts: tuple[TextBox, ...] = ()
    foot: tuple[TextBox, ...] = ()
    picture: Picture | Figure | Board | None = None
    number: TextBox | None = None
    from_top: bool = False
    """Whether the texts begin at the top, as of a card that goes on; else they stand in the middle."""

    @property
    def all_texts(self) -> tuple[TextBox, ...]:
        return (*self.texts, *self.foot)

    def resized(self, scale: float, least: float) -> Face:
        """In type smaller by a factor, but none below the least size in points; the number stays as it is."""
        return replace(
            self,
            texts=tuple(smaller_text(text, scale, least) for text in self.texts),
            foot=tuple(smaller_text(text, scale, least) for text in self.foot),
        )

    def fits(self, room: Size) -> bool:
        """Whether the texts are no higher than what picture and number leave of the room."""
        width = self._text_box(room).width
        return natural_height(self.texts, width) <= self._free(room, width) + ROUNDING

    def _free(self, room: Size, width: float) -> float:
        """The height that number and foot leave to the texts."""
        return room.height - self._number_height(room) - self._foot_height(width)

    def _number_height(self, room: Size) -> float:
        return self.number.height(room.width) + BELOW_NUMBER if self.number else 0.0

    def _foot_height(self, width: float) -> float:
        return natural_height(self.foot, width) + GAP * bool(self.texts) if self.foot else 0.0

    def _picture_box(self, room: Size) -> Box:
        """Where the picture stands in the room: at the left, or in the middle where it is alone below the number."""
        if self.picture is None:
            return Box(0.0, 0.0, 0.0, 0.0)
        top = 0.0 if self.all_texts else self._number_height(room)
        shown, width = self._limited(room), room.width * (PICTURE_SHARE if self.all_texts else 1.0)
        taken = shown.reach(width)
        left = 0.0 if self.all_texts else (room.width - taken) / 2
        height = shown.height(width)
        return Box(left, top + (room.height - top - height) / 2, taken, height)

    def _limited(self, room: Size) -> Picture | Figure | Board:
        assert self.picture is not None
        height = room.height if self.all_texts else room.height - self._number_height(room)
        return replace(self.picture, most_height=min(self.picture.most_height, height))

    def _text_box(self, room: Size) -> Box:
        """The part of the room that is left to texts."""
        taken = self._picture_box(room).width + GAP if self.picture else 0.0
        return Box(taken, 0.0, room.width - taken, room.height)

    def place(self, box: Box, name: str) -> list[AnyItem]:
        """The items of this side in its room: the number, the picture, and the texts in the middle of what is left."""
        room = Size(box.width, box.height)
        items: list[AnyItem] = []
        if self.number:
            items.append(_item(f"{name} number", [self.number], box, 0.0, self.number.height(box.width)))
        if self.picture:
            at = self._picture_box(room).moved(box.x, box.y)
            items += self._limited(room).place(at.x, at.y, at.width)
        inner = self._text_box(room).moved(box.x, box.y)
        if self.texts:
            items.append(_item(name, self.texts, inner, self._top(room, inner.width), inner.height))
        if self.foot:
            top = room.height - natural_height(self.foot, inner.width)
            items.append(_item(f"{name} foot", self.foot, inner, top, inner.height))
        return items

    def _top(self, room: Size, width: float) -> float:
        """Where the texts begin: in the middle of the room, as far as neither number nor foot is in the way."""
        height = natural_height(self.texts, width)
        lowest = room.height - self._foot_height(width) - height
        middle = 0.0 if self.from_top else (room.height - height) / 2
        return max(min(middle, lowest), self._number_height(room))

    def too_wide(self, room: Size) -> Iterator[TooWideWord]:
        width = self._text_box(room).width
        for text in self.all_texts:
            yield from text.too_wide(width)
        if self.picture:
            yield from self._limited(room).too_wide(self._picture_box(room).width)

    def words(self) -> int:
        return sum(text.words() for text in self.all_texts) + (self.picture.words() if self.picture else 0)


def _item(name: str, texts: Sequence[TextBox], box: Box, top: float, height: float) -> TextItem:
    paragraphs = stacked_paragraphs(texts, box.width, top)
    return TextItem(box=Box(box.x, box.y, box.width, height), name=name, paragraphs=paragraphs)


def fitted_face(face: Face, room: Size, least: float) -> Face | None:
    """The side in the largest type that the room holds; None where none is small enough.

    No word is divided, unless one is so long that it would be hard to read in type that small.
    """
    largest = max((text.style.size for text in face.all_texts), default=least)
    scale, found, found_at = 1.0, None, 0.0
    while not found or scale >= SMALLEST_FOR_A_WORD * found_at:
        tried = face.resized(scale, least)
        if tried.fits(room):
            if not any(tried.too_wide(room)):
                return tried
            found, found_at = found or tried, found_at or scale
        if largest * scale <= least:
            break
        scale *= STEP
    return found


def keeps_size(face: Face, room: Size, lower: Size, least: float) -> bool:
    """Whether a room that is lower holds the side in type as large, and its picture as high."""
    if face.picture:
        return False
    found, wished = fitted_face(face, lower, least), fitted_face(face, room, least)
    if found is None or wished is None:
        return False
    return [text.style.size for text in found.all_texts] == [text.style.size for text in wished.all_texts]


def parts_of_face(face: Face, room: Size, least: float) -> list[Face]:
    """The side alone where it fits, else in the smallest type as several that follow each other, each as full as its room."""
    whole = fitted_face(face, room, least)
    if whole:
        return [whole]
    smallest = replace(face.resized(0.0, least), from_top=True)
    left: list[FlowBox] = [*smallest.all_texts]
    parts: list[Face] = []
    while left:
        part = replace(smallest, texts=(), foot=(), picture=None if parts else smallest.picture)
        width = replace(part, texts=smallest.all_texts)._text_box(room).width
        head, rest = divided_boxes(left, width, part._free(room, width))
        if not head:
            head, rest = left[:1], left[1:]
        parts.append(replace(part, texts=tuple(box for box in head if isinstance(box, TextBox))))
        left = rest
    return parts


def with_own_elements(*faces: Face) -> list[Face]:
    """Sides that go on, with elements of their own: what is read behind the first may stand on an earlier page."""
    elements = OwnElements()

    def own(text: TextBox) -> TextBox:
        runs = tuple(replace(run, element=elements.copy(run.element)) for run in text.runs)
        element, label = elements.copy(text.element), elements.copy(text.label)
        return text.changed(runs=runs, element=element, label=label)

    return [
        replace(face, texts=tuple(map(own, face.texts)), number=own(face.number) if face.number else None)
        for face in faces
    ]
