"""States before and after a subject to a chain: stacked for a side panel, from left to right for a slide."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import Any

from reportlab.graphics.shapes import Drawing, Group

from factdeck.drawings.labels import LabelMaker
from factdeck.drawings.look import Look
from factdeck.drawings.pen import box, keyed, label, line, polyline
from factdeck.records import dataclass, replace

FLAG_HEIGHT, FLAG_WIDTH = 1.45, 2.1
"""Of a flag at most, by the label's size; it keeps its own proportions."""
GAP = 0.35
"""Between states, by the leading."""
MANY = 7
"""From so many states on one side on, a slide sets all of them in the smaller size."""
SUBJECT_SHARE = 0.28
"""Width of a slide's subject at most, by the whole."""
FINEST_SIZE = 0.5
"""Points by which names are made smaller until a chain is low enough."""
LINK = 3.0
"""Least length of the links to and from a slide's subject, by the size."""


@dataclass(frozen=True, slots=True)
class State:
    name: str
    years: str = ""
    flag: Drawing | None = None

    @property
    def told(self) -> str:
        return f"{self.name} ({self.years})" if self.years else self.name


@dataclass(frozen=True, slots=True)
class _Row:
    state: State
    lines: list[tuple[str, float]]
    height: float

    @property
    def width(self) -> float:
        return max((width for _, width in self.lines), default=0.0)


@dataclass(frozen=True, slots=True)
class _Side:
    """A heading with its states; ``column`` is what their flags take before the names."""

    heading: str
    rows: Sequence[_Row]
    column: float
    look: Look

    @property
    def head(self) -> float:
        return self.look.leading * 1.2

    @property
    def gap(self) -> float:
        return self.look.leading * GAP

    @property
    def height(self) -> float:
        if not self.rows:
            return 0.0
        return self.head + sum(row.height for row in self.rows) + self.gap * (len(self.rows) - 1)

    @property
    def states(self) -> float:
        """Height without the heading."""
        return self.height - self.head if self.rows else 0.0

    def top(self, centre: float) -> float:
        """The heading's top edge, when the states are centred on a height."""
        return centre + self.states / 2 + self.head

    @property
    def width(self) -> float:
        heading = self.look.width_of(self.heading, self.look.bold, self.look.size)
        return max([heading, *(self.column + row.width for row in self.rows)]) if self.rows else 0.0

    def middles(self, top: float) -> list[float]:
        """The height of each state's middle, when the heading's top edge is at ``top``."""
        found: list[float] = []
        top -= self.head
        for row in self.rows:
            found.append(top - row.height / 2)
            top -= row.height + self.gap
        return found


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
    drawing = _wide(before_states, told, after_states, look, width, before, after, size)
    while drawing.height > height and size > smallest:
        size = max(smallest, size - FINEST_SIZE)
        drawing = _wide(before_states, told, after_states, look, width, before, after, size)
    return drawing


def _side(states: Sequence[State], heading: str, look: Look, width: float) -> _Side:
    maker = LabelMaker(look)
    column = look.size * (FLAG_WIDTH + 0.6) if any(state.flag for state in states) else 0.0
    rows = []
    for state in states:
        lines = maker.wrap(state.told, look.regular, look.size, width - column)
        flag = look.size * FLAG_HEIGHT if state.flag else 0.0
        rows.append(_Row(state, lines, max(len(lines) * look.leading, flag)))
    return _Side(heading, rows, column, look)


def _side_shapes(side: _Side, x: float, top: float) -> list[Any]:
    """The heading, and a group for each state."""
    look = side.look
    shapes: list[Any] = [
        label(look, side.heading, x, _baseline(top - look.leading / 2, look), font=look.bold, ink=look.accent)
    ]
    for row, middle in zip(side.rows, side.middles(top)):
        parts = _flag(row.state.flag, look, x, middle) if row.state.flag else []
        parts += _lines(row.lines, look, x + side.column, middle, look.regular)
        shapes.append(keyed(row.state.name, *parts))
    return shapes


def _lines(
    lines: Sequence[tuple[str, float]], look: Look, x: float, middle: float, font: str, **how: Any
) -> list[Any]:
    """Lines centred on a height."""
    first = middle + (len(lines) - 1) * look.leading / 2
    return [
        label(look, text, x, _baseline(first - number * look.leading, look), font=font, **how)
        for number, (text, _) in enumerate(lines)
    ]


def _baseline(middle: float, look: Look) -> float:
    return middle - look.size * 0.34


def _flag(flag: Drawing, look: Look, x: float, middle: float) -> list[Any]:
    """A small flag of its own proportions inside a hairline."""
    if flag.width <= 0 or flag.height <= 0:
        return []
    scale = min(look.size * FLAG_HEIGHT / flag.height, look.size * FLAG_WIDTH / flag.width)
    width, height = flag.width * scale, flag.height * scale
    y = middle - height / 2
    inner = Group(*flag.contents, transform=(scale, 0, 0, scale, x, y))
    return [inner, box(x, y, width, height, stroke=look.ink, weight=0.4)]


@dataclass(frozen=True, slots=True)
class _Subject:
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
    shapes: list[Any] = [
        box(
            x,
            middle - subject.height / 2,
            subject.width,
            subject.height,
            look.paper,
            look.ink,
            _weight(look) * 1.4,
        )
    ]
    centre, upward = x + subject.width / 2, look.leading / 2
    shapes += _lines(
        subject.lines, look, centre, middle + len(subject.years) * upward, look.bold, anchor="middle"
    )
    shapes += _lines(
        subject.years, look, centre, middle - len(subject.lines) * upward, look.regular, anchor="middle"
    )
    return keyed(told, *shapes)


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
        _side(before_states, before, look, width - indent),
        _side(after_states, after, look, width - indent),
    ]
    subject = _subject(told, look, width - 1, width - 1)
    height = subject.height + 1 + sum(side.height + gap for side in sides if side.rows)
    drawing, links = Drawing(width, height), Group()
    drawing.add(links)
    spine, top = look.size * 0.5, height
    if sides[0].rows:
        _add(drawing, _side_shapes(sides[0], indent, top))
        middles = sides[0].middles(top)
        top -= sides[0].height + gap
        for middle in middles:
            links.add(line(spine, middle, indent - 4, middle, look.ink, _weight(look)))
        _add(links, _arrow([spine, middles[0], spine, top], look))
    drawing.add(_subject_group(subject, told[0], look, 0.5, top - 0.5 - subject.height / 2))
    top -= subject.height + 1
    if sides[1].rows:
        middles = sides[1].middles(top - gap)
        for middle in middles:
            _add(links, _arrow([spine, top, spine, middle, indent - 2, middle], look))
        _add(drawing, _side_shapes(sides[1], indent, top - gap))
    return drawing


def _wide(
    before_states: Sequence[State],
    told: tuple[str, str],
    after_states: Sequence[State],
    look: Look,
    width: float,
    before: str,
    after: str,
    size: float,
) -> Drawing:
    """Before at the left, the subject, after at the right, each side joined by a spine."""
    listed = replace(look, size=size, leading=size * look.leading / look.size)
    count, link = bool(before_states) + bool(after_states), look.size * LINK
    subject = _subject(told, look, look.size * 4, width * SUBJECT_SHARE)
    free = width - subject.width - count * link
    left = _side(before_states, before, listed, free / max(1, count))
    right = _side(after_states, after, listed, free - left.width)
    left = _side(before_states, before, listed, free - right.width)
    link += min(link, (free - left.width - right.width) / max(1, count))
    centre = max([subject.height / 2 + 1, *(side.states / 2 for side in (left, right))])
    height = centre + max(
        [subject.height / 2 + 1, *(side.height - side.states / 2 for side in (left, right))]
    )
    drawing, links = Drawing(width, height), Group()
    drawing.add(links)
    x = left.width + link if left.rows else 0.5
    if left.rows:
        _add(links, _joining(left, centre, x - link * 0.5, x, look))
        _add(drawing, _side_shapes(left, 0.0, left.top(centre)))
    drawing.add(_subject_group(subject, told[0], look, x, centre))
    x += subject.width
    if right.rows:
        _add(links, _leaving(right, centre, x, x + link * 0.5, x + link, look))
        _add(drawing, _side_shapes(right, x + link, right.top(centre)))
    return drawing


def _joining(side: _Side, centre: float, spine: float, end: float, look: Look) -> list[Any]:
    """From the end of each state's name to a spine, and from that to the subject."""
    shapes: list[Any] = []
    for row, middle in zip(side.rows, side.middles(side.top(centre))):
        start = side.column + row.width + look.size * 0.4
        shapes.append(polyline([start, middle, spine, middle, spine, centre], look.ink, _weight(look)))
    return [*shapes, *_arrow([spine, centre, end, centre], look)]


def _leaving(side: _Side, centre: float, start: float, spine: float, end: float, look: Look) -> list[Any]:
    shapes: list[Any] = []
    for middle in side.middles(side.top(centre)):
        shapes += _arrow([start, centre, spine, centre, spine, middle, end - look.size * 0.4, middle], look)
    return shapes


def _weight(look: Look) -> float:
    return max(0.7, look.size * 0.09)


def _arrow(points: list[float], look: Look) -> list[Any]:
    """A line through points, with a head at its end."""
    x1, y1, x2, y2 = points[-4:]
    head = look.size * 0.32
    across = head if x1 == x2 else 0.0
    along = 0.0 if x1 == x2 else head
    back = (0.0, head if y1 > y2 else -head) if x1 == x2 else (-head, 0.0)
    tip = [x2 + back[0] - across, y2 + back[1] + along, x2, y2, x2 + back[0] + across, y2 + back[1] - along]
    return [polyline(points, look.ink, _weight(look)), polyline(tip, look.ink, _weight(look))]


def _add(target: Drawing | Group, shapes: Sequence[Any]) -> None:
    for shape in shapes:
        target.add(shape)
