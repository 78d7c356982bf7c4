"""A note to one whose cue, as in “Ask:” or “Time:”, is found at a glance: it stands in bold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from factdeck.layout.theme import ParagraphStyle
from factdeck.scene import Run

CUE = re.compile(r"[^\W\d_]{2,12}\s?[:：](?=\s)")
"""One word and a colon that begin a note, in any language."""


def with_cue(runs: Sequence[Run], style: ParagraphStyle) -> list[Run]:
    """The runs of a note in a style, the cue that they begin with in bold."""
    found = CUE.match(runs[0].text) if runs else None
    if found is None:
        return list(runs)
    cue = replace(runs[0], text=found[0], style=style.text_style(bold=True))
    return [cue, replace(runs[0], text=runs[0].text[found.end() :]), *runs[1:]]
