"""Entries along an axis from top to bottom, each label beside its mark or as near to it as there is room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from factdeck.diagrams.look import Look
from factdeck.diagrams.pen import keyed, label
from factdeck.diagrams.sizes import Sizes
from factdeck.diagrams.spread import spread
from factdeck.diagrams.timeline.axis import axis_lines, spaced_ticks, vertical_tick_marks
from factdeck.diagrams.timeline.entries import Entry, Stack, has_open_end, lanes_of, stacked
from factdeck.diagrams.timeline.frame import Frame
from factdeck.diagrams.timeline.labels import Label, LabelMaker, baselines
from factdeck.diagrams.timeline.marks import mark_shapes
from factdeck.diagrams.timeline.scale import LEAST_SHARE, Scale, even_scale, make_scale
from factdeck.diagrams.timeline.ticks import Tick, TickLabel
from factdeck.diagrams.timeline.tracks import Band, make_band
from factdeck.drawing import Drawing, Group, Part

GAP = 0.45
"""Between labels, by the leading."""
ELBOW = 2.2
"""Room for leaders to turn in, by the size."""
ELBOW_SHARE = 0.12
"""Of the width, at most for that."""
TICK_SHARE = 0.22
"""Of the width, at most for tick labels."""
WORDS, WORDS_SHARE = 11.0, 0.55
"""Room for words that is worth doing without tick labels or lanes: by the size, and of the width."""
LEAST_WORDS_SHARE = 0.45
"""Of the width, whatever the bars take."""
LANE_LEADING = 1.2
_PASSES = 3
"""The tracks take room from the labels, whose height gives the scale, which gives the tracks."""


class Vertical(Struct, frozen=True):
    """A timeline that is arranged, and measured, before anything is drawn. Tops are counted from its axis."""

    look: Look
    sizes: Sizes
    width: float
    height: float
    head: float
    """Height of the lanes' names above the axis."""
    axis_x: float
    text_x: float
    lanes: dict[str, list[tuple[str, float]]]
    scale: Scale
    ticks: Sequence[Tick]
    band: Band
    stacks: Sequence[Stack]
    labels: Sequence[Label]
    tops: Sequence[float]

    @property
    def length(self) -> float:
        return self.height - self.head

    def draw(self) -> Drawing:
        frame = Frame(False, self.axis_x, self.length)
        parts: list[Part] = [
            *axis_lines(self.scale, self.band, frame, self.look, self.sizes),
            *vertical_tick_marks(self.ticks, frame, self.look, self.sizes, self.length),
            *self._lane_names(frame),
            *self._leaders(frame),
        ]
        for stack, result, top in zip(self.stacks, self.labels, self.tops, strict=True):
            parts += self._groups(stack, result, top, frame)
        return Drawing(self.width, self.height, tuple(parts))

    def _leaders(self, frame: Frame) -> Iterator[Part]:
        start = self.band.end + self.sizes.mark * 1.2
        end = self.text_x - self.axis_x - self.sizes.pole
        for stack, result, top in zip(self.stacks, self.labels, self.tops, strict=True):
            along = self.band.extents[stack.first.key].start
            first = top + _first_middle(result)
            across = self.band.marks[stack.first.key]
            places = [(along, across), (along, start), (first, end - self.sizes.pole), (first, end)]
            yield frame.path(places, self.look.ink, self.sizes.hairline)

    def _groups(self, stack: Stack, made: Label, top: float, frame: Frame) -> list[Group]:
        shapes = [
            mark_shapes(entry, self.band, frame, self.look, self.sizes, self.length)
            for entry in stack.entries
        ]
        for number, line in baselines(made):
            y = self.length - top - line.baseline
            words = label(
                self.look, line.text, self.text_x, y, font=line.font, size=line.size, joined=line.joined
            )
            shapes[number].append(words)
        return [
            keyed(entry.key, *each, title=entry.name)
            for entry, each in zip(stack.entries, shapes, strict=True)
        ]

    def _lane_names(self, frame: Frame) -> Iterator[Part]:
        """Each name above the axis, with a line from its track that passes no other track."""
        look, sizes = self.look, self.sizes
        row, leading = 0, look.small * LANE_LEADING
        for track in self.band.tracks:
            lines = self.lanes.get(track.lane, [])
            for number, (text, _) in enumerate(lines):
                middle = self.height - (row + number + 0.5) * leading
                y = middle - look.small * 0.34
                yield label(look, text, self.text_x, y, font=look.bold, size=look.small)
            if lines:
                level = self.length - self.height + (row + 0.5) * leading
                end = self.text_x - self.axis_x - sizes.pole
                places = [(0.0, track.at), (level, track.at), (level, end)]
                yield frame.path(places, look.rule, sizes.hairline)
            row += len(lines)


def _first_middle(made: Label) -> float:
    lines = [line for part in made.parts for line in part]
    return lines[0].top + lines[0].leading / 2 if lines else 0.0


def plan_vertical(
    entries: Sequence[Entry],
    maker: LabelMaker,
    width: float,
    tick: TickLabel | None,
    scaled: bool,
    lanes: Sequence[str] = (),
) -> Vertical:
    """As high as its labels need. A narrow column does without tick labels, a narrower one without lanes too."""
    least = max(width * WORDS_SHARE, min(maker.look.size * WORDS, width * 0.75))
    for labelled, laned in ((True, True), (False, True), (True, False)):
        result = _plan(
            entries, maker, width, tick, scaled, labelled, lanes_of(entries, lanes) if laned else ()
        )
        if width - result.text_x >= least:
            return result
    return _plan(entries, maker, width, tick, scaled, labelled=False, lanes=())


def _plan(
    entries: Sequence[Entry],
    maker: LabelMaker,
    width: float,
    tick: TickLabel | None,
    scaled: bool,
    labelled: bool,
    lanes: Sequence[str],
) -> Vertical:
    """With a column as wide as its tick labels, which depend on the height, which depends on the column."""
    column = _tick_column(entries, maker, width, tick) if labelled and scaled and tick else 0.0
    while True:
        result = _beside(entries, maker, width, tick, scaled, labelled, lanes, column)
        wide = _column(result.ticks, maker, width)
        if not result.ticks or 0 < wide <= column:
            return result
        column = wide


def _beside(
    entries: Sequence[Entry],
    maker: LabelMaker,
    width: float,
    tick: TickLabel | None,
    scaled: bool,
    labelled: bool,
    lanes: Sequence[str],
    column: float,
) -> Vertical:
    """Beside a column for tick labels, or without any where its width is 0."""
    look, sizes, stacks = maker.look, Sizes.of(maker.look), stacked(entries)
    axis_x = column + sizes.tick + sizes.axis if column else sizes.mark + sizes.axis / 2
    within = labelled or bool(lanes)
    elbow = min(look.size * ELBOW, width * ELBOW_SHARE)
    most_band = width * (1 - LEAST_WORDS_SHARE) - axis_x - elbow
    text_x, length = axis_x, _shortest(entries, sizes)
    for _ in range(_PASSES):
        band = _axis(entries, sizes, length, scaled, lanes, within)[1].squeezed(most_band)
        text_x = max(text_x, axis_x + band.end + elbow)
        labels = [maker.label(stack, width - text_x) for stack in stacks]
        length = max(length, _needed(labels, look))
    scale, band = _axis(entries, sizes, length, scaled, lanes, within)
    band = band.squeezed(text_x - axis_x - elbow)
    names = {lane: maker.wrap(lane, look.bold, look.small, width - text_x) for lane in lanes}
    head = sum(len(lines) for lines in names.values()) * look.small * LANE_LEADING
    head += look.leading * GAP if names else 0.0
    return Vertical(
        look=look,
        sizes=sizes,
        width=width,
        height=length + head,
        head=head,
        axis_x=axis_x,
        text_x=text_x,
        lanes=names,
        scale=scale,
        ticks=spaced_ticks(scale.segments, tick if column else None, look, horizontal=False),
        band=band,
        stacks=stacks,
        labels=labels,
        tops=_tops(stacks, labels, band, length, look),
    )


def _shortest(entries: Sequence[Entry], sizes: Sizes) -> float:
    """The axis that a single mark, or a bar that fades, needs."""
    fades = any(entry.open_end for entry in entries)
    return (sizes.mark * 5 + (sizes.fade if fades else 0.0)) / (1 - LEAST_SHARE)


def _axis(
    entries: Sequence[Entry], sizes: Sizes, length: float, scaled: bool, lanes: Sequence[str], within: bool
) -> tuple[Scale, Band]:
    if not scaled:
        scale = even_scale(len(entries), length)
        places = [scale.at(float(number)) for number in range(len(entries))]
        return scale, make_band(entries, places, None, lanes, sizes, within=within)
    spans = [(entry.start, entry.end) for entry in entries]
    scale = make_scale(
        spans, length, margin=sizes.mark * 2.5, end_margin=sizes.fade if has_open_end(entries) else 0.0
    )
    return scale, make_band(
        entries, [scale.at(entry.start) for entry in entries], scale, lanes, sizes, within=within
    )


def _tick_column(entries: Sequence[Entry], maker: LabelMaker, width: float, tick: TickLabel) -> float:
    """Room for the widest tick label, as far as it can be told before the labels are wrapped."""
    look, sizes = maker.look, Sizes.of(maker.look)
    length = _needed([maker.label(stack, width * WORDS_SHARE) for stack in stacked(entries)], look)
    scale, _ = _axis(entries, sizes, length, True, (), False)
    return _column(spaced_ticks(scale.segments, tick, look, horizontal=False), maker, width)


def _column(made: Sequence[Tick], maker: LabelMaker, width: float) -> float:
    """Room for tick labels and what parts them from their ticks, or 0 where that were too much."""
    look = maker.look
    column = max((maker.width(each.label, look.regular, look.small) for each in made), default=0.0)
    return column + 1.5 if column <= width * TICK_SHARE else 0.0


def _needed(labels: Sequence[Label], look: Look) -> float:
    return sum(each.height for each in labels) + look.leading * GAP * (len(labels) - 1)


def _tops(
    stacks: Sequence[Stack], labels: Sequence[Label], band: Band, length: float, look: Look
) -> list[float]:
    gap = look.leading * GAP
    wanted = [
        band.extents[stack.first.key].start - _first_middle(result)
        for stack, result in zip(stacks, labels, strict=True)
    ]
    return spread(wanted, [result.height + gap for result in labels], length + gap)
