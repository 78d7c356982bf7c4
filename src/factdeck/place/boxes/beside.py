"""Texts stacked in one frame, and such stacks beside each other in columns whose heads stand on one line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import inf

from msgspec import Struct, field
from msgspec.structs import replace

from factdeck.place.box import ROUNDING, FlowBox, TooWideWord, gap, natural_height, scaled_box, scaled_height
from factdeck.place.boxes.rules import Rule
from factdeck.place.boxes.text_box import TextBox, stacked_paragraphs
from factdeck.place.flow import bookmarks_of, divided_boxes, flow
from factdeck.scene import AnyItem, Bookmark, ShapeItem, TextItem
from factdeck.units import Box

GROWING = (1.6, 1.5, 1.4, 1.3, 1.25, 1.2, 1.15, 1.1, 1.05)
HAIRLINE = 0.75
SPARE_LINE = 0.6
"""Of a line, below the text in its frame: programs set some fonts' lines higher than their leading says."""
MOST_FILLED = 0.8
"""Of a place's height, by texts that have been made larger."""
LEAST_FILLED = 0.75
"""Of a place's height, below which columns stand on grounds of that height."""
ON_GROUNDS = 0.78
"""Of a place's height, by columns on grounds."""
WIDER = 0.0075
"""Of a column's width, by which some programs set a line wider than its fonts say, so that it needs one more."""
MOST_TRIED = 60
"""Columns up to which smaller type is tried for what goes on on further slides in any case."""
SCALES = (1.0, 0.95, 0.9, 0.86, 0.82, 0.78, 0.74, 0.7, 0.66)
"""Steps by which the texts of columns may be set smaller."""


class Stack(FlowBox, kw_only=True):
    """Paragraphs below each other in one text frame."""

    texts: list[TextBox]
    name: str = ""

    def height(self, width: float) -> float:
        return natural_height(self.texts, width)

    def height_at(self, width: float, scale: float) -> float:
        return scaled_height(self.texts, width, scale)

    def split(self, width: float, available: float) -> tuple[FlowBox, FlowBox] | None:
        """Between paragraphs, else inside the first one."""
        used, above, fitting = 0.0, None, 0
        for text in self.texts:
            used += gap(above, text) + text.height(width)
            if used > available + ROUNDING:
                break
            above, fitting = text, fitting + 1
        if fitting == len(self.texts):
            return None
        if fitting:
            return replace(self, texts=self.texts[:fitting]), replace(self, texts=self.texts[fitting:])
        parts = self.texts[0].split(width, available)
        if parts is None:
            return None
        return replace(self, texts=[parts[0]]), replace(self, texts=[parts[1], *self.texts[1:]])

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        spare = self.texts[-1].style.leading * SPARE_LINE if self.texts else 0.0
        height = max(natural_height(self.texts, each) for each in (width, width * (1 - WIDER)))
        box = Box(x, y, width, height + spare)
        return [TextItem(box=box, name=self.name, paragraphs=stacked_paragraphs(self.texts, width))]

    def resized(self, scale: float) -> Stack:
        """The same texts in smaller or larger type, with the room between them."""
        return replace(self, texts=[scaled_box(text, scale) for text in self.texts])

    @property
    def smallest_size(self) -> float:
        return min((text.style.size for text in self.texts), default=inf)

    def too_wide(self, width: float) -> Iterator[TooWideWord]:
        for text in self.texts:
            yield from text.too_wide(width)

    def words(self) -> int:
        return sum(text.words() for text in self.texts)


class Ground(Struct, frozen=True):
    """What columns stand on: a colour, with an outline where that can't be told from the slide's own."""

    fill: str
    stroke: str
    padding: float


class Beside(FlowBox, kw_only=True):
    """Columns of equal width, ``per_row`` beside each other, each with what it begins with at the row's top."""

    columns: list[list[FlowBox]]
    gutter: float
    per_row: int
    row_gap: float = 0.0
    ground: Ground | None = None
    """What the columns stand on where they leave much of their place empty."""
    row_height: float = 0.0
    """The least height of a row that stands on grounds; none stands on any where 0."""
    _heights: dict[float, list[float]] = field(default_factory=dict)
    """By the width of a column, how high what stands in each of the first rows is; what is split off keeps those of its own."""
    _words: list[int] = field(default_factory=list)
    """Of each column, once they are counted."""

    @property
    def _padding(self) -> float:
        return self.ground.padding if self.ground and self.row_height else 0.0

    def _each(self, width: float) -> float:
        """The width of a column with its ground."""
        return (width - (self.per_row - 1) * self.gutter) / self.per_row

    def _width(self, width: float) -> float:
        """The width of what stands in a column."""
        return self._each(width) - 2 * self._padding

    @property
    def _count(self) -> int:
        """Of its rows."""
        return -(-len(self.columns) // self.per_row)

    def _row(self, number: int) -> list[list[FlowBox]]:
        return self.columns[number * self.per_row : (number + 1) * self.per_row]

    def _natural_heights(self, inner: float, count: int) -> list[float]:
        """Of what stands in columns so wide, for the first so many rows or more; each is measured once."""
        known = self._heights.setdefault(inner, [])
        for number in range(len(known), count):
            known.append(max(natural_height(column, inner) for column in self._row(number)))
        return known

    def _row_heights(self, width: float) -> list[float]:
        around = 2 * self._padding
        heights = self._natural_heights(self._width(width), self._count)
        return [max(high + around, self.row_height) for high in heights]

    def height(self, width: float) -> float:
        heights = self._row_heights(width)
        return sum(heights) + self.row_gap * max(0, len(heights) - 1)

    def height_at(self, width: float, scale: float) -> float:
        if scale == 1.0:
            return self.height(width)
        inner = self._width(width)
        heights = [
            max(
                max(_resized_height(column, inner, scale) for column in self._row(number))
                + 2 * self._padding,
                self.row_height,
            )
            for number in range(self._count)
        ]
        return sum(heights) + self.row_gap * max(0, len(heights) - 1)

    def fitted(self, width: float, height: float, smallest: float) -> FlowBox:
        """In the largest type that fits, none below the smallest; larger than told where that leaves room.

        Where words would be divided otherwise, fewer stand beside each other, or those words are set smaller. What goes on
        in any case gets smaller as far as that saves slides.
        """
        result = self._largest(width, height, smallest)
        if any(result.too_wide(width)):
            tried = (self._undivided(width, height, smallest), self._narrowed(width, height, smallest))
            result = min(
                (each for each in tried if each),
                key=lambda each: (any(each.too_wide(width)), each.slides(width, height)),
            )
        if result.height(width) > height + ROUNDING:
            result = self._widened(width, height)._largest(width, height, smallest)
        if result.height(width) > height + ROUNDING:
            return result._on_fewest(width, height, smallest)
        if self.ground is None or result.height(width) >= height * LEAST_FILLED:
            return result
        return self._on_grounds(width, height, smallest) or result

    def _on_grounds(self, width: float, height: float, smallest: float) -> Beside | None:
        """On grounds that fill their place, fewer beside each other where words would be divided; None where all are."""
        for across in (self.per_row, *self._fewer_across()):
            tried = self._with(self.columns, across)
            share = (height * ON_GROUNDS + self.row_gap) / tried._count - self.row_gap
            grounded = replace(tried, row_height=share)._largest(width, height, smallest)
            if grounded.height(width) <= height + ROUNDING and not any(grounded.too_wide(width)):
                return grounded
        return None

    def _on_fewest(self, width: float, height: float, smallest: float) -> Beside:
        """In the largest type that needs the fewest slides."""
        if len(self.columns) > MOST_TRIED:
            return self
        sizes = [self, *(self.resized(scale) for scale in SCALES if scale < 1.0)]
        allowed = [each for each in sizes if each is self or each.smallest_size >= smallest]
        return min(allowed, key=lambda each: (each.slides(width, height), any(each.too_wide(width))))

    def slides(self, width: float, height: float) -> int:
        """How many slides it goes on on, one by one."""
        rest, count = self, 1
        while rest.height(width) > height + ROUNDING:
            parts = rest.split(width, height)
            if parts is None or not isinstance(parts[1], Beside):
                return count + 1
            rest, count = parts[1], count + 1
        return count

    def _fewer_across(self) -> list[int]:
        """The numbers of columns beside each other that make more rows, and even ones, the greatest first."""
        count = min(self.per_row, len(self.columns))
        rows = range(1, len(self.columns) + 1)
        across = {-(-len(self.columns) // each) for each in rows}
        return sorted((each for each in across if each < count), reverse=True)

    def _undivided(self, width: float, height: float, smallest: float) -> Beside | None:
        """In as few and even rows as leave all words whole; None where none do."""
        tried = (
            self._with(self.columns, each)._largest(width, height, smallest) for each in self._fewer_across()
        )
        return next((each for each in tried if not any(each.too_wide(width))), None)

    def _narrowed(self, width: float, height: float, smallest: float) -> Beside:
        """With texts of words that are too wide set smaller, and those of their size with them.

        No smaller than leaves fewest words divided: one that no size keeps whole sets no others in tiny type.
        """
        inner = self._width(width) * (1 - WIDER)
        texts = [
            text for column in self.columns for box in column if isinstance(box, Stack) for text in box.texts
        ]
        scales: dict[float, float] = {}
        for size in {text.style.size for text in texts if any(text.too_wide(inner))}:
            alike = [text for text in texts if text.style.size == size]
            steps = [percent / 100 for percent in range(95, 0, -5) if size * percent / 100 >= smallest]
            divided: dict[float, int] = {}
            for step in (1.0, *steps):
                divided[step] = sum(any(text.resized(step).too_wide(inner)) for text in alike)
                if not divided[step]:
                    break
            scales[size] = min(divided, key=lambda step: (divided[step], -step))
        columns = [[_scaled(box, scales) for box in column] for column in self.columns]
        return self._with(columns, self.per_row)._largest(width, height, smallest)

    def _largest(self, width: float, height: float, smallest: float) -> Beside:
        narrow = width * (1 - WIDER)
        grows = self.height(narrow) <= height * MOST_FILLED
        for scale in GROWING if grows else ():
            if self.height_at(narrow, scale) <= height * MOST_FILLED:
                tried = self.resized(scale)
                if not any(tried.too_wide(narrow)):
                    return tried
        divided, own = None, self.smallest_size
        for scale in SCALES:
            if scale < 1.0 and own * scale < smallest:
                break
            if self.height_at(narrow, scale) <= height + ROUNDING:
                tried = self.resized(scale)
                if not any(tried.too_wide(narrow)):
                    return tried
                divided = divided or tried
        return divided or self

    @property
    def smallest_size(self) -> float:
        return min((box.smallest_size for column in self.columns for box in column), default=inf)

    def resized(self, scale: float) -> Beside:
        columns = [[box.resized(scale) for box in column] for column in self.columns]
        return replace(self, columns=columns, _heights={})

    def split(self, width: float, available: float) -> tuple[FlowBox, FlowBox] | None:
        """After the rows that fit; a row that is too high by itself is parted into fewer and wider columns."""
        plain = replace(self, row_height=0.0)
        if kept := plain._rows_within(width, available):
            return plain._of_rows(0, kept), plain._of_rows(kept, self._count)._widened(width, available)
        row = self.columns[: self.per_row]
        for count in range(-(-len(row) // 2), 0, -1):
            head = plain._with(row[:count], count)
            if count < len(self.columns) and head.height(width) <= available + ROUNDING:
                return head, plain._with(self.columns[count:], count)._widened(width, available)
        first, *others = self.columns
        parts = plain._with([first], 1)._divided(width, available)
        if parts is None:
            return None
        return parts[0], plain._with([*parts[1].columns, *others], 1)

    def _widened(self, width: float, height: float) -> Beside:
        """With columns that fill their row where fewer than it holds are too high."""
        count = len(self.columns)
        too_high = count < self.per_row and self.height(width) > height + ROUNDING
        return self._with(self.columns, count) if too_high else self

    def _of_rows(self, first: int, end: int) -> Beside:
        """Some of its rows, with what is known of them."""
        start, stop = first * self.per_row, end * self.per_row
        return replace(
            self,
            columns=self.columns[start:stop],
            _heights={width: heights[first:end] for width, heights in self._heights.items()},
            _words=self._words[start:stop],
        )

    def _with(self, columns: list[list[FlowBox]], per_row: int) -> Beside:
        """The same with other columns."""
        return replace(self, columns=columns, per_row=per_row, _heights={}, _words=[])

    def _rows_within(self, width: float, available: float) -> int:
        """How many rows fit, but not the last one."""
        height, last = -self.row_gap, self._count - 1
        for number in range(last):
            height += self.row_gap + self._natural_heights(self._width(width), number + 1)[number]
            if height > available + ROUNDING:
                return number
        return max(0, last)

    def _divided(self, width: float, available: float) -> tuple[Beside, Beside] | None:
        """The one column, divided where a slide ends."""
        head, tail = divided_boxes(self.columns[0], width, available)
        if not head or not tail:
            return None
        return self._with([head], 1), self._with([tail], 1)

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        items: list[AnyItem] = []
        step = self._each(width) + self.gutter
        for at, height in enumerate(self._row_heights(width)):
            for number, column in enumerate(self._row(at)):
                items += self._column(column, Box(x + number * step, y, self._each(width), height))
            y += height + self.row_gap
        return items

    def _column(self, column: Sequence[FlowBox], room: Box) -> list[AnyItem]:
        """A column in its room; on a ground its first rule lies along the upper edge."""
        height = natural_height(column, room.width) + ROUNDING
        if not self.ground or not self.row_height:
            return flow(column, room.x, room.y, room.width, height).items()
        first = column[0]
        above = [first] if isinstance(first, Rule) else []
        padding, inner = self.ground.padding, self._inside(room)
        top = sum(rule.height(room.width) for rule in above)
        texts = flow(
            column[len(above) :], inner.x, inner.y + top, inner.width, inner.height + padding
        ).items()
        return [
            ShapeItem(box=room, fill=self.ground.fill, stroke=self.ground.stroke, stroke_width=HAIRLINE),
            *(item for rule in above for item in rule.place(room.x, room.y, room.width)),
            *texts,
        ]

    def _inside(self, room: Box) -> Box:
        padding = self._padding
        return Box(room.x + padding, room.y + padding, room.width - 2 * padding, room.height - 2 * padding)

    def bookmarks(self, y: float, width: float) -> Iterator[Bookmark]:
        yield from FlowBox.bookmarks(self, y, width)
        for number, height in enumerate(self._row_heights(width)):
            for column in self._row(number):
                yield from bookmarks_of(column, y + self._padding, self._width(width))
            y += height + self.row_gap

    def too_wide(self, width: float) -> Iterator[TooWideWord]:
        for column in self.columns:
            for box in column:
                yield from box.too_wide(self._width(width))

    def words(self) -> int:
        if len(self._words) != len(self.columns):
            self._words = [sum(box.words() for box in column) for column in self.columns]
        return sum(self._words)


def _resized_height(boxes: Sequence[FlowBox], width: float, scale: float) -> float:
    """The height of boxes that are resized by a factor, with the room between them as it is."""
    height, above = 0.0, None
    for box in boxes:
        height += gap(above, box) + box.height_at(width, scale)
        above = box
    return height


def _scaled(box: FlowBox, scales: Mapping[float, float]) -> FlowBox:
    """The box with its texts of some sizes in other sizes."""
    if not isinstance(box, Stack):
        return box
    return replace(box, texts=[scaled_box(text, scales.get(text.style.size, 1.0)) for text in box.texts])


class Within(FlowBox, kw_only=True):
    """A box at the foot of a room of one height, so that what stands below several such begins on one line."""

    box: FlowBox
    room: float

    def height(self, width: float) -> float:
        return max(self.room, self.box.height(width))

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        return self.box.place(x, y + self.height(width) - self.box.height(width), width)

    def bookmarks(self, y: float, width: float) -> Iterator[Bookmark]:
        yield from FlowBox.bookmarks(self, y, width)
        yield from self.box.bookmarks(y + self.height(width) - self.box.height(width), width)
