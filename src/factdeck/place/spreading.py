"""The boxes of one place to shares, one for each slide: as few as hold them, and as even as they can be."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from factdeck.place.box import ROUNDING, FlowBox, gap, natural_height
from factdeck.place.boxes.text_box import TextBox
from factdeck.place.sentences import divided, is_surely_higher
from factdeck.units import Box

MANY = 1_000_000
"""Words; no slide has so many."""
MOST_EVENED = 60
"""Slides that are made even; of more, nobody sees that the last one holds less."""
STEPS_OF_HEIGHT = 8


def spread(boxes: Sequence[FlowBox], at: Box, words: int) -> list[list[FlowBox]]:
    """What each slide shows in a place: no higher than it, and of no more words, as far as the boxes can be divided."""
    shares = _shares(boxes, at.width, at.height, words)
    if not 1 < len(shares) <= MOST_EVENED or all(box.evens_out for box in boxes):
        return shares
    shares, words = _with_fewest_words(boxes, at, shares, words)
    return _with_least_height(boxes, at, shares, words)


def spread_in_pairs(boxes: Sequence[FlowBox], at: Box, words: int) -> list[list[FlowBox]]:
    """What two columns of a slide show, one after the other, both ending as evenly as the boxes can be divided."""
    shares = _shares(boxes, at.width, at.height, words)
    most = len(shares) + len(shares) % 2
    if most > MOST_EVENED:
        return shares
    low, high = 0.0, at.height
    for _ in range(STEPS_OF_HEIGHT):
        middle = (low + high) / 2
        tried = _shares(boxes, at.width, middle, words)
        fits = len(tried) <= most and all(
            natural_height(share, at.width) <= middle + ROUNDING for share in tried
        )
        low, high = (low, middle) if fits else (middle, high)
        shares = tried if fits else shares
    return shares


def slides_for(boxes: Sequence[FlowBox], at: Box, words: int) -> int:
    """How many slides the boxes need."""
    return len(_shares(boxes, at.width, at.height, words))


def fit_in(boxes: Sequence[FlowBox], at: Box, count: int) -> bool:
    """Whether so many places of one size hold the boxes."""
    if natural_height(boxes, at.width) > count * at.height:
        return False
    shares = _shares(boxes, at.width, at.height, MANY)
    return len(shares) <= count and all(
        natural_height(share, at.width) <= at.height + ROUNDING for share in shares
    )


def _with_fewest_words(
    boxes: Sequence[FlowBox], at: Box, shares: list[list[FlowBox]], words: int
) -> tuple[list[list[FlowBox]], int]:
    """The same number of shares with the least limit of words that needs no more, and that limit."""
    low, high = 0, min(words, max(sum(box.words() for box in share) for share in shares))
    while high - low > 1:
        middle = (low + high) // 2
        tried = _shares(boxes, at.width, at.height, middle)
        if len(tried) != len(shares):
            low = middle
        else:
            high, shares = middle, tried
    return shares, max(high, 1)


def _with_least_height(
    boxes: Sequence[FlowBox], at: Box, shares: list[list[FlowBox]], words: int
) -> list[list[FlowBox]]:
    low, high = at.height / 2, at.height
    for _ in range(STEPS_OF_HEIGHT):
        middle = (low + high) / 2
        tried = _shares(boxes, at.width, middle, words)
        if len(tried) != len(shares):
            low = middle
        else:
            high, shares = middle, tried
    return shares


def _shares(boxes: Sequence[FlowBox], width: float, height: float, words: int) -> list[list[FlowBox]]:
    queue = deque(piece for box in boxes for piece in _pieces(box, width, height, words))
    shares: list[list[FlowBox]] = []
    while queue:
        shares.append(_take(queue, width, height, words))
    return shares


def _pieces(box: FlowBox, width: float, height: float, words: int) -> Sequence[FlowBox]:
    """A paragraph that is too long for a slide of its own, divided."""
    if not isinstance(box, TextBox):
        return [box]
    fits = box.words() <= words and not is_surely_higher(box, width, height)
    if fits and box.height(width) <= height + ROUNDING:
        return [box]
    return divided(box, width, height, words)


def _take(queue: deque[FlowBox], width: float, height: float, words: int) -> list[FlowBox]:
    """The first boxes that fit a slide by height and words, one at least, taken off the queue."""
    share: list[FlowBox] = []
    used, said = 0.0, 0
    while queue:
        box = queue[0]
        top = used + gap(share[-1] if share else None, box)
        count = box.words()
        fits = box.height(width) <= height - top + ROUNDING and said + count <= words
        if not fits:
            if not share:
                share.append(_head(queue, width, height))
            break
        share.append(queue.popleft())
        used, said = top + box.height(width), said + count
    while len(share) > 1 and share[-1].keep_with_next and queue:
        queue.appendleft(share.pop())
    return share


def _head(queue: deque[FlowBox], width: float, height: float) -> FlowBox:
    """Of a box that does not fit an empty slide what does, or all of it where it can't be divided."""
    box = queue.popleft()
    whole = isinstance(box, TextBox) or box.height(width) <= height + ROUNDING
    parts = None if whole else box.split(width, height)
    if parts is None:
        return box
    queue.appendleft(parts[1])
    return parts[0]
