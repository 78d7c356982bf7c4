"""A note to one whose cues, as in “Ask:” and “Time:”, are found at a glance: they stand in bold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from factdeck.blocks.spoken_time import PLANNED
from factdeck.layout.theme import ParagraphStyle
from factdeck.scene import Run

CUE = re.compile(r"[^\W\d_]{2,12}\s?[:：](?=\s)")
"""One word and a colon that begin a note, in any language."""


def with_cues(runs: Sequence[Run], style: ParagraphStyle) -> list[Run]:
    """The runs of a note in a style, with the cue that they begin with and that of a planned time in bold."""
    bold = style.text_style(bold=True)
    result: list[Run] = []
    for number, run in enumerate(runs):
        at = 0
        for start, end in _cues(run.text, begins=number == 0):
            result += [replace(run, text=run.text[at:start])] if start > at else []
            result.append(replace(run, text=run.text[start:end], style=bold))
            at = end
        result += [replace(run, text=run.text[at:])] if at < len(run.text) else []
    return result


def _cues(text: str, *, begins: bool) -> Iterator[tuple[int, int]]:
    """Where cues stand in a stretch of a note, which may be its beginning."""
    first = CUE.match(text) if begins else None
    if first:
        yield first.span()
    for planned in PLANNED.finditer(text, first.end() if first else 0):
        yield (
            planned.start(),
            planned.start() + len(planned[0][: planned.start(1) - planned.start()].rstrip()),
        )
