"""A stream of atoms and the widths of its lines to the chain of line ends that together look best.

The method is that of D. E. Knuth and M. F. Plass, “Breaking Paragraphs into Lines”, Software: Practice and
Experience 11 (1981), 1119–1184, with the demerits of section 3: the square of a line's badness, which is a hundred
times the cube of how far its spaces are stretched or shrunk, and of the penalty of its end.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from factdeck.place.stream import End

STRETCH = 0.5
SHRINK = 0.22
"""Of a space's width, in a justified line."""
RAGGED_STRETCH = 5.0
RAGGED_SHARE = 0.2
"""Ems, and share of the width, that a ragged line may stay short before it looks it: the less of the two."""
SPACELESS_STRETCH = 1.25
"""The same for a justified line that has no space to stretch."""
LOOSEST = 5.0
"""Stretch ratio from which a justified line is set ragged instead."""
HOPELESS = 6.0
"""Stretch ratio past which no better line begins still later."""
UNBOUNDED = float("inf")
LINE_PRICE = 10.0
MOST_HYPHENS = 2
"""Lines in a row that may end with a hyphen."""
HYPHEN_AGAIN_PRICE = 1e11
"""For a second divided word in a row: only one that no line holds is worth it."""
HYPHEN_BEFORE_LAST_PRICE = 4000.0
"""For a divided word that the last line goes on with."""
LAST_WORD_PRICE = 1_000_000.0
SHORT_LAST_LINE = 0.33
"""Of the width: a last line of a single word that is shorter looks like a mistake."""
OVERFULL_PRICE = 1e12
ROUNDING = 1e-4


class _Node(NamedTuple):
    """The best way known to reach a line end; ``width`` is that of the line which begins here."""

    price: float
    need: float
    gap: float
    width: float
    hyphens: int
    line: int
    end: int
    parent: _Node | None


def best_ends(
    ends: Sequence[End], widths: Sequence[float], *, justify: bool, tolerance: float = UNBOUNDED
) -> list[int] | None:
    """The numbers of the ends that lines are best broken at, or None where the tolerance allows none.

    ``widths`` are those of the first lines, the last of them that of all further lines. ``tolerance`` bounds the
    stretch ratio of a line; without it there is always an answer, if need be with a line too wide for its width.
    """
    last_line = len(widths) - 1
    active = [_Node(0.0, 0.0, 0.0, widths[0], 0, 0, -1, None)]
    first = 0
    ragged = 0.0 if justify else min(RAGGED_STRETCH, RAGGED_SHARE * widths[-1]) or SPACELESS_STRETCH
    for number, end in enumerate(ends):
        first, result = _reached(active, first, end, ragged, tolerance, last_line)
        if not result and first == len(active):
            if tolerance != UNBOUNDED:
                return None
            node = active[-1]
            result = {0: (node.price + OVERFULL_PRICE, node)}
        if end.is_last:
            active, first = [], 0
        for state, (price, parent) in result.items():
            line, hyphens = divmod(state, MOST_HYPHENS + 1)
            active.append(
                _Node(price, end.next_need, end.next_gap, widths[line], hyphens, line, number, parent)
            )
        if not active:
            return None
    return _chain(min(active, key=lambda node: node.price))


def _reached(
    active: list[_Node], first: int, end: End, ragged: float, tolerance: float, last_line: int
) -> tuple[int, dict[int, tuple[float, _Node]]]:
    """The first node whose line can still grow, and for each state the cheapest line that ends here.

    ``ragged`` is what a line may stay short; 0 where its spaces are stretched.
    """
    need, gap, tail, penalty, is_hyphen, is_last = end[:6]
    result: dict[int, tuple[float, _Node]] = {}
    penalty_price = penalty * penalty
    for position in range(first, len(active)):
        node = active[position]
        price, start_need, start_gap, width, hyphens, line, _, parent = node
        room = width - need + start_need
        gaps = gap - start_gap
        least = -ROUNDING if ragged else -gaps * SHRINK - ROUNDING
        if room < least:
            if position == first:
                first += 1
            continue
        room -= tail
        if room < least:
            continue
        if is_hyphen:
            hyphens += 1
            if hyphens > MOST_HYPHENS:
                continue
        elif hyphens:
            if is_last:
                price += HYPHEN_BEFORE_LAST_PRICE
            hyphens = 0
        if room < 0.0:
            bad = 100.0 * (-room / (gaps * SHRINK)) ** 3 if room < -ROUNDING else 0.0
        elif is_last:
            bad = 0.0
            if parent is not None and gaps == 0.0 and width - room < SHORT_LAST_LINE * width:
                price += LAST_WORD_PRICE
        else:
            ratio = room / (ragged or gaps * STRETCH or SPACELESS_STRETCH)
            if ratio > LOOSEST and gaps and not ragged:
                ratio = LOOSEST + room / SPACELESS_STRETCH
            if ratio > tolerance:
                if last_line:
                    continue
                break
            if ratio > HOPELESS and result and not last_line:
                break
            bad = 100.0 * ratio * ratio * ratio
        bad += LINE_PRICE
        price += bad * bad + penalty_price
        if hyphens == MOST_HYPHENS:
            price += HYPHEN_AGAIN_PRICE
        state = (line + 1 if line < last_line else last_line) * (MOST_HYPHENS + 1) + hyphens
        if state not in result or price < result[state][0]:
            result[state] = (price, node)
    return first, result


def _chain(node: _Node) -> list[int]:
    chain: list[int] = []
    while node.parent is not None:
        chain.append(node.end)
        node = node.parent
    return chain[::-1]
