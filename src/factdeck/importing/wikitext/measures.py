"""Measures, places and amounts of money in templates to words, in the units that they are given in."""

from __future__ import annotations

import re

from factdeck.importing.scripts import raised

Words = list[str]
Named = dict[str, str]

_UNITS = {
    "sqmi": "square miles", "sqkm": "km²", "km2": "km²", "m2": "m²", "m3": "m³", "ft2": "square feet", "sqft": "square feet",
    "mi": "miles", "ft": "feet", "in": "inches", "lb": "pounds", "acre": "acres", "C": "°C", "F": "°F", "nmi": "nautical miles",
    "yd": "yards", "oz": "ounces", "kn": "knots", "hp": "horsepower", "t": "tonnes", "LT": "long tons", "ST": "short tons",
    "LT0": "long tons", "ha": "hectares", "uspop": "",
}  # fmt: skip
_JOINTS = {
    "-": "–",
    "–": "–",
    "to": "–",
    "and": " and ",
    "x": " × ",
    "by": " × ",
    "+/-": " ± ",
    "±": " ± ",
    "or": " or ",
}
_NUMBER = re.compile(r"[-−+]?[\d.,/+]+")


def converted(words: Words, _named: Named) -> str:
    """``{{convert|5|ft|6|in|m}}`` as “5 feet 6 inches”: nothing is converted."""
    if not words:
        return ""
    text, rest = words[0], words[1:]
    while len(rest) > 2 and rest[0] in _JOINTS:
        text, rest = f"{text}{_JOINTS[rest[0]]}{rest[1]}", rest[2:]
    unit = rest[0] if rest else ""
    text = f"{text} {_UNITS.get(unit, unit)}".strip()
    if len(rest) > 2 and _NUMBER.fullmatch(rest[1]) and rest[2] in _UNITS:
        text += f" {rest[1]} {_UNITS[rest[2]]}"
    return text


def coordinates(words: Words, _named: Named) -> str:
    """Degrees, minutes and seconds, or decimal degrees, with their letters."""
    parts = [word for word in words if re.fullmatch(r"-?\d+(?:\.\d+)?|[NSEW]", word)]
    if not any(part in "NSEW" for part in parts):
        return ", ".join(f"{part}°" for part in parts[:2])
    text: list[str] = []
    numbers: list[str] = []
    for part in parts:
        if part in "NSEW":
            text.append(
                "".join(f"{number}{sign}" for number, sign in zip(numbers, "°′″", strict=False)) + part
            )
            numbers = []
        else:
            numbers.append(part)
    return " ".join(text)


def value(words: Words, named: Named) -> str:
    """``{{val|1.5|0.1|e=6|u=km}}`` as “1.5 ± 0.1 × 10⁶ km”."""
    if not words:
        return ""
    text = words[0] + (f" ± {words[1]}" if len(words) > 1 and _NUMBER.fullmatch(words[1]) else "")
    if named.get("e"):
        text += f" × 10{raised(named['e'])}"
    return f"{text} {named.get('u') or named.get('ul') or ''}".strip()


def height(_words: Words, named: Named) -> str:
    """``{{height|ft=5|in=3}}`` as “5 ft 3 in”."""
    units = (("ft", "ft"), ("in", "in"), ("m", "m"), ("meter", "m"), ("metre", "m"), ("cm", "cm"))
    return " ".join(f"{named[key]} {unit}" for key, unit in units if named.get(key))


def rupees(words: Words, _named: Named) -> str:
    """``{{INRConvert|500|c}}`` as “₹500 crore”."""
    scale = {"c": "crore", "l": "lakh", "m": "million", "b": "billion", "t": "trillion", "lc": "lakh crore"}
    given = [*words, "", ""]
    return f"₹{given[0]} {scale.get(given[1], '')}".strip() if words else ""


def currency(words: Words, _named: Named) -> str:
    """``{{currency|100|USD}}`` as “USD 100”."""
    return " ".join([*words[1:2], *words[:1]])


MONEY = {
    "us$": "US$", "usd": "US$", "a$": "A$", "aud": "A$", "c$": "C$", "cad": "C$", "can$": "C$", "nz$": "NZ$", "nzd": "NZ$",
    "gbp": "£", "£": "£", "pound": "£", "eur": "€", "euro": "€", "€": "€", "jpy": "¥", "¥": "¥", "cny": "CN¥", "inr": "₹",
    "₹": "₹", "indian rupee": "₹", "rs": "₹", "rs.": "₹", "pkr": "Rs", "krw": "₩", "hk$": "HK$", "hkd": "HK$", "chf": "CHF ",
    "rub": "₽", "brl": "R$", "r$": "R$", "zar": "R", "sek": "SEK ", "nok": "NOK ", "dkk": "DKK ", "mxn": "MX$", "php": "₱",
}  # fmt: skip
"""The signs of sums of money, by the names of the templates that set them."""
