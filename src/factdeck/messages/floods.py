"""A run's problems to those that are told in full, and a count of the others."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable

from factdeck.messages.problems import Problem, in_file_order

MOST_TOLD = 50
"""Problems of a run that are told in full; beyond them errors that warnings took the place of, as many again."""


def _on_standard_error(line: str) -> None:
    print(line, file=sys.stderr)


class Telling:
    """Tells problems as they are found, errors before warnings where not all can be told; ``end`` counts the others.

    What is the very same of several articles, as a mistake in their layout, is told once.
    """

    def __init__(self, told: Callable[[str], None] = _on_standard_error):
        self._told, self._left, self._errors_left, self._others = told, MOST_TOLD, MOST_TOLD, Counter[str]()
        self._all_told, self._again = set[str](), 0

    def tell(self, problems: Iterable[Problem]) -> None:
        shown = []
        for problem in sorted(problems, key=lambda problem: problem.severity):
            if str(problem) in self._all_told:
                self._again += 1
            elif self._takes(problem):
                shown.append(problem)
            else:
                self._others[problem.severity] += 1
        for problem in in_file_order(shown):
            self._told(str(problem))
        self._all_told.update(map(str, shown))

    def _takes(self, problem: Problem) -> bool:
        """Whether it is told: warnings of articles that were done sooner leave errors their place."""
        is_error = problem.severity == "error"
        if (self._errors_left if is_error else self._left) <= 0:
            return False
        self._left -= 1
        self._errors_left -= is_error
        return True

    def end(self) -> None:
        if self._again:
            times = "once more" if self._again == 1 else f"{self._again:,} times more"
            self._told(f"and {times} what is told above, of other articles")
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
