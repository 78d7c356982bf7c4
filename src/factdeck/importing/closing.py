"""A heading to the kind of closing section that it heads: other articles, pages elsewhere, or sources."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

TABLE = Path(__file__).parent / "closing.yaml"
KINDS = ("see also", "links", "sources")
AT_THE_END = "at the end"
_AROUND = re.compile(r"^[\W\d]+|[\W]+$")


@lru_cache(maxsize=1)
def _headings() -> dict[str, tuple[str, frozenset[str]]]:
    """Each heading's kind, and the languages that have it."""
    import yaml

    table = yaml.load(TABLE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    result: dict[str, tuple[str, frozenset[str]]] = {}
    for kind in (AT_THE_END, *KINDS):
        for lang, words in table.items():
            for heading in words.get(kind, ()):
                result[heading] = kind, result.get(heading, ("", frozenset[str]()))[1] | {lang}
    return result


def _found(heading: str) -> tuple[str, frozenset[str]]:
    words = " ".join(heading.casefold().split())
    table = _headings()
    return table.get(words) or table.get(_AROUND.sub("", words)) or ("", frozenset())


def languages_of_heading(heading: str) -> frozenset[str]:
    """The languages in whose wikis a closing section is called so."""
    return _found(heading)[1]


def closing_kind(heading: str, *, last: bool) -> str:
    """One of KINDS, or nothing for the heading of a story; ``last`` says that no story follows it."""
    kind = _found(heading)[0]
    if kind == AT_THE_END:
        return "sources" if last else ""
    return kind
