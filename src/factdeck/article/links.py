"""Addresses to those that a reader can follow: of the web, or of a mailbox."""

from __future__ import annotations

import re

from factdeck.messages import codes
from factdeck.reading import Complaint
from factdeck.seldom import seldom

_WEB = re.compile(
    r"https?://(?:[^\s/?#@<>\"\\^`{|}\[\]]+|\[[0-9a-f:.]+\](?::\d{1,5})?)([/?#][^\s<>\"\\^`{|}]*)?",
    re.IGNORECASE,
)
_MAIL = re.compile(r"mailto:[^\s@<>\"\\]+@[^\s@<>\"\\]+", re.IGNORECASE)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_BARE = seldom(r"(www\.|[A-Za-z0-9-]+\.(?:org|com|net|edu|gov|info|de|uk|fr)\b)\S*", re.IGNORECASE)


def check_link(address: str, offset: int = 0) -> None:
    """Raise Complaint where an address is none of http, https and mailto (RFC 3986, RFC 6068), or is not whole."""
    if _WEB.fullmatch(address) or _MAIL.fullmatch(address):
        return
    scheme = _SCHEME.match(address)
    length = max(1, len(address))
    if not address:
        raise Complaint(
            "the address is missing", "write it, as in https://example.org", offset, length, code=codes.LINK
        )
    if _BARE.match(address):
        raise Complaint(
            f"{address!r} is not a whole web address",
            f"write https://{address}",
            offset,
            length,
            code=codes.LINK,
        )
    if scheme is None or ("@" in address and not address.lower().startswith(("http", "mailto"))):
        raise Complaint(
            f"{address!r} is not a web address",
            "begin it with https:// (or mailto:)",
            offset,
            length,
            code=codes.LINK,
        )
    if scheme[1].lower() not in ("http", "https", "mailto"):
        message = f"links to {scheme[1]}: are not made"
        raise Complaint(
            message, "link to the web (https://…) or to a mailbox (mailto:…)", offset, length, code=codes.LINK
        )
    raise Complaint(
        f"{address!r} is not a whole address", _what_to_write(address), offset, length, code=codes.LINK
    )


def _what_to_write(address: str) -> str:
    if re.search(r"\s", address):
        return "a space in an address is written %20"
    result = re.search(r"[<>\"\\^`{|}]", address)
    return (
        f"{result[0]} in an address is written %{ord(result[0]):02X}"
        if result
        else "as in https://example.org/page"
    )
