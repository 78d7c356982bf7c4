"""Outlines cut at a map's edge to the lines that are seen: without what runs along the edge."""

from __future__ import annotations

from collections.abc import Sequence

from factdeck.diagrams.map.region import Outline
from factdeck.diagrams.map.view import View

NEAR = 0.3
"""Points from the edge at which a line runs along it."""


def seen_lines(outlines: Sequence[Outline], view: View) -> list[Outline]:
    """Open lines; an outline that touches no edge is closed by its first spot at its end."""
    result: list[Outline] = []
    for outline in outlines:
        parts: list[Outline] = []
        for start, end in zip(outline, [*outline[1:], outline[0]], strict=True):
            if _along_edge(start, end, view):
                continue
            if parts and parts[-1][-1] == start:
                parts[-1].append(end)
            else:
                parts.append([start, end])
        if len(parts) > 1 and parts[-1][-1] == parts[0][0]:
            parts[0] = [*parts.pop(), *parts[0][1:]]
        result += parts
    return result


def _along_edge(start: tuple[float, float], end: tuple[float, float], view: View) -> bool:
    (x1, y1), (x2, y2) = start, end
    return (
        max(x1, x2) <= NEAR
        or max(y1, y2) <= NEAR
        or min(x1, x2) >= view.width - NEAR
        or min(y1, y2) >= view.height - NEAR
    )
