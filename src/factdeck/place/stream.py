"""Styled texts to one stream of atoms with running sums, so that any stretch of a paragraph is measured at once.

Widths are in ems of the paragraph's main size: the sums hold at every scale of the type.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from msgspec.structs import replace

from factdeck.forgetting import kept_for_article
from factdeck.language.signs import NO_BREAK
from factdeck.layout.fonts import metrics
from factdeck.place.atoms import (
    NEVER,
    Atom,
    Cut,
    Kind,
    atoms,
    cut_at,
    divided_word,
    text_atom,
)
from factdeck.place.graphemes import graphemes
from factdeck.scene import UNSEEN, Face

CUT_PENALTY = 500.0
"""For a line that ends inside a word which no line holds."""
LAST_WORD_PENALTY = 10_000.0
"""For dividing the last word of a paragraph, which only a line too narrow for it excuses."""
_CONTEXT = 24
"""Characters on each side of the border of two runs that decide whether a line may end there."""
_KEEPING_SPACE = re.compile(f"(?<=[^{NO_BREAK}])({NO_BREAK})(?=[^{NO_BREAK}])")
"""Between two words that it keeps together."""

_BETWEEN_WORDS = (Kind.SPACE, Kind.FORCED)


class Styled(NamedTuple):
    """What of a run decides its width; ``scale`` is its size in ems of the main one."""

    text: str
    face: Face
    scale: float
    lang: str
    whole_addresses: bool = False


class End(NamedTuple):
    """A place where a line may end, with the sums that a line ending there, and the next one, are measured by."""

    need: float
    """Width of all text up to here."""
    gap: float
    """Width of the spaces in it that stretch."""
    tail: float
    """Width of the hyphen that shows, with what stands before it."""
    penalty: float
    is_hyphen: bool
    is_last: bool
    """Of the paragraph or before a forced break."""
    next_need: float
    next_gap: float
    stop: int
    """The atom after the line's last."""
    next_start: int
    kind: Kind
    tail_kerning: float
    """What stands between the last letter and that hyphen, mostly less than nothing."""


class Stream:
    """The atoms of a paragraph; ``runs`` names the run of each."""

    def __init__(self, styled: Sequence[Styled], found: Iterable[tuple[int, Atom]]):
        self.styled = styled
        self.atoms: list[Atom] = []
        self.runs: list[int] = []
        self.widths, self.gaps, self.spaces = [0.0], [0.0], [0]
        scales = [style.scale for style in styled]
        space_widths = [metrics(style.face).advance(" ") * style.scale for style in styled]
        need, gap, spaces, last = 0.0, 0.0, 0, Kind.FORCED
        before: tuple[int, Atom] | None = None
        for run, atom in found:
            kind = atom.kind
            if kind is Kind.TEXT and before and before[0] == run:
                need += self._kerning(before[1], atom, run)
                self.widths[-1] = need
            if kind is Kind.TEXT or (kind is Kind.SPACE and last is not Kind.SPACE):
                need += atom.width * scales[run]
                gap += atom.spaces * space_widths[run]
                spaces += atom.spaces
            elif kind is not Kind.FORCED and last is not Kind.TEXT:
                continue
            self.atoms.append(atom)
            self.runs.append(run)
            self.widths.append(need)
            self.gaps.append(gap)
            self.spaces.append(spaces)
            last = kind
            if kind is Kind.TEXT and _last_seen(atom):
                before = run, atom
            elif kind in _BETWEEN_WORDS:
                before = None

    def _kerning(self, before: Atom, after: Atom, run: int) -> float:
        """What stands between the letters of two atoms of one word where no line ends between them.

        It counts as the width of the break between them, which only lines have that go on behind it.
        """
        pair = _last_seen(before) + after.text.lstrip(UNSEEN)[:1]
        return metrics(self.styled[run].face).kerning(pair) * self.styled[run].scale

    @cached_property
    def only_end(self) -> End | None:
        """The paragraph's end; None where a line must end before it."""
        forced = any(atom.kind is Kind.FORCED for atom in self.atoms)
        return None if forced else self._forced_end(len(self.atoms))

    @cached_property
    def ends(self) -> list[End]:
        """The places where a line may end, in order; the last is the paragraph's end."""
        count = len(self.atoms)
        last_word = max(
            (number for number in range(count) if self.atoms[number].kind in _BETWEEN_WORDS), default=0
        )
        result: list[End] = []
        for number, atom in enumerate(self.atoms):
            if atom.kind is Kind.FORCED:
                result.append(self._forced_end(number))
            elif atom.kind is not Kind.TEXT and self._is_legal(number, atom):
                result.append(self._end(number, atom, is_in_last_word=number > last_word))
        result.append(self._forced_end(count))
        return result

    def _is_legal(self, number: int, atom: Atom) -> bool:
        """Whether a line may end there, which is between two texts alone."""
        return (
            atom.penalty != NEVER
            and 0 < number < len(self.atoms) - 1
            and self.atoms[number - 1].kind is Kind.TEXT
            and self.atoms[number + 1].kind is Kind.TEXT
        )

    def _forced_end(self, number: int) -> End:
        """Where a line has to end, without the spaces on both sides."""
        stop = number
        while stop and self.atoms[stop - 1].kind is Kind.SPACE:
            stop -= 1
        start = min(number + 1, len(self.atoms))
        while start < len(self.atoms) and self.atoms[start].kind is Kind.SPACE:
            start += 1
        sums = self.widths[start], self.gaps[start]
        return End(
            self.widths[stop], self.gaps[stop], 0.0, 0.0, False, True, *sums, stop, start, Kind.FORCED, 0.0
        )

    def _end(self, number: int, atom: Atom, *, is_in_last_word: bool) -> End:
        """Where a line may end between two texts."""
        widths, gaps = self.widths, self.gaps
        need, gap, next_need, next_gap = widths[number], gaps[number], widths[number + 1], gaps[number + 1]
        if atom.kind is not Kind.HYPHEN:
            return End(
                need,
                gap,
                0.0,
                atom.penalty,
                False,
                False,
                next_need,
                next_gap,
                number,
                number + 1,
                atom.kind,
                0.0,
            )
        kerning = self._kerning_of_hyphen(number)
        tail = atom.width * self.styled[self.runs[number]].scale + kerning
        penalty = LAST_WORD_PENALTY if is_in_last_word else atom.penalty
        return End(
            need,
            gap,
            tail,
            penalty,
            True,
            False,
            next_need,
            next_gap,
            number,
            number + 1,
            Kind.HYPHEN,
            kerning,
        )

    def _kerning_of_hyphen(self, number: int) -> float:
        before, run = number - 1, self.runs[number]
        if before < 0 or self.runs[before] != run:
            return 0.0
        return self._kerning(self.atoms[before], self.atoms[number], run)

    def cut(self, stretches: Iterable[tuple[int, int]], width: float) -> Stream:
        """The stream with the atoms of some stretches cut where their language divides words, or else into single letters.

        Words that a space keeps together are only parted from each other: each may have room by itself. Of what takes
        many lines of the width, the middle is cut into whole lines, so that there are never many places to choose from.
        """
        inside = {number for start, stop in stretches for number in range(start, stop)}
        result: list[tuple[int, Atom]] = []
        for number, (atom, run) in enumerate(zip(self.atoms, self.runs, strict=True)):
            if number not in inside:
                result.append((run, atom))
            elif atom.kind in (Kind.TEXT, Kind.SPACE):
                if number - 1 in inside:
                    result.append((run, Atom(Kind.BREAK, "", 0.0, CUT_PENALTY, atom.offset)))
                parted = self._parted_words(atom, run) if NO_BREAK in atom.text.strip(NO_BREAK) else None
                result += [(run, part) for part in parted or self._letters(atom, run, width)]
        return Stream(self.styled, result)

    def _letters(self, atom: Atom, run: int, width: float) -> list[Atom]:
        style = self.styled[run]
        divided = divided_word(atom.text, style.face, style.lang)
        if divided:
            return [replace(part, offset=atom.offset + part.offset) for part in divided]
        parts: list[Atom] = []
        measured = metrics(style.face)
        offset = atom.offset
        for part in _pieces(atom.text, style, width):
            if parts:
                parts.append(Atom(Kind.BREAK, "", 0.0, CUT_PENALTY, offset))
            parts.append(text_atom(part, measured, offset))
            offset += len(part)
        return parts

    def _parted_words(self, atom: Atom, run: int) -> list[Atom]:
        """What spaces keep together, with a line's end at each of them."""
        measured, offset = metrics(self.styled[run].face), atom.offset
        parts: list[Atom] = []
        for part in _KEEPING_SPACE.split(atom.text):
            is_space = part == NO_BREAK
            parts.append(
                Atom(Kind.SPACE, part, measured.advance(part), 0.0, offset, 1)
                if is_space
                else text_atom(part, measured, offset)
            )
            offset += len(part)
        return parts

    def is_single_letter(self, number: int) -> bool:
        return len(graphemes(self.atoms[number].text)) == 1

    def text(self, start: int, stop: int) -> str:
        """What is drawn of the atoms from one to before another, but for a hyphen at the end."""
        return "".join(atom.text for atom in self.atoms[start:stop] if atom.kind in (Kind.TEXT, Kind.SPACE))


def _last_seen(atom: Atom) -> str:
    return atom.text.rstrip(UNSEEN)[-1:]


def _pieces(text: str, style: Styled, width: float) -> Iterator[str]:
    """The letters, but as many as a line of the width holds in one wherever lines before and after are full."""
    result, measure = graphemes(text), metrics(style.face).width
    advances = [measure(letter) * style.scale for letter in result]
    start, lines = 0, int(sum(advances) / width) if width > 0 else 0
    for line in range(lines):
        stop, taken = start, 0.0
        while stop < len(result) and (stop == start or taken + advances[stop] <= width):
            taken += advances[stop]
            stop += 1
        if 0 < line < lines - 1:
            yield "".join(result[start:stop])
        else:
            yield from result[start:stop]
        start = stop
    yield from result[start:]


@kept_for_article(1024)
def stream(styled: tuple[Styled, ...], hyphenate: bool) -> Stream:
    """The atoms of a paragraph in one row, measured, with what it costs to end a line at each."""
    return Stream(styled, _joined(styled, hyphenate))


def _joined(styled: tuple[Styled, ...], hyphenate: bool) -> Iterable[tuple[int, Atom]]:
    """The atoms of all runs, with the breaks that stand just between two of them."""
    before = ""
    for number, style in enumerate(styled):
        cut = _border(before, style.text)
        if cut:
            yield number, Atom(cut.kind, "", 0.0, cut.penalty, 0)
        for atom in atoms(style.text, style.face, style.lang, hyphenate, style.whole_addresses):
            yield number, atom
        before = (before + style.text)[-_CONTEXT:]


def _border(before: str, after: str) -> Cut | None:
    if not before or not after or before[-1].isspace() or after[0].isspace():
        return None
    head, tail = before.split()[-1], after[:_CONTEXT].split()[0]
    return cut_at(head + tail, len(head))
