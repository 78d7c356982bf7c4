"""A page's text to the tree of its elements, whatever it is made of: nothing is fetched, and no entity grows."""

from __future__ import annotations

import re

from lxml import etree, html

from factdeck.importing.kinds import NotImportable
from factdeck.reading.limits import MOST_CHARACTERS

MOST_ELEMENTS = 400_000
_DATA = re.compile(r"data:image/[\w.+-]{1,40}(?:;[\w=.-]{1,80}){0,4};base64,(?P<text>[A-Za-z0-9+/=%\s]*)")
HELD = "held-inside:"
"""Begins the name of a picture that stands in the page or document itself, before its number."""


def without_pictures(text: str) -> tuple[str, list[str]]:
    """The text with a short name in place of each picture that it holds, and these as they are written there."""
    pictures: list[str] = []

    def named(found: re.Match[str]) -> str:
        pictures.append(found["text"])
        return f"{HELD}{len(pictures) - 1}" + "\n" * found[0].count("\n")

    return _DATA.sub(named, text), pictures


def tree_of(text: str, what: str = "page") -> etree._Element:
    """The page's root element, comments left out; ``what`` is it called in messages.

    Raises NotImportable where it is too long, or has too many elements or too many inside each other.
    """
    if len(text) > MOST_CHARACTERS:
        message = f"the {what} has {len(text):,} characters; {MOST_CHARACTERS:,} is the most that is read"
        raise NotImportable(message, "save the part of it that you want alone")
    if (count := text.count("<")) > MOST_ELEMENTS:
        message = f"the {what} has {count:,} marks of HTML; {MOST_ELEMENTS:,} is the most that is read"
        raise NotImportable(message, "save the part of it that you want alone")
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root: etree._Element | None = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.ParserError:
        root = None
    except etree.XMLSyntaxError:
        root = None
    if any("depth" in entry.message for entry in parser.error_log):
        raise NotImportable(f"this {what} has too many elements inside each other", "save its words as text")
    if root is None:
        raise NotImportable("there is no text in this file")
    return root
