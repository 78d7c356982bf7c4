"""A name to what keeps it from being a file's or a folder's name on every system, and a file to what it is called by."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from factdeck.seldom import seldom

MOST_CHARACTERS = 200
_NOWHERE = seldom(r'[\x00-\x1f\x7f<>:"/\\|?*\ud800-\udfff]')
_UNREADABLE = seldom("[\ud800-\udfff]")
_RESERVED = seldom(r"(?i)(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(\..*)?")
"""Names that are devices on Windows, with whatever ending (“Naming files, paths, and namespaces”, Win32)."""


def wrong_with(name: str) -> str:
    """Why the name is none for a file or folder on Windows, macOS and Linux alike; empty where it is one."""
    if not name:
        return "is empty"
    if len(name) > MOST_CHARACTERS:
        return f"has more than {MOST_CHARACTERS} characters"
    if result := _NOWHERE.search(name):
        return f"has {result[0]!r} in it, which no name on Windows may have"
    if name.strip(". ") != name.lstrip("."):
        return "begins or ends with a space, or ends with a dot, which no name on Windows may"
    if _RESERVED.fullmatch(name):
        return "is the name of a device on Windows"
    return ""


@lru_cache(maxsize=20_000)
def slug_of(article: str) -> str:
    """What outputs of an article are called by: its file's name without the ending; ``-`` is standard input."""
    return "article" if article == "-" else _UNREADABLE.sub("_", Path(article).stem)
