"""Templates of the French wiki for centuries, ordinals, measures and forms of address to their words."""

from __future__ import annotations

import re

from factdeck.importing.scripts import raised

_CENTURY = re.compile(r"(?P<number>[ivxl]+)(?P<ending>er|e) siècle(?P<era> av\. j\.-c\.)?")
_ORDINAL = re.compile(r"(?P<number>\d{1,4}|[ivxl]+)(?P<ending>ers?|res?|e|es|nde?|d)")
_CENTURIES = frozenset(("s", "s-", "s2", "s2-", "-s", "-s-", "siècle"))
_MEASURES = frozenset(("unité", "unite", "nombre", "nb", "heure", "tmp", "page", "no", "numéro"))
_ADDRESS = {"m.": "M.", "mme": "Mme", "mlle": "Mlle", "mgr": "Mgr", "dr": "Dr", "pr": "Pr", "mm.": "MM."}
_BEFORE_CHRIST = " av. J.-C."


def french(name: str, words: list[str]) -> str:
    """What a template of this name in small letters shows; empty where it is none of these."""
    if result := _CENTURY.fullmatch(name):
        era = _BEFORE_CHRIST if result["era"] else ""
        return f"{_ordinal(result['number'], result['ending'])} siècle{era}"
    if name in _CENTURIES and words and re.fullmatch(r"[IVXLivxl]+", words[0]):
        ending = words[1] if len(words) > 1 else "e"
        return f"{_ordinal(words[0], ending)} siècle{_BEFORE_CHRIST if name.startswith('-') else ''}"
    if not words and (result := _ORDINAL.fullmatch(name)):
        return _ordinal(result["number"], result["ending"])
    if name in _ADDRESS:
        return " ".join([_ADDRESS[name], *words])
    if name in _MEASURES:
        return " ".join(filter(None, words))
    return f"« {words[0]} »" if name == "citation" and words else ""


def _ordinal(number: str, ending: str) -> str:
    return number.upper() + raised(ending, number)
