"""Entries to numbers at a horizontal axis and a list under it: the last resort where labels have no room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factdeck.diagrams.pen import keyed, label
from factdeck.diagrams.sizes import Sizes
from factdeck.diagrams.timeline.entries import Entry, Stack
from factdeck.diagrams.timeline.frame import Frame
from factdeck.diagrams.timeline.horizontal import Across, axis_parts, make_across
from factdeck.diagrams.timeline.labels import Label, LabelMaker, TextLine, baselines
from factdeck.diagrams.timeline.marks import mark_shapes
from factdeck.diagrams.timeline.rows import Placed, Rows, arrange
from factdeck.diagrams.timeline.ticks import TickLabel
from factdeck.diagrams.timeline.tracks import Band
from factdeck.drawing import Drawing, Group, Part, PolyLine

COLUMN = 17.0
"""Least width of a column of the list, by the size."""
GUTTER = 1.6
ITEM_GAP = 0.3
"""Between the items of the list, by the leading."""


class _Numbers(LabelMaker):
    """Labels entries with their number."""

    def __init__(self, maker: LabelMaker, numbers: dict[str, str]):
        super().__init__(maker.look)
        self._numbers = numbers

    def label(self, stack: Stack, room: float) -> Label:
        look, told = self.look, self._numbers[stack.first.key]
        width = self.width(told, look.bold, look.small)
        line = TextLine(told, look.bold, look.small, 0.0, look.small * 1.1, width)
        return Label(((line,),), width, line.leading)

    def narrowest(self, stack: Stack, most_height: float, least: float, most: float) -> Label | None:
        return self.label(stack, most)

    def date_width(self, stack: Stack) -> float:
        return 0.0


class Item(Struct, frozen=True):
    """An entry of the list and where it stands: its column, and its top from the list's."""

    entry: Entry
    number: str
    words: Label
    column: int
    top: float


class Numbered(Struct, frozen=True):
    """A timeline of numbers, with a list of what they stand for below it; measures in points."""

    across: Across
    rows: Rows
    sizes: Sizes
    items: Sequence[Item]
    indent: float
    column_step: float
    list_height: float
    tick: TickLabel | None

    @property
    def band(self) -> Band:
        return self.across.band

    @property
    def height(self) -> float:
        return (
            self.rows.height
            + self.across.band_height
            + self.across.depth(self.tick)
            + self._gap
            + self.list_height
        )

    @property
    def _gap(self) -> float:
        return self.across.look.leading * 0.5

    def draw(self) -> Drawing:
        axis_y = self.list_height + self._gap + self.across.depth(self.tick)
        frame = Frame(True, self.across.names.width, axis_y)
        parts: list[Part] = [*axis_parts(self.across, frame, self.tick, []), *self._leaders(axis_y)]
        placed = {each.stack.first.key: each for each in self.rows.above.labels}
        parts += [self._group(item, placed[item.entry.key], frame) for item in self.items]
        return Drawing(self.across.width, self.height, tuple(parts))

    def _leaders(self, axis_y: float) -> Iterator[PolyLine]:
        frame, side, start = Frame(True, 0.0, axis_y), self.rows.above, self.across.band_height
        for each in side.labels:
            places = [(each.poles[0], self.across.band.marks[each.stack.first.key]), (each.poles[0], start)]
            for row, pole in enumerate(each.poles[1:]):
                near = start + side.start(row)
                places += [(pole, near), (pole, near + side.heights[row])]
            yield frame.path(places, self.across.look.ink, self.across.sizes.hairline)

    def _group(self, item: Item, each: Placed, frame: Frame) -> Group:
        across, look = self.across, self.across.look
        length = across.width - across.names.width
        shapes = mark_shapes(item.entry, across.band, frame, look, self.sizes, length)
        side = self.rows.above
        top = frame.y + across.band_height + side.start(each.row) + side.heights[each.row]
        x = (
            each.poles[-1] - self.sizes.pole - each.label.width
            if each.flipped
            else each.left + self.sizes.pole
        )
        line = each.label.parts[0][0]
        shapes.append(label(look, line.text, x, top - line.baseline, font=line.font, size=line.size))
        left, top = item.column * self.column_step, self.list_height - item.top
        first = next((line for _, line in baselines(item.words)), None)
        if first is not None:
            shapes.append(
                label(look, item.number, left, top - first.baseline, font=look.bold, colour=look.accent)
            )
        for _, line in baselines(item.words):
            shapes.append(
                label(
                    look, line.text, left + self.indent, top - line.baseline, font=line.font, size=line.size
                )
            )
        return keyed(item.entry.key, *shapes)


def plan_numbered(
    entries: Sequence[Entry],
    maker: LabelMaker,
    width: float,
    tick: TickLabel | None,
    scaled: bool,
    lanes: Sequence[str] = (),
    first: int = 1,
) -> Numbered | None:
    """Numbers begin with ``first``. None where a few rows can't hold them."""
    look = maker.look
    across = make_across(entries, maker, width, scaled, lanes)
    numbers = {entry.key: str(first + number) for number, entry in enumerate(entries)}
    stacks = [Stack((entry,)) for entry in entries]
    tight = replace(across.sizes, gap=look.size * 0.5, pole=look.size * 0.2)
    rows = arrange(stacks, across.places_of(stacks), _Numbers(maker, numbers), tight, width, below=False)
    if rows is None:
        return None
    indent = max(maker.width(told, look.bold, look.size) for told in numbers.values()) + look.size * 0.5
    columns = max(1, int((width + look.size * GUTTER) // (look.size * (COLUMN + GUTTER))))
    step = (width + look.size * GUTTER) / columns
    words = [maker.label(stack, step - look.size * GUTTER - indent) for stack in stacks]
    items, height = _columns(entries, list(numbers.values()), words, columns, look.leading * ITEM_GAP)
    return Numbered(across, rows, tight, items, indent, step, height, tick)


def _columns(
    entries: Sequence[Entry], numbers: Sequence[str], words: Sequence[Label], columns: int, gap: float
) -> tuple[list[Item], float]:
    """Items one after the other down the columns, all columns as low as can be."""
    heights = [each.height for each in words]
    low, high = max(heights), sum(heights) + gap * len(heights)
    while high - low > 0.5:
        middle = (low + high) / 2
        low, high = (low, middle) if _set(heights, middle, gap)[-1][0] < columns else (middle, high)
    places = _set(heights, high, gap)
    height = max(top + each for (_, top), each in zip(places, heights, strict=True))
    made = [
        Item(entry, number, label, *place)
        for entry, number, label, place in zip(entries, numbers, words, places, strict=True)
    ]
    return made, height


def _set(heights: Sequence[float], most: float, gap: float) -> list[tuple[int, float]]:
    places: list[tuple[int, float]] = []
    column, top = 0, 0.0
    for height in heights:
        if top and top + height > most + 0.01:
            column, top = column + 1, 0.0
        places.append((column, top))
        top += height + gap
    return places
