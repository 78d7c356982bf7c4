"""Entries to numbered marks on lanes at an axis, with their labels in rows of columns above and below it: no leaders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factdeck.diagrams.pen import keyed
from factdeck.diagrams.sizes import Sizes
from factdeck.diagrams.timeline.axis import axis_lines
from factdeck.diagrams.timeline.crowds import crowds
from factdeck.diagrams.timeline.dated_ticks import LABEL_DEPTH, centred_ticks, dated_ticks
from factdeck.diagrams.timeline.entries import Entry, has_open_end, lanes_of
from factdeck.diagrams.timeline.forms import diameter_of, forms_of
from factdeck.diagrams.timeline.frame import Frame
from factdeck.diagrams.timeline.horizontal import Names, names_of
from factdeck.diagrams.timeline.label_grid import LabelGrid, cell_parts, columns_of, make_grid
from factdeck.diagrams.timeline.labels import LabelMaker
from factdeck.diagrams.timeline.lens import GAP, Lens, lens_parts, make_lens, set_brackets, set_lefts
from factdeck.diagrams.timeline.scale import Scale, make_scale
from factdeck.diagrams.timeline.spot_shapes import crowded_stroke, mark_parts, time_parts
from factdeck.diagrams.timeline.spots import Lanes, Spot, arrange_lanes, spots_of
from factdeck.diagrams.timeline.strip import LEAST_GAP, MOST_BREAKS
from factdeck.diagrams.timeline.ticks import TickLabel
from factdeck.diagrams.timeline.tracks import Band, Extent, Track
from factdeck.drawing import Drawing, Group, Part, Text

AXIS, LETTERS, TIME, MARK, WORDS = "axis", "letters", "time", "mark", "words"
"""Keys of groups: the axis with all that stands at it, its letters, and behind an entry's key its bar, its mark and its words."""
CROWDED = 2.0
"""Three marks within this, by the size of labels, are shown in a lens."""
SIDE_GAP, WIDEST_GAP = 0.55, 1.8
"""Between the labels and what stands in the middle, by the leading: at least, and at most where a slide has room."""
FILLED = 0.85
"""Of the height that a slide has, what wider gaps let a low drawing take."""
STROKE = 0.55
"""How far a stroke for an entry without a label rises from the axis, by the size of small labels."""
STEP = 0.5
"""Points by which the labels get smaller until all have room."""


class Numbered(Struct, frozen=True):
    """Arranged, and measured, before anything is drawn. Places along the axis count from where it begins."""

    maker: LabelMaker
    sizes: Sizes
    width: float
    scale: Scale
    names: Names
    lanes: Lanes
    lenses: Sequence[Lens]
    diameter: float
    grid: LabelGrid
    tick: TickLabel | None
    dates: tuple[float, float]
    """The first and the last that is shown, in days."""
    others: Sequence[float]
    """Places along the axis of what has but a stroke there."""
    gap: float
    """Between the labels and what stands in the middle."""

    @property
    def band(self) -> Band:
        extents = {spot.entry.key: Extent(spot.at, spot.end, spot.kind) for spot, _ in self.lanes}
        tracks = [Track(lane.name, lane.at) for lane in self.lanes.lanes]
        return Band(tracks, extents)

    @property
    def _tick(self) -> float:
        return max(self.sizes.axis / 2 + self.sizes.tick, self.lanes.below + 1.5)

    @property
    def _depth(self) -> float:
        return self._tick + (self.maker.look.small * LABEL_DEPTH if self.tick else 0.0)

    @property
    def _middle(self) -> float:
        """What stands above the axis, below the labels."""
        return max([self.lanes.top, *(lens.top(self.maker.look) for lens in self.lenses)])

    @property
    def height(self) -> float:
        above, below = (self.grid.height(above=side) for side in (True, False))
        return above + self.gap + self._middle + self._depth + (below + self.gap if below else 0.0)

    def draw(self) -> Drawing:
        below = self.grid.height(above=False)
        frame = Frame(True, self.names.width, self._depth + (below + self.gap if below else 0.0))
        words, marks = dict(self._words(below)), dict(self._marks(frame))
        shown = [cell.spot.entry.key for row in self.grid.rows for cell in row]
        numbered = [(key, keyed(f"{key} {WORDS}", *words[key]), marks[key]) for key in shown]
        behind = [*self._axis(frame), *self._times(frame)]
        if self.maker.look.for_print:
            return Drawing(self.width, self.height, _for_print(behind, numbered))
        names = {cell.spot.entry.key: cell.spot.entry.name for row in self.grid.rows for cell in row}
        return Drawing(self.width, self.height, _for_screen(behind, numbered, names))

    def _words(self, below: float) -> Iterator[tuple[str, list[Part]]]:
        for side, top in ((True, self.height), (False, below)):
            for cell, left, cell_top in self.grid.placed(top, above=side):
                parts = cell_parts(cell, left, cell_top, self.maker)
                yield cell.spot.entry.key, parts

    def _enlarged(self, frame: Frame) -> Iterator[tuple[Spot, Frame, float, float]]:
        """The spots of lenses, each with the frame of its inset, its height there and the length of the axis."""
        look = self.maker.look
        for lens in self.lenses:
            inner = Frame(True, lens.left, frame.y + lens.foot(look))
            for spot in lens.spots:
                yield spot, inner, lens.middle_of(spot, look), lens.width

    def _times(self, frame: Frame) -> Iterator[Group]:
        """Behind all marks, so that none of them is hidden."""
        look, length = self.maker.look, self.width - self.names.width
        parts: dict[str, list[Part]] = {}
        on_lanes = ((spot, frame, height, length) for spot, height in self.lanes)
        for spot, inner, height, along in (*on_lanes, *self._enlarged(frame)):
            parts.setdefault(spot.entry.key, []).extend(
                time_parts(spot, inner, height, along, look, self.sizes)
            )
        yield from (keyed(f"{key} {TIME}", *result) for key, result in parts.items() if result)

    def _marks(self, frame: Frame) -> Iterator[tuple[str, list[Part]]]:
        look, sizes = self.maker.look, self.sizes
        enlarged = {
            spot.entry.key: mark_parts(spot, inner, height, self.diameter, look, sizes)
            for spot, inner, height, _ in self._enlarged(frame)
        }
        for spot, height in self.lanes:
            key = spot.entry.key
            if spot.crowded:
                yield key, [crowded_stroke(spot, frame, height, look, sizes), *enlarged[key]]
            else:
                yield key, mark_parts(spot, frame, height, self.diameter, look, sizes)

    def _axis(self, frame: Frame) -> Iterator[Part]:
        look, sizes = self.maker.look, self.sizes
        yield from axis_lines(self.scale, self.band, frame, look, sizes)
        for at in self.others:
            yield frame.line((at, 0), (at, look.small * STROKE), look.ink, sizes.hairline * 1.5)
        limits = (-self.names.width, self.width - self.names.width)
        result = dated_ticks(self.scale, self.dates, self.tick, look, limits)
        yield from centred_ticks(result, frame, look, sizes, self._tick, limits)
        whole = Frame(True, 0.0, frame.y)
        for lens in self.lenses:
            yield from lens_parts(lens, self.tick, look, sizes, whole)
        for lane in self.lanes.lanes:
            colour = next((spot.form.colour for spot in lane.spots), "")
            yield from self.names.parts(lane.name, frame.y + lane.at, look, colour)


Entered = Sequence[tuple[str, Group, Sequence[Part]]]
"""Keys of entries with their words and the parts of their marks."""


def _for_screen(behind: Sequence[Part], numbered: Entered, names: Mapping[str, str]) -> tuple[Part, ...]:
    """One group for each entry, by its name, which can be moved as a whole."""
    groups = (
        keyed(key, keyed(f"{key} {MARK}", *marks), words, title=names[key]) for key, words, marks in numbered
    )
    return keyed(AXIS, *behind), *groups


def _for_print(behind: Sequence[Part], numbered: Entered) -> tuple[Part, ...]:
    """All shapes but those of words first, as one figure, then its letters, which are no part of the figure.

    So what is read stands in the order in which it is painted: the figure, then the words of each entry.
    """
    parts = [("", behind), *((f"{key} {MARK}", marks) for key, _, marks in numbered)]
    shapes = [keyed(key, *(part for part in result if not isinstance(part, Text))) for key, result in parts]
    letters = [
        keyed(key or LETTERS, *(part for part in result if isinstance(part, Text))) for key, result in parts
    ]
    return keyed(AXIS, *shapes), Group(tuple(letters)), *(keyed(key, words) for key, words, _ in numbered)


def plan_numbered(
    entries: Sequence[Entry],
    maker: LabelMaker,
    width: float,
    tick: TickLabel | None,
    lanes: Sequence[str],
    first: int,
    most: float,
    across: int,
    others: Sequence[float] = (),
) -> Numbered:
    """Numbers begin with ``first``; ``across`` labels stand beside each other, or one more.

    What would be higher than ``most`` has its labels set smaller, down to the look's small size.
    """
    look = maker.look
    size, result = look.size, None
    while result is None or (result.height > most and size > look.small):
        size = look.size if result is None else max(size - STEP, look.small)
        result = _planned(entries, maker.smaller(size), width, tick, lanes, first, across, others)
    return result if look.for_print else _with_room(result, most * FILLED)


def _with_room(made: Numbered, most: float) -> Numbered:
    gaps = 2 if made.grid.height(above=False) else 1
    spare = min((most - made.height) / gaps, made.maker.look.leading * (WIDEST_GAP - SIDE_GAP))
    return replace(made, gap=made.gap + spare) if spare > 0 else made


def _planned(
    entries: Sequence[Entry],
    maker: LabelMaker,
    width: float,
    tick: TickLabel | None,
    lanes: Sequence[str],
    first: int,
    across: int,
    others: Sequence[float],
) -> Numbered:
    look, sizes = maker.look, Sizes.of(maker.look)
    named = lanes_of(entries, lanes)
    forms = forms_of([*lanes, ""], look)
    numbers = {entry.key: str(first + number) for number, entry in enumerate(entries)}
    diameter = diameter_of(look, list(numbers.values()))
    names = names_of(named, maker, width, sizes)
    length = width - names.width
    widest = max(forms[entry.lane].reach(diameter) for entry in entries)
    scale = _scale(entries, others, length, widest + sizes.axis * 2, sizes)
    spots = spots_of(entries, numbers, forms, scale, diameter)
    lenses = _lenses(spots, names.width, width, diameter, maker, sizes)
    arranged = arrange_lanes(spots, named[::-1], names.height, look, sizes)
    set_brackets(
        lenses, arranged, names.width, look, [names.top_of(lane.name, lane.at) for lane in arranged.lanes]
    )
    grid = make_grid(spots, maker, width, columns_of(len(spots), across, width, look.size))
    ends = [*others, *(max(entry.start, entry.end - 1) for entry in entries)]
    dates = min([entries[0].start, *others[:1]]), max(ends)
    return Numbered(
        maker,
        sizes,
        width,
        scale,
        names,
        arranged,
        lenses,
        diameter,
        grid,
        tick,
        dates,
        [scale.at(day) for day in others],
        look.leading * SIDE_GAP,
    )


def _scale(
    entries: Sequence[Entry], others: Sequence[float], length: float, margin: float, sizes: Sizes
) -> Scale:
    spans = [*((entry.start, entry.end) for entry in entries), *((day, day + 1.0) for day in others)]
    return make_scale(
        spans,
        length,
        margin=min(margin, length / 6),
        end_margin=sizes.fade if has_open_end(entries) else 0.0,
        most_breaks=MOST_BREAKS,
        least_gap=LEAST_GAP,
    )


def _lenses(
    spots: Sequence[Spot], begin: float, width: float, diameter: float, maker: LabelMaker, sizes: Sizes
) -> list[Lens]:
    """The lenses that have room beside each other, those of the largest crowds first; their spots are marked."""
    look = maker.look
    places = [spot.at for spot in spots]
    clear = diameter / 2 + sizes.bar
    result = sorted(crowds(places, look.size * CROWDED, clear), key=len, reverse=True)
    chosen: list[tuple[range, Lens]] = []
    room = width
    for crowd in result:
        lens = make_lens([spots[number] for number in crowd], diameter, width, look, sizes)
        if lens.width <= room:
            chosen.append((crowd, lens))
            room -= lens.width + look.size * GAP
    chosen.sort(key=lambda each: each[0].start)
    for crowd, lens in chosen:
        lens.begin, lens.end = lens.begin + begin, lens.end + begin
        for number in crowd:
            spots[number].crowded = True
    lenses = [lens for _, lens in chosen]
    set_lefts(lenses, width, look)
    return lenses
