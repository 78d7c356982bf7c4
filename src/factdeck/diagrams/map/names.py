"""A planned map's labels to text: on a veil where lines run below, with a leader, or as a number in a disc."""

from __future__ import annotations

from collections.abc import Iterator

from factdeck.diagrams.map.board import ASCENT, Placed, disc_radius, disc_room
from factdeck.diagrams.map.furniture import rounded
from factdeck.diagrams.map.plan import Plan
from factdeck.diagrams.pen import circle, label, line
from factdeck.drawing import Ink, Joined, Part, Rect

COVERED = 8
"""Steps of lines under a name, from which a veil of paper parts them."""
VEIL = 0.75


def name_parts(plan: Plan, placed: Placed) -> Iterator[Part]:
    """One label's parts, its leader or veil before its text."""
    look, words = plan.look, placed.words
    left, bottom, right, top = placed.box
    if placed.leader:
        start, end = map(rounded, placed.leader)
        yield line(start, end, look.ink, plan.style.fine * 1.3)
    if placed.number:
        radius = disc_radius(look, words.lines[0])
        yield from disc_parts(plan, (left + right) / 2, (bottom + top) / 2, words.lines[0], radius)
        return
    if plan.board.ink(placed.box) > COVERED:
        veil = Ink(look.paper, themed=True, opacity=VEIL)
        yield Rect(left, bottom, right - left, top - bottom, fill=veil)
    for number, text in enumerate(words.lines):
        y = top - words.size * ASCENT - number * words.leading
        disc = words.disc if number == 0 else ""
        room = disc_room(look, disc)
        x = {"start": left + room, "middle": (left + right + room) / 2, "end": right}[placed.align]
        if disc:
            begin = x - (
                look.width_of(text, words.font, words.size)
                * {"start": 0, "middle": 0.5, "end": 1}[placed.align]
            )
            radius = disc_radius(look, disc)
            yield from disc_parts(plan, begin - room + radius, y + words.size * 0.34, disc, radius)
        at = rounded((x, y))
        joined: Joined = "space" if number else ""
        yield label(look, text, *at, font=words.font, size=words.size, anchor=placed.align, joined=joined)


def disc_parts(plan: Plan, x: float, y: float, number: str, radius: float) -> tuple[Part, Part]:
    """A disc of paper with a number in its middle, which is at x and y; all lengths in points."""
    look = plan.look
    return (
        circle(x, y, radius, look.paper, look.ink, plan.style.fine * 1.3),
        label(look, number, x, y - look.small * 0.35, font=look.bold, size=look.small, anchor="middle"),
    )
