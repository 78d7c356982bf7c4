"""The table of MediaWiki's words in the languages of its wikis to questions about a link, an option or a redirect."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

TABLE = Path(__file__).parent / "words.yaml"
_MOST_WORD = 40
"""Characters before the colon of a namespace."""


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, list[str]]]:
    """The words of each kind, by their language."""
    import yaml

    table: dict[str, dict[str, list[str]]] = yaml.load(
        TABLE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader
    )
    return table


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    """All languages' words of each kind."""
    kinds = ("picture", "category", "redirect", "option")
    every = _table().values()
    return {kind: frozenset(word for words in every for word in words.get(kind, ())) for kind in kinds}


@lru_cache(maxsize=1)
def _languages() -> dict[str, list[str]]:
    result: dict[str, list[str]] = {}
    for lang, words in _table().items():
        for word in (*words["picture"], *words["category"]):
            result.setdefault(word, []).append(lang)
    return result


def languages_of_namespace(name: str) -> list[str]:
    """The languages in whose wikis a namespace is called so."""
    return _languages().get(_folded(name), [])


def _folded(name: str) -> str:
    return " ".join(name.replace("_", " ").split()).casefold()


@lru_cache(maxsize=1)
def _option() -> re.Pattern[str]:
    forms = (re.escape(word).replace(r"\$1", ".*") for word in sorted(_words()["option"]))
    return re.compile("|".join(form.replace(r"\ ", "[ _]") for form in forms), re.IGNORECASE | re.DOTALL)


def namespace_of(target: str) -> tuple[str, str]:
    """``picture``, ``category`` or nothing, and the target without that namespace."""
    before, colon, rest = target.partition(":")
    name = _folded(before) if len(before) <= _MOST_WORD else ""
    if colon and name:
        for kind in ("picture", "category"):
            if name in _words()[kind]:
                return kind, rest.strip()
    return "", target.strip()


def is_option(words: str) -> bool:
    """Whether a part of a link to a picture says how it looks, as ``thumb`` and ``hochkant=1.2``."""
    words = words.strip()
    size = re.fullmatch(
        r"(?=.)\d{0,5}(?:\s*x\s*\d{1,5})?\s*(?:px|пкс|בק|بك|عن)?\s*(?:px)?", words, re.IGNORECASE
    )
    return bool(size or _option().fullmatch(words))


def leads_elsewhere(text: str) -> bool:
    """Whether a page only leads to another one, as ``#REDIRECT [[Other]]``."""
    result = re.match(r"\s*#\s*([^\s\[:]{1,40})\s*:?\s*\[\[", text)
    return bool(result and result[1].casefold() in _words()["redirect"])
