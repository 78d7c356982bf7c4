"""A run's problems to those that are told in full, and a count of the others."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable

from factdeck.messages.problems import Problem, in_file_order

MOST_TOLD = 50
"""Problems of a run that are told in full."""


def _on_standard_error(line: str) -> None:
    print(line, file=sys.stderr)


class Telling:
    """Tells problems as they are found, errors before warnings where not all can be told; ``end`` counts the others."""

    def __init__(self, told: Callable[[str], None] = _on_standard_error, most: int = MOST_TOLD):
        self._told, self._left, self._others = told, most, Counter[str]()

    def tell(self, problems: Iterable[Problem]) -> None:
        by_weight = sorted(problems, key=lambda problem: problem.severity)
        shown = by_weight[: self._left]
        self._left -= len(shown)
        self._others.update(problem.severity for problem in by_weight[len(shown) :])
        for problem in in_file_order(shown):
            self._told(str(problem))

    def end(self) -> None:
        counts = [
            f"{count:,} {severity}{'s' * (count > 1)}" for severity, count in sorted(self._others.items())
        ]
        if counts:
            self._told(f"and {' and '.join(counts)} more: factdeck check --format json tells all")


def tell(problems: Iterable[Problem], told: Callable[[str], None] = _on_standard_error) -> None:
    """Tells all problems, one below the other, up to as many as people read."""
    telling = Telling(told)
    telling.tell(problems)
    telling.end()
