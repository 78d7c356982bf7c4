"""A text to the places where its sentences end, by what the language abbreviates.

It is our own since the libraries at hand cut at “M. Dupont” or “im 19. Jahrhundert”, and tell no offsets. The method
is that of T. Kiss and J. Strunk, “Unsupervised Multilingual Sentence Boundary Detection”, Computational Linguistics
32 (2006), 485–525, with lists in the place of what is learnt there: a full stop behind an abbreviation, an initial or
an ordinal number ends a sentence only where a word follows that often begins one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from factdeck.language.scripts import script_of
from factdeck.seldom import seldom

CITATION = "\ufffc"
"""Stands in a text for a character of a citation's mark, which belongs to the sentence before it."""

_CLOSING = "”’\"')\\]}»›“«‘」』）】》〉］｝"
_BEHIND_END = _CLOSING.replace("\\", "") + " \u00a0\u202f"
_STOPS = ".!?…‥؟۔։።፧။។।॥‼⁇⁈⁉"
_WIDE_STOPS = "。！？｡．"
_AFTER = rf"(?:[{_CLOSING}]|[ \u00a0\u202f][»›]|\s?{CITATION})*"
_SPACED = r"(?:[ \u00a0]\.(?=\s|$))*"
"""The other points of an ellipsis that is set with spaces: “. . .”."""
_END = seldom(rf"([{_STOPS}]+{_SPACED}){_AFTER}(?=\s|$)|([{_WIDE_STOPS}]+){_AFTER}")
_END_GREEK = seldom(rf"([{_STOPS};\u037e]+{_SPACED}){_AFTER}(?=\s|$)|([{_WIDE_STOPS}]+){_AFTER}")
_NEXT = seldom(r"\s*[\"'“‘«„‚‹»(\[{¿¡—–•「『（《-]*\s?(\w[\w’']*|\S)")
_BEFORE = seldom(r"[^\s“”\"‘„«»(\[{/–—¿¡]+$")
_GOES_ON = frozenset("とっのはがをにへでもや、，,")
"""What a quotation in Chinese or Japanese, closed behind its own stop, goes on with."""
_DOTTED = re.compile(r"(?:\w{1,4}\.-?)+\w{1,4}")
_NUMBER = re.compile(r"\d{1,3}|(?:\d{1,2}\.)+\d{0,2}")
_ROMAN = re.compile(r"[IVXLCDM]{2,}")
_STOPS_OF = {
    "Chinese": "。",
    "Hiragana": "。",
    "Katakana": "。",
    "Devanagari": "।",
    "Bengali": "।",
    "Gurmukhi": "।",
    "Oriya": "।",
    "Thai": "",
    "Lao": "",
    "Khmer": "។",
    "Myanmar": "။",
}
_LONGEST = 24
"""Characters of the word before a stop that are looked at."""


class _Language(Struct, frozen=True):
    never: frozenset[str]
    number: frozenset[str]
    maybe: frozenset[str]
    start: frozenset[str]
    ordinals: bool


def has_end(text: str) -> bool:
    """Whether the text's last sign ends a sentence, be there quotation marks or brackets behind it."""
    return text.rstrip(_BEHIND_END).endswith(tuple(_STOPS + _WIDE_STOPS))


def full_stop(text: str) -> str:
    """What ends a sentence in the script of a text's last letter; Thai and Lao have but the space behind it."""
    last = next((character for character in reversed(text) if character.isalpha()), "")
    return _STOPS_OF.get(script_of(last), ".") if last > "\u0590" else "."


def sentences(text: str, lang: str = "en") -> list[str]:
    """The sentences of a text, in order, without the white space between them."""
    result: list[str] = []
    start = 0
    for end in sentence_ends(text, lang):
        result.append(text[start:end].strip())
        start = end
    return result


def sentence_ends(text: str, lang: str = "en") -> list[int]:
    """The offset behind each sentence, its closing marks and citations included; the last one is the text's end.

    ``lang`` is a language tag (BCP 47); what is true of all languages holds where it is not known.
    """
    language = _language(lang.split("-")[0].lower())
    pattern = _END_GREEK if lang.startswith("el") else _END
    ends: list[int] = []
    start = 0
    whole = len(text.rstrip())
    for result in pattern.finditer(text):
        if result.end() >= whole:
            break
        if _ends(text, result, start, language):
            ends.append(result.end())
            start = result.end()
    return [*ends, whole] if whole else []


def _ends(text: str, found: re.Match[str], start: int, language: _Language) -> bool:
    """Whether a sentence that began at ``start`` ends with these marks."""
    if found[2]:
        closed = found.end() > found.end(2)
        return not (closed and text[found.end()] in _GOES_ON)
    following = _NEXT.match(text, found.end())
    word = following[1] if following else ""
    if word[:1].islower():
        return False
    if found[1] != "." or found.end() > found.end(1):
        return True
    before = _BEFORE.search(text, max(start, found.start() - _LONGEST), found.start())
    if before is None:
        return True
    if before.start() == _first_letter(text, start) and before[0].isdigit() and len(before[0]) < 4:
        return False
    if len(word) == 1 and following and text[following.end() : following.end() + 1] == ".":
        word = ""  # an initial begins like a word: “А. С. Пушкин”
    return _ends_behind(before[0], word, language)


def _first_letter(text: str, start: int) -> int:
    while text[start : start + 1].isspace():
        start += 1
    return start


def _ends_behind(before: str, word: str, language: _Language) -> bool:
    """Whether a full stop between these two words ends a sentence."""
    if _known(before, language.never):
        return False
    if word[:1].isdigit() and (_known(before, language.number) or _known(before, language.maybe)):
        return False
    if _is_numeral(word) and _known(before, language.number):
        return False
    if _is_open(before, language):
        return word.casefold() in language.start
    return True


def _is_open(before: str, language: _Language) -> bool:
    """Whether a stop behind the word may be part of it: of an initial, an abbreviation or an ordinal number."""
    if _known(before, language.maybe) or _DOTTED.fullmatch(before):
        return True
    if len(before) == 1 and before.isalpha() and before < "\u2e80":
        return True
    if before.isdigit() and len(before) < 3:
        return True
    return language.ordinals and bool(_NUMBER.fullmatch(before) or _ROMAN.fullmatch(before))


def _is_numeral(word: str) -> bool:
    return bool(word) and all(letter in "IVXLCDM" for letter in word)


def _known(word: str, words: frozenset[str]) -> bool:
    """As it is written, or where the list has it in small letters; of a word with a hyphen its last part will do."""
    return word in words or word.lower() in words or ("-" in word and word.rpartition("-")[2] in words)


@lru_cache(maxsize=16)
def _language(name: str) -> _Language:
    lists = _lists()

    def words(kind: str) -> frozenset[str]:
        return lists.get(("*", kind), frozenset()) | lists.get((name, kind), frozenset())

    return _Language(
        words("never"), words("number"), words("maybe"), words("start"), name in lists["*", "ordinals"]
    )


@lru_cache(maxsize=1)
def _lists() -> dict[tuple[str, str], frozenset[str]]:
    """Words by language and kind; those of English with a capital only where they are listed with one."""
    result: dict[tuple[str, str], frozenset[str]] = {}
    for line in Path(__file__).with_name("abbreviations.txt").read_text(encoding="utf-8").splitlines():
        named, colon, words = line.partition(":")
        if colon and not line.startswith("#"):
            language, kind = named.split()
            written = words.split()
            result[language, kind] = frozenset(
                written if language == "en" else [*written, *map(str.lower, written)]
            )
    return result
