"""Words to the order in which a language's readers look them up: å behind z in Swedish, ch behind h in Czech.

Accents that make no letter of its own are passed over, and capitals are, too.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from unicodedata import combining, normalize

from msgspec import Struct

from factdeck.language.letter_case import folded
from factdeck.language.tags import tags_of

Place = tuple[int, int, str]
"""Signs and digits, letters of the alphabet, other letters; where in the alphabet; or which one."""
_TABLE = Path(__file__).with_name("alphabets.txt")
_SAME = str.maketrans({"ş": "ș", "ţ": "ț"})
"""Romanian letters as old keyboards write them."""


class _Alphabet(Struct, frozen=True):
    places: dict[str, int]
    letters: re.Pattern[str]


def sorting_key(text: str, lang: str) -> tuple[tuple[Place, ...], str]:
    """What a text is sorted by among texts in a language (BCP 47)."""
    told = folded(text, lang)
    alphabet = next((found for tag in reversed(tags_of(lang)) if (found := _alphabet(tag))), None)
    if alphabet is None:
        return tuple((0, 0, letter) for letter in _bare(told)), told
    if "ș" in alphabet.places:
        told = told.translate(_SAME)
    placed = (
        (1, alphabet.places[part], "") if part in alphabet.places else (0, 0, _bare(part))
        for part in alphabet.letters.findall(told)
    )
    return tuple(_known(each, alphabet) for each in placed), told


def _known(place: Place, alphabet: _Alphabet) -> Place:
    """A letter with an accent at the place of the plain one; signs and digits before all letters, other letters behind."""
    kind, _, letter = place
    if kind == 0 and letter in alphabet.places:
        return 1, alphabet.places[letter], ""
    return place if kind or not letter.isalpha() else (2, 0, letter)


def _bare(text: str) -> str:
    return "".join(sign for sign in normalize("NFD", text) if not combining(sign))


@lru_cache(maxsize=16)
def _alphabet(tag: str) -> _Alphabet | None:
    lines = (line.split(": ") for line in _TABLE.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    letters = next((words.split() for lang, words in lines if lang == tag), None)
    if letters is None:
        return None
    longest = sorted(letters, key=len, reverse=True)
    return _Alphabet(
        {letter: at for at, letter in enumerate(letters)}, re.compile("|".join([*longest, "(?s:.)"]))
    )
