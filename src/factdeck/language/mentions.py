"""Names and texts to which of the names occur there: as whole words, the longest name first.

Endings are not understood: a name is matched as it is written, or with what the text's language commonly puts behind
a name's stem.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from factdeck.forgetting import kept_for_article
from factdeck.language.signs import SOFT_HYPHEN
from factdeck.seldom import seldom

_FIRST_UNSPACED = "\u0e00"
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Thai, Lao, Myanmar, Khmer, kana and Han, which put no spaces between words."""
_LEAST_STEM = 4
"""Letters of a word, from which it may have another ending."""
_ENDINGS = {
    **dict.fromkeys(("de", "lb"), "(?:e?s)?"),
    **dict.fromkeys(("nl", "sv", "da", "nb", "nn", "no", "is", "fo", "af"), "s?"),
    **dict.fromkeys(("fi", "et", "hu", "eu", "tr", "az", "kk"), r"\w{0,5}"),
}
"""What may stand behind the last word of a name, by language."""
_PLURALS = dict.fromkeys(("en", "es", "fr", "pt"), "(?:e?s)?")
"""What may stand behind the last word of a name without capitals, which is a common noun, by language."""
_DECLINED = frozenset(
    ("ru", "uk", "be", "bg", "sr", "hr", "bs", "sl", "cs", "sk", "pl", "mk", "lt", "lv", "el", "la")
)
"""Languages whose words change their last letters."""
_FINAL = seldom(r"[aeiouyáéíóúýůąęāēīūаеиоуыэюяіїєьйαεηιουωάέήίόύώ]{1,2}[sς]?$|[sς]$")
_ARTICLES = {
    "en": "the",
    "de": "der|die|das",
    "fr": "le|la|les",
    "es": "el|la|los|las",
    "it": "il|lo|la|i|gli|le",
    "pt": "o|a|os|as",
    "nl": "de|het",
}
_APART = "\0"
"""Neither a letter nor white space: no name goes on over it."""
_SIGNS = str.maketrans({"\u2019": "'", "\u00a0": " ", "\u202f": " ", "\u2011": "-"})


def mentioned(names: Sequence[str], texts: Iterable[str], lang: str) -> set[int]:
    """The places in the list of those names that occur in any of the texts; of equal names the first.

    The texts are in the language ``lang`` (BCP 47). A longer name's words are not taken for a shorter one's:
    “Northern Korea” does not mention “Korea”. A name with capitals is not found in small letters, as “Nice” in
    “nice”, but its first words may have either.
    """
    text = _APART.join(texts).replace(SOFT_HYPHEN, "")
    return {number for number, _, _ in occurrences(names, text, lang)}


def occurrences(names: Sequence[str], text: str, lang: str) -> list[tuple[int, int, int]]:
    """Each place where one of the names occurs: its number in the list, and where in the text it begins and ends."""
    language = lang.split("-")[0].lower()
    left = text.translate(_SIGNS)
    result: list[tuple[int, int, int]] = []
    for number, bare, pattern in _wanted(tuple(names), language):
        spans = [match.span() for match in pattern.finditer(left) if _same_case(bare, match[0])]
        result += [(number, start, end) for start, end in spans]
        for start, end in spans:
            left = left[:start] + _APART * (end - start) + left[end:]
    return result


def puts_no_spaces(text: str) -> bool:
    """Whether a text is in a script that puts no spaces between words, and has short words."""
    return bool(re.fullmatch(f"[{_UNSPACED}]+", text))


def _bare(name: str, language: str) -> str:
    """The name without an article before it."""
    article = _ARTICLES.get(language)
    return re.sub(rf"^(?:{article}) (?=\S)", "", name, flags=re.IGNORECASE) if article else name


@kept_for_article(32)
def _wanted(names: tuple[str, ...], language: str) -> tuple[tuple[int, str, re.Pattern[str]], ...]:
    """Each name's number, the name without its article, and its pattern; the longest name first.

    Kept by the list: hundreds of names are looked for in each point of an article.
    """
    order = sorted(range(len(names)), key=lambda number: -len(names[number]))
    bare = [_bare(names[at].replace(SOFT_HYPHEN, "").translate(_SIGNS).strip(), language) for at in order]
    return tuple((at, name, _pattern(name, language)) for at, name in zip(order, bare, strict=True) if name)


def _pattern(bare: str, language: str) -> re.Pattern[str]:
    words = bare.split()
    text = r"\s+".join(
        _word(word, language, last=number == len(words)) for number, word in enumerate(words, 1)
    )
    before = "" if _is_unspaced(bare[0]) else r"(?<!\w)"
    behind = "" if _is_unspaced(bare[-1]) else r"(?!\w)"
    return re.compile(before + text + behind, re.IGNORECASE)


def _is_unspaced(character: str) -> bool:
    return character >= _FIRST_UNSPACED and re.match(f"[{_UNSPACED}]", character) is not None


def _word(word: str, language: str, last: bool) -> str:
    if len(word) < _LEAST_STEM or not word[-1].isalpha():
        return re.escape(word)
    if language in _DECLINED:
        stem = _FINAL.sub("", word)
        return re.escape(stem if len(stem) >= _LEAST_STEM - 1 else word) + r"\w{0,3}"
    endings = _ENDINGS.get(language) or (_PLURALS.get(language, "") if word.islower() else "")
    return re.escape(word) + (endings if last else "")


def _same_case(name: str, found: str) -> bool:
    return not any(map(str.isupper, name)) or any(map(str.isupper, found))
