"""States before and after a subject to a band of three columns: before, the subject on a ground of its own, after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factdeck.diagrams.look import Look
from factdeck.diagrams.pen import box, keyed, label, polyline
from factdeck.diagrams.succession_parts import (
    SMALL_FLAG,
    Side,
    State,
    baseline_of,
    natural_width,
    side_of,
    side_shapes,
    stroke_weight,
)
from factdeck.diagrams.timeline.labels import LabelMaker
from factdeck.drawing import Drawing, Part, PolyLine

CENTRE = 0.193
"""Width of the subject's ground, by the whole,"""
BETWEEN = 0.045
"""and of the room for a bracket at either side of it."""
LARGE_FLAG = (2.7, 1.8)
"""Width and height of a flag at most, by the label's size, where a side has no more states than"""
FEW = 6
YEARS = 1.35
"""Size of the subject's years, by that of labels."""
PADDING = 0.7
"""Between the subject and the edge of its ground, by the size of labels."""
LEAST_SIDE = 0.5
"""Of a side's equal share of the width, what one with short names keeps,"""
SPARE = 0.5
"""and behind its longest name, by the size of labels."""
TICK = 0.45
"""Length of a bracket's ends, by the size of labels."""


class _Subject(Struct, frozen=True):
    """The subject's words in lines, each with its width and size."""

    name: list[tuple[str, float]]
    years: list[tuple[str, float]]
    look: Look
    large: Look

    @property
    def height(self) -> float:
        words = len(self.name) * self.look.leading + len(self.years) * self.large.leading
        return words + 2 * PADDING * self.look.size


def draw_band(
    before_states: Sequence[State],
    told: tuple[str, str],
    after_states: Sequence[State],
    look: Look,
    width: float,
    before: str,
    after: str,
    size: float,
) -> Drawing:
    """The band ``width`` points wide, the names of states of a size; ``told`` is the subject and its years."""
    listed = replace(look, size=size, leading=size * look.leading / look.size)
    count = bool(before_states) + bool(after_states)
    between, ground = width * BETWEEN, width * CENTRE
    column = (width - ground - count * between) / max(1, count)
    few = max(len(before_states), len(after_states)) <= FEW
    flag = LARGE_FLAG if few else SMALL_FLAG
    first, last = _columns(before_states, after_states, listed, column, flag)
    left = side_of(before_states, before, listed, first, flag)
    right = side_of(after_states, after, listed, last, flag)
    subject = _subject(told, look, ground)
    high = max(subject.height, left.states, right.states)
    head = max(side.head if side.rows else 0.0 for side in (left, right))
    height = high + head + 1.0
    parts: list[Part] = []
    x = first + between if left.rows else 0.0
    if left.rows:
        parts += _bracket(left, height, first + between * 0.3, x, look)
        parts += side_shapes(left, 0.0, height)
    parts.append(_block(subject, told[0], look, x, 0.5, ground, high))
    x += ground
    if right.rows:
        parts += _bracket(right, height, x + between * 0.7, x, look)
        parts += side_shapes(right, x + between, height)
    return Drawing(width, height, tuple(parts))


def _columns(
    before_states: Sequence[State],
    after_states: Sequence[State],
    look: Look,
    column: float,
    flag: tuple[float, float],
) -> tuple[float, float]:
    """Widths of the two sides: equal, unless one has names too long for a line where the other leaves room."""
    if not (before_states and after_states):
        return column, column
    both = (before_states, after_states)
    first, last = (natural_width(states, look, flag) + SPARE * look.size for states in both)
    if last > column > first:
        last = min(last, 2 * column - max(first, LEAST_SIDE * column))
        return 2 * column - last, last
    if first > column > last:
        first = min(first, 2 * column - max(last, LEAST_SIDE * column))
        return first, 2 * column - first
    return column, column


def _subject(told: tuple[str, str], look: Look, width: float) -> _Subject:
    maker, room = LabelMaker(look), width - 2 * PADDING * look.size
    large = replace(look, size=look.size * YEARS, leading=look.leading * YEARS)
    name = maker.wrap(told[0], look.bold, look.size, room)
    years = LabelMaker(large).wrap(told[1], look.bold, large.size, room) if told[1] else []
    return _Subject(name, years, look, large)


def _block(
    subject: _Subject, key: str, look: Look, x: float, low: float, width: float, height: float
) -> Part:
    """The subject's name and years, centred on a filled ground."""
    top = low + height / 2 + subject.height / 2 - PADDING * look.size
    words: list[Part] = []
    for lines, style in ((subject.name, look), (subject.years, subject.large)):
        for text, _ in lines:
            y = baseline_of(top - style.leading / 2, style)
            words.append(
                label(
                    style,
                    text,
                    x + width / 2,
                    y,
                    font=look.bold,
                    size=style.size,
                    colour=look.paper,
                    anchor="middle",
                )
            )
            top -= style.leading
    return keyed(key, box(x, low, width, height, fill=look.accent), *words)


def _bracket(side: Side, top: float, spine: float, end: float, look: Look) -> Iterator[PolyLine]:
    """From the first to the last of the states, and from there to the subject."""
    upper, lower = top - side.head, top - side.head - side.states
    tick = (1 if spine > end else -1) * TICK * look.size
    weight = stroke_weight(look)
    yield polyline(
        [(spine + tick, upper), (spine, upper), (spine, lower), (spine + tick, lower)], look.ink, weight
    )
    middle = max((upper + lower) / 2, 0.5)
    yield polyline([(spine, middle), (end, middle)], look.ink, weight)
