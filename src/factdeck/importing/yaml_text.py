"""Values to YAML in the house style: plain where that is safe, quoted where not, prose as wrapped blocks.

The style is our own since PyYAML's writer knows no comments, and breaks no line between words alone.
YAML 1.2.2: section 7.3.3 (plain style), 7.3.1 (double quotes), 8.1.2 (literal style).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

WIDTH = 120

_UNSAFE_START = re.compile(r"-(?:\s|$)|[?:,\[\]{}#&*!|>'\"%@`]|---|\.\.\.|\s")
_UNSAFE_INSIDE = re.compile(r":(?:\s|$)|\s#|\s$|[\n\t]")
_FLOW_SIGNS = re.compile(r"[,?\[\]{}]")
_OTHER_TYPE = re.compile(
    r"~|null|true|false|yes|no|on|off|y|n"
    r"|[-+]?(?:0x[0-9a-f_]+|0o?[0-7_]+|[_,.]*\d[\d_,.]*(?:e[-+]?\d+)?|\.inf)|\.nan"
    r"|\d+(?::\d+)+(?:\.\d*)?|\d{4}-\d\d?-\d\d?.*|=|<<",
    re.IGNORECASE,
)
"""What a reader of YAML that guesses would take for something else than a text."""
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def scalar(text: str, *, flow: bool = False, typed: bool = False) -> str:
    """A text on one line; ``flow`` says that it stands in brackets, ``typed`` that it may look like a date or number."""
    unsafe = (
        not text
        or _UNSAFE_START.match(text)
        or _UNSAFE_INSIDE.search(text)
        or (flow and _FLOW_SIGNS.search(text))
        or (not typed and _OTHER_TYPE.fullmatch(text))
    )
    return _quoted(text) if unsafe else text


def _quoted(text: str) -> str:
    return '"' + "".join(_ESCAPES.get(character, character) for character in text) + '"'


def flow_map(pairs: Mapping[str, str]) -> str:
    """``{key: value, …}`` of values that are YAML already."""
    return "{" + ", ".join(f"{key}: {value}" for key, value in pairs.items()) + "}"


def flow_list(values: Iterable[str]) -> str:
    """A list on one line, of values that are YAML already."""
    return "[" + ", ".join(values) + "]"


_STARTS_BLOCK = re.compile(r"[-+*]|\d{1,9}[.)]|>.*|#{1,6}|```.*|~~~.*|\|.*|=+|-+|_+|\*+|\[[^\]\s]{1,80}\]:.*")
"""A word that at the start of a line would begin a list, a heading, a quotation…"""


def wrapped(text: str, width: int, first: str = "", others: str = "") -> list[str]:
    """A paragraph's lines, broken at single spaces only; ``first`` and ``others`` begin its lines."""
    lines = [first]
    started = False
    for word in text.split(" "):
        line = lines[-1]
        fits = len(line) + 1 + len(word) <= width
        if not started:
            lines[-1] = line + word
        elif fits or _STARTS_BLOCK.fullmatch(word):
            lines[-1] = f"{line} {word}"
        else:
            lines.append(others + word)
        started = True
    return lines


def block(lines: Sequence[str], indent: str) -> list[str]:
    """Lines of a literal block, empty ones kept empty."""
    return [f"{indent}{line}" if line else "" for line in lines]


def comment(lines: Iterable[str], indent: str = "") -> list[str]:
    """Lines as comments."""
    return [f"{indent}# {line}".rstrip() for line in lines]
