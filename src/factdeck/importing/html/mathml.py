"""A formula in MathML to the characters that a line of text has for it (MathML Core, section 3)."""

from __future__ import annotations

from collections.abc import Callable

from lxml.etree import _Element

from factdeck.importing.formula_parts import Untold, bounds, fraction, high_of, low_of, root

_UNTOLD = frozenset(("mtable", "mmultiscripts", "mphantom", "menclose", "mglyph"))
_TOKENS = frozenset(("mi", "mn", "mo", "mtext", "ms"))
_LEFT_OUT = frozenset(("annotation", "annotation-xml"))
_SPACED = frozenset("=<>≤≥≠≈≡→⇒↔∈⊂∝∼+−±×·÷")
_UNSEEN = str.maketrans("", "", "\u2061\u2062\u2063\u2064\u200b")
"""Signs that only say how a formula is read aloud."""


def in_a_line(math: _Element) -> str:
    """The formula's characters; empty where a reader would miss something of it."""
    try:
        return " ".join(_told(math).split())
    except (Untold, RecursionError):
        return ""


def _told(element: _Element) -> str:
    name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
    if name in _UNTOLD:
        raise Untold
    if name in _LEFT_OUT:
        return ""
    if name in _TOKENS:
        text = " ".join("".join(map(str, element.itertext())).split()).translate(_UNSEEN)
        return f" {text} " if name == "mo" and text in _SPACED else text
    parts = list(map(_told, element))
    if name == "msqrt":
        return root("".join(parts))
    act = _SHAPES.get(name)
    if act is None:
        return "".join(parts)
    count, shape = act
    if len(parts) != count:
        raise Untold
    return shape(*(part.strip() for part in parts))


_SHAPES: dict[str, tuple[int, Callable[..., str]]] = {
    "mfrac": (2, fraction),
    "msup": (2, lambda base, high: base + high_of(high, base)),
    "msub": (2, lambda base, low: base + low_of(low)),
    "msubsup": (3, lambda base, low, high: base + low_of(low) + high_of(high, base)),
    "munder": (2, lambda base, low: f"{base}{bounds(low, '')} "),
    "mover": (2, lambda base, high: base + high),
    "munderover": (3, lambda base, low, high: f"{base}{bounds(low, high)} "),
    "mroot": (2, root),
}
