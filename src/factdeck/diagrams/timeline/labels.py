"""The words of entries to labels: measured lines no wider than asked, with no character lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from factdeck.diagrams.look import Look
from factdeck.diagrams.pen import hyphened, part_within
from factdeck.diagrams.timeline.entries import Stack
from factdeck.drawing import Joined, shown_text
from factdeck.language.signs import NO_BREAK, SOFT_HYPHEN

TEXT_LEADING = 1.22
"""Leading of the smaller text under a title, by its size."""
PARAGRAPH_GAP = 0.25
"""Between the entries of a stack, by the leading."""
FINEST_WIDTH = 2.0
_SPACES = re.compile(r"[ \t\r\n]+")
_BREAKS_AFTER = frozenset("-–—/\u00ad\u200b")


class TextLine(Struct, frozen=True):
    """One line; ``top`` is counted from the label's top edge."""

    text: str
    font: str
    size: float
    top: float
    leading: float
    width: float
    joined: Joined = ""
    """How it goes on the line before it."""

    @property
    def baseline(self) -> float:
        """From the label's top edge: the ascent and half of what the leading adds."""
        return self.top + self.leading / 2 + self.size * 0.34


class Label(Struct, frozen=True):
    """``parts`` holds the lines of each entry of a stack."""

    parts: tuple[tuple[TextLine, ...], ...]
    width: float
    height: float


class _Text(NamedTuple):
    words: str
    font: str
    size: float
    leading: float


class LabelMaker:
    """Wraps the words of entries in one look, and remembers what it measured."""

    def __init__(self, look: Look):
        self.look = look
        self._widths: dict[tuple[str, str, float], float] = {}
        self._tokens: dict[tuple[str, str, float], list[tuple[str, float]]] = {}
        self._said: dict[tuple[str, ...], list[tuple[int, _Text, list[float], float]]] = {}
        self._labels: dict[tuple[tuple[str, ...], float], Label] = {}
        self._narrowest: dict[tuple[tuple[str, ...], float, float, float], Label | None] = {}
        self._smaller: dict[float, LabelMaker] = {}

    def smaller(self, size: float) -> LabelMaker:
        """The maker of the same labels in another size, the leading in proportion."""
        if size == self.look.size:
            return self
        if size not in self._smaller:
            leading = self.look.leading * size / self.look.size
            self._smaller[size] = LabelMaker(replace(self.look, size=size, leading=leading))
        return self._smaller[size]

    def width(self, text: str, font: str, size: float) -> float:
        """The width of a text in points, measured once."""
        key = (text, font, size)
        if key not in self._widths:
            self._widths[key] = self.look.width_of(text, font, size)
        return self._widths[key]

    def label(self, stack: Stack, room: float) -> Label:
        """What is written at a stack's mark, in lines no longer than ``room`` points."""
        key = (stack.keys, room)
        if key not in self._labels:
            self._labels[key] = self._label(stack, room)
        return self._labels[key]

    def date_width(self, stack: Stack) -> float:
        return self.width(stack.first.date, self.look.bold, self.look.size)

    def narrowest(self, stack: Stack, most_height: float, least: float, most: float) -> Label | None:
        """The narrowest label, from ``least`` to ``most`` points wide, that is no higher than asked."""
        key = (stack.keys, most_height, least, most)
        if key not in self._narrowest:
            self._narrowest[key] = self._search(stack, most_height + 0.01, least, most)
        return self._narrowest[key]

    def _search(self, stack: Stack, most_height: float, least: float, most: float) -> Label | None:
        if self.height(stack, most) > most_height:
            return None
        if self.height(stack, least) <= most_height:
            return self.label(stack, least)
        narrow, wide = least, most
        while wide - narrow > FINEST_WIDTH:
            middle = (narrow + wide) / 2
            narrow, wide = (narrow, middle) if self.height(stack, middle) <= most_height else (middle, wide)
        return self.label(stack, wide)

    def height(self, stack: Stack, room: float) -> float:
        """The height of the label that ``label`` would make."""
        top = self.look.leading * PARAGRAPH_GAP * (len(stack.entries) - 1)
        for _, text, widths, space in self._texts(stack):
            count = _count(widths, space, room + 0.01) or len(
                self.wrap(text.words, text.font, text.size, room)
            )
            top += count * text.leading
        return max(top, self.look.leading)

    def _texts(self, stack: Stack) -> list[tuple[int, _Text, list[float], float]]:
        """What a label says, with the number of its entry, and the widths of its words and spaces.

        The date is said once.
        """
        if stack.keys not in self._said:
            look = self.look
            said = [(0, _Text(stack.first.date, look.bold, look.size, look.leading))]
            for number, entry in enumerate(stack.entries):
                said.append((number, _Text(entry.title, look.regular, look.size, look.leading)))
                said.append((number, _Text(entry.text, look.regular, look.small, look.small * TEXT_LEADING)))
            self._said[stack.keys] = [
                (number, text, self._word_widths(text), self.width(" ", text.font, text.size))
                for number, text in said
                if text.words.strip()
            ]
        return self._said[stack.keys]

    def _label(self, stack: Stack, room: float) -> Label:
        parts: list[list[TextLine]] = [[] for _ in stack.entries]
        top, last = 0.0, 0
        for number, text, *_ in self._texts(stack):
            top += self.look.leading * PARAGRAPH_GAP * (number - last)
            last = number
            lines = self.wrap(text.words, text.font, text.size, room)
            for (line, width), joined in zip(
                lines, joints(text.words, [line for line, _ in lines]), strict=True
            ):
                parts[number].append(TextLine(line, text.font, text.size, top, text.leading, width, joined))
                top += text.leading
        widest = max((line.width for part in parts for line in part), default=0.0)
        return Label(tuple(tuple(part) for part in parts), widest, self.height(stack, room))

    def wrap(self, text: str, font: str, size: float, room: float) -> list[tuple[str, float]]:
        """Lines and their widths; only a word wider than the room is broken inside."""
        lines: list[tuple[str, float]] = []
        space = self.width(" ", font, size)
        fits = room + 0.01
        for token, width in self._tokens_of(text, font, size):
            if lines and lines[-1][1] + space + width <= fits:
                lines[-1] = (f"{lines[-1][0]} {token}", lines[-1][1] + space + width)
            elif width <= fits:
                lines.append((token, width))
            else:
                lines += self._broken(token, font, size, fits)
        return lines

    def _word_widths(self, text: _Text) -> list[float]:
        return [width for _, width in self._tokens_of(text.words, text.font, text.size)]

    def _tokens_of(self, text: str, font: str, size: float) -> list[tuple[str, float]]:
        key = (text, font, size)
        if key not in self._tokens:
            tokens = [token for token in _SPACES.split(text) if token]
            self._tokens[key] = [(token, self.width(token, font, size)) for token in tokens]
        return self._tokens[key]

    def _broken(self, token: str, font: str, size: float, room: float) -> Iterator[tuple[str, float]]:
        """A long word, broken behind a dash or a slash but not inside “J.-C.”, or at a no-break space.

        Else as its language divides it, else where the room ends.
        """
        while token:
            width = self.width(token, font, size)
            if width <= room:
                yield token, width
                return
            within = part_within(self.look, token, room, lambda part: self.width(part, font, size))
            at = within or self._break_at(token, font, size, room)
            head, rest = token[:at], token[at:].removeprefix(NO_BREAK)
            if not within and token[at - 1] not in _BREAKS_AFTER and token[at : at + 1] != NO_BREAK:
                divided = hyphened(self.look, token, room, lambda part: self.width(part, font, size))
                head, rest = divided or (head, rest)
            shown, token = head.rstrip(NO_BREAK) or head, rest
            yield shown, self.width(shown_text(shown), font, size)

    def _break_at(self, token: str, font: str, size: float, room: float) -> int:
        """How many characters the line takes, one at least."""
        taken, count = 0.0, 0
        for character in token:
            taken += self.width(character, font, size)
            if taken > room and count:
                break
            count += 1
        for end in range(count, 0, -1):
            if token[end - 1] in _BREAKS_AFTER and token[max(0, end - 2) : end] != ".-":
                return end
        result = token.rfind(NO_BREAK, 1, count + 1)
        return result if result > 0 else count


def _count(widths: list[float], space: float, room: float) -> int:
    """How many lines words take; 0 where one is wider than the room."""
    lines, taken = 0, room
    for width in widths:
        if width > room:
            return 0
        taken += space + width
        if taken > room:
            lines, taken = lines + 1, width
    return lines


def baselines(label: Label) -> Iterator[tuple[int, TextLine]]:
    """Each line with the number of its entry in the stack."""
    for number, part in enumerate(label.parts):
        for line in part:
            yield number, line


def joints(words: str, lines: Sequence[str]) -> Iterator[Joined]:
    """For each line of a text, how it goes on the one before it."""
    rest = words.lstrip()
    for number, line in enumerate(lines):
        behind_space = rest[:1].isspace() or rest.startswith(NO_BREAK)
        yield "line" if number == 0 else "space" if behind_space else "nothing"
        rest = _behind(rest, line)


def _behind(text: str, line: str) -> str:
    """What follows a line in a text whose spaces may be wider."""
    rest = text
    for word in line.split(" "):
        rest = rest.lstrip()
        rest = rest.removeprefix(word if rest.startswith(word) else word.removesuffix(SOFT_HYPHEN))
    return rest
