"""A row of numbers to the slices of a pie, clockwise from the top, with names and shares beside them."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, pi, sin

from factdeck.diagrams.chart.legend import make_legend
from factdeck.diagrams.chart.spec import ChartSpec, category_key, value_key
from factdeck.diagrams.chart.style import filled, series_styles, text_lines
from factdeck.diagrams.look import Look
from factdeck.diagrams.pen import keyed, polyline, wrapped
from factdeck.diagrams.spread import spread
from factdeck.drawing import Anchor, Drawing, Group, Part

LABEL_SHARE = 0.3
"""Of the width, on either side, for names and shares."""
STEP = pi / 60


def draw_pie(spec: ChartSpec, look: Look, width: float) -> Drawing:
    """Slices with their names and shares beside them, ``width`` points wide."""
    legend = make_legend(spec, look, width, named=False)
    values = [value or 0.0 for value in spec.rows[0].values]
    total = sum(values)
    labels = [
        _label(spec, look, number, value / total, width * LABEL_SHARE) for number, value in enumerate(values)
    ]
    sides: dict[bool, list[int]] = {True: [], False: []}
    angles, angle = [], 0.0
    for value in values:
        angles.append((angle, angle + 2 * pi * value / total))
        angle = angles[-1][1]
    for number, (start, end) in enumerate(angles):
        sides[(start + end) / 2 <= pi].append(number)
    radius = width * (1 - 2 * LABEL_SHARE) / 2 - look.size * 1.4
    needed = max(sum(_height(labels[number], look) for number in side) for side in sides.values())
    height = max(2 * radius, needed) + look.size
    high = height + legend.height
    parts: list[Part] = list(legend.groups(high))
    x, y = width / 2, height / 2
    for number, (start, end) in enumerate(angles):
        parts.append(_slice(x, y, radius, start, end, number, look))
    for right, side in sides.items():
        ordered = side if right else side[::-1]
        parts += _placed(look, (x, y, radius), angles, labels, ordered, right, height)
    return Drawing(width, high, tuple(parts))


Words = tuple[list[str], list[str]]
"""The lines of a slice's name, and those of its number and share."""


def _label(spec: ChartSpec, look: Look, number: int, share: float, room: float) -> Words:
    value = spec.rows[0].values[number] or 0.0
    text = spec.told(value) if spec.tells_shares else f"{spec.told(value)} ({spec.told_share(share)})"
    return wrapped(look, spec.categories[number], room - look.size), wrapped(look, text, room - look.size)


def _slice(x: float, y: float, radius: float, start: float, end: float, number: int, look: Look) -> Group:
    count = max(2, round((end - start) / STEP))
    rim = [start + (end - start) * step / count for step in range(count + 1)]
    whole = end - start > 2 * pi - 1e-6
    points = [(x + radius * sin(angle), y + radius * cos(angle)) for angle in rim]
    return filled(points if whole else [(x, y), *points], series_styles(look)[number], look)


def _height(words: Words, look: Look) -> float:
    return sum(map(len, words)) * look.leading


def _placed(
    look: Look,
    circle: tuple[float, float, float],
    angles: list[tuple[float, float]],
    labels: list[Words],
    side: list[int],
    right: bool,
    height: float,
) -> Iterator[Group]:
    """Names on one side from the top down, led to the middle of their slices' rims."""
    x, y, radius = circle
    middles = [sum(angles[number]) / 2 for number in side]
    lengths = [_height(labels[number], look) for number in side]
    wanted = [
        height - (y + radius * cos(middle)) - length / 2
        for middle, length in zip(middles, lengths, strict=True)
    ]
    sign, edge = (1, x + radius + look.size) if right else (-1, x - radius - look.size)
    for number, middle, length, top in zip(
        side, middles, lengths, spread(wanted, lengths, height), strict=True
    ):
        level = height - top - length / 2
        rim = (x + radius * sin(middle), y + radius * cos(middle))
        knee = edge - sign * look.size * 0.3
        lead = polyline([rim, (knee, level), (edge, level)], look.rule, 0.5)
        at = edge + sign * look.size * 0.3
        anchor: Anchor = "start" if right else "end"
        name, text = labels[number]
        words = text_lines(look, name, at, height - top, anchor=anchor)
        below = text_lines(look, text, at, height - top - len(name) * look.leading, anchor=anchor)
        yield keyed(category_key(number + 1), lead, *words)
        yield keyed(value_key(number + 1, 1), *below)
