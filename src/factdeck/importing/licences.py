"""What a text says of its licence to the licence's name and address."""

from __future__ import annotations

import re

_CC = re.compile(
    r"(?:cc|creative commons)[\s_-]*(?P<kind>by(?:[\s_-]*(?:nc|nd|sa))*|attribution(?:[\s-]*(?:non-?commercial|no-?deriv\w*"
    r"|share-?alike))*)[\s_-]*(?:licen[cs]e)?[\s_-]*(?P<version>[1-4]\.[05])?",
    re.IGNORECASE,
)
_CC_LINK = re.compile(
    r"https?://creativecommons\.org/licenses/(?P<kind>by(?:-(?:nc|nd|sa))*)/(?P<version>[1-4]\.[05])[^\s\])>]*"
)
_ZERO = re.compile(r"\bcc[\s_-]?0\b|creativecommons\.org/publicdomain/zero/", re.IGNORECASE)
_WORDS = {"by": r"by|attribution", "nc": "nc|non-?commercial", "nd": "nd|no-?deriv", "sa": "sa|share-?alike"}


def licence_of(text: str) -> tuple[str, str]:
    """Name and address; the address is empty where the text doesn't settle it, the name too where it has none."""
    text = " ".join(text.split())
    linked = _CC_LINK.search(text)
    if linked:
        return f"CC {linked['kind'].upper()} {linked['version']}", _address(linked["kind"], linked["version"])
    if _ZERO.search(text):
        return "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"
    result = _CC.search(text)
    if not result:
        return text, ""
    kind = "-".join(part for part, words in _WORDS.items() if re.search(words, result["kind"], re.IGNORECASE))
    name = f"CC {kind.upper()}"
    if not result["version"]:
        return name, ""
    return f"{name} {result['version']}", _address(kind, result["version"])


def _address(kind: str, version: str) -> str:
    return f"https://creativecommons.org/licenses/{kind}/{version}/"
