"""A formula of Word to the characters that a line of text has for it (Office MathML, ISO/IEC 29500-1, 22.1)."""

from __future__ import annotations

from lxml.etree import _Element

from factdeck.importing.scripts import lowered, raised
from factdeck.importing.word.names import child, local, value_of

_UNTOLD = frozenset(("m", "eqArr", "phant", "sPre"))
"""Matrices, systems of equations and the like: no line holds them."""
_PROPERTIES = "Pr"


class Untold(Exception):
    """A formula that no line of text holds."""


def in_a_line(formula: _Element) -> str:
    """The formula's characters; empty where a reader would miss something of it."""
    try:
        return " ".join(_told(formula).split())
    except (Untold, RecursionError):
        return ""


def _told(element: _Element) -> str:
    name = local(element)
    if name in _UNTOLD:
        raise Untold
    if name == "t":
        return element.text or ""
    act = {
        "f": _fraction,
        "sSup": _scripted,
        "sSub": _scripted,
        "sSubSup": _scripted,
        "rad": _root,
        "d": _bracketed,
        "nary": _operator,
    }.get(name)
    return act(element) if act else _all(element)


def _all(element: _Element | None) -> str:
    inside = (
        [each for each in element if not local(each).endswith(_PROPERTIES)] if element is not None else []
    )
    return "".join(map(_told, inside))


def _part(element: _Element, name: str) -> str:
    return _all(child(element, name)).strip()


def _grouped(text: str) -> str:
    return text if len(text) < 2 or text.isalnum() else f"({text})"


def _fraction(element: _Element) -> str:
    return f"{_grouped(_part(element, 'num'))}/{_grouped(_part(element, 'den'))}"


def _scripted(element: _Element) -> str:
    base, low, high = (_part(element, name) for name in ("e", "sub", "sup"))
    under = lowered(low)
    under = f"_{_grouped(low)}" if low and under == low and len(low) > 1 else under
    over = raised(high, base) if high else ""
    over = f"^{_grouped(high)}" if high and over == high else over
    return base + under + over


def _root(element: _Element) -> str:
    degree = _part(element, "deg")
    return f"{raised(degree) if degree else ''}√{_grouped(_part(element, 'e'))}"


def _bracketed(element: _Element) -> str:
    properties = child(element, "dPr")
    first, last = (child(properties, name) for name in ("begChr", "endChr"))
    opening = value_of(first, "val") if first is not None else "("
    closing = value_of(last, "val") if last is not None else ")"
    return opening + ", ".join(_all(each) for each in element.iterchildren("{*}e")) + closing


def _operator(element: _Element) -> str:
    sign = value_of(child(child(element, "naryPr"), "chr"), "val") or "∫"
    low, high = _part(element, "sub"), _part(element, "sup")
    bounds = f"_{_grouped(low)}" if low else ""
    bounds += f"^{_grouped(high)}" if high else ""
    return f"{sign}{bounds} {_part(element, 'e')}"
