"""A drawing that somebody else has made to one without what a transform brings to a line or a spot."""

from __future__ import annotations

from math import isfinite
from typing import Any

FLATTEST = 1e-12
"""The determinant under which a transform can't be undone; what it holds is not painted (SVG 2, 8.5)."""


def take_out_flat(drawing: Any) -> None:
    waiting = [drawing]
    while waiting:
        group = waiting.pop()
        group.contents = [each for each in group.contents if not _is_flat(each)]
        waiting += [each for each in group.contents if hasattr(each, "contents")]


def _is_flat(node: Any) -> bool:
    transform = getattr(node, "transform", None)
    if not transform or not all(map(isfinite, transform)):
        return False
    a, b, c, d = transform[:4]
    return abs(a * d - b * c) < FLATTEST
