"""The names and the words by which pages tell what is no part of their article: menus, advertisements, comments."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from lxml.etree import _Element
from msgspec import Struct

from factdeck.importing.html.elements import classes

TABLE = Path(__file__).parent / "furniture.yaml"
COMMENTS = "comments"
MOST_CHARACTERS_OF_PHRASE = 60
_NOT_PRINTED = "what the page itself does not print"
_PART = re.compile(r"[a-z0-9]+|[A-Z]+(?![a-z])|[A-Z][a-z]*")
_AROUND = re.compile(r"^[\W\d_]+|[\W_]+$")


class Said(Struct, frozen=True):
    """What an element is by its names; ``weak`` where the same names are given to parts of articles, too."""

    what: str
    weak: bool = False


class _Table(Struct, frozen=True):
    parts: re.Pattern[str]
    names: dict[str, Said]
    story: frozenset[str]
    said: tuple[Said, ...]
    phrases: frozenset[str]


@lru_cache(maxsize=1)
def _table() -> _Table:
    import yaml

    table = yaml.load(TABLE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    said = [Said(each["what"], "weak" in each) for each in table["names"]]
    parts = [each["parts"] for each in table["names"]]
    names = {
        name: said[number] for number, each in enumerate(table["names"]) for name in each.get("names", ())
    }
    said.append(Said(_NOT_PRINTED))
    parts.append(table["unprinted"])
    written = "|".join(f"({'|'.join(map(re.escape, each))})" for each in parts)
    phrases = frozenset(phrase for each in table["phrases"].values() for phrase in each)
    pattern = re.compile(f"(?<![a-z0-9])(?:{written})(?![a-z0-9])")
    return _Table(pattern, names, frozenset(table["story"]), tuple(said), phrases)


def said_by_names(element: _Element) -> Said | None:
    """What an element's classes and id say that it is, where that is no part of an article."""
    table = _table()
    names = _names_of(element)
    found = [table.said[hit.lastindex - 1] for hit in table.parts.finditer(" ".join(names)) if hit.lastindex]
    found += [table.names[name] for name in names if name in table.names]
    return min(found, key=lambda said: (said.weak, table.said.index(said)), default=None)


def is_story(element: _Element) -> bool:
    """Whether an element's classes and id say that it is the article."""
    return any(name in _table().story for name in _names_of(element))


def _names_of(element: _Element) -> list[str]:
    names = [*classes(element), str(element.get("id") or "")]
    return [_in_parts(each) for each in names if each and len(each) < MOST_CHARACTERS_OF_PHRASE]


@lru_cache(maxsize=4096)
def _in_parts(name: str) -> str:
    """A name in small letters, its parts between hyphens: ``relatedPosts`` and ``related_posts`` are one."""
    return "-".join(_PART.findall(name)).lower()


def is_phrase(words: str) -> bool:
    """Whether words are those of a button, or head what leads to other pages."""
    if len(words) > MOST_CHARACTERS_OF_PHRASE:
        return False
    return _AROUND.sub("", words.casefold().replace("’", "'")) in _table().phrases
