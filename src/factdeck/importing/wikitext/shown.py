"""Templates that stand for a few words to these words, as the page's readers see them."""

from __future__ import annotations

import re
from collections.abc import Callable

from factdeck.days import MONTH_NAMES

Words = list[str]
"""A template's arguments without names, as bare words."""
Named = dict[str, str]

FIRST = frozenset(
    (
        "nowrap", "nobr", "no wrap", "small", "smaller", "big", "large", "larger", "em", "strong", "center", "centre",
        "resize", "font color", "color", "colour", "smallcaps", "sc", "longitem", "raise", "noitalic", "normal",
        "native phrase", "unbold", "nobold", "overline", "underline", "mono", "code", "samp", "kbd", "dfn",
        "section link", "slink", "ill", "interlanguage link", "lower", "uc", "lc", "wikt", "wikt-lang", "vanchor",
        "visible anchor", "linktext", "nowraplinks", "lcfirst", "ucfirst", "nonwrap", "text", "formatnum", "tooltip",
        "sup", "sub",
    )
)  # fmt: skip
"""Show their first argument as it is (styles, links into other wikis)."""
SIGNS = {
    "ndash": "–",
    "en dash": "–",
    "snd": " – ",
    "spnd": " – ",
    "spaced ndash": " – ",
    "spaced en dash": " – ",
    "–": "–",
    "mdash": "—",
    "em dash": "—",
    "spaced mdash": " — ",
    "—": "—",
    "nbsp": "\u00a0",
    "nbs": "\u00a0",
    "thinsp": "\u202f",
    "zwj": "",
    "zwsp": "",
    "shy": "",
    "!": "|",
    "=": "=",
    "'": "’",
    "'s": "’s",
    "pipe": "|",
    "dot": " · ",
    "·": " · ",
    "bullet": " • ",
    "•": " • ",
    "sic": "[sic]",
    "ellipsis": "…",
    "...": "…",
    "euro": "€",
    "pound sterling": "£",
}
DROPPED = frozenset(
    (
        "flagicon", "flag icon", "flagdeco", "flagicon image", "increase", "decrease", "steady", "citation needed", "cn",
        "fact", "clarify", "when", "who", "by whom", "dubious", "better source needed", "page needed", "refn", "efn",
        "efn-ua", "notetag", "note", "post-nominals", "postnominals", "audio", "listen", "ipa", "ipac-en", "ipa-en",
        "anchor", "coat of arms", "clear", "sfnref",
    )
)  # fmt: skip
"""Show nothing that is text of its own."""

_DATES = re.compile(
    r"(?:start|end|birth|death|film|launch|opening|release|disestablished|established)[- ]?date.*|dts|date"
)
_UNITS = {
    "sqmi": "square miles",
    "sqkm": "km²",
    "km2": "km²",
    "m2": "m²",
    "ft2": "square feet",
    "sqft": "square feet",
    "mi": "miles",
    "ft": "feet",
    "in": "inches",
    "lb": "pounds",
    "acre": "acres",
    "C": "°C",
    "F": "°F",
}


def shown(name: str, words: Words, named: Named) -> str | None:
    """What a template shows; None where it isn't one of those known here."""
    if name in SIGNS:
        return SIGNS[name]
    if name in FIRST:
        return words[0] if words else ""
    if _DATES.fullmatch(name):
        return _date(name, words)
    special = _SPECIAL.get(name)
    return special(words, named) if special else None


def _date(name: str, words: Words) -> str:
    """“9 August 1945” of numbers; of a death date with a birth date behind it the first alone."""
    numbers = [word for word in words if re.fullmatch(r"-?\d{1,4}", word)][:3]
    if not numbers:
        return words[0] if words else ""
    year = numbers[0]
    parts = [int(number) for number in numbers[1:]]
    if not parts or not 1 <= parts[0] <= 12:
        return year
    month = MONTH_NAMES[parts[0] - 1]
    return f"{parts[1]} {month} {year}" if len(parts) > 1 and 1 <= parts[1] <= 31 else f"{month} {year}"


def _convert(words: Words, named: Named) -> str:
    """A measure in the unit that it is given in; nothing is converted."""
    if not words:
        return ""
    rest = words[1:]
    value = words[0]
    if rest and rest[0] in ("-", "–", "to", "and", "x", "by", "+/-") and len(rest) > 2:
        joint = "–" if rest[0] in ("-", "–", "to") else f" {rest[0]} "
        value, rest = f"{value}{joint}{rest[1]}", rest[2:]
    unit = rest[0] if rest else ""
    return f"{value} {_UNITS.get(unit, unit)}".strip()


def _coordinates(words: Words, named: Named) -> str:
    """Degrees, minutes and seconds, or decimal degrees, with their letters."""
    parts = [word for word in words if re.fullmatch(r"-?\d+(?:\.\d+)?|[NSEW]", word)]
    if not any(part in "NSEW" for part in parts):
        return ", ".join(f"{part}°" for part in parts[:2])
    told: list[str] = []
    numbers: list[str] = []
    for part in parts:
        if part in "NSEW":
            told.append("".join(f"{number}{sign}" for number, sign in zip(numbers, "°′″")) + part)
            numbers = []
        else:
            numbers.append(part)
    return " ".join(told)


def _second(words: Words, named: Named) -> str:
    return words[1] if len(words) > 1 else "".join(words[:1])


def _joined(between: str) -> Callable[[Words, Named], str]:
    return lambda words, named: between.join(words)


def _money(sign: str) -> Callable[[Words, Named], str]:
    return lambda words, named: sign + "".join(words[:1])


def _circa(words: Words, named: Named) -> str:
    return f"c. {'–'.join(words)}" if words else "c."


def _flag(words: Words, named: Named) -> str:
    return named.get("name") or "".join(words[:1])


def _married(words: Words, named: Named) -> str:
    years = "–".join(word for word in words[1:3] if word)
    return f"{words[0]} ({years})" if years and words else "".join(words[:1])


def _value(words: Words, named: Named) -> str:
    return " ".join(part for part in ("".join(words[:1]), named.get("u") or named.get("ul") or "") if part)


_SPECIAL: dict[str, Callable[[Words, Named], str]] = {
    "convert": _convert,
    "cvt": _convert,
    "convinfobox": _convert,
    "coord": _coordinates,
    "circa": _circa,
    "c.": _circa,
    "ca": _circa,
    "as of": lambda words, named: f"As of {_date('', words)}" if words else "",
    "flag": _flag,
    "flagcountry": _flag,
    "flagu": _flag,
    "frac": _joined("⁄"),
    "fraction": _joined("⁄"),
    "sfrac": _joined("⁄"),
    "val": _value,
    "native name": _second,
    "transliteration": lambda words, named: words[-1] if words else "",
    "transl": lambda words, named: words[-1] if words else "",
    "marriage": _married,
    "reign": _joined("–"),
    "r.": lambda words, named: f"r. {'–'.join(words)}",
    "reigned": lambda words, named: f"r. {'–'.join(words)}",
    "born": lambda words, named: f"born {' '.join(words)}",
    "died": lambda words, named: f"died {' '.join(words)}",
    "ship": _joined(" "),
    "uss": lambda words, named: f"USS {words[0]}" if words else "",
    "hms": lambda words, named: f"HMS {words[0]}" if words else "",
    "age": lambda words, named: "",
    "us$": _money("US$"),
    "usd": _money("US$"),
    "gbp": _money("£"),
    "eur": _money("€"),
    "inflation": lambda words, named: "",
}
