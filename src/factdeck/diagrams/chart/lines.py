"""A table of numbers to lines over an axis with round numbers, each line named at its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf

from msgspec import Struct

from factdeck.diagrams.chart.legend import make_legend
from factdeck.diagrams.chart.spec import ChartSpec, category_key, nice_ticks, row_key, value_key
from factdeck.diagrams.chart.style import SeriesStyle, series_styles, text_lines
from factdeck.diagrams.look import Look
from factdeck.diagrams.pen import circle, ink, keyed, label, line, polyline, stroke, wrapped
from factdeck.diagrams.spread import spread
from factdeck.drawing import AnyShape, Drawing, Group, Part, Polygon
from factdeck.drawing.affine import Point

HEIGHT_SHARE = 0.5
"""Of the plot, by its width."""
NAME_SHARE = 0.3
"""Of the width, at most for the names at the lines' ends."""
LINE = 1.6


class _Plot(Struct, frozen=True):
    left: float
    right: float
    bottom: float
    top: float
    ticks: list[float]
    count: int

    def x(self, category: int) -> float:
        part = (self.right - self.left) / self.count
        return self.left + (category + 0.5) * part

    def y(self, value: float) -> float:
        low, high = self.ticks[0], self.ticks[-1]
        return self.bottom + (value - low) / (high - low) * (self.top - self.bottom)


class _Name(Struct, frozen=True):
    category: int
    lines: list[str]
    middle: float


class _Slot(Struct, frozen=True):
    """Room for a category's name: as far to either side of its place as no other name and no edge is."""

    place: float
    half: float
    width: float
    """Of the whole drawing."""
    category: int

    @property
    def left(self) -> float:
        return max(0.0, self.place - self.half)

    @property
    def room(self) -> float:
        return min(self.width, self.place + self.half) - self.left

    def name(self, text: str, look: Look) -> _Name:
        """The name on lines, in the middle under its place or, at an edge, as near to that as it can stand."""
        lines = wrapped(look, text, max(self.room, look.size))
        half = max(look.width_of(each, look.regular, look.size) for each in lines) / 2
        least, most = self.left + half, self.left + self.room - half
        return _Name(self.category, lines, max(least, min(self.place, most)))


def draw_lines(spec: ChartSpec, look: Look, width: float, most_height: float = inf) -> Drawing:
    """A line for each row of numbers, named at its end, ``width`` points wide.

    It is no higher than told, as far as its axis and the lines' names allow.
    """
    legend = make_legend(spec, look, width, named=False)
    ticks = nice_ticks(spec.values)
    wording = [spec.told(tick) for tick in ticks]
    left = max(look.width_of(text, look.regular, look.small) for text in wording) + look.size * 0.5
    names = [wrapped(look, row.name, width * NAME_SHARE) for row in spec.rows]
    column = max(look.width_of(text, look.regular, look.size) for lines in names for text in lines)
    right = width - (column + look.size * 0.8 if len(spec.rows) > 1 else look.size * 0.5)
    shown = _labels(spec, look, (left, right), width)
    foot = max(len(each.lines) for each in shown) * look.leading + look.size * 0.5
    lengths = [len(lines) * look.leading for lines in names]
    others = foot + look.small * 0.5 + legend.height
    plotted = min((right - left) * HEIGHT_SHARE, most_height - others)
    height = max(plotted, sum(lengths) if len(names) > 1 else 0.0, look.leading * 4)
    top = foot + height + look.small * 0.5
    plot = _Plot(left, right, foot, top - look.small * 0.5, ticks, len(spec.categories))
    high = top + legend.height
    parts: list[Part] = [*legend.groups(high), *_axes(plot, look, wording)]
    for each in shown:
        words = text_lines(look, each.lines, each.middle, foot - look.size * 0.4, anchor="middle")
        parts.append(keyed(category_key(each.category + 1), *words))
    if len(spec.rows) > 1:
        parts += _names(spec, plot, look, names, lengths, right + look.size * 0.8)
    for number in range(len(spec.rows)):
        parts += _series(spec, plot, look, number)
    return Drawing(width, high, tuple(parts))


def _labels(spec: ChartSpec, look: Look, ends: tuple[float, float], width: float) -> list[_Name]:
    """The categories' names that have room beside each other: all of them, or every second, every third and so on."""
    count, (left, right) = len(spec.categories), ends
    part = (right - left) / count
    widest = max(
        look.width_of(word, look.regular, look.size) for each in spec.categories for word in each.split()
    )
    step = max(1, -(-int(widest + look.size * 0.5) // max(1, int(part))))
    while True:
        half = (min(part * step, right - left) - look.size * 0.4) / 2
        slots = [_Slot(left + (number + 0.5) * part, half, width, number) for number in range(0, count, step)]
        if min(each.room for each in slots) >= min(widest, look.size * 3) or step >= count:
            return [each.name(spec.categories[each.category], look) for each in slots]
        step += 1


def _axes(plot: _Plot, look: Look, told: Sequence[str]) -> Iterator[Part]:
    for tick, text in zip(plot.ticks, told, strict=True):
        y = plot.y(tick)
        colour, weight = (look.ink, 0.75) if tick == 0 else (look.rule, 0.35)
        yield line((plot.left, y), (plot.right, y), colour, weight)
        x = plot.left - look.size * 0.4
        yield label(look, text, x, y - look.small * 0.34, size=look.small, anchor="end")


def _names(
    spec: ChartSpec,
    plot: _Plot,
    look: Look,
    names: Sequence[list[str]],
    lengths: Sequence[float],
    x: float,
) -> Iterator[Group]:
    """The names beside the lines' ends, moved apart where they would meet, and led to their lines."""
    ends = [
        next((n, v) for n, v in reversed(list(enumerate(row.values))) if v is not None) for row in spec.rows
    ]
    room = plot.top - plot.bottom + look.small * 0.5
    order = sorted(range(len(names)), key=lambda number: -ends[number][1])
    wanted = [plot.top - plot.y(ends[number][1]) - look.leading / 2 for number in order]
    tops = spread(wanted, [lengths[number] for number in order], room)
    for number, offset in zip(order, tops, strict=True):
        top = plot.top - offset
        category, value = ends[number]
        start = (plot.x(category) + look.size * 0.4, plot.y(value))
        end = (x - look.size * 0.2, top - look.leading / 2)
        lead = line(start, end, series_styles(look)[number].ink, 0.4)
        yield keyed(row_key(number + 1), lead, *text_lines(look, names[number], x, top))


def _series(spec: ChartSpec, plot: _Plot, look: Look, number: int) -> Iterator[Part]:
    style, values = series_styles(look)[number], spec.rows[number].values
    run: list[Point] = []
    for category, value in enumerate((*values, None)):
        if value is not None:
            run.append((plot.x(category), plot.y(value)))
            continue
        if len(run) > 1:
            yield polyline(run, style.ink, LINE, tuple(part * LINE for part in style.dash))
        run = []
    for category, value in enumerate(values):
        if value is not None:
            mark = _marker(plot.x(category), plot.y(value), style, look)
            yield keyed(value_key(category + 1, number + 1), mark)


def _marker(x: float, y: float, style: SeriesStyle, look: Look) -> AnyShape:
    r = look.size * 0.28
    fill = look.paper if style.angles else style.fill
    around = {
        "square": ((x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)),
        "triangle": ((x - r, y - r), (x + r, y - r), (x, y + r)),
        "diamond": ((x - r, y), (x, y + r), (x + r, y), (x, y - r)),
        "x": ((x - r, y - r), (x + r, y - r), (x - r, y + r), (x + r, y + r)),
        "plus": ((x, y - r), (x + r, y + r), (x - r, y + r)),
    }
    if style.marker in around:
        return Polygon(around[style.marker], fill=ink(fill), stroke=stroke(style.ink, 0.9))
    return circle(x, y, r, fill, style.ink, 0.9)
