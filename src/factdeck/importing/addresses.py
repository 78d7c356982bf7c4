"""Addresses and language tags as a text has them to those that an article may hold."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, urlsplit

from factdeck.article.language import check_language
from factdeck.article.links import check_link

_UNSAFE = re.compile(r"[|^`{}\"<>\\]")
"""What RFC 3986, section 2, allows in an address only as %7C and the like."""
_IN_WORDS = re.compile(r"https?://\S+")


def whole_address(text: str) -> str:
    """The address of a page or a mailbox that a text is; empty where no article may hold it."""
    address = text.strip()
    address = f"https:{address}" if address.startswith("//") else address
    address = _UNSAFE.sub(lambda sign: quote(sign[0]), address)
    try:
        check_link(address)
    except ValueError:
        return ""
    return address


def page_address(text: str) -> str:
    """The same of a page of the web alone."""
    address = whole_address(text)
    return "" if address.lower().startswith("mailto:") else address


def address_parts(address: str) -> SplitResult:
    """An address taken apart; all parts are empty where its host can't be one."""
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")


def address_in(words: str) -> str:
    """The first address of the web that stands in the words; empty where there is none."""
    result = _IN_WORDS.search(words)
    return whole_address(result[0].rstrip(".,;)")) if result else ""


def is_language(tag: str) -> bool:
    """Whether a word is a language tag (BCP 47)."""
    try:
        check_language(tag)
    except ValueError:
        return False
    return True


def language_tag(written: str) -> str:
    """A language tag with its letters as they are mostly written, as de-AT of DE_at; empty where it is none."""
    first, *others = written.strip().replace("_", "-").split("-")
    shaped = [part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part for part in others]
    tag = "-".join([first.lower(), *shaped])
    return tag if first and is_language(tag) else ""
