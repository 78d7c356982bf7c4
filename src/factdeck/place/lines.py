"""Runs and a width to lines, broken so that the whole paragraph looks best.

It is our own rather than ReportLab's since lines must know their runs, languages and hyphens, on paper as on slides.
Text is kerned inside words where its face's file says so, across the places where a word may be divided, too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from math import ceil
from typing import Literal, NamedTuple

from msgspec import Struct

from factdeck.forgetting import kept_for_article
from factdeck.layout.fonts import metrics, text_width
from factdeck.place.atoms import Kind
from factdeck.place.breakable import NO_TEXT, Breakable, breakable, main_run
from factdeck.place.breaking import LOOSEST, ROUNDING, SHRINK, STRETCH, UNBOUNDED, best_ends
from factdeck.place.stream import End, Stream
from factdeck.scene import Align, Line, Piece, Run

GOOD_ENOUGH = 1.6
"""Stretch ratio up to which no word needs to be divided."""
BEFORE_LINES = {"center": 0.5, "right": 1.0}
"""Of the room that narrower lines leave, the share that lies before them."""


class TooWide(Struct, frozen=True):
    """A word wider than its line; ``offset`` counts characters in the run.

    ``divided`` says whether its letters were spread over lines; a single one that is too wide sticks out.
    """

    word: str
    run: Run
    offset: int
    width: float
    divided: bool


_HYPHENS = ("-", "\u2010")


class _Part(NamedTuple):
    """A piece before its run is known by more than its number; in ems of the main size."""

    run: int
    x: float
    text: str
    width: float
    word_space: float


class _Set(NamedTuple):
    """A line as set; in ems of the main size."""

    parts: tuple[_Part, ...]
    ending: Literal["space", "hyphen", "break"]


class _Wide(NamedTuple):
    run: int
    offset: int
    word: str
    width: float
    divided: bool = True


class _Broken(Struct):
    """A text with the ends of its lines; what stands on these is worked out when it is asked for."""

    stream: Stream
    ends: Sequence[End]
    widths: tuple[float, ...]
    align: Align
    wide: Sequence[_Wide] = ()
    """The words too wide for their lines."""
    _lines: tuple[_Set, ...] | None = None

    @property
    def lines(self) -> tuple[_Set, ...]:
        if self._lines is None:
            starts = [0, *(end.next_start for end in self.ends)]
            self._lines = tuple(
                _line(self.stream, start, end, _width_of(self.widths, number), self.align)
                for number, (start, end) in enumerate(zip(starts, self.ends, strict=False))
            )
        return self._lines

    @property
    def divided(self) -> int:
        """How many lines end inside a word: at a hyphen that it has, or gets."""
        starts = [0, *(end.next_start for end in self.ends)]
        return sum(
            end.kind is Kind.HYPHEN
            or (
                end.kind in (Kind.BREAK, Kind.FORCED) and self.stream.text(start, end.stop).endswith(_HYPHENS)
            )
            for start, end in zip(starts, self.ends, strict=False)
        )


class BrokenLines(Struct):
    """A paragraph's lines, known by their ends; where their pieces stand is worked out when they are asked for.

    Places are in points, sizes of what was set in ems of the main size.
    """

    _broken: _Broken | None = None
    _runs: Sequence[Run] = ()
    _main: int = 0
    """The number of the run whose face and size decide where baselines stand."""
    _x: float = 0.0
    _first_indent: float = 0.0
    _leading: float = 0.0
    _lines: tuple[Line, ...] | None = None

    @property
    def count(self) -> int:
        return len(self._broken.ends) if self._broken else 0

    def ending(self, number: int) -> Literal["space", "hyphen", "break"]:
        """What the line of a number, counted from 0, ends with."""
        assert self._broken is not None
        return _ENDINGS[self._broken.ends[number].kind]

    @property
    def lines(self) -> tuple[Line, ...]:
        if self._lines is None:
            self._lines = self._found_lines() if self._broken else ()
        return self._lines

    def _found_lines(self) -> tuple[Line, ...]:
        assert self._broken is not None
        main = self._runs[self._main]
        first = first_baseline(main, self._leading)
        return tuple(
            self._line(number, found, main.style.size, first + number * self._leading)
            for number, found in enumerate(self._broken.lines)
        )

    def _line(self, number: int, found: _Set, size: float, baseline: float) -> Line:
        x = self._x if number else self._x + self._first_indent
        pieces = [
            Piece(
                x + part.x * size, part.text, self._runs[part.run], part.width * size, part.word_space * size
            )
            for part in found.parts
        ]
        return Line(baseline, tuple(pieces), found.ending)


def break_lines(
    runs: Sequence[Run],
    width: float | Sequence[float],
    *,
    leading: float,
    align: Align = "left",
    hyphenate: bool = False,
    first_indent: float = 0.0,
    x: float = 0.0,
    balance: bool = False,
    text: Breakable | None = None,
    too_wide: Callable[[TooWide], None] | None = None,
) -> BrokenLines:
    """Break runs into lines no wider than ``width`` points.

    A sequence gives the widths of the first lines, its last that of all the others. The first baseline stands
    below 0 by half the leading's excess over the main face's height plus its ascent; each further one by ``leading``.
    ``balance`` makes all lines about as long as each other. Words that are wider than a line are broken anywhere and
    told to ``too_wide``. ``text`` is what ``breakable`` makes of the runs, where that is known.
    """
    text = text or breakable(runs)
    if text is NO_TEXT:
        return BrokenLines()
    size = runs[text.main].style.size
    widths = _widths(width, first_indent, size)
    if balance:
        room = widths[-1]
        widths = _balanced(text, widths, align, hyphenate)
        x += (room - widths[-1]) * size * BEFORE_LINES.get(align, 0.0)
    result = _broken_lines(text, widths, align, hyphenate)
    if too_wide:
        for each in result.wide:
            too_wide(TooWide(each.word, runs[each.run], each.offset, each.width * size, each.divided))
    return BrokenLines(result, runs, text.main, x, first_indent, leading)


def count_lines(
    text: Breakable,
    width: float,
    size: float,
    *,
    align: Align = "left",
    hyphenate: bool = False,
    first_indent: float = 0.0,
    balance: bool = False,
) -> int:
    """How many lines ``break_lines`` makes of a text whose main size is so many points."""
    if text is NO_TEXT:
        return 0
    if text.in_one_line <= (width - first_indent) / size:
        return 1
    widths = _widths(width, first_indent, size)
    if balance:
        widths = _balanced(text, widths, align, hyphenate)
    return len(_broken_lines(text, widths, align, hyphenate).ends)


def first_baseline(run: Run, leading: float) -> float:
    """How far the first baseline stands below the top of its line."""
    result = metrics(run.style.face)
    size = run.style.size
    return (leading - (result.ascent + result.descent) * size) / 2 + result.ascent * size


def natural_width(runs: Sequence[Run], scale: float = 1.0) -> float:
    """Points that the runs take on one line, in type so many times as large."""
    return sum(text_width(run.text, run.style.face, run.style.size * scale) for run in runs)


def fewest_lines(natural: float, size: float, width: float, align: Align) -> int:
    """How many lines of a width a text surely takes, known without setting it by what it takes on one; all in points.

    Each line may leave out the space behind it, and shrink its others where they are justified.
    """
    return ceil(natural / ((width / (1.0 - SHRINK) if align == "justify" else width) + size))


def surely_taking(runs: Sequence[Run], width: float, count: int) -> tuple[Run, ...] | None:
    """The first runs, as many as surely take so many lines of the width in points; None where that is all of them."""
    if len(runs) < 2 or width <= 0:
        return None
    room = count * (width / (1.0 - SHRINK) + main_run(runs).style.size)
    for number, run in enumerate(runs[:-1], 1):
        room -= text_width(run.text, run.style.face, run.style.size)
        if room <= 0:
            return tuple(runs[:number])
    return None


def narrowest(runs: Sequence[Run], hyphenate: bool = False, scale: float = 1.0) -> float:
    """Points that the widest stretch takes in which no line may end, in type so many times as large."""
    text = breakable(runs)
    if text is NO_TEXT:
        return 0.0
    ems = text.narrowest_divided if hyphenate else text.narrowest
    return ems * (runs[text.main].style.size * scale)


def _widths(width: float | Sequence[float], first_indent: float, size: float) -> tuple[float, ...]:
    """The widths of the first lines, the last of them that of all further ones, in ems."""
    if isinstance(width, (int, float)):
        return ((width - first_indent) / size, width / size) if first_indent else (width / size,)
    given = list(width)
    if first_indent:
        given = [given[0] - first_indent, *(given[1:] or given)]
    while len(given) > 1 and given[-1] == given[-2]:
        given.pop()
    return tuple(each / size for each in given)


def _balanced(text: Breakable, widths: tuple[float, ...], align: Align, hyphenate: bool) -> tuple[float, ...]:
    """The narrowest widths that need no more lines, and divide no more words, so that they come out even."""
    whole = _broken_lines(text, widths, align, hyphenate)
    count, divided = len(whole.ends), whole.divided
    if count == 1:
        return widths
    low, high = 0.5, 1.0
    for _ in range(7):
        middle = (low + high) / 2
        tried = _broken_lines(text, tuple(each * middle for each in widths), align, hyphenate)
        worse = len(tried.ends) > count or tried.wide or tried.divided > divided
        low, high = (middle, high) if worse else (low, middle)
    return tuple(each * high for each in widths)


@kept_for_article(8192)
def _broken_lines(text: Breakable, widths: tuple[float, ...], align: Align, hyphenate: bool) -> _Broken:
    end = text.whole.only_end
    if end and text.in_one_line <= widths[0]:
        return _Broken(text.whole, [end], widths, align)
    result, ends = _broken(text.whole, widths, align == "justify", GOOD_ENOUGH if hyphenate else UNBOUNDED)
    if ends is None:
        result, ends = _broken(text.divided, widths, align == "justify", UNBOUNDED)
    assert ends is not None
    wide: list[_Wide] = []
    while overfull := _overfull(result, ends, widths, align == "justify"):
        words = [_widest_word(result, start, stop) for start, stop in overfull]
        wide += [each for each in words if each.width > min(widths)]
        result, ends = _broken(result.cut(overfull, min(widths)), widths, align == "justify", UNBOUNDED)
        assert ends is not None
    wide += _sticking_out(result, ends, widths)
    return _Broken(result, ends, widths, align, wide)


def _broken(
    found: Stream, widths: Sequence[float], justify: bool, tolerance: float
) -> tuple[Stream, list[End] | None]:
    numbers = best_ends(found.ends, widths, justify=justify, tolerance=tolerance)
    return found, None if numbers is None else [found.ends[number] for number in numbers]


def _width_of(widths: Sequence[float], line: int) -> float:
    return widths[min(line, len(widths) - 1)]


def _overfull(
    found: Stream, ends: Sequence[End], widths: Sequence[float], justify: bool
) -> list[tuple[int, int]]:
    """First atom and the one after the last of each line that sticks out and can be cut."""
    stretches, start = [], 0
    for number, end in enumerate(ends):
        need = end.need - found.widths[start] + end.tail
        shrink = (end.gap - found.gaps[start]) * SHRINK if justify else 0.0
        if need - shrink > _width_of(widths, number) + 2 * ROUNDING and _can_be_cut(found, start, end.stop):
            stretches.append((start, end.stop))
        start = end.next_start
    return stretches


def _sticking_out(found: Stream, ends: Sequence[End], widths: Sequence[float]) -> list[_Wide]:
    """The first letter that is wider than its line."""
    start = 0
    for number, end in enumerate(ends):
        if (
            end.stop - start == 1
            and _width_of(widths, number) + 2 * ROUNDING < end.need - found.widths[start]
        ):
            return [_wide(found, start, end.stop)._replace(divided=False)]
        start = end.next_start
    return []


def _can_be_cut(found: Stream, start: int, stop: int) -> bool:
    return stop - start > 1 or (stop > start and not found.is_single_letter(start))


def _widest_word(found: Stream, start: int, stop: int) -> _Wide:
    """Of what stands on a line that sticks out: words beside the one that is too wide are not."""
    breaks = [number for number in range(start, stop) if found.atoms[number].kind is Kind.SPACE]
    starts, stops = [start, *(number + 1 for number in breaks)], [*breaks, stop]
    return max(map(partial(_wide, found), starts, stops), key=lambda each: each.width)


def _wide(found: Stream, start: int, stop: int) -> _Wide:
    first = found.atoms[start]
    return _Wide(
        found.runs[start], first.offset, found.text(start, stop), found.widths[stop] - found.widths[start]
    )


_ENDINGS: dict[Kind, Literal["space", "hyphen", "break"]] = {
    Kind.SPACE: "space",
    Kind.HYPHEN: "hyphen",
    Kind.BREAK: "break",
    Kind.FORCED: "break",
}


def _line(found: Stream, start: int, end: End, width: float, align: Align) -> _Set:
    room = width - (end.need - found.widths[start]) - end.tail
    word_space = x = 0.0
    if align == "justify":
        word_space = _word_space(found, start, end, room)
    elif align != "left":
        x = room if align == "right" else room / 2
    parts = _parts(found, start, end.stop, x, word_space)
    if parts and end.tail_kerning:
        parts = (*parts[:-1], parts[-1]._replace(width=parts[-1].width + end.tail_kerning))
    return _Set(parts, _ENDINGS[end.kind])


def _word_space(found: Stream, start: int, end: End, room: float) -> float:
    """What each space of a justified line takes or gives; nothing on a last line, and on one too loose."""
    spaces = found.spaces[end.stop] - found.spaces[start]
    if spaces <= 0 or (room > 0 and end.is_last):
        return 0.0
    gap = found.gaps[end.stop] - found.gaps[start]
    return room / spaces if room <= LOOSEST * STRETCH * gap else 0.0


def _parts(found: Stream, start: int, stop: int, x: float, word_space: float) -> tuple[_Part, ...]:
    """Neighbouring atoms of one run as one part."""
    parts: list[_Part] = []
    while start < stop:
        run = found.runs[start]
        end = start + 1
        while end < stop and found.runs[end] == run:
            end += 1
        text = found.text(start, end)
        if text:
            spaces = found.spaces[end] - found.spaces[start]
            width = found.widths[end] - found.widths[start] + spaces * word_space
            parts.append(_Part(run, x, text, width, word_space))
            x += width
        start = end
    return tuple(parts)


_UNSEEN = " \t\u00ad\u200b"
"""Characters of a text that its lines may leave out."""


def runs_from_line(runs: Sequence[Run], lines: Sequence[Line], number: int) -> tuple[int, tuple[Run, ...]]:
    """The runs from a line's first character on, and how many runs before them are gone whole.

    Unlike the lines' own pieces they keep soft hyphens, forced breaks and all spaces.
    """
    at = _offset_behind(runs, lines[:number])
    dropped = 0
    while dropped < len(runs) and at >= len(runs[dropped].text):
        at -= len(runs[dropped].text)
        dropped += 1
    if not at:
        return dropped, tuple(runs[dropped:])
    first = runs[dropped]
    rest = Run(first.text[at:], first.style, first.lang, first.link, first.element, first.field)
    return dropped, (rest, *runs[dropped + 1 :])


def _offset_behind(runs: Sequence[Run], lines: Sequence[Line]) -> int:
    """Where the text goes on behind lines; as much of it is looked at as they may show."""
    length = 2 * sum(len(piece.text) + 1 for line in lines for piece in line.pieces) + 1
    while True:
        text, is_whole = _beginning(runs, length)
        at = 0
        for line in lines:
            for piece in line.pieces:
                at = _past(text, at, piece.text)
            at = _past_end(text, at, line)
        if at < len(text) or is_whole:
            return at
        length *= 2


def _beginning(runs: Sequence[Run], length: int) -> tuple[str, bool]:
    """At least so many characters, and whether that is all."""
    result: list[str] = []
    for run in runs:
        if length <= 0:
            return "".join(result), False
        result.append(run.text)
        length -= len(run.text)
    return "".join(result), True


def _past(text: str, at: int, shown: str) -> int:
    """The offset after the next place of what is shown, which only unseen characters stand before and in."""
    if text.startswith(shown, at):
        return at + len(shown)
    for character in shown:
        while at < len(text) and text[at] != character and not (character == " " and text[at] == "\t"):
            at += 1
        at += 1
    return at


def _past_end(text: str, at: int, line: Line) -> int:
    while at < len(text) and text[at] in _UNSEEN:
        at += 1
    if line.ending == "break" and text[at : at + 1] == "\n":
        at += 1
        while at < len(text) and text[at] in " \t":
            at += 1
    return at
