"""Texts to the order in which their characters are seen, where some run from right to left (Unicode Standard Annex 9).

Ours, since no library with wheels gives levels: python-bidi and what stands on it give a whole text turned over, which
can be neither measured nor broken into lines. Explicit marks, isolates and paired brackets are obeyed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from unicodedata import bidirectional, category, normalize

from factdeck.language.scripts import is_leftward_language, runs_leftwards

DEEPEST = 125
"""The greatest depth of embedding (BD2)."""
MOST_OPEN = 63
"""Brackets that may be open inside each other (BD16)."""

_LEFTWARD = re.compile(
    "[\u0590-\u08ff\u200f\u202a\u202b\u202d\u202e\u2066-\u2068\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""All that may run from right to left, or turn what follows."""
_REMOVED = frozenset(("RLE", "LRE", "RLO", "LRO", "PDF", "BN"))
_ISOLATES = frozenset(("LRI", "RLI", "FSI"))
_NEUTRAL = frozenset(("B", "S", "WS", "ON", "FSI", "LRI", "RLI", "PDI"))
_EMBEDS = {"RLE": (1, ""), "LRE": (0, ""), "RLO": (1, "R"), "LRO": (0, "L")}
_AT_LINE_END = frozenset(("WS", "BN", "FSI", "LRI", "RLI", "PDI", *_EMBEDS, "PDF"))
_BREAKING = frozenset(("B", "S"))


def may_run_leftward(text: str) -> bool:
    """Whether any of the text may run from right to left; most texts are known not to at once."""
    return not text.isascii() and _LEFTWARD.search(text) is not None


@lru_cache(maxsize=1)
def mirror_images() -> dict[str, str]:
    """Characters to those that stand for them where they run from right to left (rule L4)."""
    lines = (Path(__file__).parent / "mirror_images.txt").read_text(encoding="utf-8").split("\n")
    pairs = [(line[0], line[1]) for line in lines if line]
    return dict(pairs) | {other: one for one, other in pairs}


def base_level(text: str, usual: int = 0) -> int:
    """1 of a text whose first strong letter outside isolates runs from right to left, else 0 (rules P2 and P3)."""
    result = _first_strong([_kind(character) for character in text])
    return usual if result is None else result


def text_level(text: str, lang: str) -> int:
    """The level of a paragraph on its own: that of its language, but where all its letters run the other way.

    A Hebrew sentence that begins with a Latin name runs leftward, and a title in English does not.
    """
    ways = {runs_leftwards(character) for character in text} - {None}
    usual = is_leftward_language(lang)
    return int(usual if usual in ways or not ways else not usual)


def levels(text: str, base: int) -> list[int]:
    """The level of each character of a paragraph whose own level is ``base``: those that run leftward have odd ones.

    What ends lines is not yet known: see ``levels_of_line``.
    """
    if base == 0 and not may_run_leftward(text):
        return [0] * len(text)
    kinds = [_kind(character) for character in text]
    result, resolved = _explicit(kinds, base)
    for sequence in list(_sequences(kinds, result, base)):
        _resolve(text, resolved, result, sequence)
    last = base
    for at, kind in enumerate(kinds):
        if kind in _REMOVED:
            result[at] = last
        last = result[at]
    return result


def levels_of_line(text: str, found: Sequence[int], base: int) -> list[int]:
    """The levels of a line's characters: separators, and spaces before them and at its end, run as its paragraph (L1)."""
    result, spaces = list(found), True
    for at in range(len(text) - 1, -1, -1):
        kind = _kind(text[at])
        if kind in _BREAKING:
            spaces = True
        elif kind not in _AT_LINE_END:
            spaces = False
        if spaces:
            result[at] = base
    return result


def runs_of(found: Sequence[int], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches of one level between two places: where each begins and ends."""
    while start < end:
        stop = next((at for at in range(start, end) if found[at] != found[start]), end)
        yield start, stop
        start = stop


def seen_order(found: Sequence[int]) -> list[int]:
    """Numbers of things that have these levels, from left to right (rule L2)."""
    order = list(range(len(found)))
    odd = [level for level in found if level % 2]
    for level in range(max(found, default=0), min(odd, default=1) - 1, -1):
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and found[order[end]] >= level:
                end += 1
            order[at:end] = order[at:end][::-1]
            at = max(end, at + 1)
    return order


@lru_cache(maxsize=8192)
def _kind(character: str) -> str:
    return bidirectional(character) or "L"


def _first_strong(kinds: Sequence[str], start: int = 0, stop: int | None = None) -> int | None:
    """The level of the first strong letter outside isolates; None where there is none."""
    depth = 0
    for kind in kinds[start:stop]:
        if kind in _ISOLATES:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif not depth and kind in ("L", "R", "AL"):
            return int(kind != "L")
        elif kind == "B":
            return None
    return None


def _matching(kinds: Sequence[str]) -> dict[int, int]:
    """Where each isolate that is closed ends (BD9)."""
    result: dict[int, int] = {}
    open_at: list[int] = []
    for at, kind in enumerate(kinds):
        if kind in _ISOLATES:
            open_at.append(at)
        elif kind == "PDI" and open_at:
            result[open_at.pop()] = at
        elif kind == "B":
            open_at.clear()
    return result


class _Status(NamedTuple):
    level: int
    override: str
    isolates: bool


def _explicit(kinds: Sequence[str], base: int) -> tuple[list[int], list[str]]:
    """Levels that marks ask for, and the kinds of the characters under overrides (rules X1 to X8)."""
    result, resolved = [base] * len(kinds), list(kinds)
    matching = _matching(kinds)
    stack = [_Status(base, "", False)]
    too_deep = too_deep_isolates = isolates = 0
    for at, kind in enumerate(kinds):
        status = stack[-1]
        if kind in _EMBEDS:
            odd, override = _EMBEDS[kind]
            level = _next_level(status.level, odd)
            result[at] = status.level
            if level <= DEEPEST and not too_deep and not too_deep_isolates:
                stack.append(_Status(level, override, False))
            elif not too_deep_isolates:
                too_deep += 1
        elif kind in _ISOLATES:
            result[at] = status.level
            resolved[at] = status.override or kind
            odd = _is_odd(kinds, at, matching) if kind == "FSI" else int(kind == "RLI")
            level = _next_level(status.level, odd)
            if level <= DEEPEST and not too_deep and not too_deep_isolates:
                isolates += 1
                stack.append(_Status(level, "", True))
            else:
                too_deep_isolates += 1
        elif kind == "PDI":
            if too_deep_isolates:
                too_deep_isolates -= 1
            elif isolates:
                too_deep = 0
                while not stack[-1].isolates:
                    stack.pop()
                stack.pop()
                isolates -= 1
            result[at] = stack[-1].level
            resolved[at] = stack[-1].override or kind
        elif kind == "PDF":
            result[at] = status.level
            if too_deep_isolates:
                continue
            if too_deep:
                too_deep -= 1
            elif not status.isolates and len(stack) > 1:
                stack.pop()
        elif kind == "B":
            stack, too_deep, too_deep_isolates, isolates = [_Status(base, "", False)], 0, 0, 0
            result[at] = base
        else:
            result[at] = status.level
            if status.override and kind != "BN":
                resolved[at] = status.override
    return result, resolved


def _next_level(level: int, odd: int) -> int:
    """The least greater level that is odd, or even."""
    return level + 1 if (level + 1) % 2 == odd else level + 2


def _is_odd(kinds: Sequence[str], at: int, matching: dict[int, int]) -> int:
    return _first_strong(kinds, at + 1, matching.get(at)) or 0


class _Sequence(NamedTuple):
    """An isolating run sequence (BD13): its characters, and the directions before and behind them."""

    places: list[int]
    level: int
    before: str
    behind: str


def _sequences(kinds: Sequence[str], found: Sequence[int], base: int) -> Iterator[_Sequence]:
    kept = [at for at, kind in enumerate(kinds) if kind not in _REMOVED]
    runs: list[list[int]] = []
    for number, at in enumerate(kept):
        if number and found[kept[number - 1]] == found[at] and kinds[kept[number - 1]] != "B":
            runs[-1].append(at)
        else:
            runs.append([at])
    matching = _matching(kinds)
    number_of = {at: number for number, at in enumerate(kept)}
    ends = set(matching.values())
    run_at = {run[0]: run for run in runs}
    for run in runs:
        if kinds[run[0]] == "PDI" and run[0] in ends:
            continue
        places = list(run)
        while kinds[places[-1]] in _ISOLATES and places[-1] in matching:
            places += run_at[matching[places[-1]]]
        level = found[places[0]]
        first, last = number_of[places[0]], number_of[places[-1]]
        before = found[kept[first - 1]] if first and kinds[kept[first - 1]] != "B" else base
        goes_on = last + 1 < len(kept) and kinds[places[-1]] not in _ISOLATES and kinds[places[-1]] != "B"
        behind = found[kept[last + 1]] if goes_on else base
        yield _Sequence(places, level, _direction(max(level, before)), _direction(max(level, behind)))


def _direction(level: int) -> str:
    return "R" if level % 2 else "L"


def _resolve(text: str, kinds: list[str], found: list[int], sequence: _Sequence) -> None:
    """Kinds and then levels of the characters of a sequence (rules W1 to I2)."""
    own = [kinds[at] for at in sequence.places]
    marks = [kind == "NSM" for kind in own]
    _resolve_weak(own, sequence)
    _resolve_brackets(text, own, marks, sequence)
    _resolve_neutral(own, sequence)
    for at, kind in zip(sequence.places, own, strict=True):
        kinds[at] = kind
        if found[at] % 2 == 0:
            found[at] += {"R": 1, "AN": 2, "EN": 2}.get(kind, 0)
        elif kind in ("L", "EN", "AN"):
            found[at] += 1


def _resolve_weak(own: list[str], sequence: _Sequence) -> None:
    """Rules W1 to W7."""
    before = sequence.before
    for at, kind in enumerate(own):  # W1
        if kind == "NSM":
            own[at] = before
        before = "ON" if kind in _ISOLATES or kind == "PDI" else own[at]
    strong = sequence.before
    for at, kind in enumerate(own):  # W2, W3
        if kind in ("R", "L", "AL"):
            strong = kind
        if kind == "EN" and strong == "AL":
            own[at] = "AN"
    own[:] = ["R" if kind == "AL" else kind for kind in own]
    for at in range(1, len(own) - 1):  # W4
        if own[at - 1] == own[at + 1] and (
            (own[at] == "ES" and own[at - 1] == "EN") or (own[at] == "CS" and own[at - 1] in ("EN", "AN"))
        ):
            own[at] = own[at - 1]
    at = 0
    while at < len(own):  # W5
        end = at
        while end < len(own) and own[end] == "ET":
            end += 1
        beside = (at and own[at - 1] == "EN") or (end < len(own) and own[end] == "EN")
        if end > at and beside:
            own[at:end] = ["EN"] * (end - at)
        at = max(end, at + 1)
    own[:] = ["ON" if kind in ("ES", "ET", "CS") else kind for kind in own]  # W6
    strong = sequence.before
    for at, kind in enumerate(own):  # W7
        if kind in ("R", "L"):
            strong = kind
        if kind == "EN" and strong == "L":
            own[at] = "L"


def _resolve_brackets(text: str, own: list[str], marks: Sequence[bool], sequence: _Sequence) -> None:
    """Rule N0."""
    embedding = _direction(sequence.level)
    for opening, closing in _pairs(text, own, sequence):
        inside = [_strong(kind) for kind in own[opening + 1 : closing]]
        if embedding in inside:
            direction = embedding
        elif any(inside):
            context = next((_strong(own[at]) for at in range(opening - 1, -1, -1) if _strong(own[at])), "")
            context = context or sequence.before
            direction = context if context != embedding else embedding
        else:
            continue
        for bracket in (opening, closing):
            own[bracket] = direction
            after = bracket + 1
            while after < len(own) and marks[after]:
                own[after] = direction
                after += 1


def _strong(kind: str) -> str:
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(kind, "")


def _pairs(text: str, own: Sequence[str], sequence: _Sequence) -> list[tuple[int, int]]:
    """Places of brackets that belong together, by the first of them (BD16)."""
    result: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for number, at in enumerate(sequence.places):
        character = text[at]
        if own[number] != "ON" or category(character) not in ("Ps", "Pe") or character not in mirror_images():
            continue
        if category(character) == "Ps":
            if len(waiting) == MOST_OPEN:
                return []
            waiting.append((_canonical(mirror_images()[character]), number))
            continue
        for depth in range(len(waiting) - 1, -1, -1):
            if waiting[depth][0] == _canonical(character):
                result.append((waiting[depth][1], number))
                del waiting[depth:]
                break
    return sorted(result)


def _canonical(character: str) -> str:
    return normalize("NFD", character)


def _resolve_neutral(own: list[str], sequence: _Sequence) -> None:
    """Rules N1 and N2."""
    at = 0
    while at < len(own):
        end = at
        while end < len(own) and own[end] in _NEUTRAL:
            end += 1
        if end > at:
            before = _strong(own[at - 1]) if at else sequence.before
            behind = _strong(own[end]) if end < len(own) else sequence.behind
            direction = before if before == behind else _direction(sequence.level)
            own[at:end] = [direction] * (end - at)
        at = max(end, at + 1)
