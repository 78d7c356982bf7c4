"""A lead to the name of its subject: the bold words that an encyclopedia's first sentence begins with."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from factdeck.article import Inline, ProseBlock
from factdeck.importing.spans import text_inline

MOST_WORDS = 10
_MOST_BEFORE = 4
"""Letters of an article before the name, as “The” and “Los”."""
_STRESS = "\u0301"
_AROUND = ' ,;:“”"«»'


def named_in(lead: Sequence[ProseBlock]) -> Inline:
    """Empty where no paragraph of the lead begins with a name in bold and goes on; marks of stress are left out."""
    for block in lead:
        name = _name(block.spans) if block.kind == "paragraph" else ""
        if name and len(name.split()) <= MOST_WORDS:
            return text_inline(name[:1].upper() + name[1:])
    return ()


def _name(spans: Inline) -> str:
    before = spans[0].text.strip() if spans and not spans[0].bold else ""
    first = 1 if before.isalpha() and len(before) <= _MOST_BEFORE else 0
    bold = list(takewhile(lambda span: span.bold, spans[first:]))
    goes_on = any(span.text.strip() for span in spans[first + len(bold) :])
    return "".join(span.text for span in bold).replace(_STRESS, "").strip(_AROUND) if goes_on else ""
