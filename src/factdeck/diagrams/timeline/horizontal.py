"""Entries along an axis from left to right, labels in rows above and below it behind leaders that never cross."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from factdeck.diagrams.look import Look
from factdeck.diagrams.pen import keyed, label
from factdeck.diagrams.sizes import Sizes
from factdeck.diagrams.timeline.axis import axis_lines, spaced_ticks, tick_depth, tick_marks
from factdeck.diagrams.timeline.entries import Entry, Stack, has_open_end, lanes_of, stacked
from factdeck.diagrams.timeline.frame import Frame
from factdeck.diagrams.timeline.labels import LabelMaker, baselines
from factdeck.diagrams.timeline.marks import mark_shapes
from factdeck.diagrams.timeline.rows import Placed, Rows, Side, arrange
from factdeck.diagrams.timeline.scale import Scale, even_scale, make_scale
from factdeck.diagrams.timeline.ticks import TickLabel
from factdeck.diagrams.timeline.tracks import Band, make_band
from factdeck.drawing import Anchor, Drawing, Group, Part, PolyLine

LANE_SHARE = 0.22
"""Of the width, at most for the names of the lanes."""
LANE_LEADING = 1.15


class Names(Struct, frozen=True):
    """The wrapped names of lanes, and the room that they take before the axis."""

    lines: dict[str, list[str]]
    width: float
    leading: float

    @property
    def height(self) -> float:
        return max((len(lines) for lines in self.lines.values()), default=0) * self.leading

    def top_of(self, lane: str, middle: float) -> float:
        """Where the name of a lane whose middle is at a height ends above it."""
        return middle + len(self.lines.get(lane, [])) / 2 * self.leading

    def parts(self, lane: str, middle: float, look: Look, colour: str = "") -> Iterator[Part]:
        """The name of a lane whose middle is at a height."""
        lines = self.lines.get(lane, [])
        for number, text in enumerate(lines):
            y = middle + (len(lines) / 2 - number - 0.5) * self.leading - look.small * 0.34
            yield label(look, text, 0, y, font=look.bold, size=look.small, colour=colour)


class Across(Struct, frozen=True):
    """What all horizontal forms share: the scale, the tracks and where the axis begins."""

    entries: Sequence[Entry]
    look: Look
    sizes: Sizes
    width: float
    scale: Scale
    scaled: bool
    places: dict[str, float]
    band: Band
    names: Names

    @property
    def band_height(self) -> float:
        return self.band.end + self.sizes.mark * 1.2

    def depth(self, tick: TickLabel | None) -> float:
        """How far the axis reaches down."""
        if self.scaled and tick is not None:
            return tick_depth(self.look, self.sizes)
        return self.sizes.mark * 1.4

    def places_of(self, stacks: Sequence[Stack]) -> list[float]:
        """Where leaders begin, from the drawing's left edge."""
        return [self.names.width + self.places[stack.first.key] for stack in stacks]


def make_across(
    entries: Sequence[Entry], maker: LabelMaker, width: float, scaled: bool, lanes: Sequence[str]
) -> Across:
    """The scale and the tracks of a level timeline so many points wide, without its labels."""
    look, sizes = maker.look, Sizes.of(maker.look)
    lanes = lanes_of(entries, lanes)[::-1]
    names = names_of(lanes, maker, width, sizes)
    length = width - names.width
    scale = _scale(entries, length, scaled, sizes)
    places = {
        entry.key: scale.at(entry.start if scaled else float(number)) for number, entry in enumerate(entries)
    }
    band = make_band(
        entries, list(places.values()), scale if scaled else None, lanes, sizes, least=names.height
    )
    return Across(entries, look, sizes, width, scale, scaled, places, band, names)


def names_of(lanes: Sequence[str], maker: LabelMaker, width: float, sizes: Sizes) -> Names:
    """The names on lines that leave most of the width to the axis."""
    look = maker.look
    wrapped = {lane: maker.wrap(lane, look.bold, look.small, width * LANE_SHARE) for lane in lanes}
    widest = max((each for lines in wrapped.values() for _, each in lines), default=0.0)
    lines = {lane: [text for text, _ in result] for lane, result in wrapped.items()}
    return Names(lines, widest + sizes.gap if lanes else 0.0, look.small * LANE_LEADING)


def _scale(entries: Sequence[Entry], length: float, scaled: bool, sizes: Sizes) -> Scale:
    if not scaled:
        return even_scale(len(entries), length)
    spans = [(entry.start, entry.end) for entry in entries]
    return make_scale(
        spans, length, margin=sizes.mark * 2.5, end_margin=sizes.fade if has_open_end(entries) else 0.0
    )


class Horizontal(Struct, frozen=True):
    """A timeline that is arranged, and measured, before anything is drawn."""

    across: Across
    rows: Rows
    stacks: Sequence[Stack]
    tick: TickLabel | None

    @property
    def band(self) -> Band:
        return self.across.band

    @property
    def depth(self) -> float:
        return self.across.depth(self.tick)

    @property
    def height(self) -> float:
        return self.rows.height + self.across.band_height + self.depth

    def draw(self) -> Drawing:
        axis_y = self.rows.below.height + self.depth
        frame = Frame(True, self.across.names.width, axis_y)
        below = [each.poles[0] for each in self.rows.below.labels]
        parts: list[Part] = [*axis_parts(self.across, frame, self.tick, below), *self._leaders(axis_y)]
        placed = {
            each.stack.keys: each for side in (self.rows.above, self.rows.below) for each in side.labels
        }
        for stack in self.stacks:
            above = any(each.stack is stack for each in self.rows.above.labels)
            parts += self._groups(placed[stack.keys], above, frame)
        return Drawing(self.across.width, self.height, tuple(parts))

    def _start(self, above: bool) -> float:
        """Where a side begins, from the axis."""
        return self.across.band_height if above else -self.depth

    def _leaders(self, axis_y: float) -> Iterator[PolyLine]:
        frame = Frame(True, 0.0, axis_y)
        for above, side in ((True, self.rows.above), (False, self.rows.below)):
            for each in side.labels:
                yield self._leader(each, side, above, frame)

    def _leader(self, each: Placed, side: Side, above: bool, frame: Frame) -> PolyLine:
        band, sign = self.across.band, 1 if above else -1
        start = self._start(above)
        places = [(each.poles[0], band.marks[each.stack.first.key]), (each.poles[0], start)]
        for row, pole in enumerate(each.poles[1:]):
            near = start + sign * side.start(row)
            far = each.label.height if row == each.row else side.heights[row]
            if row == each.row and above:
                far = side.heights[row]
            places += [(pole, near), (pole, near + sign * far)]
        return frame.path(places, self.across.look.ink, self.across.sizes.hairline)

    def _groups(self, each: Placed, above: bool, frame: Frame) -> list[Group]:
        side = self.rows.above if above else self.rows.below
        near = side.start(each.row)
        top = (
            frame.y + self._start(True) + near + side.heights[each.row]
            if above
            else frame.y - self.depth - near
        )
        return stack_groups(each, top, self.across, frame)


def stack_groups(each: Placed, top: float, across: Across, frame: Frame) -> list[Group]:
    """A group for each entry: its mark, and its words behind or before the leader."""
    look, sizes = across.look, across.sizes
    length = across.width - across.names.width
    shapes = [mark_shapes(entry, across.band, frame, look, sizes, length) for entry in each.stack.entries]
    anchor: Anchor = "end" if each.flipped else "start"
    x = each.poles[-1] - sizes.pole if each.flipped else each.left + sizes.pole
    for number, line in baselines(each.label):
        shapes[number].append(
            label(
                look,
                line.text,
                x,
                top - line.baseline,
                font=line.font,
                size=line.size,
                anchor=anchor,
                joined=line.joined,
            )
        )
    return [
        keyed(entry.key, *result, title=entry.name)
        for entry, result in zip(each.stack.entries, shapes, strict=True)
    ]


def axis_parts(
    across: Across, frame: Frame, tick: TickLabel | None, leaders: Sequence[float]
) -> Iterator[Part]:
    """The axis with its ticks, and the names of the lanes before their tracks."""
    look, sizes, names = across.look, across.sizes, across.names
    yield from axis_lines(across.scale, across.band, frame, look, sizes)
    result = spaced_ticks(across.scale.segments, tick if across.scaled else None, look, horizontal=True)
    along = [leader - names.width for leader in leaders]
    yield from tick_marks(result, frame, look, sizes, along, (-names.width, across.width - names.width))
    for track in across.band.tracks:
        yield from names.parts(track.lane, frame.y + track.at, look)


def plan_horizontal(
    entries: Sequence[Entry],
    maker: LabelMaker,
    width: float,
    tick: TickLabel | None,
    scaled: bool,
    lanes: Sequence[str] = (),
    most: float = float("inf"),
) -> Horizontal | None:
    """Not higher than ``most`` if that can be; None where a few rows of labels can't hold all entries."""
    across = make_across(entries, maker, width, scaled, lanes)
    stacks = stacked(entries)
    rows = arrange(stacks, across.places_of(stacks), maker, across.sizes, width)
    if rows is None:
        return None
    result = Horizontal(across, rows, stacks, tick)
    if most < result.height:
        rows.lower(result.height - most, across.sizes.elbow)
    return result
