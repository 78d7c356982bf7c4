"""A long paragraph to two, cut between sentences where a slide ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factdeck.place.box import ROUNDING, FlowBox
from factdeck.place.boxes.text import TextBox
from factdeck.records import replace
from factdeck.scene import Run

_SENTENCE_END = re.compile(r"[.!?…][”’»)\]]*\s+(?=[\"“‘«(¿¡]?[^\Wa-z\d_])|[。！？]")


MOST_WORDS = 10**6
"""No limit that a paragraph ever meets."""


def split_at_sentence(
    box: FlowBox, width: float, height: float, words: int = MOST_WORDS
) -> tuple[FlowBox, FlowBox] | None:
    """The paragraph's sentences that fit the height and the number of words, and the others.

    None where not even one fits or all do.
    """
    if not isinstance(box, TextBox):
        return None
    text = "".join(run.text for run in box.runs)
    best: tuple[FlowBox, FlowBox] | None = None
    for found in _SENTENCE_END.finditer(text):
        if found.end() >= len(text):
            break
        head = _with_runs(box, _cut(box.runs, 0, found.end()))
        if head.height(width) > height + ROUNDING or (best and head.words() > words):
            break
        tail = _with_runs(box, _cut(box.runs, found.end(), len(text)))
        best = (head, replace(tail, bullet="", label=None, space_before=0.0))
    return best


def first_sentence(box: TextBox) -> TextBox:
    """The paragraph's first sentence alone."""
    text = "".join(run.text for run in box.runs)
    found = _SENTENCE_END.search(text)
    return _with_runs(box, _cut(box.runs, 0, found.end())) if found else box


def _with_runs(box: TextBox, runs: tuple[Run, ...]) -> TextBox:
    return replace(box, runs=runs, run_marks=(), _set={})


def _cut(runs: Sequence[Run], start: int, end: int) -> tuple[Run, ...]:
    """Runs between two offsets of their whole text, without white space at the end."""
    cut: list[Run] = []
    offset = 0
    for run in runs:
        text = run.text[max(0, start - offset) : max(0, end - offset)]
        if text:
            cut.append(replace(run, text=text))
        offset += len(run.text)
    if cut:
        cut[-1] = replace(cut[-1], text=cut[-1].text.rstrip())
    return tuple(cut)
