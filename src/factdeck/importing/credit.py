"""Lines that say where a text comes from and under which licence, to the article's credit."""

from __future__ import annotations

import re
from urllib.parse import unquote

from factdeck.article import Cite, ProseBlock, Span
from factdeck.importing.addresses import address_parts, is_language, page_address
from factdeck.importing.draft import Draft, DraftSource, Names
from factdeck.importing.licences import licence_of
from factdeck.importing.spans import tidy
from factdeck.importing.structure import free_key

_LINE = re.compile(
    r"(?P<kind>source|original|retrieved from|from|licen[cs]e|text licen[cs]e|authors?|written by|language)\s*:\s*(?P<value>.+)",
    re.IGNORECASE,
)
_AVAILABLE = re.compile(
    r"(?:this )?(?:text|article|content) is (?:available|licensed) under .+", re.IGNORECASE
)
_WIKIMEDIA = {
    "wikipedia.org": ("Wikipedia", "entry-encyclopedia"),
    "wikivoyage.org": ("Wikivoyage", "webpage"),
    "wikibooks.org": ("Wikibooks", "webpage"),
    "wikiversity.org": ("Wikiversity", "webpage"),
}
"""Sites whose text is under CC BY-SA 4.0 by their terms of use, section 7."""


def read_credit(text: str, draft: Draft) -> bool:
    """Whether a line says who wrote the text, whence it is or under which licence; the draft then has it."""
    line = " ".join(text.split())
    if _AVAILABLE.fullmatch(line):
        draft.licence, draft.licence_link = licence_of(line)
        return True
    result = _LINE.fullmatch(line)
    if result is None:
        return False
    return _take(result["kind"].lower(), result["value"].strip(), draft)


def _take(kind: str, value: str, draft: Draft) -> bool:
    if "licen" in kind:
        draft.licence, draft.licence_link = licence_of(value)
    elif kind.startswith("author") or kind == "written by":
        draft.authors += [name for name in re.split(r"\s*(?:;|,| and )\s*", value) if name]
    elif kind == "language":
        if not is_language(value):
            return False
        draft.lang = draft.lang or value
    elif address := page_address(value):
        credit_source(draft, address)
    else:
        return False
    return True


def credit_source(draft: Draft, address: str, *, title: str = "", issued: str = "", site: str = "") -> None:
    """The page that the text is from as a source that the lead cites; its site may settle the licence, too.

    The page's own title, date and site are those that it says itself, where it does.
    """
    if address in draft.credited:
        return
    draft.credited.add(address)
    wiki, kind = site_of(address)
    title = page_title(address) if wiki else title or page_title(address)
    fields: dict[str, str | Names] = {
        "id": free_key(draft, wiki or address_parts(address).hostname or "source")
    }
    fields["type"] = kind
    fields["title"] = title or address
    if wiki:
        fields["author"] = [{"literal": f"{wiki} contributors"}]
        fields["container-title"] = wiki
        draft.authors = draft.authors or [f"{wiki} contributors"]
        if not draft.licence:
            draft.licence, draft.licence_link = licence_of("CC BY-SA 4.0")
        draft.lang = draft.lang or page_language(address)
    elif site:
        fields["container-title"] = site
    if issued:
        fields["issued"] = issued
    fields["URL"] = address
    if draft.licence:
        fields["licence"] = draft.licence
    draft.add_source(DraftSource(fields), first=True)


def site_of(address: str) -> tuple[str, str]:
    """The wiki's name and the CSL type of its pages; an empty name where the site is not one of Wikimedia's."""
    host = address_parts(address).hostname or ""
    return next((text for domain, text in _WIKIMEDIA.items() if host.endswith(domain)), ("", "webpage"))


def page_title(address: str) -> str:
    """The page's name in an address such as https://en.wikipedia.org/wiki/Treaty_of_Tordesillas."""
    path = address_parts(address).path.rstrip("/")
    return unquote(path.rpartition("/")[2]).replace("_", " ").strip()


def page_language(address: str) -> str:
    """The language of a page of Wikimedia's, which is the first part of its host; empty of any other page."""
    first = (address_parts(address).hostname or "").split(".")[0]
    known = site_of(address)[0] and re.fullmatch(r"[a-z]{2,3}", first) and first != "www"
    return first if known and is_language(first) else ""


def cite_credit(draft: Draft) -> None:
    """The lead rests on the page that the text is from, which nothing in the text cites."""
    cited = {cite.key for block in draft.lead for span in block.spans for cite in span.cite}
    if draft.sources and draft.sources[0].fields.get("URL") in draft.credited and draft.lead and not cited:
        last = draft.lead[-1]
        cite = Span("", cite=(Cite(draft.sources[0].key),))
        draft.lead[-1] = ProseBlock(last.kind, tidy([*last.spans, cite]))
