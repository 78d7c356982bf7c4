"""Citation templates of many wikis to what they cite, with the names that the English ones give to their arguments."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct

TABLE = Path(__file__).parent / "citing.yaml"
_ENGLISH = re.compile(r"cite(?: (?P<kind>.+))?|citation")
_NUMBERED = re.compile(r"(?P<stem>.*?)[ _-]?(?P<number>\d{0,2})")


def is_cite(name: str) -> bool:
    """Whether a template's name is that of a source, in any wiki that is known."""
    return bool(_ENGLISH.fullmatch(name)) or name in _kinds()


def cited_kind(name: str) -> str:
    """``web``, ``book``… of ``cite web`` and ``lien web``; empty where the template leaves it open."""
    english = _ENGLISH.fullmatch(name)
    return (english["kind"] or "" if english else _kinds().get(name, "")).strip()


class Argument(Struct, frozen=True):
    """A value of a template, and the name that is written before it."""

    written: str
    value: str


def in_english(name: str, given: Mapping[str, str]) -> dict[str, Argument]:
    """The arguments by their English names: ``nom2`` as ``last2``; what has an English name already comes first."""
    names = _arguments().get(name, {})
    meant: dict[str, Argument] = {}
    own: dict[str, Argument] = {}
    for argument, value in given.items():
        english = _english(argument, names)
        (meant if english and english not in meant else own)[english or argument] = Argument(argument, value)
    return meant | own


def _english(argument: str, names: Mapping[str, str]) -> str:
    if argument in names:
        return names[argument]
    parts = _NUMBERED.fullmatch(argument)
    stem = names.get(parts["stem"], "") if parts else ""
    return stem + parts["number"] if parts and stem else ""


def archived_word(name: str) -> str:
    """“Archived” in the language of a template's wiki."""
    wikis = (wiki for wiki in _table().values() if name in wiki["templates"])
    return str(next((wiki["archived"] for wiki in wikis if "archived" in wiki), "Archived"))


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    import yaml

    table: dict[str, Any] = yaml.load(TABLE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return table


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    return {name: kind for wiki in _table().values() for name, kind in wiki["templates"].items()}


@lru_cache(maxsize=1)
def _arguments() -> dict[str, dict[str, str]]:
    """Each template's arguments: those of all languages that have one of its name."""
    result: dict[str, dict[str, str]] = {}
    for wiki in _table().values():
        for name in wiki["templates"]:
            result[name] = {**wiki["arguments"], **result.get(name, {})}
    return result
