"""Templates that stand for a few words to these words, as the page's readers see them."""

from __future__ import annotations

import re
from collections.abc import Callable

from factdeck.article import parse_date
from factdeck.article.wording import word_date
from factdeck.days import MONTH_NAMES
from factdeck.importing.scripts import lowered, raised
from factdeck.importing.wikitext.measures import (
    MONEY,
    Named,
    Words,
    converted,
    coordinates,
    currency,
    height,
    rupees,
    value,
)
from factdeck.importing.wikitext.templates import kind_of_template, sign_of

_DATES = re.compile(
    r"(?:start|end|birth|death|film|launch|opening|release|disestablished|established|television|event|game release|"
    r"construction|initial release|inception)[ -]?(?:date|year).*|dts|date|dob|bda|dda|bya|geburtsdatum|"
    r"date de naissance.*|date de décès.*|fecha.*|data"
)
_FOREIGN_FIRST = ("", "en")


def shown(name: str, words: Words, named: Named, lang: str = "en") -> str | None:
    """What a template shows in a text of a language; None where it isn't one of those known here."""
    sign = sign_of(name)
    if sign is not None and not (words and name in MONEY):
        return sign
    if name in MONEY:
        return MONEY[name] + "".join(words[:1])
    if _DATES.fullmatch(name):
        return date_words(words, lang)
    special = _SPECIAL.get(name)
    return special(words, named) if special else _of_kind(kind_of_template(name), words)


def _of_kind(kind: str, words: Words) -> str | None:
    if kind == "first":
        return "".join(words[:1])
    if kind == "second":
        return "".join(words[1:2] or words[:1])
    if kind == "last":
        return "".join(words[-1:])
    if kind == "words":
        return " ".join(words[:2])
    return "" if kind == "silent" else None


def date_words(words: Words, lang: str = "en") -> str:
    """“9 August 1945” of ``1945``, ``8`` and ``9``; of a death date with a birth date behind it the first alone."""
    if len(words) == 2 and not words[1].isdigit() and re.search(r"\d", words[1]):
        return words[1]
    numbers = [word for word in words if re.fullmatch(r"-?\d{1,4}", word)][:3]
    if not numbers:
        return words[0] if words and re.search(r"\d", words[0]) else ""
    year, *others = map(int, numbers)
    while others and not _is_date(year, others):
        others.pop()
    if lang.split("-")[0].lower() not in _FOREIGN_FIRST and year > 0:
        edtf = "-".join([f"{year:04}", *(f"{other:02}" for other in others)])
        return word_date(parse_date(edtf), lang)
    month = [MONTH_NAMES[others[0] - 1]] if others else []
    return " ".join([*map(str, others[1:]), *month, str(year)])


def _is_date(year: int, others: list[int]) -> bool:
    if not 1 <= others[0] <= 12:
        return False
    try:
        parse_date("-".join([f"{max(year, 1):04}", *(f"{other:02}" for other in others)]))
    except ValueError:
        return False
    return True


def _joined(between: str) -> Callable[[Words, Named], str]:
    return lambda words, named: between.join(words)


def _before(sign: str) -> Callable[[Words, Named], str]:
    return lambda words, named: f"{sign} {'–'.join(words)}".strip()


def _flag(words: Words, named: Named) -> str:
    return named.get("name") or "".join(words[:1])


def _married(words: Words, named: Named) -> str:
    years = "–".join(word for word in words[1:3] if word)
    return f"{words[0]} ({years})" if years and words else "".join(words[:1])


def _as_of(words: Words, named: Named) -> str:
    given = named.get("alt") or date_words(words)
    return given if named.get("alt") else f"{'as' if named.get('lc') else 'As'} of {given}" if given else ""


def _fraction(words: Words, named: Named) -> str:
    """“3 1⁄2” of three words: the first stands before the fraction."""
    return f"{words[0]} {words[1]}⁄{words[2]}" if len(words) == 3 else "⁄".join(words)


def _both(words: Words, named: Named) -> str:
    """``{{nihongo|words|kanji|letters}}``: the words, and the others in brackets."""
    first, others = "".join(words[:1]), [word for word in words[1:3] if word]
    return f"{first} ({', '.join(others)})" if first and others else first or ", ".join(others)


def _ordinal(words: Words, named: Named) -> str:
    if not words or not words[0].isdigit():
        return "".join(words[:1])
    number = int(words[0])
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number % 100 not in (11, 12, 13) else "th"
    return f"{words[0]}{ending}"


def _nothing(words: Words, named: Named) -> str:
    return ""


def _prefixed(prefix: str) -> Callable[[Words, Named], str]:
    return lambda words, named: f"{prefix} {words[0]}" if words else ""


_SPECIAL: dict[str, Callable[[Words, Named], str]] = {
    **dict.fromkeys(("convert", "cvt", "convinfobox", "convert/flip"), converted),
    "coord": coordinates,
    **dict.fromkeys(("circa", "c.", "ca", "ca."), _before("c.")),
    **dict.fromkeys(("floruit", "fl", "fl."), _before("fl.")),
    "as of": _as_of,
    **dict.fromkeys(("flag", "flagcountry", "flagu", "flaglist", "flagg", "flagteam", "flagathlete"), _flag),
    **dict.fromkeys(("frac", "fraction", "sfrac"), _fraction),
    **dict.fromkeys(("val", "gaps"), value),
    **dict.fromkeys(("marriage", "married"), _married),
    "reign": _joined("–"),
    "sup": lambda words, named: raised("".join(words[:1])),
    "sub": lambda words, named: lowered("".join(words[:1])),
    "e": lambda words, named: f" × 10{raised(words[0])}" if words else "",
    **dict.fromkeys(("r.", "reigned"), _before("r.")),
    "born": _before("born"),
    "died": _before("died"),
    **{ship: _prefixed(ship.upper()) for ship in ("uss", "hms", "ss", "rms", "hmas", "hmcs", "mv", "sms", "usns", "gs")},
    **dict.fromkeys(("age", "age in years", "age in days", "inflation", "age in years and days"), _nothing),
    **dict.fromkeys(("inrconvert", "indian rupees"), rupees),
    "currency": currency,
    "height": height,
    **dict.fromkeys(("nihongo", "nihongo2", "nihongo3", "korean", "japanese"), _both),
    "ordinal": _ordinal,
    "isbn": _prefixed("ISBN"),
    "issn": _prefixed("ISSN"),
    "oclc": _prefixed("OCLC"),
    "doi": _prefixed("doi:"),
    "ussr": lambda words, named: "Soviet Union",
    "usa": lambda words, named: "United States",
    "uk": lambda words, named: "United Kingdom",
    "hms2": _prefixed("HMS"),
}  # fmt: skip
