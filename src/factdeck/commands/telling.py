"""A run's problems to standard error: so many in full, the others as a count."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable

from factdeck.commands.common import counted
from factdeck.problems import Problem, in_file_order

MOST_TOLD = 50
"""Problems of a run that are told in full."""


class Telling:
    """Tells problems as they are found, errors before warnings where not all can be told; ``end`` counts the others."""

    def __init__(self, most: int = MOST_TOLD):
        self.left, self.others = most, Counter[str]()

    def tell(self, problems: Iterable[Problem]) -> None:
        by_weight = sorted(problems, key=lambda problem: problem.severity)
        shown = by_weight[: self.left]
        self.left -= len(shown)
        self.others.update(problem.severity for problem in by_weight[len(shown) :])
        for problem in in_file_order(shown):
            print(problem, file=sys.stderr)

    def end(self) -> None:
        if self.others:
            print(self.rest(), file=sys.stderr)

    def rest(self) -> str:
        counts = [counted(self.others[severity], severity) for severity in sorted(self.others)]
        return f"and {' and '.join(counts)} more (factdeck check --format json tells all)"


def tell(problems: Iterable[Problem]) -> None:
    telling = Telling()
    telling.tell(problems)
    telling.end()
