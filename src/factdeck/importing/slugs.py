"""A title to a file's name: small letters, digits and hyphens, never a path and never a device."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

from factdeck.language.plain_letters import in_plain_letters

MOST = 80
_RESERVED = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
"""Names that are devices on Windows."""


def slug_of(title: str) -> str:
    """The title's letters without their accents; ``article`` where it has none that a file's name holds well."""
    small = unicodedata.normalize("NFKD", in_plain_letters(title.casefold()))
    bare = re.sub(r"[’']", "", "".join(sign for sign in small if not unicodedata.combining(sign)))
    slug = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")
    if len(slug) > MOST:
        slug = slug[: MOST + 1].rpartition("-")[0] or slug[:MOST]
    if not slug:
        return "article"
    return f"{slug}-article" if _RESERVED.fullmatch(slug) else slug


def picture_slug(name: str) -> str:
    """A picture's name or address as that of a file in ``images``, its ending kept."""
    name = _path_of(name) if re.match(r"(?:https?:)?//", name, re.IGNORECASE) else name
    stem, dot, ending = name.rpartition(".")
    if not dot or not re.fullmatch(r"[A-Za-z0-9]{2,4}", ending):
        stem, ending = name, ""
    return f"images/{slug_of(stem)}" + (f".{ending.lower()}" if ending else "")


def _path_of(address: str) -> str:
    """The path of an address, and of a long one only its end."""
    path = unquote(re.split(r"[?#]", address.partition("//")[2])[0].partition("/")[2]) or address
    while "/" in path and len(path) > MOST:
        path = path.partition("/")[2]
    return path
