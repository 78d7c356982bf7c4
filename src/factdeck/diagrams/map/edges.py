"""Outlines cut at a map's edge to the lines that are seen: without what runs along the edge."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from factdeck.diagrams.map.region import Outline
from factdeck.diagrams.map.view import View

NEAR = 0.3
"""Points from the edge at which a line runs along it."""


def seen_lines(outlines: Sequence[Outline], view: View) -> list[Outline]:
    """Open lines; an outline that touches no edge is closed by its first spot at its end."""
    result: list[Outline] = []
    right, top = view.width - NEAR, view.height - NEAR
    for outline in outlines:
        sides = [(x <= NEAR) | (y <= NEAR) << 1 | (x >= right) << 2 | (y >= top) << 3 for x, y in outline]
        closed = [*outline, outline[0]]
        if not any(sides):
            result.append(closed)
            continue
        parts: list[Outline] = []
        ends = zip(closed, [*sides, sides[0]], strict=True)
        for (start, start_side), (end, end_side) in itertools.pairwise(ends):
            if start_side & end_side:
                continue
            if parts and parts[-1][-1] == start:
                parts[-1].append(end)
            else:
                parts.append([start, end])
        if len(parts) > 1 and parts[-1][-1] == parts[0][0]:
            parts[0] = [*parts.pop(), *parts[0][1:]]
        result += parts
    return result
