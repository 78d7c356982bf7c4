"""Marks inside a line of Markdown as other programs write them, as rules that markdown-it reads with its own.

Those of mdit-py-plugins take a sum of dollars for a formula, no ``{width=50%}``, and no links in raised words.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_FORMULA = re.compile(
    r"\$\$.{1,2000}?\$\$|\\\(.{1,400}?\\\)|\\\[.{1,2000}?\\\]"
    r"|(?<![\w$\\])\$(?![\s$])[^$\n]{1,400}?(?<![\s\\])\$(?![\d$])",
    re.DOTALL,
)
_TEX = re.compile(r"[\\^_{}=<>+*/]|^[^\W\d_]$")
"""What tells a formula from two sums of dollars, and from words in brackets."""
_ADDRESS = re.compile(r"://[^\s<>(){}\[\]\"'\\&*]*(?:[^\W_]|/)")
SHORTCODE = re.compile(
    r"\{\{[<%](?P<hugo>[^{}]*?)[>%]\}\}|\{%-?(?P<liquid>[^{}]*?)-?%\}|\{\{(?P<value>[^{}]*?)\}\}"
)
"""A command of a site's generator: Hugo, Jekyll and their like."""
_COMMENT = re.compile(r"%%(?P<text>[^%]{1,5000})%%")
_WIKI = re.compile(
    r"(?P<embed>!?)\[\[(?P<target>[^\[\]|#\n]{0,200})(?:#(?P<part>[^\[\]|\n]{1,200}))?"
    r"(?:\\?\|(?P<words>[^\[\]\n]{0,200}))?\]\]"
)
_SPAN = re.compile(r"(?<!\])\[(?P<words>[^\[\]]{1,500})\]\{[.#][^{}\n]*\}")
_ATTRIBUTES = re.compile(r"(?<=[)\]>*_`$])\{:?\s*(?:[#.][^{}\n]*|[\w-]+=[^{}\n]*)\}")
_BEHIND_PICTURE = re.compile(r"(?<=[)\]])\{[^{}\n]*\}")
_HIGHLIGHT = re.compile(r"(?<![=\w])==(?=[^\s=])(?P<words>[^=]{1,300}?)(?<=[^\s=])==(?![=\w])")
_WORD = r"\\.|\[(?:\\.|[^\s\\\[\]])*\]\([^\s()]*\)|[^\s\\\[\]"
_RAISED = re.compile(rf"(?<!\^)\^(?P<words>(?:{_WORD}^]){{1,40}})\^(?!\^)")
_LOWERED = re.compile(rf"(?<!~)~(?P<words>(?:{_WORD}~]){{1,40}})~(?!~)")
_VALUE = re.compile(
    r"(?<![\w-])(?P<key>[\w-]{1,40})\s*=\s*(?:\"(?P<double>[^\"\n]*)\"|'(?P<single>[^'\n]*)'|(?P<bare>[^\s\"'{}]+))"
)

_Act = Callable[[StateInline, re.Match[str], bool], bool]
"""Makes a token of what was found unless it is told to be silent; returns whether it is what it seems to be."""


def add_marks(parser: MarkdownIt) -> None:
    """Let the parser read them."""
    parser.inline.ruler.before("escape", "marks", _marks)


def _marks(state: StateInline, silent: bool) -> bool:
    for pattern, act in _BY_SIGN.get(state.src[state.pos], ()):
        found = pattern.match(state.src, state.pos, state.posMax)
        if found and act(state, found, silent):
            state.pos = found.end()
            return True
    return False


def _whole(kind: str) -> _Act:
    """A token of the whole text, with its parts."""

    def act(state: StateInline, found: re.Match[str], silent: bool) -> bool:
        if not silent:
            token = state.push(kind, "", 0)
            token.content, token.meta = found[0], found.groupdict(default="")
        return True

    return act


def _around(kind: str) -> _Act:
    """Two tokens around those of the words inside."""

    def act(state: StateInline, found: re.Match[str], silent: bool) -> bool:
        if not silent:
            end = state.posMax
            state.push(f"{kind}_open", "", 1)
            state.pos, state.posMax = found.span("words")
            state.md.inline.tokenize(state)
            state.posMax = end
            state.push(f"{kind}_close", "", -1)
        return True

    return act


def _formula(state: StateInline, found: re.Match[str], silent: bool) -> bool:
    return bool(_TEX.search(without_signs(found[0]))) and _whole("formula")(state, found, silent)


def _address(state: StateInline, found: re.Match[str], silent: bool) -> bool:
    """Nothing in an address is a mark."""
    if not state.src.endswith(("http", "https"), 0, state.pos):
        return False
    if not silent:
        state.pending += found[0]
    return True


def _wiki(state: StateInline, found: re.Match[str], silent: bool) -> bool:
    if found["embed"] or silent:
        return _whole("embedded")(state, found, silent)
    if found["words"] and found["words"].strip():
        return _around("span")(state, found, silent)
    target, part = found["target"].strip(), (found["part"] or "").strip().lstrip("^")
    state.pending += target.rpartition("/")[2].removesuffix(".md") or part
    return True


def _attributes(state: StateInline, found: re.Match[str], silent: bool) -> bool:
    """Of what stands behind a picture, an alternative text counts."""
    last = state.tokens[-1] if state.tokens and not state.pending else None
    if last and last.type == "image" and not silent:
        last.meta = quoted_values(found[0])
        return True
    return found.re is _ATTRIBUTES


_BY_SIGN: dict[str, tuple[tuple[re.Pattern[str], _Act], ...]] = {
    "$": ((_FORMULA, _formula),),
    "\\": ((_FORMULA, _formula),),
    ":": ((_ADDRESS, _address),),
    "{": (
        (SHORTCODE, _whole("shortcode")),
        (_BEHIND_PICTURE, _attributes),
        (_ATTRIBUTES, _attributes),
    ),
    "%": ((_COMMENT, _whole("comment")),),
    "!": ((_WIKI, _wiki),),
    "[": ((_WIKI, _wiki), (_SPAN, _around("span"))),
    "=": ((_HIGHLIGHT, _around("strong")),),
    "^": ((_RAISED, _around("sup")),),
    "~": ((_LOWERED, _around("sub")),),
}


def without_signs(formula: str) -> str:
    """A formula without the dollars or brackets around it."""
    return re.sub(r"^(?:\$\$?|\\[(\[])\s*|\s*(?:\$\$?|\\[)\]])$", "", formula.strip())


def formulas_of(text: str, told: Callable[[str], str]) -> str:
    """A text of HTML with each formula in it as it is told."""
    return _FORMULA.sub(
        lambda found: told(found[0]) if _TEX.search(without_signs(found[0])) else found[0], text
    )


def quoted_values(text: str) -> dict[str, str]:
    """The values that attributes have, by their keys."""
    return {
        found["key"]: found["double"] or found["single"] or found["bare"] or ""
        for found in _VALUE.finditer(text)
    }
