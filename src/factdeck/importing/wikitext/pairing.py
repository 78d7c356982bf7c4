"""Signs that open and close templates, links and tags to those that have a partner, and those that have none.

One walk over the text with a stack. What MediaWiki takes out first counts before what it takes out later: the
inside of ``<ref>`` and its like closes no template outside of it, and a template's end closes the tags inside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct, field

MOST_TAGS = 20
MOST_PAIRS = 25
"""Levels of tags, and of templates and links, inside each other."""

_SIGN = re.compile(
    r"\{\{|\}\}|\[\[|\]\]|<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?P<rest>[^<>]*)>|(?P<endless><(?=/?[A-Za-z]))"
)
_SINGLE = frozenset({"br", "hr", "wbr", "img", "meta", "link"})
_TAKEN_OUT_FIRST = frozenset({"ref", "references", "gallery", "poem", "imagemap", "tabber", "section"})
_PAIRED = {"{{": "{{", "}}": "{{", "[[": "[[", "]]": "[["}


class Sign(Struct, frozen=True):
    """``kind`` is the tag's name, ``{{`` or ``[[``; ``rank`` is 2 for what is taken out first, 0 for other tags."""

    at: int
    length: int
    kind: str
    opens: bool
    rank: int


class Pairing(Struct):
    """``alone`` have no partner, ``deep`` stand too deep; ``unended`` are the places where a template should end."""

    alone: list[Sign] = field(default_factory=list)
    deep: list[Sign] = field(default_factory=list)
    unended: list[int] = field(default_factory=list)


def paired(text: str, literal: Sequence[tuple[int, int]]) -> Pairing:
    """``literal`` are the stretches in which nothing is a sign, in their order."""
    result = Pairing()
    signs = list(_signs(text, literal, result))
    partners = _pair_taken_out(signs)
    signs = [sign for sign in signs if sign.rank < 2 or sign.at in partners]
    partners |= _pair(signs, result.unended)
    result.alone += [sign for sign in _signs(text, literal, Pairing()) if sign.at not in partners]
    unended = set(result.unended)
    signs = [sign for sign in signs if partners.get(sign.at) not in unended or sign.rank == 2]
    result.deep = _too_deep([sign for sign in signs if sign.at in partners])
    return result


def _signs(text: str, literal: Sequence[tuple[int, int]], found: Pairing) -> Iterable[Sign]:
    """All that open or close; a tag that has no end itself goes to what is alone."""
    stretches = iter([*literal, (len(text), len(text))])
    start, stop = next(stretches)
    for sign in _SIGN.finditer(text):
        at = sign.start()
        while at >= stop and stop < len(text):
            start, stop = next(stretches)
        if start <= at < stop:
            continue
        if sign["endless"]:
            found.alone.append(Sign(at, 1, "<", True, 0))
        elif sign["name"]:
            name = sign["name"].lower()
            if name not in _SINGLE and not sign["rest"].rstrip().endswith("/"):
                rank = 2 if name in _TAKEN_OUT_FIRST else 0
                yield Sign(at, len(sign[0]), name, not sign["close"], rank)
        else:
            yield Sign(at, 2, _PAIRED[sign[0]], sign[0] in ("{{", "[["), 1)


def _pair_taken_out(signs: Iterable[Sign]) -> dict[int, int]:
    """Tags whose inside is read apart: one that opens twice before it closes was left open the first time."""
    partners: dict[int, int] = {}
    waiting: list[Sign] = []
    for sign in signs:
        if sign.rank < 2:
            continue
        if sign.opens:
            waiting = [each for each in waiting if each.kind != sign.kind] + [sign]
        elif any(each.kind == sign.kind for each in waiting):
            while (last := waiting.pop()).kind != sign.kind:
                pass
            partners |= {last.at: sign.at, sign.at: last.at}
    return partners


def _pair(signs: Sequence[Sign], unended: list[int]) -> dict[int, int]:
    """A sign closes the last of its kind that opened behind all openings of a higher rank.

    The last template that is open where a note ends is taken to end there, too: ``<ref>{{cite book|title=A</ref>``.
    """
    partners: dict[int, int] = {}
    waiting: list[Sign] = []
    places: dict[str, list[int]] = {}
    ranked: dict[int, list[int]] = {1: [], 2: []}
    for sign in signs:
        here = places.setdefault(sign.kind, [])
        if sign.opens:
            here.append(len(waiting))
            if sign.rank:
                ranked[sign.rank].append(len(waiting))
            waiting.append(sign)
            continue
        barrier = max((ranked[rank][-1] for rank in (1, 2) if rank > sign.rank and ranked[rank]), default=-1)
        if not here or here[-1] < barrier:
            continue
        opening = waiting[here[-1]]
        while True:
            last = waiting.pop()
            places[last.kind].pop()
            if last.rank:
                ranked[last.rank].pop()
            if last is opening:
                break
            if last.kind == "{{" and sign.rank == 2 and unended[-1:] != [sign.at]:
                unended.append(sign.at)
                partners[last.at] = sign.at
        partners |= {opening.at: sign.at, sign.at: opening.at}
    return partners


def _too_deep(signs: Iterable[Sign]) -> list[Sign]:
    """Of signs that all have a partner, those of more levels than the parser reads in good time."""
    deep: list[Sign] = []
    depth = {False: 0, True: 0}
    most = {False: MOST_TAGS, True: MOST_PAIRS}
    for sign in signs:
        pair = sign.rank == 1
        depth[pair] += sign.opens
        if depth[pair] > most[pair]:
            deep.append(sign)
        depth[pair] -= not sign.opens
    return deep
