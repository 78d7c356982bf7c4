"""What a text says of its licence to the licence's name and address."""

from __future__ import annotations

import re

from factdeck.article.credits import licence_link

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
        return _known(f"CC {linked['kind'].upper()} {linked['version']}")
    if _ZERO.search(text):
        return _known("CC0 1.0")
    result = _CC.search(text)
    if not result:
        return text, ""
    kind = "-".join(part for part, words in _WORDS.items() if re.search(words, result["kind"], re.IGNORECASE))
    return _known(" ".join(filter(None, ("CC", kind.upper(), result["version"]))))


def _known(name: str) -> tuple[str, str]:
    return name, licence_link(name)
