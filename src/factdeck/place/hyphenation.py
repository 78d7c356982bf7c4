"""A word and its language to the places where it may be divided.

The patterns are those of pyphen, read by F. M. Liang's method (“Word Hy-phen-a-tion by Com-put-er”, Stanford 1983).
pyphen itself takes each pattern apart on loading, a tenth of a second for English and one for German; here they
stay lines of text until a word needs them, and these are kept from run to run.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from pathlib import Path

from factdeck.derived import derived

FEWEST_BEFORE = 3
FEWEST_AFTER = 3
_CAPITALISES_NOUNS = ("de", "lb")
_LONGEST_PATTERN = 40
_ALTERNATIVE = re.compile(rb"/[^\n]*")
_HEXADECIMAL = re.compile(rb"\^\^([0-9a-f]{2})")


@lru_cache(maxsize=32768)
def hyphen_points(word: str, lang: str) -> tuple[int, ...]:
    """Offsets in a word of letters; none in a name, which a capital marks where nouns have none."""
    capital = word[0].isupper()
    if word.isupper() or (capital and lang.split("-")[0] not in _CAPITALISES_NOUNS):
        return ()
    patterns = _patterns(lang)
    lower = word.lower()
    if not patterns or len(lower) != len(word):
        return ()
    values = _values(f".{lower}.", patterns)
    return tuple(at for at in range(FEWEST_BEFORE, len(word) - FEWEST_AFTER + 1) if values[at + 1] % 2)


def points_of_any(word: str, lang: str) -> tuple[int, ...]:
    """The same, of names and of words in capitals too: what no line holds is divided in any case."""
    lower = word.lower()
    return hyphen_points(lower if len(lower) == len(word) else word, lang)


@lru_cache(maxsize=32)
def _patterns(lang: str) -> dict[str, str]:
    """Patterns, with their digits, by their letters; empty where the language has none."""
    letters, patterns = derived("patterns of hyphenation", lang, tuple[str, str], partial(_dictionary, lang))
    return dict(zip(letters.split("\n"), patterns.split("\n"), strict=True)) if patterns else {}


def _dictionary(lang: str) -> tuple[str, str]:
    """The letters of a language's patterns, one a line, and the patterns; empty where it has none."""
    import pyphen

    result = pyphen.language_fallback(lang.replace("-", "_"))
    return _read(Path(pyphen.LANGUAGES[result])) if result else ("", "")


def _read(file: Path) -> tuple[str, str]:
    """A Hunspell dictionary: the encoding, then a pattern a line, some with the spelling that a division asks for."""
    data = file.read_bytes().replace(b"\r", b"")
    encoding = data.split(b"\n", 1)[0].decode("ascii").strip()
    encoding = "cp1251" if encoding.lower() == "microsoft-cp1251" else encoding
    if b"^^" in data:
        data = _HEXADECIMAL.sub(lambda found: chr(int(found[1], 16)).encode(encoding), data)
    letters = _ALTERNATIVE.sub(b"", data) if b"/" in data else data
    letters = letters.translate(None, b"0123456789")
    return letters.decode(encoding), data.decode(encoding)


def _values(pointed: str, patterns: dict[str, str]) -> list[int]:
    """The greatest value of all patterns before each letter of a word between points."""
    values = [0] * (len(pointed) + 1)
    for start in range(len(pointed)):
        for stop in range(start + 1, min(start + _LONGEST_PATTERN, len(pointed)) + 1):
            pattern = patterns.get(pointed[start:stop])
            if pattern:
                for at, value in enumerate(_digits(pattern), start):
                    if value > values[at]:
                        values[at] = value
    return values


@lru_cache(maxsize=8192)
def _digits(pattern: str) -> tuple[int, ...]:
    """The value before each letter of a pattern and after its last.

    A division that would change the spelling counts as forbidden, since a line keeps the letters of its text.
    """
    signs, changed = pattern.strip(), False
    if "/" in signs:
        signs, changed = signs.split("/", 1)[0], True
    values = [0]
    for sign in signs:
        if sign.isdigit():
            values[-1] = int(sign) + (int(sign) % 2 if changed else 0)
        else:
            values.append(0)
    return tuple(values)
