"""Citation templates of many wikis to what they cite, with the names that the English ones give to their arguments."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

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


def in_english(name: str, given: Mapping[str, str]) -> dict[str, str]:
    """The arguments by their English names: ``nom2`` as ``last2``; what has an English name already comes first."""
    names = _arguments().get(name)
    if not names:
        return dict(given)
    text: dict[str, str] = {}
    for argument, value in given.items():
        parts = _NUMBERED.fullmatch(argument)
        english = names.get(argument) or (
            parts and names.get(parts["stem"], "") and names[parts["stem"]] + parts["number"]
        )
        if english:
            text.setdefault(english, value)
    return text | dict(given)


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, dict[str, str]]]:
    import yaml

    table: dict[str, dict[str, dict[str, str]]] = yaml.load(
        TABLE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader
    )
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
