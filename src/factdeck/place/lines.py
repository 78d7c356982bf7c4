"""Runs and a width to lines, broken so that the whole paragraph looks best.

The method is that of D. E. Knuth and M. F. Plass, “Breaking Paragraphs into Lines”, Software: Practice
and Experience 11 (1981), 1119–1184. It is our own since lines must know their runs, languages and hyphens.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from factdeck.layout.fonts import metrics, text_width
from factdeck.place.atoms import Atom, Kind, atoms
from factdeck.scene import Align, Face, Line, Piece, Run

STRETCH = 0.5
SHRINK = 0.22
"""Of a space's width, in a justified line."""
LOOSEST = 5.0
"""Stretch ratio from which a justified line is set ragged instead."""
RAGGED_STRETCH = 5.0
"""Ems that a ragged line may stay short before it looks it."""
GOOD_ENOUGH = 1.6
"""Stretch ratio up to which no word needs to be divided."""
LINE_PRICE = 10.0
HYPHEN_AGAIN_PRICE = 3000.0
"""For a second divided word in a row, and for one that the last line goes on with."""
LAST_WORD_PRICE = 600.0
SHORT_LAST_LINE = 0.15


@dataclass(frozen=True, slots=True)
class TooWide:
    """A word wider than its line; ``offset`` counts characters in the run."""

    word: str
    run: Run
    offset: int
    width: float


class _Style(NamedTuple):
    """What of a run decides its width."""

    text: str
    face: Face
    size: float
    lang: str


class _Place(NamedTuple):
    """An atom in points, and the number of its run."""

    atom: Atom
    width: float
    run: int


class _Break(NamedTuple):
    """A line: its first atom, the atom that it ends at, and how its spaces are stretched (0: as they are)."""

    start: int
    end: int
    ratio: float


def break_lines(
    runs: Sequence[Run],
    width: float,
    *,
    leading: float,
    align: Align = "left",
    hyphenate: bool = False,
    first_indent: float = 0.0,
    x: float = 0.0,
    top: float = 0.0,
    balance: bool = False,
    too_wide: Callable[[TooWide], None] | None = None,
) -> tuple[Line, ...]:
    """Break runs into lines no wider than ``width`` points.

    The first baseline stands below ``top`` by half the leading's excess over the main face's height plus its
    ascent; each further one by ``leading``. Words that are wider than a line are broken and told to ``too_wide``.
    """
    styles = tuple(_Style(run.text, run.style.face, run.style.size, run.lang) for run in runs)
    if not any(style.text for style in styles):
        return ()
    if balance:
        width = _balanced_width(styles, width, align, hyphenate, first_indent)
    places, breaks, wide = _broken(styles, width, align, hyphenate, first_indent)
    if too_wide:
        for number, offset, word in wide:
            too_wide(TooWide(word, runs[number], offset, text_width(word, runs[number].style.face, runs[number].style.size)))
    baseline = top + first_baseline(runs[0], leading)
    lines = []
    for number, found in enumerate(breaks):
        indent = first_indent if number == 0 else 0.0
        line = _line(runs, places, found, baseline, x + indent, width - indent, align, last=number == len(breaks) - 1)
        lines.append(line)
        baseline += leading
    return tuple(lines)


def first_baseline(run: Run, leading: float) -> float:
    """How far the first baseline stands below the top of its line."""
    found = metrics(run.style.face)
    size = run.style.size
    return (leading - (found.ascent + found.descent) * size) / 2 + found.ascent * size


def natural_width(runs: Sequence[Run]) -> float:
    """Points that the runs take on one line."""
    return sum(text_width(run.text, run.style.face, run.style.size) for run in runs)


def _balanced_width(
    styles: tuple[_Style, ...], width: float, align: Align, hyphenate: bool, first_indent: float
) -> float:
    """The least width that needs no more lines, so that they come out even."""
    count = len(_broken(styles, width, align, hyphenate, first_indent)[1])
    if count == 1:
        return width
    low, high = width / 2, width
    for _ in range(7):
        middle = (low + high) / 2
        _, breaks, wide = _broken(styles, middle, align, hyphenate, first_indent)
        low, high = (middle, high) if len(breaks) > count or wide else (low, middle)
    return high


@lru_cache(maxsize=8192)
def _broken(
    styles: tuple[_Style, ...], width: float, align: Align, hyphenate: bool, first_indent: float
) -> tuple[list[_Place], list[_Break], list[tuple[int, int, str]]]:
    """Atoms, lines, and the words too wide for a line as (run, offset, word)."""
    plain, wide = _fitting(_places(styles, False), width)
    breaks = _best_breaks(plain, width, align, first_indent)
    if not hyphenate or all(found.ratio <= GOOD_ENOUGH for found in breaks):
        return plain, breaks, wide
    divided, wide = _fitting(_places(styles, True), width)
    return divided, _best_breaks(divided, width, align, first_indent), wide


def _places(styles: Sequence[_Style], hyphenate: bool) -> list[_Place]:
    return [
        _Place(atom, atom.width * style.size, number)
        for number, style in enumerate(styles)
        for atom in atoms(style.text, style.face, style.lang, hyphenate)
    ]


def _fitting(places: list[_Place], width: float) -> tuple[list[_Place], list[tuple[int, int, str]]]:
    """The atoms with every stretch that no line holds cut into single characters."""
    wide: list[tuple[int, int, str]] = []
    if all(place.width <= width for place in places):
        if not _has_wide_chain(places, width):
            return places, wide
    fitted: list[_Place] = []
    for chain in _chains(places):
        if sum(place.width for place in chain) <= width + 0.001:
            fitted += chain
            continue
        word = "".join(place.atom.text for place in chain)
        wide.append((chain[0].run, chain[0].atom.offset, word))
        fitted += [part for place in chain for part in _characters(place)]
    return fitted, wide


def _chains(places: list[_Place]) -> list[list[_Place]]:
    """Stretches between places where a line may end; such a place is a chain of its own."""
    chains: list[list[_Place]] = []
    for place in places:
        if place.atom.kind is Kind.TEXT and chains and chains[-1][0].atom.kind is Kind.TEXT:
            chains[-1].append(place)
        else:
            chains.append([place])
    return chains


def _has_wide_chain(places: list[_Place], width: float) -> bool:
    chain = 0.0
    for place in places:
        chain = chain + place.width if place.atom.kind is Kind.TEXT else 0.0
        if chain > width + 0.001:
            return True
    return False


def _characters(place: _Place) -> list[_Place]:
    atom = place.atom
    if len(atom.text) < 2:
        return [place]
    share = place.width / (atom.width or 1.0)
    parts: list[_Place] = []
    each = atom.width / len(atom.text)
    for number, character in enumerate(atom.text):
        if number:
            parts.append(_Place(Atom(Kind.BREAK, "", 0.0, HIGH_PRICE, atom.offset + number), 0.0, place.run))
        parts.append(_Place(Atom(Kind.TEXT, character, each, 0.0, atom.offset + number), each * share, place.run))
    return parts


HIGH_PRICE = 5000.0


def _best_breaks(places: list[_Place], width: float, align: Align, first_indent: float) -> list[_Break]:
    """The cheapest chain of lines from the first atom to the end."""
    ends = [number for number, place in enumerate(places) if place.atom.kind is not Kind.TEXT]
    ends = [number for number in ends if _may_end(places, number)] + [len(places)]
    sums = _Sums(places)
    justify = align == "justify"
    ragged = RAGGED_STRETCH * (places[0].width / (places[0].atom.width or 1.0) if places else 10.0)
    best: dict[int, tuple[float, int, float, bool]] = {0: (0.0, -1, 0.0, False)}
    starts = [0]
    for end in ends:
        found = _cheapest(places, sums, best, starts, end, width, justify, ragged, first_indent)
        if found is not None:
            best[end] = found
            if end < len(places) and places[end].atom.kind is Kind.FORCED:
                starts = [end]
            else:
                starts.append(end)
    return _chain(places, best)


def _may_end(places: list[_Place], number: int) -> bool:
    """No line ends at a space that nothing stands before."""
    return number > 0 and (places[number].atom.kind is not Kind.SPACE or places[number - 1].atom.kind is not Kind.SPACE)


class _Sums:
    """Widths and numbers of spaces up to each atom; hyphens that do not show count nothing."""

    def __init__(self, places: list[_Place]):
        self.widths, self.spaces = [0.0], [0.0]
        for place in places:
            shown = place.atom.kind in (Kind.TEXT, Kind.SPACE)
            self.widths.append(self.widths[-1] + (place.width if shown else 0.0))
            self.spaces.append(self.spaces[-1] + place.atom.spaces * _space_width(place))


def _space_width(place: _Place) -> float:
    """Of a plain space in the place's run; a guess from its height where it has none of its own."""
    return place.width if place.atom.kind is Kind.SPACE else 0.25 * place.width / (place.atom.width or 1.0)


def _content_start(places: list[_Place], end_before: int) -> int:
    """The first atom of a line whose forerunner ended at an atom."""
    start = end_before
    while start < len(places) and places[start].atom.kind in (Kind.SPACE, Kind.BREAK, Kind.HYPHEN, Kind.FORCED):
        forced = places[start].atom.kind is Kind.FORCED
        start += 1
        if forced:
            break
    return start


def _cheapest(
    places: list[_Place],
    sums: _Sums,
    best: dict[int, tuple[float, int, float, bool]],
    starts: list[int],
    end: int,
    width: float,
    justify: bool,
    ragged: float,
    first_indent: float,
) -> tuple[float, int, float, bool] | None:
    """Price, forerunner, ratio and whether a hyphen shows, of the best line that ends at an atom."""
    ending = places[end].atom if end < len(places) else None
    is_end = ending is None or ending.kind is Kind.FORCED
    hyphen = ending is not None and ending.kind is Kind.HYPHEN
    tail = places[end].width if hyphen else 0.0
    found: tuple[float, int, float, bool] | None = None
    for start in reversed(starts):
        first = _content_start(places, start) if start else 0
        line_width = width - (first_indent if start == 0 else 0.0)
        natural = sums.widths[end] - sums.widths[first] + tail if end > first else tail
        spaces = sums.spaces[end] - sums.spaces[first] if end > first else 0.0
        shrink = spaces * SHRINK if justify else 0.0
        if natural - shrink > line_width + 0.001 and end > first:
            if found is None and start == starts[-1]:
                pass
            else:
                break
        ratio, bad = _ratio(natural, spaces, line_width, justify, ragged)
        if is_end and natural <= line_width:
            ratio, bad = 0.0, (LAST_WORD_PRICE if natural < SHORT_LAST_LINE * line_width and start else 0.0)
        price = best[start][0] + LINE_PRICE + bad + (ending.penalty if ending else 0.0)
        if best[start][3] and (hyphen or ending is None):
            price += HYPHEN_AGAIN_PRICE
        if found is None or price < found[0]:
            found = (price, start, ratio, hyphen)
    return found


def _ratio(natural: float, spaces: float, width: float, justify: bool, ragged: float) -> tuple[float, float]:
    """How far the line's spaces are stretched or shrunk, and how bad that looks."""
    room = width - natural
    if room < 0:
        ratio = room / (spaces * SHRINK) if spaces else -1.0
        return (ratio, 100.0 * abs(ratio) ** 3) if room >= -spaces * SHRINK - 0.001 else (-1.0, 1e6 - room)
    stretch = spaces * STRETCH if justify else ragged
    ratio = room / stretch if stretch else room / (ragged / 4)
    return ratio, 100.0 * min(ratio, 20.0) ** 3


def _chain(places: list[_Place], best: dict[int, tuple[float, int, float, bool]]) -> list[_Break]:
    breaks: list[_Break] = []
    end = len(places)
    while end > 0:
        _, start, ratio, _ = best[end]
        breaks.append(_Break(_content_start(places, start) if start else 0, end, ratio))
        end = start
    return breaks[::-1]


_ENDINGS = {Kind.SPACE: "space", Kind.HYPHEN: "hyphen", Kind.BREAK: "break", Kind.FORCED: "break"}


def _line(
    runs: Sequence[Run],
    places: list[_Place],
    found: _Break,
    baseline: float,
    x: float,
    width: float,
    align: Align,
    *,
    last: bool,
) -> Line:
    ending = places[found.end].atom.kind if found.end < len(places) else Kind.FORCED
    content = [place for place in places[found.start : found.end] if place.atom.kind in (Kind.TEXT, Kind.SPACE)]
    while content and content[-1].atom.kind is Kind.SPACE:
        content.pop()
    natural = sum(place.width for place in content)
    hyphen = places[found.end].width if ending is Kind.HYPHEN else 0.0
    spaces = sum(place.atom.spaces for place in content)
    room = width - natural - hyphen
    word_space = 0.0
    if align == "justify" and spaces and (room < 0 or (ending is not Kind.FORCED and found.ratio <= LOOSEST)):
        word_space = room / spaces
    if align in ("right", "center"):
        x += room if align == "right" else room / 2
    return Line(baseline, _pieces(runs, content, x, word_space), _ENDINGS[ending])  # type: ignore[arg-type]


def _pieces(runs: Sequence[Run], content: list[_Place], x: float, word_space: float) -> tuple[Piece, ...]:
    """Neighbouring atoms of one run as one piece."""
    pieces: list[Piece] = []
    at = x
    begin = 0
    while begin < len(content):
        number = content[begin].run
        end = begin
        while end < len(content) and content[end].run == number:
            end += 1
        stretch = content[begin:end]
        spaces = sum(place.atom.spaces for place in stretch)
        width = sum(place.width for place in stretch) + spaces * word_space
        text = "".join(place.atom.text for place in stretch)
        pieces.append(Piece(at, text, runs[number], width, word_space))
        at += width
        begin = end
    return tuple(pieces)
