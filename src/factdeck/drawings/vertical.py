"""Entries along an axis from top to bottom, each label beside its mark or as near as order and room allow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing, Group

from factdeck.drawings.entries import Entry
from factdeck.drawings.look import Look
from factdeck.drawings.pen import box, dot, keyed, label, line, wrapped
from factdeck.drawings.scale import Scale, Segment, make_scale
from factdeck.drawings.ticks import TickLabel

AXIS = 2.0
BAR = 3.0
GAP = 3.0
AIR = 1.15
"""Height by what the labels need, so that they can stand nearer to their marks."""
WIDEST_DATE = 0.36
"""Of the width: wider dates stand above their titles."""


@dataclass(frozen=True, slots=True)
class _Columns:
    axis: float
    date: float
    title: float
    stacked: bool
    """Dates above their titles, in one column."""


def height_vertical(entries: Sequence[Entry], look: Look, width: float) -> float:
    """How high the drawing would be, in points."""
    columns = _columns(entries, look, width)
    return sum(_heights(_titles(entries, columns, look, width), columns, look)) * AIR


def _titles(entries: Sequence[Entry], columns: _Columns, look: Look, width: float) -> list[list[str]]:
    return [wrapped(look, entry.title, width - columns.title, look.regular, look.size) for entry in entries]


def _heights(titles: Sequence[Sequence[str]], columns: _Columns, look: Look) -> list[float]:
    extra = 1 if columns.stacked else 0
    return [(len(lines) + extra) * look.leading + GAP for lines in titles]


def draw_vertical(entries: Sequence[Entry], look: Look, width: float, tick: TickLabel, scaled: bool) -> Drawing:
    columns = _columns(entries, look, width)
    titles = _titles(entries, columns, look, width)
    heights = _heights(titles, columns, look)
    height = sum(heights) * AIR
    scale = _scale(entries, height - heights[-1], scaled, look)
    marks = [scale.at(entry.start if scaled else float(number)) for number, entry in enumerate(entries)]
    tops = _tops(marks, heights, height, look)
    drawing = Drawing(width, height)
    drawing.add(_axis(scale, columns.axis, height, look))
    for entry, lines, mark, top in zip(entries, titles, marks, tops):
        shapes = _label(entry, lines, height - top, columns, look) + _mark(
            entry, height - mark, height - top, height, columns, scale, look, scaled
        )
        drawing.add(keyed(entry.key, *shapes))
    return drawing


def _columns(entries: Sequence[Entry], look: Look, width: float) -> _Columns:
    axis = look.size * 0.6 + BAR
    date = axis + look.size * 2.6
    widest = max(look.width_of(entry.date, look.bold, look.size) for entry in entries)
    stacked = widest > WIDEST_DATE * width
    return _Columns(axis, date, date if stacked else date + widest + look.size, stacked)


def _scale(entries: Sequence[Entry], length: float, scaled: bool, look: Look) -> Scale:
    inset = look.leading * 0.5
    length = max(length - inset, 1.0)
    if scaled:
        return make_scale([(entry.start, entry.end) for entry in entries], length, offset=inset)
    return Scale((Segment(0.0, float(max(1, len(entries) - 1)), inset, inset + length),))


def _tops(marks: Sequence[float], heights: Sequence[float], height: float, look: Look) -> list[float]:
    """Tops of the labels, in order, each as near to its mark as the others let it."""
    latest = [0.0] * len(heights)
    below = height
    for number in range(len(heights) - 1, -1, -1):
        below -= heights[number]
        latest[number] = below
    tops: list[float] = []
    free = 0.0
    for number, mark in enumerate(marks):
        tops.append(max(free, min(mark - look.leading * 0.5, latest[number])))
        free = tops[-1] + heights[number]
    return tops


def _label(entry: Entry, lines: Sequence[str], top: float, columns: _Columns, look: Look) -> list[object]:
    baseline = top - look.leading * 0.78
    shapes: list[object] = [label(look, entry.date + " ", columns.date, baseline, font=look.bold)]
    if columns.stacked:
        baseline -= look.leading
    for number, text in enumerate(lines):
        ending = " " if number < len(lines) - 1 else ""
        shapes.append(label(look, text + ending, columns.title, baseline - number * look.leading))
    return shapes


def _mark(
    entry: Entry,
    mark: float,
    top: float,
    height: float,
    columns: _Columns,
    scale: Scale,
    look: Look,
    scaled: bool,
) -> list[object]:
    middle = top - look.leading * 0.5
    radius = look.size * 0.32
    shapes: list[object] = [line(columns.axis + radius, mark, columns.date - 3.0, middle, look.ink, 0.5)]
    if scaled and entry.interval:
        end = height - scale.at(entry.end)
        shapes.append(box(columns.axis - AXIS - BAR, end, BAR, max(mark - end, 1.5), fill=look.second))
    shapes.append(dot(columns.axis, mark, radius, look, approximate=entry.approximate, uncertain=entry.uncertain))
    return shapes


def _axis(scale: Scale, axis_x: float, height: float, look: Look) -> Group:
    group = Group()
    starts = [0.0, *(second for _, second in scale.breaks)]
    ends = [*(first for first, _ in scale.breaks), height]
    for start, end in zip(starts, ends):
        group.add(line(axis_x, height - start, axis_x, height - end, look.ink, AXIS))
    for first, second in scale.breaks:
        group.add(line(axis_x, height - first, axis_x, height - second, look.ink, 0.75, (2.0, 2.0)))
        for y in (first, second):
            group.add(line(axis_x - 5, height - y - 2.5, axis_x + 5, height - y + 2.5, look.ink, 1.0))
    return group
