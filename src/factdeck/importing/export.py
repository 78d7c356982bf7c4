"""A wiki's export of one page to the page's text, at the lines where it stands there."""

from __future__ import annotations

import re
from html import unescape

from msgspec import Struct

from factdeck.importing.kinds import NotImportable

_EXPORT = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<mediawiki\b(?P<attributes>[^>]*)>")
_LANGUAGE = re.compile(r"xml:lang=\"([^\"]+)\"")
_PAGE = re.compile(r"<page>")
_TITLE = re.compile(r"<title>([^<]*)</title>")
_TEXT = re.compile(r"<text\b[^>]*(?:/>|>(?P<text>[^<]*)</text>)")


class Export(Struct, frozen=True):
    """``text`` has an empty line for each line of the export above it."""

    title: str
    lang: str
    text: str


def read_export(text: str) -> Export | None:
    """The page; None where the text is no wiki's export. Nothing but XML's own entities is resolved.

    Raises NotImportable where it has several pages or none.
    """
    result = _EXPORT.match(text)
    if result is None:
        return None
    pages = len(_PAGE.findall(text))
    if pages != 1:
        message = (
            f"this is a wiki's export of {pages:,} pages"
            if pages
            else "there is no page in this wiki's export"
        )
        raise NotImportable(message, "export one page alone")
    title, versions = _TITLE.search(text), list(_TEXT.finditer(text))
    if not versions:
        raise NotImportable("there is no text in this wiki's export", "export the page with its text")
    last = versions[-1]
    above = "\n" * text.count("\n", 0, last.start("text") if last["text"] else 0)
    lang = _LANGUAGE.search(result["attributes"])
    return Export(
        unescape(title[1]) if title else "", lang[1] if lang else "", above + unescape(last["text"] or "")
    )
