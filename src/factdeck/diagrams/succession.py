"""States before and after a subject to a chain: stacked for a side panel, or in three columns from left to right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf

from msgspec import Struct

from factdeck.diagrams.look import Look
from factdeck.diagrams.pen import box, keyed, line, polyline
from factdeck.diagrams.succession_band import draw_band
from factdeck.diagrams.succession_parts import State, centred_lines, side_of, side_shapes, stroke_weight
from factdeck.diagrams.timeline.labels import LabelMaker
from factdeck.drawing import Drawing, Group, Part, PolyLine
from factdeck.drawing.affine import Point

MANY = 7
"""From so many states on one side on, a slide sets all of them in the smaller size."""
FINEST_SIZE = 0.5
"""Points by which names are made smaller until a chain is low enough."""


def draw_succession(
    before_states: Sequence[State],
    subject: str,
    after_states: Sequence[State],
    look: Look,
    width: float,
    *,
    wide: bool,
    before: str,
    after: str,
    years: str = "",
    height: float = inf,
    smallest: float = inf,
) -> Drawing:
    """The chain ``width`` points wide and as high as it needs.

    ``before`` and ``after`` head its two sides, either of which may be empty; ``years`` are the subject's.
    Where it is higher than ``height``, the names of a wide one are set smaller, as far down as to ``smallest``.
    """
    told = (subject, years)
    if not wide:
        return _stacked(before_states, told, after_states, look, width, before, after)
    many = max(len(before_states), len(after_states)) > MANY
    size = look.small if many else look.size
    drawing = draw_band(before_states, told, after_states, look, width, before, after, size)
    while drawing.height > height and size > smallest:
        size = max(smallest, size - FINEST_SIZE)
        drawing = draw_band(before_states, told, after_states, look, width, before, after, size)
    return drawing


class _Subject(Struct, frozen=True):
    lines: list[tuple[str, float]]
    years: list[tuple[str, float]]
    width: float
    height: float


def _subject(told: tuple[str, str], look: Look, least: float, most: float) -> _Subject:
    """The subject's box, no wider than its words need."""
    pad = look.size * 0.7
    maker = LabelMaker(look)
    lines = maker.wrap(told[0], look.bold, look.size, most - 2 * pad)
    years = maker.wrap(told[1], look.regular, look.size, most - 2 * pad)
    widest = max((width for _, width in [*lines, *years]), default=0.0)
    height = (len(lines) + len(years)) * look.leading + pad
    return _Subject(lines, years, min(most, max(least, widest + 2 * pad)), height)


def _subject_group(subject: _Subject, told: str, look: Look, x: float, middle: float) -> Group:
    low, weight = middle - subject.height / 2, stroke_weight(look) * 1.4
    frame = box(x, low, subject.width, subject.height, look.paper, look.ink, weight)
    centre, upward = x + subject.width / 2, look.leading / 2
    above, below = middle + len(subject.years) * upward, middle - len(subject.lines) * upward
    name = centred_lines(subject.lines, look, centre, above, look.bold, "middle")
    return keyed(
        told, frame, *name, *centred_lines(subject.years, look, centre, below, look.regular, "middle")
    )


def _stacked(
    before_states: Sequence[State],
    told: tuple[str, str],
    after_states: Sequence[State],
    look: Look,
    width: float,
    before: str,
    after: str,
) -> Drawing:
    """Before above, the subject, after below, along a spine at the left."""
    indent, gap = look.size * 1.6, look.size * 1.5
    sides = [
        side_of(before_states, before, look, width - indent),
        side_of(after_states, after, look, width - indent),
    ]
    subject = _subject(told, look, width - 1, width - 1)
    height = subject.height + 1 + sum(side.height + gap for side in sides if side.rows)
    parts: list[Part] = []
    links: list[Part] = []
    spine, top = look.size * 0.5, height
    if sides[0].rows:
        parts += side_shapes(sides[0], indent, top)
        middles = sides[0].middles(top)
        top -= sides[0].height + gap
        links += [
            line((spine, middle), (indent - 4, middle), look.ink, stroke_weight(look)) for middle in middles
        ]
        links += _arrow([(spine, middles[0]), (spine, top)], look)
    parts.append(_subject_group(subject, told[0], look, 0.5, top - 0.5 - subject.height / 2))
    top -= subject.height + 1
    if sides[1].rows:
        middles = sides[1].middles(top - gap)
        for middle in middles:
            links += _arrow([(spine, top), (spine, middle), (indent - 2, middle)], look)
        parts += side_shapes(sides[1], indent, top - gap)
    return Drawing(width, height, (*links, *parts))


def _arrow(points: list[Point], look: Look) -> Iterator[PolyLine]:
    """A line through points, with a head at its end."""
    (x1, y1), (x2, y2) = points[-2:]
    head = look.size * 0.32
    across = head if x1 == x2 else 0.0
    along = 0.0 if x1 == x2 else head
    back = (0.0, head if y1 > y2 else -head) if x1 == x2 else (-head, 0.0)
    tip = [
        (x2 + back[0] - across, y2 + back[1] + along),
        (x2, y2),
        (x2 + back[0] + across, y2 + back[1] - along),
    ]
    yield polyline(points, look.ink, stroke_weight(look))
    yield polyline(tip, look.ink, stroke_weight(look))
