"""Words to another case: titles in English capitals, first letters, all letters."""

from __future__ import annotations

import re

from msgspec.structs import replace

from factdeck.citations.csl.parts import Part, Parts

STAY_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "de",
        "down",
        "et",
        "for",
        "from",
        "in",
        "into",
        "nor",
        "of",
        "on",
        "onto",
        "or",
        "over",
        "so",
        "the",
        "till",
        "to",
        "up",
        "van",
        "von",
        "v",
        "via",
        "vs",
        "with",
        "yet",
    ]
)
"""Words that English titles leave small inside (CSL 1.0.2, “Title Case Conversion”); v is for cases in court.

So are those that other languages have in names and titles.
"""
_ELIDED = ("d’", "d'", "l’", "l'")
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")


def in_case(parts: Parts, case: str, english: bool) -> Parts:
    """Parts in one of CSL's cases; titles in another language than English stay as they are written."""
    if case == "lowercase":
        return [_changed(part, part.text.lower()) for part in parts]
    if case == "uppercase":
        return [_changed(part, part.text.upper()) for part in parts]
    if case == "capitalize-first":
        return _first_capital(parts)
    if case == "capitalize-all":
        return [_changed(part, _WORD.sub(lambda word: _capital(word[0]), part.text)) for part in parts]
    if case == "sentence":
        return _first_capital(parts)
    if case == "title" and english:
        return _as_title(parts)
    return parts


def _is_address(text: str, start: int, end: int) -> bool:
    """Whether a word is a part of an address, or of an abbreviation as e.g."""
    before, behind = text[:start].split(" ")[-1], text[end:].split(" ")[0]
    return "://" in before or before.endswith((".", "@")) or bool(re.match(r"(?:\.|://)\w", behind))


def _changed(part: Part, text: str) -> Part:
    return part if part.kind in ("nocase", "url", "doi") else replace(part, text=text)


def _capital(word: str) -> str:
    return word[0].upper() + word[1:]


def _first_capital(parts: Parts) -> Parts:
    for number, part in enumerate(parts):
        word = _WORD.search(part.text)
        if word and _is_address(part.text, word.start(), word.end()):
            return parts
        if word:
            at = word.start()
            changed = _changed(part, part.text[:at] + part.text[at].upper() + part.text[at + 1 :])
            return [*parts[:number], changed, *parts[number + 1 :]]
    return parts


def _as_title(parts: Parts) -> Parts:
    """Each word with a capital but small ones inside; a word that has a capital anywhere is left."""
    whole = "".join(part.text for part in parts)
    words = list(_WORD.finditer(whole))
    letters = list(whole)
    for number, word in enumerate(words):
        text = word[0]
        before = whole[: word.start()].rstrip("“”‘’\"'([ ")
        begins = number == 0 or before[-1:] in (":", "?", "!", "—")
        ends = number == len(words) - 1 and whole[word.start() - 1 : word.start()] != "-"
        abbreviated = text in ("v", "vs")
        if not text.islower() or _is_address(whole, word.start(), word.end()):
            continue
        stays = (
            text in STAY_SMALL
            or text[:2] in _ELIDED
            or (len(text) == 1 and whole[word.end() : word.end() + 1] != "-")
        )
        if stays and not begins and (abbreviated or not ends):
            continue
        letters[word.start()] = text[0].upper()
    result: Parts = []
    at = 0
    for part in parts:
        result.append(_changed(part, "".join(letters[at : at + len(part.text)])))
        at += len(part.text)
    return result
