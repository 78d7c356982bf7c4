"""The places where sentences end to those that cut no quotation and no brackets in two."""

from __future__ import annotations

from collections.abc import Sequence

LONGEST_AHEAD = 300
"""Characters behind a sentence in which what it opened may still be closed: a long speech is cut after all."""
_PAIRS = ("“”", "«»", "()", "[]", "「」", "『』", "（）")
_PAIRS_OF_LOW = ("„“", "»«", "()", "[]")
"""Where a quotation begins with the low mark, its end is the mark that begins one elsewhere."""
_LOW = frozenset({"bg", "cs", "de", "et", "hr", "is", "lt", "lv", "sk", "sl", "sq", "sr"})


def outside_quotations(text: str, ends: Sequence[int], lang: str) -> list[int]:
    """The ends of sentences without those inside a quotation or brackets that are closed soon behind.

    ``lang`` is a language tag (BCP 47). The work grows with the length of the text.
    """
    pairs = _PAIRS_OF_LOW if lang.split("-")[0].lower() in _LOW else _PAIRS
    kept: list[int] = []
    depths = [0] * len(pairs)
    start = 0
    for end in ends:
        depths = [depth + _opened(text, start, end, pair) for depth, pair in zip(depths, pairs, strict=True)]
        start = end
        if not any(depth > 0 and _closes(text, end, pair) for depth, pair in zip(depths, pairs, strict=True)):
            kept.append(end)
            depths = [0] * len(pairs)
    return kept


def _opened(text: str, start: int, end: int, pair: str) -> int:
    return text.count(pair[0], start, end) - text.count(pair[1], start, end)


def _closes(text: str, end: int, pair: str) -> bool:
    """Whether what is open is closed behind an end, before the like of it is opened again."""
    closing = text.find(pair[1], end, end + LONGEST_AHEAD)
    opening = text.find(pair[0], end, end + LONGEST_AHEAD)
    return closing >= 0 and not 0 <= opening < closing
