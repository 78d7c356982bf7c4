"""Signs that word processors put where YAML has its own, found at the head of a line: what is wrong, what to type."""

from __future__ import annotations

import re
import unicodedata

from factdeck.seldom import seldom

Found = tuple[int, str, str]
"""The column from 0, what is wrong, what to do."""

_SPACES = "\u00a0\u00ad\u2000-\u200b\u202f\u205f\u2060\u3000"
_DASHES = "–—−‐‑•·‣▪▸◦●○■□"
_SPACE = seldom(rf"( *(?:- +)*)(-)?([{_SPACES}])")
_BEHIND_COLON = seldom(rf" *(?:- +)*[^\s:'\"\[{{#]+:([{_SPACES}])")
_DASH = seldom(rf" *(?:- +)*([{_DASHES}])[ {_SPACES}]*(?=[^\s{_DASHES}])")
_WIDE_COLON = seldom(r" *(?:- +)*[A-Za-z][\w -]*([：﹕])")


def pasted(line: str) -> Found | None:
    """What stands in a line in place of YAML's own spaces, hyphens or colons."""
    result = _SPACE.match(line)
    if result:
        where = "behind this hyphen" if result[2] else "before this line's text"
        return _told(result, 3, f"{_named(result[3])} stands {where}")
    result = _BEHIND_COLON.match(line)
    if result:
        return _told(result, 1, f"{_named(result[1])} stands behind this colon")
    result = _DASH.match(line)
    if result:
        return result.start(1), f"{result[1]} does not begin an entry of a list", DASH_HINT
    result = _WIDE_COLON.match(line)
    if result:
        return result.start(1), f"{result[1]} is not the colon of a key", "type : and a space behind the key"
    return None


DASH_HINT = "begin each entry with a hyphen and a space, as in: - one"


def begins_with_a_dash(text: str) -> bool:
    """Whether a text begins as the entries of a list do in word processors."""
    return _DASH.match(text) is not None


def _told(result: re.Match[str], group: int, message: str) -> Found:
    return result.start(group), message, "delete it, and type a space: it came along with pasted text"


def _named(sign: str) -> str:
    name = unicodedata.name(sign, "a space").lower()
    return f"a {name} (U+{ord(sign):04X})"
