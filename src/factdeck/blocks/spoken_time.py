"""Notes to the minutes that they plan, or that it takes to say them."""

from __future__ import annotations

import re

from factdeck.seldom import seldom

WORDS_PER_MINUTE = 140
"""What lecturers say in a minute on the average (Tauroza and Allison, Speech rates in British English, Applied
Linguistics 11, 1990)."""
HALF = 0.5
_MINUTES = (
    r"min\w*\.?|menit|perc\w*|phút|dk\.?|dakika|λ(?:επτ\w*|\.)|мин\w*\.?|хв\w*\.?|דק(?:ות|ה|[׳'])|د(?:قيقة|قائق|قیقه)?"
    "|分[钟鐘]?|분|मिनट|मि॰|นาที|منٹ"
)
"""How languages that layouts have words in write minutes behind a number, in full or short."""
PLANNED = seldom(
    rf"(?<!\w)[^\W\d_]{{2,12}}\s?[:：]\s*(\d{{1,3}}(?:[.,]\d{{1,2}})?½?|½)\s*(?:{_MINUTES})(?!\w)",
    re.IGNORECASE,
)
"""“Time: 5 min” in any language: a word, a colon and a number of minutes."""


def planned_minutes(text: str) -> float | None:
    """The minutes that a text plans, all together; None where it plans none."""
    planned = [_number(found[1]) for found in PLANNED.finditer(text)]
    return sum(planned) if planned else None


def _number(written: str) -> float:
    """A number such as 5, 2.5, 2,5 or 2½."""
    half = HALF if written.endswith("½") else 0.0
    return float(written.rstrip("½").replace(",", ".") or 0) + half
