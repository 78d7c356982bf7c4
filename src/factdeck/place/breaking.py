"""A stream of atoms and the widths of its lines to the chain of line ends that together look best.

The method is that of D. E. Knuth and M. F. Plass, “Breaking Paragraphs into Lines”, Software: Practice and
Experience 11 (1981), 1119–1184, with the demerits of section 3: the square of a line's badness, which is a hundred
times the cube of how far its spaces are stretched or shrunk, and of the penalty of its end.
"""

from __future__ import annotations

from collections.abc import Sequence

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
"""Lines in a row that may end with a hyphen, where one word does not take more of them."""
HYPHEN_AGAIN_PRICE = 1e11
"""For a second divided word in a row: only one that no line holds is worth it."""
HYPHEN_BEFORE_LAST_PRICE = 4000.0
"""For a divided word that the last line goes on with."""
LAST_WORD_PRICE = 1_000_000.0
SHORT_LAST_LINE = 0.33
"""Of the width: a last line of a single word that is shorter looks like a mistake."""
TOO_MANY_HYPHENS_PRICE = 1e11
"""For each one more: only a word of many lines is worth it."""
OVERFULL_PRICE = 1e14
ROUNDING = 1e-4


TRUSTED = 2.0
"""Stretch ratio of lines that are looked at first: others are tried where no chain of such lines is cheap enough."""
CHEAPEST_PAST_IT = (100.0 * TRUSTED**3 + LINE_PRICE) ** 2
"""The least price of a chain with a line that is stretched further."""

_Node = tuple[float, float, float, float, int, int, int, "_Node | None"]
"""The best way known to reach a line end.

Its price, the sums ``need`` and ``gap`` where the next line begins, and that line's width; how many lines before it end
with a hyphen, its number, the end's number, and the node of the end before. A bare tuple, which is made in no time.
"""


def best_ends(
    ends: Sequence[End], widths: Sequence[float], *, justify: bool, tolerance: float = UNBOUNDED
) -> list[int] | None:
    """The numbers of the ends that lines are best broken at, or None where the tolerance allows none.

    ``widths`` are those of the first lines, the last of them that of all further lines. ``tolerance`` bounds the
    stretch ratio of a line; without it there is always an answer, if need be with a line too wide for its width.
    """
    if tolerance == UNBOUNDED:
        found = _cheapest(ends, widths, justify, TRUSTED)
        if found is not None and found[0] <= CHEAPEST_PAST_IT:
            return _chain(found)
    found = _cheapest(ends, widths, justify, tolerance)
    return None if found is None else _chain(found)


def _cheapest(ends: Sequence[End], widths: Sequence[float], justify: bool, tolerance: float) -> _Node | None:
    """The last node of the cheapest chain of lines.

    Written as one loop: it runs for each place where a line may end, some thousand times a page.
    """
    last_line = len(widths) - 1
    ragged = 0.0 if justify else min(RAGGED_STRETCH, RAGGED_SHARE * widths[-1]) or SPACELESS_STRETCH
    active: list[_Node] = [(0.0, 0.0, 0.0, widths[0], 0, 0, -1, None)]
    first = 0
    for number, (need, gap, tail, penalty, is_hyphen, is_last, next_need, next_gap, *_) in enumerate(ends):
        best: dict[int, tuple[float, _Node]] = {}
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
                    if tolerance != UNBOUNDED:
                        continue
                    hyphens = MOST_HYPHENS
                    price += TOO_MANY_HYPHENS_PRICE
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
                if ratio > HOPELESS and best and not last_line:
                    break
                bad = 100.0 * ratio * ratio * ratio
            bad += LINE_PRICE
            price += bad * bad + penalty_price
            if hyphens == MOST_HYPHENS:
                price += HYPHEN_AGAIN_PRICE
            state = (line + 1 if line < last_line else last_line) * (MOST_HYPHENS + 1) + hyphens
            if state not in best or price < best[state][0]:
                best[state] = (price, node)
        if not best and first == len(active):
            if tolerance != UNBOUNDED:
                return None
            node = active[-1]
            best = {0: (node[0] + OVERFULL_PRICE, node)}
        if is_last:
            active, first = [], 0
        for state, (price, parent) in best.items():
            line, hyphens = divmod(state, MOST_HYPHENS + 1)
            active.append((price, next_need, next_gap, widths[line], hyphens, line, number, parent))
        if not active:
            return None
    return min(active, key=_price)


def _price(node: _Node) -> float:
    return node[0]


def _chain(node: _Node) -> list[int]:
    """The numbers of the ends of a chain, by its last node."""
    chain: list[int] = []
    *_, end, parent = node
    while parent is not None:
        chain.append(end)
        *_, end, parent = parent
    return chain[::-1]
