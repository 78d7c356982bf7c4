"""States before and after a subject to a chain: stacked for a side panel, from left to right for a slide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.graphics.shapes import Drawing, Group

from factdeck.drawings.look import Look
from factdeck.drawings.pen import box, keyed, label, line, wrapped

FLAG_SHARE = 1.7
"""Height of a flag, by the label's size."""
ARROW = 14.0


@dataclass(frozen=True, slots=True)
class State:
    name: str
    years: str = ""
    flag: Drawing | None = None


@dataclass(slots=True)
class _Entry:
    state: State
    lines: list[tuple[str, str]]
    height: float


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
) -> Drawing:
    """The chain ``width`` points wide; ``before`` and ``after`` head its two sides."""
    draw = _wide if wide else _stacked
    return draw(before_states, subject, after_states, look, width, before, after)


def _entries(states: Sequence[State], look: Look, width: float) -> list[_Entry]:
    room = width - _flag_column(states, look)
    made = []
    for state in states:
        told = f"{state.name} ({state.years})" if state.years else state.name
        lines = [(text, look.regular) for text in wrapped(look, told, room, look.regular, look.size)]
        made.append(_Entry(state, lines, max(len(lines) * look.leading, look.size * FLAG_SHARE) + 3.0))
    return made


def _flag_column(states: Sequence[State], look: Look) -> float:
    return look.size * FLAG_SHARE * 1.5 + 6.0 if any(state.flag for state in states) else 0.0


def _list(entries: Sequence[_Entry], look: Look, x: float, top: float, heading: str) -> tuple[list[Any], float]:
    """Groups for a heading and the states under it, and where they end."""
    shapes: list[Any] = [label(look, heading, x, top - look.leading * 0.78, font=look.bold, ink=look.accent)]
    top -= look.leading + 2.0
    column = _flag_column([entry.state for entry in entries], look)
    for entry in entries:
        shapes.append(_state(entry, look, x, top, column))
        top -= entry.height
    return shapes, top


def _state(entry: _Entry, look: Look, x: float, top: float, column: float) -> Group:
    shapes: list[Any] = []
    if entry.state.flag:
        shapes += _flag(entry.state.flag, look, x, top, column - 6.0)
    for number, (text, font) in enumerate(entry.lines):
        shapes.append(label(look, text, x + column, top - number * look.leading - look.leading * 0.78, font=font))
    return keyed(entry.state.name, *shapes)


def _flag(flag: Drawing, look: Look, x: float, top: float, most: float) -> list[Any]:
    """A small flag of its own proportions inside a hairline."""
    height = look.size * FLAG_SHARE * 0.85
    scale = min(height / flag.height, most / flag.width)
    width, height = flag.width * scale, flag.height * scale
    inner = Group(*flag.contents, transform=(scale, 0, 0, scale, x, top - height - 1.0))
    return [inner, box(x, top - height - 1.0, width, height, stroke=look.ink, weight=0.4)]


def _stacked(
    before_states: Sequence[State], subject: str, after_states: Sequence[State], look: Look, width: float, before: str, after: str
) -> Drawing:
    sides = [(before, _entries(before_states, look, width)), (after, _entries(after_states, look, width))]
    subject_lines = wrapped(look, subject, width - 10, look.bold, look.size)
    middle = len(subject_lines) * look.leading + 6.0
    heights = [sum(entry.height for entry in entries) + look.leading + 2.0 if entries else 0.0 for _, entries in sides]
    height = heights[0] + heights[1] + middle + ARROW * sum(bool(each) for each in heights)
    drawing = Drawing(width, height)
    top = height
    for position, (heading, entries) in enumerate(sides):
        if position == 1:
            _add_subject(drawing, subject_lines, look, 0, top - middle, width, middle)
            top -= middle
            if entries:
                _add_arrow(drawing, look, look.size, top, look.size, top - ARROW + 3)
                top -= ARROW
        if entries:
            shapes, top = _list(entries, look, 0, top, heading)
            for shape in shapes:
                drawing.add(shape)
            if position == 0:
                _add_arrow(drawing, look, look.size, top, look.size, top - ARROW + 3)
                top -= ARROW
    return drawing


def _wide(
    before_states: Sequence[State], subject: str, after_states: Sequence[State], look: Look, width: float, before: str, after: str
) -> Drawing:
    arrow = ARROW * 2.2
    sides = bool(before_states) + bool(after_states)
    middle_width = width * 0.24
    side_width = (width - middle_width - sides * arrow) / max(1, sides)
    left, right = _entries(before_states, look, side_width), _entries(after_states, look, side_width)
    subject_lines = wrapped(look, subject, middle_width - 16, look.bold, look.size)
    middle_height = len(subject_lines) * look.leading + 20.0
    heights = [sum(entry.height for entry in side) + look.leading + 2.0 if side else 0.0 for side in (left, right)]
    height = max(*heights, middle_height)
    drawing = Drawing(width, height)
    x, centre = 0.0, height / 2
    if left:
        for shape in _list(left, look, x, centre + heights[0] / 2, before)[0]:
            drawing.add(shape)
        x += side_width
        _add_arrow(drawing, look, x + 4, centre, x + arrow - 4, centre)
        x += arrow
    _add_subject(drawing, subject_lines, look, x, centre - middle_height / 2, middle_width, middle_height)
    x += middle_width
    if right:
        _add_arrow(drawing, look, x + 4, centre, x + arrow - 4, centre)
        for shape in _list(right, look, x + arrow, centre + heights[1] / 2, after)[0]:
            drawing.add(shape)
    return drawing


def _add_subject(
    drawing: Drawing, lines: Sequence[str], look: Look, x: float, y: float, width: float, height: float
) -> None:
    drawing.add(box(x, y, width, height, fill=look.paper, stroke=look.ink, weight=1.2))
    top = y + height / 2 + len(lines) * look.leading / 2
    for number, text in enumerate(lines):
        baseline = top - number * look.leading - look.leading * 0.76
        drawing.add(label(look, text, x + width / 2, baseline, font=look.bold, anchor="middle"))


def _add_arrow(drawing: Drawing, look: Look, x1: float, y1: float, x2: float, y2: float) -> None:
    drawing.add(line(x1, y1, x2, y2, look.ink, 1.2))
    head = 4.0
    if x1 == x2:
        drawing.add(line(x2, y2, x2 - head, y2 + head, look.ink, 1.2))
        drawing.add(line(x2, y2, x2 + head, y2 + head, look.ink, 1.2))
    else:
        drawing.add(line(x2, y2, x2 - head, y2 + head, look.ink, 1.2))
        drawing.add(line(x2, y2, x2 - head, y2 - head, look.ink, 1.2))
