"""A drawing that somebody else has made to one whose numbers can be written, or to what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import isfinite
from typing import Any

FARTHEST = 1e7
"""Points from a drawing's corner: what lies farther away was never seen, and slides can't say it."""
FLATTEST = 1e-12
"""The determinant under which a transform brings all to a line; what it holds is not painted (SVG 2, 8.5)."""


class Unsound(ValueError):
    """A number is none, or so great that no page or slide can have it."""


def make_sound(drawing: Any) -> None:
    """Take out what a transform has flattened. Raises Unsound where a number of the rest can't be written."""
    waiting = [drawing]
    while waiting:
        group = waiting.pop()
        group.contents = [each for each in group.contents if not _is_flat(each)]
        for node in group.contents:
            if hasattr(node, "contents"):
                waiting.append(node)
            _check(numbers_of(node))
    _check((drawing.width, drawing.height))


def _is_flat(node: Any) -> bool:
    transform = getattr(node, "transform", None)
    if not transform or not all(map(isfinite, transform)):
        return False
    a, b, c, d = transform[:4]
    return abs(a * d - b * c) < FLATTEST


def numbers_of(node: Any) -> Iterator[float]:
    """Every number that a shape is made of."""
    for value in vars(node).values():
        if isinstance(value, (int, float)):
            yield value
        elif isinstance(value, (list, tuple)):
            yield from (each for each in value if isinstance(each, (int, float)))


def _check(numbers: Iterable[float]) -> None:
    for number in numbers:
        if not isfinite(number):
            raise Unsound("a coordinate or a length in it is no number")
        if abs(number) > FARTHEST:
            raise Unsound(f"a coordinate or a length in it is greater than {FARTHEST:,.0f}")
