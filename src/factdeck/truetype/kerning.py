"""Text to what a font adds between each two of its letters, so that “AV” and “To” don't gape.

Words alone are kerned: beside a space, as between letters of scripts that join or stand in squares, nothing is added.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from unicodedata import category, name

Between = Callable[[int, int, str], int]
"""What is added between two glyphs in text of a script, in the font's units."""
_SCRIPTS = {"LATIN": "latn", "GREEK": "grek", "CYRILLIC": "cyrl", "ARMENIAN": "armn", "GEORGIAN": "geor"}
"""OpenType's tags of the scripts that are kerned, by how the names of their letters begin."""
_ANY = ""
_NO_SCRIPT = "latn"
"""Whose rules hold between signs and digits."""
_FIRST_OF_EAST_ASIA = "\u2e80"


class Kerning(dict[tuple[str, str], int]):
    """What is added between two characters, looked up once for each pair of them."""

    def __init__(self, glyph: Callable[[int], int], between: Between):
        super().__init__()
        self._glyph, self._between = lru_cache(maxsize=None)(glyph), between

    def __missing__(self, pair: tuple[str, str]) -> int:
        result = self[pair] = self._of(*pair)
        return result

    def of(self, text: str) -> list[int]:
        """What is added after each character but the last."""
        return [self[pair] for pair in pairwise(text)]

    def _of(self, left: str, right: str) -> int:
        script = _script_of_both(left, right)
        if script is None:
            return 0
        one, other = self._glyph(ord(left)), self._glyph(ord(right))
        return self._between(one, other, script) if one and other else 0


def _script_of_both(left: str, right: str) -> str | None:
    """None where the pair is not kerned."""
    one, other = _script(left), _script(right)
    if one is None or other is None or (one and other and one != other):
        return None
    return one or other or _NO_SCRIPT


@lru_cache(maxsize=8192)
def _script(character: str) -> str | None:
    """A letter's script, _ANY for signs and digits, None for what is not kerned."""
    kind = category(character)[0]
    if kind == "L":
        return _SCRIPTS.get(name(character, "").partition(" ")[0])
    return _ANY if kind in "NPS" and character < _FIRST_OF_EAST_ASIA else None
