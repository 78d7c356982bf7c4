"""The words of entries to labels: measured lines no wider than asked, with no character lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factdeck.drawings.entries import Stack
from factdeck.drawings.look import Look

TEXT_LEADING = 1.22
"""Leading of the smaller text under a title, by its size."""
PARAGRAPH_GAP = 0.25
"""Between the entries of a stack, by the leading."""
FINEST_WIDTH = 1.0
_SPACES = re.compile(r"[ \t\r\n]+")
_BREAKS_AFTER = frozenset("-–—/\u00ad\u200b")
NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line; ``top`` is counted from the label's top edge."""

    text: str
    font: str
    size: float
    top: float
    leading: float
    width: float

    @property
    def baseline(self) -> float:
        """From the label's top edge: the ascent and half of what the leading adds."""
        return self.top + self.leading / 2 + self.size * 0.34


@dataclass(frozen=True, slots=True)
class Label:
    """``parts`` holds the lines of each entry of a stack."""

    parts: tuple[tuple[TextLine, ...], ...]
    width: float
    height: float


class LabelMaker:
    """Wraps the words of entries in one look, and remembers what it measured."""

    def __init__(self, look: Look):
        self.look = look
        self._widths: dict[tuple[str, str, float], float] = {}
        self._tokens: dict[tuple[str, str, float], list[tuple[str, float]]] = {}
        self._labels: dict[tuple[Stack, float], Label] = {}
        self._narrowest: dict[tuple[Stack, float, float, float], Label | None] = {}

    def width(self, text: str, font: str, size: float) -> float:
        key = (text, font, size)
        if key not in self._widths:
            self._widths[key] = self.look.width_of(text, font, size)
        return self._widths[key]

    def label(self, stack: Stack, room: float) -> Label:
        key = (stack, room)
        if key not in self._labels:
            self._labels[key] = self._label(stack, room)
        return self._labels[key]

    def date_width(self, stack: Stack) -> float:
        return self.width(stack.first.date, self.look.bold, self.look.size)

    def narrowest(self, stack: Stack, most_height: float, least: float, most: float) -> Label | None:
        """The narrowest label, from ``least`` to ``most`` points wide, that is no higher than asked."""
        key = (stack, most_height, least, most)
        if key not in self._narrowest:
            self._narrowest[key] = self._search(stack, most_height + 0.01, least, most)
        return self._narrowest[key]

    def _search(self, stack: Stack, most_height: float, least: float, most: float) -> Label | None:
        best = self.label(stack, most)
        if best.height > most_height:
            return None
        narrow, wide = least, most
        tried = self.label(stack, least)
        if tried.height <= most_height:
            return tried
        while wide - narrow > FINEST_WIDTH:
            middle = (narrow + wide) / 2
            tried = self.label(stack, middle)
            if tried.height <= most_height:
                best, wide = tried, min(middle, tried.width)
            else:
                narrow = middle
        return best

    def _label(self, stack: Stack, room: float) -> Label:
        parts: list[tuple[TextLine, ...]] = []
        top = 0.0
        for number, entry in enumerate(stack.entries):
            lines: list[TextLine] = []
            top += self.look.leading * PARAGRAPH_GAP if number else 0.0
            words = [(entry.title, self.look.regular, self.look.size, self.look.leading)]
            words.append((entry.text, self.look.regular, self.look.small, self.look.small * TEXT_LEADING))
            if number == 0:
                words.insert(0, (entry.date, self.look.bold, self.look.size, self.look.leading))
            for text, font, size, leading in words:
                for line, width in self.wrap(text, font, size, room):
                    lines.append(TextLine(line, font, size, top, leading, width))
                    top += leading
            parts.append(tuple(lines))
        widest = max((line.width for part in parts for line in part), default=0.0)
        return Label(tuple(parts), widest, max(top, self.look.leading))

    def wrap(self, text: str, font: str, size: float, room: float) -> list[tuple[str, float]]:
        """Lines and their widths; only a word wider than the room is broken inside."""
        lines: list[tuple[str, float]] = []
        space = self.width(" ", font, size)
        fits = room + 0.01
        for token, width in self._measured(text, font, size):
            if lines and lines[-1][1] + space + width <= fits:
                lines[-1] = (f"{lines[-1][0]} {token}", lines[-1][1] + space + width)
            elif width <= fits:
                lines.append((token, width))
            else:
                lines += self._broken(token, font, size, fits)
        return lines

    def _measured(self, text: str, font: str, size: float) -> list[tuple[str, float]]:
        key = (text, font, size)
        if key not in self._tokens:
            tokens = [token for token in _SPACES.split(text) if token]
            self._tokens[key] = [(token, self.width(token, font, size)) for token in tokens]
        return self._tokens[key]

    def _broken(self, token: str, font: str, size: float, room: float) -> Iterator[tuple[str, float]]:
        """A long word, broken behind a dash or a slash, else at a no-break space, else where the room ends."""
        while token:
            width = self.width(token, font, size)
            if width <= room:
                yield token, width
                return
            head = token[: self._break_at(token, font, size, room)]
            token = token[len(head) :].removeprefix(NO_BREAK)
            shown = head.rstrip(NO_BREAK) or head
            yield shown, self.width(shown, font, size)

    def _break_at(self, token: str, font: str, size: float, room: float) -> int:
        """How many characters the line takes, one at least."""
        taken, count = 0.0, 0
        for character in token:
            taken += self.width(character, font, size)
            if taken > room and count:
                break
            count += 1
        for end in range(count, 0, -1):
            if token[end - 1] in _BREAKS_AFTER:
                return end
        found = token.rfind(NO_BREAK, 1, count + 1)
        return found if found > 0 else count


def baselines(label: Label) -> Iterator[tuple[int, TextLine]]:
    """Each line with the number of its entry in the stack."""
    for number, part in enumerate(label.parts):
        for line in part:
            yield number, line
