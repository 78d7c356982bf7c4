"""Entries along an axis from left to right, labels stepped above and below so that no leader crosses one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing, Group

from factdeck.drawings.entries import Entry
from factdeck.drawings.look import Look
from factdeck.drawings.pen import box, dot, keyed, label, line, wrapped
from factdeck.drawings.scale import Scale, Segment, make_scale
from factdeck.drawings.ticks import TickLabel, ticks

AXIS = 2.0
BAR = 4.0
TICK = 7.0
TICK_GAP = 2.5
LEADER_GAP = 3.0
TEXT_GAP = 4.0


@dataclass(slots=True)
class _Label:
    """A label on its way to its place; ``low`` and ``high`` are distances from the axis."""

    entry: Entry
    x: float
    lines: list[tuple[str, str]]
    width: float
    above: bool
    low: float = 0.0
    high: float = 0.0


@dataclass(frozen=True, slots=True)
class _Measures:
    """What follows from the look: sizes in points."""

    look: Look
    width: float
    label_width: float
    tick_room: float

    @property
    def near(self) -> float:
        """Where labels begin, counted from the axis."""
        return BAR * 2 + LEADER_GAP


@dataclass(frozen=True, slots=True)
class _Plan:
    """Everything placed, before anything is drawn."""

    measures: _Measures
    scale: Scale
    labels: list[_Label]
    top: float
    bottom: float

    @property
    def height(self) -> float:
        return self.top + self.bottom + AXIS


def height_horizontal(entries: Sequence[Entry], look: Look, width: float, scaled: bool) -> float:
    """How high the drawing would be, in points."""
    return _plan(entries, look, width, scaled).height


def draw_horizontal(entries: Sequence[Entry], look: Look, width: float, tick: TickLabel, scaled: bool) -> Drawing:
    plan = _plan(entries, look, width, scaled)
    leaders = [each.x for each in plan.labels if not each.above]
    drawing = Drawing(width, plan.height)
    drawing.add(_axis(plan.scale, plan.measures, plan.bottom, tick if scaled else None, leaders))
    for each in plan.labels:
        drawing.add(_drawn(each, plan.scale, plan.measures, plan.bottom, scaled))
    return drawing


def _plan(entries: Sequence[Entry], look: Look, width: float, scaled: bool) -> _Plan:
    label_width = min(max(width / 4.6, look.size * 9), width * 0.45)
    measures = _Measures(look, width, label_width, look.small * 1.6)
    scale = _scale(entries, width - label_width, scaled, look)
    labels = _labels(entries, measures, scale, scaled)
    for above in (True, False):
        _stack([each for each in labels if each.above == above], measures, above)
    top = max((each.high for each in labels if each.above), default=0.0)
    bottom = max((each.high for each in labels if not each.above), default=0.0)
    return _Plan(measures, scale, labels, top, max(bottom, measures.tick_room + AXIS))


def _scale(entries: Sequence[Entry], length: float, scaled: bool, look: Look) -> Scale:
    inset = look.size * 0.6
    if scaled:
        return make_scale([(entry.start, entry.end) for entry in entries], length - inset, offset=inset)
    count = max(1, len(entries) - 1)
    return Scale((Segment(0.0, float(count), inset, length),))


def _labels(entries: Sequence[Entry], measures: _Measures, scale: Scale, scaled: bool) -> list[_Label]:
    """Wrapped labels, on alternating sides; entries at one place share a side in turn."""
    made: list[_Label] = []
    for number, entry in enumerate(entries):
        x = scale.at(entry.start if scaled else float(number))
        lines, width = _lines(entry, measures)
        made.append(_Label(entry, x, lines, width, above=number % 2 == 0))
    return made


def _lines(entry: Entry, measures: _Measures) -> tuple[list[tuple[str, str]], float]:
    """The lines of a label with their fonts, and how wide the widest is."""
    look = measures.look
    room = measures.label_width - TEXT_GAP - LEADER_GAP
    lines = [(text, look.bold) for text in wrapped(look, entry.date, room, look.bold, look.size)]
    lines += [(text, look.regular) for text in wrapped(look, entry.title, room, look.regular, look.size)]
    return lines, max(look.width_of(text, font, look.size) for text, font in lines)


def _stack(labels: list[_Label], measures: _Measures, above: bool) -> None:
    """From right to left, each label above those that it reaches over, so that leaders stay clear."""
    placed: list[_Label] = []
    start = measures.near if above else measures.near + measures.tick_room
    for each in reversed(labels):
        reach = each.x + TEXT_GAP + each.width + LEADER_GAP
        under = [other.high for other in placed if other.x < reach]
        each.low = max([start, *(high + LEADER_GAP for high in under)])
        each.high = each.low + len(each.lines) * measures.look.leading
        placed.append(each)


def _drawn(each: _Label, scale: Scale, measures: _Measures, axis_y: float, scaled: bool) -> Group:
    look = measures.look
    sign = 1 if each.above else -1
    far = axis_y + sign * each.high
    shapes = [line(each.x, axis_y, each.x, far, look.ink, 0.5)]
    if scaled and each.entry.interval:
        shapes.append(_bar(each.entry, scale, axis_y, look, sign))
    shapes.append(
        dot(each.x, axis_y, look.size * 0.32, look, approximate=each.entry.approximate, uncertain=each.entry.uncertain)
    )
    top = axis_y + each.high if each.above else axis_y - each.low
    for number, (text, font) in enumerate(each.lines):
        baseline = top - number * look.leading - look.leading * 0.78
        ending = " " if number < len(each.lines) - 1 else ""
        shapes.append(label(look, text + ending, each.x + TEXT_GAP, baseline, font=font))
    return keyed(each.entry.key, *shapes)


def _bar(entry: Entry, scale: Scale, axis_y: float, look: Look, sign: int) -> object:
    """An interval beside the axis; an open end is drawn as steps that fade."""
    start, end = scale.at(entry.start), scale.at(entry.end)
    y = axis_y + (AXIS if sign > 0 else -AXIS - BAR)
    if not (entry.open_start or entry.open_end):
        return box(start, y, max(end - start, 1.5), BAR, fill=look.second)
    group = Group()
    step = 6.0
    for number in range(4):
        width = step * (1 - number * 0.25)
        x = start + number * step if entry.open_end else start - (number + 1) * step
        group.add(box(x, y, width, BAR, fill=look.second))
    return group


def _axis(
    scale: Scale, measures: _Measures, axis_y: float, tick: TickLabel | None, leaders: Sequence[float]
) -> Group:
    """The axis is the strongest line; a break shows as two slanted strokes."""
    look = measures.look
    group = Group()
    starts = [0.0, *(second for _, second in scale.breaks)]
    ends = [*(first for first, _ in scale.breaks), measures.width]
    for start, end in zip(starts, ends):
        group.add(line(start, axis_y, end, axis_y, look.ink, AXIS))
    for first, second in scale.breaks:
        group.add(line(first, axis_y, second, axis_y, look.ink, 0.75, (2.0, 2.0)))
        for x in (first, second):
            group.add(line(x - 2.5, axis_y - 5, x + 2.5, axis_y + 5, look.ink, 1.0))
    if tick:
        _add_ticks(group, scale, measures, axis_y, tick, leaders)
    return group


def _add_ticks(
    group: Group, scale: Scale, measures: _Measures, axis_y: float, tick: TickLabel, leaders: Sequence[float]
) -> None:
    """Labels stand behind their tick, where no leader runs through them."""
    look = measures.look
    taken = 0.0

    def width_of(text: str) -> float:
        return look.width_of(text, look.regular, look.small)

    for segment in scale.segments:
        for each in ticks(segment, tick, width_of):
            wide = width_of(each.label)
            group.add(line(each.at, axis_y - AXIS / 2, each.at, axis_y - AXIS / 2 - TICK, look.ink, 0.75))
            left, right = each.at + TICK_GAP, each.at + TICK_GAP + wide
            if left >= taken and right <= measures.width and not any(left - 2 < x < right + 2 for x in leaders):
                y = axis_y - AXIS - look.small
                group.add(label(look, each.label, left, y, size=look.small))
                taken = right + 4
