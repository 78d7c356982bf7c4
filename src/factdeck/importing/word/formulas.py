"""A formula of Word to the characters that a line of text has for it (Office MathML, ISO/IEC 29500-1, 22.1)."""

from __future__ import annotations

from lxml.etree import _Element

from factdeck.importing.formula_parts import Untold, bounds, fraction, high_of, low_of, root
from factdeck.importing.word.names import child, local, value_of

_UNTOLD = frozenset(("m", "eqArr", "phant", "sPre"))
"""Matrices, systems of equations and the like: no line holds them."""
_PROPERTIES = "Pr"


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


def _fraction(element: _Element) -> str:
    return fraction(_part(element, "num"), _part(element, "den"))


def _scripted(element: _Element) -> str:
    base, low, high = (_part(element, name) for name in ("e", "sub", "sup"))
    return base + low_of(low) + high_of(high, base)


def _root(element: _Element) -> str:
    return root(_part(element, "e"), _part(element, "deg"))


def _bracketed(element: _Element) -> str:
    properties = child(element, "dPr")
    first, last = (child(properties, name) for name in ("begChr", "endChr"))
    opening = value_of(first, "val") if first is not None else "("
    closing = value_of(last, "val") if last is not None else ")"
    return opening + ", ".join(_all(each) for each in element.iterchildren("{*}e")) + closing


def _operator(element: _Element) -> str:
    sign = value_of(child(child(element, "naryPr"), "chr"), "val") or "∫"
    low, high = _part(element, "sub"), _part(element, "sup")
    return f"{sign}{bounds(low, high)} {_part(element, 'e')}"
