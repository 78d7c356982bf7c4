"""States of one side of a chain to rows of flags and names, for every form of the chain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf

from msgspec import Struct

from factdeck.diagrams.look import Look
from factdeck.diagrams.pen import box, keyed, label, line
from factdeck.diagrams.timeline.labels import LabelMaker
from factdeck.drawing import Anchor, Drawing, Group, Part, Text

SMALL_FLAG = (2.1, 1.45)
"""Width and height of a flag at most, by the label's size; it keeps its own proportions."""
GAP = 0.35
"""Between states, by the leading."""
HATCHING = 0.38
"""Between the strokes where a flag is missing, by the label's size."""


class State(Struct, frozen=True):
    """A state in the chain: its name, its years and its flag."""

    name: str
    years: str = ""
    flag: Drawing | None = None

    @property
    def told(self) -> str:
        return f"{self.name} ({self.years})" if self.years else self.name


class Row(Struct, frozen=True):
    """A state, its name and years as lines with their widths, and the row's height; lengths are in points."""

    state: State
    lines: list[tuple[str, float]]
    height: float


class Side(Struct, frozen=True):
    """A heading with its states; ``column`` is what their flags take before the names."""

    heading: str
    rows: Sequence[Row]
    column: float
    look: Look
    flag: tuple[float, float] = SMALL_FLAG
    """Width and height of a flag at most, by the label's size."""

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

    def middles(self, top: float) -> list[float]:
        """The height of each state's middle, when the heading's top edge is at ``top``."""
        result: list[float] = []
        top -= self.head
        for row in self.rows:
            result.append(top - row.height / 2)
            top -= row.height + self.gap
        return result


def side_of(
    states: Sequence[State],
    heading: str,
    look: Look,
    width: float,
    flag: tuple[float, float] = SMALL_FLAG,
) -> Side:
    """The states in a column so many points wide at most."""
    maker = LabelMaker(look)
    column = _flags_width(states, look, flag)
    rows = []
    for state in states:
        lines = maker.wrap(state.told, look.regular, look.size, width - column)
        high = look.size * flag[1] if column else 0.0
        rows.append(Row(state, lines, max(len(lines) * look.leading, high)))
    return Side(heading, rows, column, look, flag)


def natural_width(states: Sequence[State], look: Look, flag: tuple[float, float]) -> float:
    """Of a side whose names are a line each, with their flags."""
    maker = LabelMaker(look)
    widths = (maker.wrap(state.told, look.regular, look.size, inf)[0][1] for state in states)
    return max(widths, default=0.0) + _flags_width(states, look, flag)


def _flags_width(states: Sequence[State], look: Look, flag: tuple[float, float]) -> float:
    """What flags take before the names; 0 where no state has one."""
    return look.size * (flag[0] + 0.6) if any(state.flag for state in states) else 0.0


def side_shapes(side: Side, x: float, top: float) -> Iterator[Part]:
    """The heading, and a group for each state."""
    look = side.look
    y = baseline_of(top - look.leading / 2, look)
    yield label(look, side.heading, x, y, font=look.bold, colour=look.accent)
    for row, middle in zip(side.rows, side.middles(top), strict=True):
        flag = _flag(side, row.state.flag, x, middle) if side.column else ()
        words = centred_lines(row.lines, look, x + side.column, middle, look.regular)
        yield keyed(row.state.name, *flag, *words)


def centred_lines(
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
        label(look, text, x, baseline_of(first - number * look.leading, look), font=font, anchor=anchor)
        for number, (text, _) in enumerate(lines)
    ]


def baseline_of(middle: float, look: Look) -> float:
    """The baseline of a line of text whose middle is at that height, in points."""
    return middle - look.size * 0.34


def _flag(side: Side, flag: Drawing | None, x: float, middle: float) -> tuple[Part, ...]:
    """A small flag of its own proportions inside a hairline; hatching where there is none beside others."""
    look, (widest, highest) = side.look, side.flag
    if flag is None or flag.width <= 0 or flag.height <= 0:
        return tuple(_no_flag(look, x, middle, highest * 1.5 * look.size, highest * look.size))
    scale = min(look.size * highest / flag.height, look.size * widest / flag.width)
    width, height = flag.width * scale, flag.height * scale
    y = middle - height / 2
    inner = Group(flag.parts, transform=(scale, 0, 0, scale, x, y))
    return inner, box(x, y, width, height, border=look.ink, weight=0.4)


def _no_flag(look: Look, x: float, middle: float, width: float, height: float) -> Iterator[Part]:
    from factdeck.diagrams.hatching import hatch

    y = middle - height / 2
    corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    for start, end in hatch([corners], 45.0, look.size * HATCHING):
        yield line(start, end, look.rule, 0.4)
    yield box(x, y, width, height, border=look.rule, weight=0.4)


def stroke_weight(look: Look) -> float:
    """Of the lines that join the states."""
    return max(0.7, look.size * 0.09)
