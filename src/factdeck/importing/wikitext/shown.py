"""Templates that stand for a few words to these words, as the page's readers see them."""

from __future__ import annotations

import re
from collections.abc import Callable

from factdeck.article import parse_date
from factdeck.article.wording import word_date, word_day
from factdeck.days import MONTH_NAMES
from factdeck.importing.scripts import lowered, raised
from factdeck.importing.wikitext.french import french
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
    r"date de naissance.*|date de décès.*|fecha.*|data|datum|formatdate|format date"
)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
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
    if lang.split("-")[0].lower() == "fr" and (text := french(name, words)):
        return text
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
    """“9 August 1945” of ``1945``, ``8`` and ``9``, of ``9``, ``8`` and ``1945``, and of ``1945-08-09``.

    “9 août 1945” of ``9``, ``août`` and ``1945``. “9 August” of an empty year, ``8`` and ``9``; of a death date with a birth date behind it the first alone.
    """
    if words and (iso := _ISO.fullmatch(words[0])):
        words = list(iso.groups())
    if yearless := _yearless(words[:3]):
        return _day_of_year(*yearless, lang)
    if len(words) == 2 and not words[1].isdigit() and re.search(r"\d", words[1]):
        return words[1]
    if any(re.fullmatch(r"[^\W\d_]{3,}\.?", word) for word in words[1:2]) and re.fullmatch(
        r"\d{1,2}\D*|", words[0]
    ):
        return " ".join(filter(None, words[:3]))
    numbers = [word for word in words if re.fullmatch(r"-?\d{1,4}", word)][:3]
    if not numbers:
        return words[0] if words and re.search(r"\d", words[0]) else ""
    if len(numbers) > 1 and len(numbers[0]) < 3 <= len(numbers[-1]):
        numbers.reverse()
    year, *others = map(int, numbers)
    while others and not _is_date(year, others):
        others.pop()
    if lang.split("-")[0].lower() not in _FOREIGN_FIRST and year > 0:
        edtf = "-".join([f"{year:04}", *(f"{other:02}" for other in others)])
        return word_date(parse_date(edtf), lang)
    month = [MONTH_NAMES[others[0] - 1]] if others else []
    return " ".join([*map(str, others[1:]), *month, str(year)])


def _yearless(words: Words) -> tuple[int, int] | None:
    """Month and day where the page leaves the year to its heading: ``|10|17`` and, as in German, ``17|10|``."""
    if len(words) < 3 or sum(not word for word in words) != 1:
        return None
    month, day = words[1:] if not words[0] else (words[1], words[0])
    known = all(re.fullmatch(r"\d\d?", word) for word in (month, day))
    return (int(month), int(day)) if known and _is_date(2000, [int(month), int(day)]) else None


def _day_of_year(month: int, day: int, lang: str) -> str:
    if lang.split("-")[0].lower() in _FOREIGN_FIRST:
        return f"{day} {MONTH_NAMES[month - 1]}"
    return word_day(month, day, lang)


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


def _married(words: Words, _named: Named) -> str:
    years = "–".join(word for word in words[1:3] if word)
    return f"{words[0]} ({years})" if years and words else "".join(words[:1])


def _as_of(words: Words, named: Named) -> str:
    given = named.get("alt") or date_words(words)
    return given if named.get("alt") else f"{'as' if named.get('lc') else 'As'} of {given}" if given else ""


def _fraction(words: Words, _named: Named) -> str:
    """“3 1⁄2” of three words: the first stands before the fraction."""
    return f"{words[0]} {words[1]}⁄{words[2]}" if len(words) == 3 else "⁄".join(words)


def _both(words: Words, _named: Named) -> str:
    """``{{nihongo|words|kanji|letters}}``: the words, and the others in brackets."""
    first, others = "".join(words[:1]), [word for word in words[1:3] if word]
    return f"{first} ({', '.join(others)})" if first and others else first or ", ".join(others)


def _lifeboat(words: Words, _named: Named) -> str:
    """“D-class (IB1)” of the class and its make."""
    make = f" ({words[1]})" if len(words) > 1 and words[1] else ""
    return f"{words[0]}-class{make}" if words else ""


def _listing(exchange: str) -> Callable[[Words, Named], str]:
    return lambda words, named: f"{exchange}: {words[0]}" if words else exchange


def _entry_of(work: str) -> Callable[[Words, Named], str]:
    """``{{sep entry|key|title|author|day}}``: “Author: Title. Work”."""

    def told(words: Words, _named: Named) -> str:
        by = f"{words[2]}: " if len(words) > 2 and words[2] else ""
        return f"{by}{words[1]}. {work}" if len(words) > 1 else work

    return told


def _greek_word(words: Words, _named: Named) -> str:
    """The word, and the dictionary where it is cited."""
    cited = words[2:3] == ["ref"]
    return "".join(words[1:2] or words[:1]) + (", Liddell & Scott, A Greek–English Lexicon" if cited else "")


def _book_page(words: Words, named: Named) -> str:
    """What a link to a scanned book says, but not where it only gives the address."""
    plain_address = named.get("plainurl") or named.get("plain-url")
    return (
        ""
        if plain_address
        else named.get("linktext") or named.get("title") or "".join(words[1:2]) or "Google Books"
    )


def _footnote(words: Words, _named: Named) -> str:
    return f" [{words[0]}] {' '.join(words[1:])}".rstrip() if words else ""


def _ordinal(words: Words, _named: Named) -> str:
    if not words or not words[0].isdigit():
        return "".join(words[:1])
    number = int(words[0])
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number % 100 not in (11, 12, 13) else "th"
    return f"{words[0]}{ending}"


def _nothing(_words: Words, _named: Named) -> str:
    return ""


def _prefixed(prefix: str) -> Callable[[Words, Named], str]:
    return lambda words, named: f"{prefix} {words[0]}" if words else ""


_EXCHANGES = {
    "nyse": "NYSE", "nasdaq": "Nasdaq", "nasdaq was": "Nasdaq", "amex": "AMEX", "lse": "LSE", "tsx": "TSX", "tsxv": "TSXV",
    "bmv": "BMV", "ose": "OSE", "tyo": "TYO", "sehk": "SEHK", "bse": "BSE", "nse": "NSE", "asx": "ASX", "six": "SIX",
    "swx": "SWX", "fwb": "FWB", "euronext": "Euronext", "krx": "KRX", "sse": "SSE", "szse": "SZSE", "bmad": "BMAD",
    "sgx": "SGX", "jse": "JSE", "b3": "B3", "wse": "WSE", "ftse": "FTSE", "tase": "TASE", "pse": "PSE", "nzx": "NZX",
}  # fmt: skip
"""Stock exchanges, whose templates hold the sign under which a company is listed there."""

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
    "ec number": _prefixed("EC"),
    "lbc": _lifeboat,
    **dict.fromkeys(("sep entry", "sep", "cite sep"), _entry_of("Stanford Encyclopedia of Philosophy")),
    "iep": _entry_of("Internet Encyclopedia of Philosophy"),
    "lsj": _greek_word,
    **dict.fromkeys(("google books", "google buch"), _book_page),
    **dict.fromkeys(("fn", "fnz"), _footnote),
    **{name: _listing(exchange) for name, exchange in _EXCHANGES.items()},
}  # fmt: skip
