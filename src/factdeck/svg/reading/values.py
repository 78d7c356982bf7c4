"""An attribute's value in an SVG file to what is wrong with it, since svglib leaves out without a word what it can't read.

What is accepted is what SVG 1.1 (second edition) lets stand there and svglib understands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from factdeck.seldom import seldom

MOST_SHOWN = 40
"""Characters of a value in a message."""

_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_FLAG = re.compile("[01]")
_GAPS = " \t\r\n\f,"
_GAP = re.compile(f"[{_GAPS}]*")
_UNITS = frozenset(
    ("", "%", "px", "pt", "pc", "mm", "cm", "in", "em", "ex", "rem", "ch", "q", "vw", "vh", "vmin", "vmax")
)
_LETTERS = re.compile("([AaCcHhLlMmQqSsTtVvZz])")
_COUNTS = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "t": 2, "a": 7, "z": 0}
"""How many numbers each letter of a path takes (SVG 1.1, 8.3)."""
_ARC = (_NUMBER, _NUMBER, _NUMBER, _FLAG, _FLAG, _NUMBER, _NUMBER)
_TRANSFORMS = {
    "matrix": (6,),
    "translate": (1, 2),
    "scale": (1, 2),
    "rotate": (1, 3),
    "skewX": (1,),
    "skewY": (1,),
}
_HEX = re.compile("#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})")
_WHOLE, _SHARE, _HUE = r"(?:[01]?\d?\d|2[0-4]\d|25[0-5])", r"(?:100|\d?\d(?:\.\d+)?)%", r"-?\d+(?:\.\d+)?"
_ALPHA = r"(?:\d*\.)?\d+%?"
_FUNCTION = seldom(
    "|".join(
        rf"{name}\(\s*{first}(?:\s*,\s*{other}\s*,\s*{other}|\s+{other}\s+{other}){alpha}\s*\)"
        for name, alpha in (("%s", ""), ("%sa", rf"\s*[,/]\s*{_ALPHA}"), ("%s", rf"\s*/\s*{_ALPHA}"))
        for first, other, name in (
            (_WHOLE, _WHOLE, name % "rgb"),
            (_SHARE, _SHARE, name % "rgb"),
            (_HUE, _SHARE, name % "hsl"),
        )
    ),
    re.ASCII,
)
_REFERENCE = re.compile(r"url\([^()]*\)")
_NO_COLOUR = frozenset(("", "none", "inherit", "currentColor", "transparent"))

Wrong = Callable[[str], str]
"""What is wrong with a value, in words before “on line 3”; empty where nothing is."""


def value_wrong(element: str, key: str, value: str) -> str:
    """What is wrong with an attribute or a property; ``element`` is empty in a style sheet."""
    wrong = _OF_ALL.get(key) or (_OF_SHAPES.get(key) if element in _SHAPES else None)
    return wrong(value) if wrong and value else ""


def style_wrong(style: str) -> str:
    """What is wrong with a style attribute as a whole: names with one value each."""
    for each in style.split(";"):
        if each.strip() and each.count(":") != 1 and "url(" not in each:
            return f"a style that is not read ({shown(each.strip())})"
    return ""


def _path(value: str) -> str:
    """Letters, each with as many numbers as it takes, the first one an M."""
    text = value.strip()
    if text in ("", "none"):
        return ""
    before, *rest = _LETTERS.split(text)
    if before.strip() or rest[0] not in "Mm":
        return f"a path that does not begin with M ({shown(text)})"
    for letter, numbers in zip(rest[::2], rest[1::2], strict=True):
        count = _COUNTS[letter.lower()]
        left, found = _arcs(numbers) if count == 7 else _without_numbers(numbers)
        if left:
            return f"a path that can't be read at {shown(left)}"
        if found % (count or 1) or (not count and found) or (count and not found):
            return f"a path whose {letter} has too few or too many numbers ({shown(letter + numbers)})"
    return ""


def _without_numbers(text: str) -> tuple[str, int]:
    left, found = _NUMBER.subn("", text)
    return left.strip(_GAPS), found


def _arcs(text: str) -> tuple[str, int]:
    """What of an arc's numbers is none, and their count; flags may stand close to each other."""
    at, found = len(text) - len(text.lstrip(_GAPS)), 0
    while at < len(text):
        number = _ARC[found % 7].match(text, at)
        if not number:
            return text[at:], found
        gap = _GAP.match(text, number.end())
        at, found = gap.end() if gap else number.end(), found + 1
    return "", found


def _transform(value: str) -> str:
    """Functions by name, each with its numbers."""
    *functions, behind = value.split(")")
    for each in functions:
        name, opening, inside = each.strip(_GAPS).partition("(")
        left, found = _without_numbers(inside)
        if not opening or left or found not in _TRANSFORMS.get(name.strip(), ()):
            return f"a transform that is not read ({shown(f'{each.strip(_GAPS)})')})"
    return f"a transform that is not read ({shown(behind.strip())})" if behind.strip() else ""


def _colour(value: str) -> str:
    if value in _NO_COLOUR or _HEX.fullmatch(value) or _REFERENCE.fullmatch(value):
        return ""
    if is_named(value) or _FUNCTION.fullmatch(value):
        return ""
    return f"a colour that is not read ({shown(value)})"


def is_named(colour: str) -> bool:
    """Whether a colour is one of CSS's names, in small or large letters."""
    from PIL import ImageColor

    return colour.lower() in ImageColor.colormap


def _lengths(value: str) -> str:
    for each in value.replace(",", " ").split():
        found = _NUMBER.match(each)
        if each != "inherit" and not (found and each[found.end() :] in _UNITS):
            return f"a length that is not read ({shown(value)})"
    return ""


def _size(value: str) -> str:
    return f"a length below zero ({shown(value)})" if value.startswith("-") else _lengths(value)


def _dashes(value: str) -> str:
    return "" if value == "none" else _lengths(value)


def _share(value: str) -> str:
    if value == "inherit" or (_NUMBER.fullmatch(value) and 0 <= float(value) <= 1):
        return ""
    return f"an opacity that is no number from 0 to 1 ({shown(value)})"


def _corners(value: str) -> str:
    left, found = _without_numbers(value)
    return f"points that are not read ({shown(value)})" if left or found % 2 else ""


def _names(value: str) -> str:
    """Of typefaces, in quotation marks or not."""
    import shlex

    try:
        shlex.split(value.replace(",", " "))
    except ValueError:
        return f"the names of typefaces with an open quotation mark ({shown(value)})"
    return ""


def _one_of(*words: str) -> Wrong:
    def wrong(value: str) -> str:
        return "" if value in (*words, "inherit") else f"a word that is not read ({shown(value)})"

    return wrong


def shown(value: str) -> str:
    """A value for a message."""
    text = " ".join(value[: 2 * MOST_SHOWN].split())
    return repr(text if len(text) <= MOST_SHOWN else f"{text[: MOST_SHOWN - 1]}…")


_OF_ALL: Mapping[str, Wrong] = {
    "fill": _colour,
    "stroke": _colour,
    "color": _colour,
    "fill-opacity": _share,
    "stroke-opacity": _share,
    "stroke-width": _size,
    "stroke-dasharray": _dashes,
    "stroke-linecap": _one_of("butt", "round", "square"),
    "stroke-linejoin": _one_of("miter", "round", "bevel"),
    "fill-rule": _one_of("nonzero", "evenodd"),
    "clip-rule": _one_of("nonzero", "evenodd"),
    "text-anchor": _one_of("start", "middle", "end"),
    "font-size": _size,
    "font-family": _names,
}
_OF_SHAPES: Mapping[str, Wrong] = {
    "d": _path,
    "points": _corners,
    "transform": _transform,
    **dict.fromkeys(("x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "dx", "dy"), _lengths),
    **dict.fromkeys(("width", "height", "r", "rx", "ry"), _size),
}
_SHAPES = frozenset(
    [
        "svg",
        "g",
        "a",
        "use",
        "switch",
        "symbol",
        "clipPath",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
    ]
)
