"""Language tags to the well-formed ones of BCP 47 (RFC 5646, section 2.1)."""

from __future__ import annotations

import re

from factdeck.messages import codes
from factdeck.reading import Complaint

_TAG = re.compile(
    r"[A-Za-z]{2,3}"  # language
    r"(-[A-Za-z]{4})?"  # script
    r"(-([A-Za-z]{2}|[0-9]{3}))?"  # region
    r"(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*"  # variants
    r"(-[A-WYZa-wyz0-9](-[A-Za-z0-9]{2,8})+)*"  # extensions
    r"(-[xX](-[A-Za-z0-9]{1,8})+)?"  # private use
)
_NAMES = {
    "chinese": "zh",
    "dutch": "nl",
    "english": "en",
    "french": "fr",
    "german": "de",
    "deutsch": "de",
    "italian": "it",
    "japanese": "ja",
    "polish": "pl",
    "portuguese": "pt",
    "russian": "ru",
    "spanish": "es",
    "ukrainian": "uk",
}


def check_language(tag: str, offset: int = 0) -> None:
    """Raise Complaint where a text is not a language tag; ``offset`` is where it begins in what is being read."""
    if not _TAG.fullmatch(tag):
        raise Complaint(
            f"{tag!r} is not a language tag (BCP 47)",
            _meant(tag),
            offset,
            max(1, len(tag)),
            code=codes.NO_LANGUAGE,
        )


def _meant(tag: str) -> str:
    dashed = tag.strip("“”„‘’«»\"' ").replace("_", "-")
    if _TAG.fullmatch(dashed):
        return f"write {dashed}"
    known = _NAMES.get(dashed.casefold())
    return f"write {known}" if known else "as in en-GB, de, zh-Hant or ru"
