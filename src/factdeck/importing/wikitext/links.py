"""The targets of a wiki's links to addresses of the web, where the wiki is known."""

from __future__ import annotations

import re
from urllib.parse import quote

from factdeck.importing.addresses import address_parts, whole_address
from factdeck.importing.leftovers import Leftovers
from factdeck.importing.wikitext.localised import namespace_of

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z]{2,8})*|simple")
_SAFE = "/:,()'!*;@$-._~"


class Links:
    """Addresses of one wiki's pages; without the page's own address their words alone are kept."""

    def __init__(self, source: str, leftovers: Leftovers):
        parts = address_parts(source)
        before, result, _ = parts.path.rpartition("/")
        self._base = f"{parts.scheme}://{parts.netloc}{before}/" if result and parts.netloc else ""
        self._leftovers = leftovers

    def to(self, target: str) -> str:
        """The address of a page; empty where it isn't known."""
        page, _, fragment = target.strip().lstrip(":").partition("#")
        page = page.strip()
        if not page:
            return ""
        if not self._base:
            self._leftovers.add(1, "links between pages: name the page's address (--source) to keep them")
            return ""
        address = self._base + quote(page.replace(" ", "_"), safe=_SAFE)
        address += "#" + quote(fragment.strip().replace(" ", "_"), safe=_SAFE) if fragment.strip() else ""
        return whole_address(address)


def kind_of_link(target: str) -> tuple[str, str]:
    """``picture``, ``category``, ``language`` or ``page``, and the target without that namespace."""
    if target.lstrip().startswith(":"):
        return "page", target.strip()
    kind, rest = namespace_of(target)
    if kind:
        return kind, rest
    before, colon, behind = target.strip().partition(":")
    return ("language", behind.strip()) if colon and _LANGUAGE.fullmatch(before) else ("page", target.strip())
