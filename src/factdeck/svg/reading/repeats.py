"""Which part of an SVG file asks for which others, to how much is drawn when each is repeated as often as it is asked for."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct, field

from factdeck.svg.reading.values import shown

MOST_CUTTING = 1000
"""Elements in one clipping path: what joins their outlines takes time by the square of their number."""


class TooMuch(ValueError):
    """What there is too much of, in words."""


class _Part(Struct):
    """An element with all in it."""

    elements: int = 1
    height: int = 1
    """Elements inside each other."""
    asks_for: Counter[str] = field(default_factory=Counter)

    def take(self, other: _Part) -> None:
        self.elements += other.elements
        self.height = max(self.height, other.height + 1)
        self.asks_for.update(other.asks_for)


class Repeats:
    """Fed with a file's elements as they begin and end."""

    def __init__(self) -> None:
        self._open: list[tuple[str, _Part]] = []
        self._named: dict[str, _Part] = {}
        self._whole = _Part()
        self._cutting: set[str] = set()

    def begins(self, name: str) -> None:
        """An element begins; ``name`` is its id, or empty."""
        self._open.append((name, _Part()))

    def asks_for(self, name: str) -> None:
        """The element that was begun last shows another one."""
        self._open[-1][1].asks_for[name] += 1

    def is_cut_by(self, name: str) -> None:
        """The element that was begun last is cut by another one."""
        self.asks_for(name)
        self._cutting.add(name)

    def are_cut_by(self, name: str, times: int) -> None:
        """So many elements are cut by one, wherever they stand."""
        self._whole.asks_for[name] += times
        self._cutting.add(name)

    def ends(self) -> None:
        name, part = self._open.pop()
        if name:
            before = self._named.setdefault(name, part)
            if before is not part:
                before.take(part)
        (self._open[-1][1] if self._open else self._whole).take(part)

    @property
    def missing(self) -> list[str]:
        """What is asked for and not there."""
        return [name for name in self._whole.asks_for if name not in self._named]

    def check(self, most: int, deepest: int) -> None:
        """Raises TooMuch where more elements are drawn than ``most``, or more inside each other than ``deepest``."""
        drawn: dict[str, tuple[int, int]] = {}
        inside: set[str] = set()

        def measured(part: _Part, level: int) -> tuple[int, int]:
            if level > deepest:
                raise TooMuch(f"more than {deepest} elements inside each other")
            elements, height = part.elements, part.height
            for name, times in part.asks_for.items():
                if name not in self._named:
                    continue
                if name in inside:
                    raise TooMuch(f"a part that shows itself ({shown(f'#{name}')})")
                if name not in drawn:
                    inside.add(name)
                    drawn[name] = measured(self._named[name], level + 1)
                    inside.discard(name)
                    if name in self._cutting and drawn[name][0] > MOST_CUTTING:
                        raise TooMuch(f"a clipping path with more than {MOST_CUTTING:,} elements")
                elements += times * drawn[name][0]
                height = max(height, drawn[name][1] + 1)
            if elements > most:
                raise TooMuch(f"more than {most:,} elements, counting each as often as it is used")
            return elements, height

        _, height = measured(self._whole, 0)
        if height - 1 > deepest:
            raise TooMuch(f"more than {deepest} elements inside each other")
