"""What every flowing box can be asked: how high it is at a width, where it splits, what items it becomes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf
from typing import TypeVar, cast

from msgspec import Struct, field
from msgspec.structs import replace

from factdeck.messages.problems import Mark
from factdeck.scene import AnyItem, Bookmark, Origin, Run
from factdeck.units import Box

ROUNDING = 0.01
"""Points by which sums of floats may miss before something counts as too high."""


class TooWideWord(Struct, frozen=True):
    """A word that no line of the width holds; ``offset`` counts characters in the run."""

    word: str
    run: Run
    offset: int
    width: float
    mark: Mark | None
    divided: bool = True
    """Whether its letters were spread over lines; a single one that is too wide sticks out."""


class FlowBox(Struct, kw_only=True):
    """A box whose width is given and whose height follows. Lengths in points; nothing overflows a width in silence."""

    space_before: float = 0.0
    space_after: float = 0.0
    keep_with_next: bool = False
    mark: Mark | None = None
    """Where in the content the box comes from."""
    bookmark: Bookmark | None = None
    """Its own entry in the document's outline, without a place on the page."""
    order: int = 0
    """Place in the reading order, whatever region the box stands in."""
    begins_page: bool = False
    """Whether nothing of its region stands above it on its page, nor in a column before it."""

    def height(self, width: float) -> float:
        """The height in points that the box takes in a width."""
        raise NotImplementedError

    def content_width(self) -> float:
        """The least width in points at which no line of its text has to end; 0 where any width is as good."""
        return 0.0

    def least_height(self, width: float) -> float:
        """The height of the smallest head that ``split`` gives."""
        return self.height(width)

    def split(self, width: float, available: float) -> tuple[FlowBox, FlowBox] | None:
        """A head no higher than ``available`` and the rest; None where the box does not split there."""
        return None

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        """The items of the box with its upper left corner at a place, all in points from the page's."""
        raise NotImplementedError

    def bookmarks(self, y: float, width: float) -> Iterator[Bookmark]:
        """The outline's entries of the box and of what it holds, when its top is at ``y``."""
        if self.bookmark:
            yield replace(self.bookmark, y=y)

    def too_wide(self, width: float) -> Iterator[TooWideWord]:
        """Words that stick out of the width."""
        return iter(())

    @property
    def origin(self) -> Origin | None:
        return Origin(self.mark.source.name, self.mark.line) if self.mark else None

    @property
    def pitch(self) -> float:
        """The leading of a box of running text, which may stand on a baseline grid; 0 for all else."""
        return 0.0

    @property
    def stretch(self) -> float:
        """How eagerly the box takes room that is left over; 0 takes none."""
        return 0.0

    @property
    def step(self) -> float:
        """Points that the box needs to make anything of such room; 0 where it can do so with any."""
        return 0.0

    @property
    def waits(self) -> bool:
        """Whether the box is there for room that is left over alone, which the last page has to give."""
        return False

    @property
    def is_text(self) -> bool:
        """Whether the box is text or lines to write on, which can be divided wherever a page ends."""
        return False

    @property
    def evens_out(self) -> bool:
        """Whether the parts that the box splits into are as even as they can be by themselves."""
        return False

    def stretched(self, extra: float) -> FlowBox:
        """The box made higher by ``extra`` points."""
        return self

    def loosened(self, extra: float) -> FlowBox:
        """The box up to ``extra`` points higher, to end level with what stands beside it, as far as it looks no emptier."""
        return self

    @property
    def takes_share(self) -> bool:
        """Whether the box has to know its region's height."""
        return False

    @property
    def is_even(self) -> bool:
        """Whether the box is as high as others of its kind, so that a page with few of them is as it should be."""
        return False

    def shared(self, width: float, height: float) -> FlowBox:
        """The box as it stands where it takes a share of this height, in points, with others like it."""
        return self

    def fitted(self, width: float, height: float, smallest: float) -> FlowBox:
        """The box arranged to be no higher than asked, as far as it can be with no type below ``smallest``."""
        return self

    def apart(self) -> list[FlowBox]:
        """The boxes that it is made of, for where no place holds it whole."""
        return [self]

    @property
    def may_lower(self) -> bool:
        """Whether the box is a picture, which can be made lower by any share."""
        return False

    def lowered(self, width: float, height: float, smallest: float) -> FlowBox | None:
        """The box no higher than asked, where a picture made somewhat smaller is enough; None where it isn't."""
        return None

    def resized(self, scale: float) -> FlowBox:
        """The same in type that is larger or smaller by a factor; what has no type stays as it is."""
        return self

    def height_at(self, width: float, scale: float) -> float:
        """The height that ``resized`` gives it by a factor; boxes that are tried in many sizes know it without being made."""
        return self.resized(scale).height(width)

    @property
    def smallest_size(self) -> float:
        """Of its type, in points; infinite where it has none."""
        return inf

    def free_corner(self, width: float, height: float, candidates: Sequence[Box]) -> int:
        """Which of the boxes hides least of what this box shows when it has this width and height; of equals the first.

        The candidates are in points from the upper left corner of the box.
        """
        return 0

    def clear_of(self, plate: Box) -> FlowBox:
        """The box with what can stand elsewhere kept off a plate, given in points from the box's upper left corner."""
        return self

    def words(self) -> int:
        """How many words the box has, as people count them."""
        return 0


AnyBox = TypeVar("AnyBox", bound=FlowBox)


def gap(above: FlowBox | None, below: FlowBox) -> float:
    """The room between two boxes: the larger of what they ask for; none at a region's head."""
    return max(above.space_after, below.space_before) if above else 0.0


def natural_height(boxes: Sequence[FlowBox], width: float) -> float:
    """The height in points of boxes one below the other, with the room between them."""
    height, above = 0.0, None
    for box in boxes:
        height += gap(above, box) + box.height(width)
        above = box
    return height


def scaled_height(boxes: Sequence[FlowBox], width: float, scale: float) -> float:
    """The height in points of boxes one below the other that ``scaled_box`` makes larger or smaller by a factor."""
    height, above = 0.0, None
    for box in boxes:
        room = max(above.space_after * scale, box.space_before * scale) if above else 0.0
        height += room + box.height_at(width, scale)
        above = box
    return height


def scaled_box(box: AnyBox, scale: float) -> AnyBox:
    """The box and the room around it larger or smaller by one factor."""
    if scale == 1.0:
        return box
    resized = cast("AnyBox", box.resized(scale))
    return replace(resized, space_before=box.space_before * scale, space_after=box.space_after * scale)


class Spacer(FlowBox, kw_only=True):
    """Empty room."""

    room: float = 0.0

    def height(self, width: float) -> float:
        return self.room

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        return []


class PageBreak(FlowBox, kw_only=True):
    """Nothing to see: the next box of its region begins a page."""

    def height(self, width: float) -> float:
        return 0.0

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        return []


class Standing(Struct, frozen=True):
    """A flowing box and the place that it takes; its items are made only where they are asked for."""

    box: FlowBox
    at: Box

    def items(self) -> Iterator[AnyItem]:
        """Its items, each with where in the content it comes from."""
        origin = self.box.origin
        for item in self.box.place(self.at.x, self.at.y, self.at.width):
            yield item if item.origin or not origin else replace(item, origin=origin)


class Placed(Struct):
    """Boxes put in place, the height they took, and what is left to place."""

    standing: list[Standing] = field(default_factory=list)
    height: float = 0.0
    rest: list[FlowBox] = field(default_factory=list)
    forced: list[FlowBox] = field(default_factory=list)
    """Boxes higher than the whole region, placed all the same: each is a problem."""
    is_hollow: bool = False
    """Whether a column ends well above its foot, since what comes next has no room there."""

    def add(self, other: Placed) -> None:
        """Take over what was placed; the height and the rest are the caller's to judge."""
        self.standing += other.standing
        self.forced += other.forced

    @property
    def is_empty(self) -> bool:
        """Whether no box takes any height."""
        return not any(each.at.height for each in self.standing)

    @property
    def bottom(self) -> float:
        """Where the lowest box ends, in points from the page's top; 0 where there is none."""
        return max((each.at.bottom for each in self.standing), default=0.0)

    @property
    def reach(self) -> float:
        """Points from the top of the highest box to the bottom of the lowest."""
        return self.bottom - min((each.at.y for each in self.standing), default=0.0)

    @property
    def words(self) -> int:
        """How many words its boxes hold."""
        return sum(each.box.words() for each in self.standing)

    def too_wide(self) -> Iterator[TooWideWord]:
        """The words that no line of their box holds."""
        for each in self.standing:
            yield from each.box.too_wide(each.at.width)

    def items(self) -> list[AnyItem]:
        """The items in the order in which they are read aloud."""
        return [item for each in self._in_reading_order() for item in each.items()]

    def bookmarks(self) -> list[Bookmark]:
        """The outline's entries in reading order."""
        return [
            entry
            for each in self._in_reading_order()
            for entry in each.box.bookmarks(each.at.y, each.at.width)
        ]

    def _in_reading_order(self) -> list[Standing]:
        return sorted(self.standing, key=lambda each: each.box.order)
