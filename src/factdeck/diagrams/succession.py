"""States before and after a subject to a chain: stacked for a side panel, from left to right for a slide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf

from msgspec import Struct
from msgspec.structs import replace

from factdeck.diagrams.look import Look
from factdeck.diagrams.pen import box, keyed, label, line, polyline
from factdeck.diagrams.timeline.labels import LabelMaker
from factdeck.drawing import Anchor, Drawing, Group, Part, PolyLine, Text
from factdeck.drawing.affine import Point

FLAG_HEIGHT, FLAG_WIDTH = 1.45, 2.1
"""Of a flag at most, by the label's size; it keeps its own proportions."""
GAP, WIDE_GAP = 0.35, 0.55
"""Between states, by the leading."""
MANY = 7
"""From so many states on one side on, a slide sets all of them in the smaller size."""
SUBJECT_SHARE = 0.28
"""Width of a slide's subject at most, by the whole."""
FINEST_SIZE = 0.5
"""Points by which names are made smaller until a chain is low enough."""
LINK = 3.0
"""Least length of the links to and from a slide's subject, by the size."""


class State(Struct, frozen=True):
    """A state in the chain: its name, its years and its flag."""

    name: str
    years: str = ""
    flag: Drawing | None = None

    @property
    def told(self) -> str:
        return f"{self.name} ({self.years})" if self.years else self.name


class _Row(Struct, frozen=True):
    state: State
    lines: list[tuple[str, float]]
    height: float

    @property
    def width(self) -> float:
        return max((width for _, width in self.lines), default=0.0)


class _Side(Struct, frozen=True):
    """A heading with its states; ``column`` is what their flags take before the names."""

    heading: str
    rows: Sequence[_Row]
    column: float
    look: Look
    compact: bool

    @property
    def head(self) -> float:
        return self.look.leading * 1.2

    @property
    def gap(self) -> float:
        return self.look.leading * (GAP if self.compact else WIDE_GAP)

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


def _side(states: Sequence[State], heading: str, look: Look, width: float, *, compact: bool = True) -> _Side:
    maker = LabelMaker(look)
    column = look.size * (FLAG_WIDTH + 0.6) if any(state.flag for state in states) else 0.0
    rows = []
    for state in states:
        lines = maker.wrap(state.told, look.regular, look.size, width - column)
        flag = look.size * FLAG_HEIGHT if state.flag else 0.0
        rows.append(_Row(state, lines, max(len(lines) * look.leading, flag)))
    return _Side(heading, rows, column, look, compact)


def _side_shapes(side: _Side, x: float, top: float) -> Iterator[Part]:
    """The heading, and a group for each state."""
    look = side.look
    y = _baseline(top - look.leading / 2, look)
    yield label(look, side.heading, x, y, font=look.bold, colour=look.accent)
    for row, middle in zip(side.rows, side.middles(top), strict=True):
        flag = _flag(row.state.flag, look, x, middle) if row.state.flag else ()
        words = _lines(row.lines, look, x + side.column, middle, look.regular)
        yield keyed(row.state.name, *flag, *words)


def _lines(
    lines: Sequence[tuple[str, float]],
    look: Look,
    x: float,
    middle: float,
    font: str,
    anchor: Anchor = "start",
) -> list[Text]:
    """Lines centred on a height."""
    first = middle + (len(lines) - 1) * look.leading / 2
    return [
        label(
            look,
            text,
            x,
            _baseline(first - number * look.leading, look),
            font=font,
            anchor=anchor,
            joined="space" if number else "",
        )
        for number, (text, _) in enumerate(lines)
    ]


def _baseline(middle: float, look: Look) -> float:
    return middle - look.size * 0.34


def _flag(flag: Drawing, look: Look, x: float, middle: float) -> tuple[Part, ...]:
    """A small flag of its own proportions inside a hairline."""
    if flag.width <= 0 or flag.height <= 0:
        return ()
    scale = min(look.size * FLAG_HEIGHT / flag.height, look.size * FLAG_WIDTH / flag.width)
    width, height = flag.width * scale, flag.height * scale
    y = middle - height / 2
    inner = Group(flag.parts, transform=(scale, 0, 0, scale, x, y))
    return inner, box(x, y, width, height, border=look.ink, weight=0.4)


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
    low, weight = middle - subject.height / 2, _weight(look) * 1.4
    frame = box(x, low, subject.width, subject.height, look.paper, look.ink, weight)
    centre, upward = x + subject.width / 2, look.leading / 2
    above, below = middle + len(subject.years) * upward, middle - len(subject.lines) * upward
    name = _lines(subject.lines, look, centre, above, look.bold, "middle")
    return keyed(told, frame, *name, *_lines(subject.years, look, centre, below, look.regular, "middle"))


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
    parts: list[Part] = []
    links: list[Part] = []
    spine, top = look.size * 0.5, height
    if sides[0].rows:
        parts += _side_shapes(sides[0], indent, top)
        middles = sides[0].middles(top)
        top -= sides[0].height + gap
        links += [line((spine, middle), (indent - 4, middle), look.ink, _weight(look)) for middle in middles]
        links += _arrow([(spine, middles[0]), (spine, top)], look)
    parts.append(_subject_group(subject, told[0], look, 0.5, top - 0.5 - subject.height / 2))
    top -= subject.height + 1
    if sides[1].rows:
        middles = sides[1].middles(top - gap)
        for middle in middles:
            links += _arrow([(spine, top), (spine, middle), (indent - 2, middle)], look)
        parts += _side_shapes(sides[1], indent, top - gap)
    return Drawing(width, height, (*links, *parts))


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
    left = _side(before_states, before, listed, free / max(1, count), compact=False)
    right = _side(after_states, after, listed, free - left.width, compact=False)
    left = _side(before_states, before, listed, free - right.width, compact=False)
    link += min(link, (free - left.width - right.width) / max(1, count))
    centre = max([subject.height / 2 + 1, *(side.states / 2 for side in (left, right))])
    height = centre + max(
        [subject.height / 2 + 1, *(side.height - side.states / 2 for side in (left, right))]
    )
    parts: list[Part] = []
    links: list[Part] = []
    x = left.width + link if left.rows else 0.5
    if left.rows:
        links += _joining(left, centre, x - link * 0.5, x, look)
        parts += _side_shapes(left, 0.0, left.top(centre))
    parts.append(_subject_group(subject, told[0], look, x, centre))
    x += subject.width
    if right.rows:
        links += _leaving(right, centre, x, x + link * 0.5, x + link, look)
        parts += _side_shapes(right, x + link, right.top(centre))
    return Drawing(width, height, (*links, *parts))


def _joining(side: _Side, centre: float, spine: float, end: float, look: Look) -> Iterator[PolyLine]:
    """From the end of each state's name to a spine, and from that to the subject."""
    for row, middle in zip(side.rows, side.middles(side.top(centre)), strict=True):
        start = side.column + row.width + look.size * 0.4
        yield polyline([(start, middle), (spine, middle), (spine, centre)], look.ink, _weight(look))
    yield from _arrow([(spine, centre), (end, centre)], look)


def _leaving(
    side: _Side, centre: float, start: float, spine: float, end: float, look: Look
) -> Iterator[PolyLine]:
    for middle in side.middles(side.top(centre)):
        stop = end - look.size * 0.4
        yield from _arrow([(start, centre), (spine, centre), (spine, middle), (stop, middle)], look)


def _weight(look: Look) -> float:
    return max(0.7, look.size * 0.09)


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
    yield polyline(points, look.ink, _weight(look))
    yield polyline(tip, look.ink, _weight(look))
