"""Notes to the minutes that they plan, or that it takes to say them."""

from __future__ import annotations

import re

WORDS_PER_MINUTE = 140
"""What lecturers say in a minute on the average (Tauroza and Allison, Speech rates in British English, Applied
Linguistics 11, 1990)."""
PLANNED = re.compile(
    r"(?<!\w)[^\W\d_]{2,12}\s?[:：]\s*(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:min\w*\.?|分钟?|мин\w*\.?)(?!\w)",
    re.IGNORECASE,
)
"""“Time: 5 min” in any language: a word, a colon and a number of minutes."""


def planned_minutes(text: str) -> float | None:
    """The minutes that a text plans, all together; None where it plans none."""
    planned = [float(found[1].replace(",", ".")) for found in PLANNED.finditer(text)]
    return sum(planned) if planned else None
