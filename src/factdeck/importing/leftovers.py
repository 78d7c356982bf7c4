"""What of a text finds no place in an article, each with its line, to a list for the person who imports it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from factdeck.messages.problems import harmless

LONGEST = 100
TAKEN_FOR_ENGLISH = (
    "the language is taken to be English (lang: en), since nothing in the text tells it; name it"
)
GUESSED = "the language is guessed from few words; say --lang where it is another"
CONTRADICTED = (
    "the page says another language than its words are of, which is taken; say --lang where it is wrong"
)


class Leftover(Struct, frozen=True, order=True):
    """``line`` counts from 1, in units of ``unit`` where these aren't lines."""

    line: int
    what: str
    unit: str = ""

    def told(self, name: str) -> str:
        place = f" {self.unit} {self.line}" if self.unit else str(self.line)
        return f"{name}:{place}: {self.what}"


class Leftovers:
    """Collects what is left out or changed; told once each, in the text's order."""

    def __init__(self, unit: str = "") -> None:
        self._unit = unit
        self._found: dict[Leftover, None] = {}

    def __iter__(self) -> Iterator[Leftover]:
        return iter(sorted(self._found, key=lambda each: each.line))

    def __len__(self) -> int:
        return len(self._found)

    def add(self, line: int, kind: str, words: str = "") -> None:
        """``kind`` says what it is and what became of it, ``words`` are the text's own."""
        shown = harmless(" ".join(words.split()))
        shown = shown[: LONGEST - 1] + "…" if len(shown) > LONGEST else shown
        what = f"{harmless(kind)}: {shown}" if shown else harmless(kind)
        self._found[Leftover(line, what, self._unit)] = None
