"""Entries along an axis from top to bottom, each label beside its mark or as near below as there is room."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.graphics.shapes import Drawing, Group

from factdeck.drawings.entries import Entry
from factdeck.drawings.look import Look
from factdeck.drawings.pen import box, dot, keyed, label, line, polyline, wrapped
from factdeck.drawings.scale import Scale, Segment, make_scale
from factdeck.drawings.ticks import TickLabel

AXIS = 2.0
BAR = 3.0
GAP = 3.0


def draw_vertical(entries: Sequence[Entry], look: Look, width: float, tick: TickLabel, scaled: bool) -> Drawing:
    axis_x = look.size * 0.6 + BAR
    text_x = axis_x + look.size * 1.4
    texts = [_lines(entry, look, width - text_x) for entry in entries]
    heights = [len(lines) * look.leading + GAP for lines in texts]
    height = sum(heights)
    scale = _scale(entries, height - heights[-1], scaled, look)
    tops = _tops([scale.at(entry.start if scaled else float(number)) for number, entry in enumerate(entries)], heights)
    height = max(height, tops[-1] + heights[-1])
    drawing = Drawing(width, height)
    drawing.add(_axis(scale, axis_x, height, look))
    for number, entry in enumerate(entries):
        at = scale.at(entry.start if scaled else float(number))
        drawing.add(_entry(entry, texts[number], at, tops[number], height, axis_x, text_x, scale, look, scaled))
    return drawing


def _scale(entries: Sequence[Entry], length: float, scaled: bool, look: Look) -> Scale:
    inset = look.leading * 0.5
    if scaled:
        return make_scale([(entry.start, entry.end) for entry in entries], max(length, 1.0), offset=inset)
    return Scale((Segment(0.0, float(max(1, len(entries) - 1)), inset, inset + max(length, 1.0)),))


def _lines(entry: Entry, look: Look, room: float) -> list[tuple[str, str]]:
    lines = [(text, look.bold) for text in wrapped(look, entry.date, room, look.bold, look.size)]
    return lines + [(text, look.regular) for text in wrapped(look, entry.title, room, look.regular, look.size)]


def _tops(wanted: Sequence[float], heights: Sequence[float]) -> list[float]:
    """Label tops as near to their marks as order and room allow, all inside the sum of heights."""
    room = sum(heights)
    latest = [0.0] * len(heights)
    below = room
    for number in range(len(heights) - 1, -1, -1):
        below -= heights[number]
        latest[number] = below
    tops: list[float] = []
    free = 0.0
    for number, at in enumerate(wanted):
        top = max(free, min(at - heights[number] * 0.25, latest[number]))
        tops.append(max(0.0, top))
        free = tops[-1] + heights[number]
    return tops


def _entry(
    entry: Entry,
    lines: list[tuple[str, str]],
    at: float,
    top: float,
    height: float,
    axis_x: float,
    text_x: float,
    scale: Scale,
    look: Look,
    scaled: bool,
) -> Group:
    mark_y, first = height - at, height - top - look.leading * 0.5
    radius = look.size * 0.32
    shapes: list[object] = [
        polyline([axis_x, mark_y, axis_x + radius * 2, mark_y, text_x - 5, first, text_x - 2, first], look.ink, 0.5)
    ]
    if scaled and entry.interval:
        end = height - scale.at(entry.end)
        shapes.append(box(axis_x - AXIS - BAR, end, BAR, max(mark_y - end, 1.5), fill=look.second))
    shapes.append(dot(axis_x, mark_y, radius, look, approximate=entry.approximate, uncertain=entry.uncertain))
    for number, (text, font) in enumerate(lines):
        shapes.append(label(look, text, text_x, height - top - number * look.leading - look.leading * 0.78, font=font))
    return keyed(entry.key, *shapes)


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
