"""Paragraphs, lists and quotations to the lines of a text field."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factdeck.article import ProseBlock
from factdeck.importing.marking import marked
from factdeck.importing.yaml_text import wrapped

_ITEMS = ("bullet", "number")
_BRACES = re.compile(r"\{[^{}\n]*\}")
_KEPT = "\x1f"
"""Stands for a space at which no line may end."""


def prose_lines(blocks: Sequence[ProseBlock], width: int) -> list[str]:
    """One paragraph below the other, an empty line between them, none between items of one list."""
    lines: list[str] = []
    number = 0
    last = ""
    for each in blocks:
        text = marked(each.spans)
        if not text:
            continue
        number = number + 1 if each.kind == last == "number" else 1
        if lines and not (each.kind == last and each.kind in _ITEMS):
            lines.append("")
        first, others = _openings(each.kind, number)
        text = _BRACES.sub(lambda found: found[0].replace(" ", _KEPT), text)
        lines += (line.replace(_KEPT, " ") for line in wrapped(text, width, first, others))
        last = each.kind
    return lines


def _openings(kind: str, number: int) -> tuple[str, str]:
    """What stands at the start of a block's first line, and of each line below it."""
    if kind == "bullet":
        return "- ", "  "
    if kind == "number":
        return f"{number}. ", " " * len(f"{number}. ")
    return ("> ", "> ") if kind == "quote" else ("", "")
