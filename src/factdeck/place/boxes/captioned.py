"""A picture with its caption: below it, or at its side where the picture leaves that room."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from factdeck.place.box import ROUNDING, FlowBox, TooWideWord, gap
from factdeck.place.boxes.figure import Figure, Picture
from factdeck.place.boxes.text_box import TextBox, lowered_paragraph
from factdeck.scene import AnyItem, TextItem
from factdeck.units import Box

LEAST_ACROSS = 9.0
"""Of its type's size: a caption at a picture's side is no narrower than that."""
LEAST_SHARE = 0.1
"""Of the room: a picture that its caption leaves less than this is parted from it."""
BREAST = 1.2
"""Of its type's size, between the picture and a caption at its side."""


class Captioned(FlowBox, kw_only=True):
    """A picture and its caption, in one piece; a caption at the side ends level with the picture.

    Its frame is as high as the picture: programs that set lines further apart find room in it.
    """

    picture: Figure | Picture
    caption: TextBox
    larger: float = 1.0
    """By how much a caption at the side is larger than one below."""

    @property
    def _at_side(self) -> TextBox:
        return replace(self.caption, space_before=0.0).resized(self.larger)

    def _across(self, width: float) -> float:
        """The width of a caption at the picture's side; 0 where it stands below."""
        size, caption = self.picture.size(width), self._at_side
        across = width - size.width - BREAST * caption.style.size
        if across < LEAST_ACROSS * caption.style.size or any(caption.too_wide(across)):
            return 0.0
        return across if caption.height(across) <= size.height + ROUNDING else 0.0

    def _below(self, width: float) -> float:
        """The height of a caption below the picture, with the room between."""
        return gap(self.picture, self.caption) + self.caption.height(width)

    def height(self, width: float) -> float:
        below = 0.0 if self._across(width) else self._below(width)
        return self.picture.height(width) + below

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        across, high = self._across(width), self.picture.height(width)
        if not across:
            top = y + high + gap(self.picture, self.caption)
            caption = replace(self.caption, space_before=0.0)
            return [*self.picture.place(x, y, width), *caption.place(x, top, width)]
        picture, caption = replace(self.picture, align="left"), self._at_side
        paragraph = lowered_paragraph(caption.paragraph(across), 0.0, high - caption.height(across))
        beside = TextItem(
            box=Box(x + width - across, y, across, high),
            name=caption.name,
            paragraphs=[paragraph],
            anchor="bottom",
        )
        return [*picture.place(x, y, width), beside]

    def fitted(self, width: float, height: float, smallest: float) -> Captioned:
        """The same with a lower picture; as it is where the caption leaves none that can be seen."""
        whole = replace(self, picture=self.picture.fitted(width, height, smallest))
        if whole.height(width) <= height + ROUNDING:
            return whole
        room = height - self._below(width)
        if room < LEAST_SHARE * height:
            return self
        return replace(self, picture=self.picture.fitted(width, room, smallest))

    def apart(self) -> list[FlowBox]:
        picture = replace(self.picture, keep_with_next=True, space_before=self.space_before)
        return [
            picture,
            replace(self.caption, keep_with_next=self.keep_with_next, space_after=self.space_after),
        ]

    @property
    def may_lower(self) -> bool:
        return self.picture.may_lower

    def lowered(self, width: float, height: float, smallest: float) -> Captioned | None:
        for room in (height, height - self._below(width)):
            picture = self.picture.lowered(width, room, smallest) if room > 0 else None
            lower = replace(self, picture=picture) if picture else None
            if lower and lower.height(width) <= height + ROUNDING:
                return lower
        return None

    def resized(self, scale: float) -> Captioned:
        return replace(self, caption=self.caption.resized(scale))

    @property
    def smallest_size(self) -> float:
        return self.caption.smallest_size

    def too_wide(self, width: float) -> Iterator[TooWideWord]:
        if not self._across(width):
            yield from self.caption.too_wide(width)

    def words(self) -> int:
        return self.caption.words()
