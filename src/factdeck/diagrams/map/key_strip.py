"""The numbers on a map, and what each stands for, to a key below the map, beside the plates that reach down there."""

from __future__ import annotations

from factdeck.diagrams.look import Look
from factdeck.diagrams.map.names import disc_parts
from factdeck.diagrams.map.plan import Plan
from factdeck.diagrams.pen import keyed, label
from factdeck.drawing import Group, Part

KeyLines = list[list[tuple[float, int, str]]]
"""On each line, where an entry begins, its number and its name."""
BESIDE = 8.0
"""Points between a plate and the key."""


def key_lines(plan: Plan) -> KeyLines:
    """The map's numbers with what they stand for, in order, broken into lines as wide as the room below the map."""
    look, (left, right) = plan.look, _room(plan)
    lines: KeyLines = []
    x, radius = left, look.small * 0.7
    for number, name in sorted(plan.numbers.items()):
        wide = 2 * radius + look.small * 0.35 + look.width_of(name, look.regular, look.small)
        if not lines or x + wide > right:
            lines.append([])
            x = left
        lines[-1].append((x, number, name))
        x += wide + look.small * 0.9
    return lines


def _room(plan: Plan) -> tuple[float, float]:
    """From where to where a line of the key runs: the widest stretch that no plate on the map's lower half takes."""
    width, edge = plan.view.width, plan.setting.edge if plan.setting.filling else 0.0
    low = sorted(plate for plate in plan.setting.plates if plate[3] > plan.view.height / 2)
    starts = [edge, *(plate[2] + BESIDE for plate in low)]
    ends = [*(plate[0] - BESIDE for plate in low), width - edge]
    return max(zip(starts, ends, strict=False), key=lambda room: room[1] - room[0])


def key_height(key: KeyLines, look: Look) -> float:
    """Points that so many lines take below the map; 0 for none."""
    return len(key) * look.small * 1.75 + look.small * 0.35 if key else 0.0


def key_group(plan: Plan, key: KeyLines, top: float) -> Group:
    """The lines drawn below ``top``, a height in points, as one group."""
    look = plan.look
    radius = look.small * 0.7
    parts: list[Part] = []
    for row, entries in enumerate(key):
        y = top - look.small * (0.35 + 0.875 + row * 1.75)
        for x, number, name in entries:
            start = x + 2 * radius + look.small * 0.35
            parts += disc_parts(plan, x + radius + plan.style.fine, y, str(number), radius)
            parts.append(label(look, name, start, y - look.small * 0.35, size=look.small))
    return keyed("Key", *parts)
