"""Templates' names and arguments, and the bare words of wikitext."""

from __future__ import annotations

import re
from typing import Any

from factdeck.importing.wikitext.taming import readable

_SPACES = re.compile(r"\s+")


def template_name(template: Any) -> str:
    """In small letters, without a namespace or underscores."""
    name = _SPACES.sub(" ", str(template.name.strip_code()).replace("_", " ")).strip().lower()
    return name.removeprefix("template:").strip()


def arguments(template: Any) -> dict[str, Any]:
    """The values by their names, numbered ones by ``1``, ``2``…; the last of one name counts, as in MediaWiki."""
    return {str(each.name).strip().lower(): each.value for each in template.params}


def numbered(template: Any) -> list[Any]:
    """The values without names of their own, in their order."""
    given = arguments(template)
    return [given[name] for name in sorted((name for name in given if name.isdigit()), key=int)]


def bare(code: Any) -> str:
    """The words alone, on one line."""
    return _SPACES.sub(" ", readable(str(code.strip_code(normalize=True, collapse=True)))).strip()
