"""Templates' names and arguments, and the bare words of wikitext."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar

from mwparserfromhell.nodes import Template
from mwparserfromhell.wikicode import Wikicode

from factdeck.importing.wikitext.taming import readable

Value = TypeVar("Value")
_SPACES = re.compile(r"\s+")
_ORDINAL = re.compile(r"\d{1,4}")


def template_name(template: Template) -> str:
    """In small letters, without a namespace or underscores."""
    name = _SPACES.sub(" ", str(template.name.strip_code()).replace("_", " ")).strip().lower()
    return name.removeprefix("template:").strip()


def arguments(template: Template) -> dict[str, Wikicode]:
    """The values by their names, numbered ones by ``1``, ``2``…; the last of one name counts, as in MediaWiki."""
    return {str(each.name).strip().lower(): each.value for each in template.params}


def numbered(template: Template) -> list[Wikicode]:
    """The values without names of their own, in their order."""
    return in_order(arguments(template))


def in_order(given: Mapping[str, Value]) -> list[Value]:
    """The values of those whose names are numbers, by their numbers."""
    return [given[name] for name in sorted(filter(_ORDINAL.fullmatch, given), key=int)]


def bare(code: Wikicode) -> str:
    """The words alone, on one line."""
    return _SPACES.sub(" ", readable(str(code.strip_code(normalize=True, collapse=True)))).strip()
