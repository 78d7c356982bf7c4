"""Runs of * and _ to the pairs that make emphasis and strong emphasis (CommonMark 0.31, section 6.2)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from msgspec import Struct

_RUN = re.compile(r"\*+|_+")


class Delimiter(Struct):
    """A run of marks. ``marks`` counts those that are not paired yet."""

    sign: str
    length: int
    marks: int
    opens: bool
    closes: bool
    bold_opens: int = 0
    italic_opens: int = 0
    bold_closes: int = 0
    italic_closes: int = 0


def delimiter(text: str, at: int, start: int, end: int) -> Delimiter:
    """The run that begins at an offset: whether it may open and close follows from what stands beside it."""
    result = _RUN.match(text, at, end)
    assert result is not None
    sign, stop = text[at], result.end()
    before = text[at - 1] if at > start else " "
    after = text[stop] if stop < end else " "
    left = not after.isspace() and (not _punctuation(after) or before.isspace() or _punctuation(before))
    right = not before.isspace() and (not _punctuation(before) or after.isspace() or _punctuation(after))
    opens, closes = left, right
    if sign == "_":
        opens, closes = (
            left and (not right or _punctuation(before)),
            right and (not left or _punctuation(after)),
        )
    return Delimiter(sign, stop - at, stop - at, opens, closes)


def _punctuation(character: str) -> bool:
    """Unicode punctuation: the general categories P and S (CommonMark 0.31, section 2.1)."""
    return unicodedata.category(character)[0] in "PS"


def pair(runs: Sequence[Delimiter]) -> None:
    """Pair openers and closers from the left, the innermost first (“process emphasis” of the appendix).

    For each kind of closer, the stack is never searched twice below the place where nothing was found.
    """
    stack: list[Delimiter] = []
    bottoms: dict[tuple[str, bool, int], int] = {}
    for closer in runs:
        while closer.marks and closer.closes:
            kind = (closer.sign, closer.opens, closer.length % 3)
            number = _opener(stack, closer, bottoms.get(kind, 0))
            if number is None:
                bottoms[kind] = len(stack)
                break
            _join(stack[number], closer)
            del stack[number + (1 if stack[number].marks else 0) :]
            bottoms = {each: min(bottom, len(stack)) for each, bottom in bottoms.items()}
        if closer.marks and closer.opens:
            stack.append(closer)


def _opener(stack: Sequence[Delimiter], closer: Delimiter, bottom: int) -> int | None:
    for number in range(len(stack) - 1, bottom - 1, -1):
        opener = stack[number]
        if opener.sign != closer.sign:
            continue
        either = opener.closes or closer.opens
        if either and (opener.length + closer.length) % 3 == 0 and (opener.length % 3 or closer.length % 3):
            continue
        return number
    return None


def _join(opener: Delimiter, closer: Delimiter) -> None:
    """Two marks of each make strong emphasis, one makes emphasis."""
    used = 2 if min(opener.marks, closer.marks) >= 2 else 1
    opener.marks -= used
    closer.marks -= used
    if used == 2:
        opener.bold_opens, closer.bold_closes = opener.bold_opens + 1, closer.bold_closes + 1
    else:
        opener.italic_opens, closer.italic_closes = opener.italic_opens + 1, closer.italic_closes + 1
