"""A text to how many words it has, in Chinese and Japanese as well, which have no spaces between them."""

from __future__ import annotations

import re

CHARACTERS_OF_A_WORD = 2
"""In Chinese and Japanese, on the average: most Chinese words in use have two."""
_UNSPACED = "[\u3041-\u30fa\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_FIRST_UNSPACED = "\u3041"


def count_words(text: str) -> int:
    """Stretches between spaces; of Chinese and Japanese characters each two count as a word."""
    if max(text, default="") < _FIRST_UNSPACED:
        return len(text.split())
    rest, unspaced = re.subn(_UNSPACED, " ", text)
    if not unspaced:
        return len(text.split())
    others = sum(any(map(str.isalnum, word)) for word in rest.split())
    return others + -(-unspaced // CHARACTERS_OF_A_WORD)
