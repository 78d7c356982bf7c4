"""What a page says of itself, in its head and around its article, to the draft: language, title, source, licence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urljoin

from lxml.etree import _Element
from msgspec import Struct, field

from factdeck.article import parse_date, plain
from factdeck.importing.addresses import address_parts, language_tag, page_address
from factdeck.importing.credit import credit_source
from factdeck.importing.draft import Draft
from factdeck.importing.html.elements import words_of
from factdeck.importing.leftovers import Leftovers
from factdeck.importing.licences import licence_of
from factdeck.importing.spans import text_inline

MOST_SUBTITLE = 100
"""Characters of a description that may stand below a title; a longer one is for search engines."""
_BEGINNING = 40
"""Characters of a description: where the text begins with them, it says no more."""
_SAVED_FROM = re.compile(
    r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->|<!--\s*Page saved with SingleFile\s+url:\s*(\S+)"
)
_AUTHORS = ("author", "dc.creator", "dcterms.creator", "citation_author", "article:author", "parsely-author")
_DATES = (
    "article:published_time",
    "dcterms.date",
    "dc.date",
    "dcterms.created",
    "citation_publication_date",
    "date",
    "pubdate",
)
_DESCRIPTIONS = ("description", "dc.description", "og:description")
_KEYWORDS = ("keywords", "dc.subject", "article:tag")
_RIGHTS = (
    "dcterms.license",
    "dc.rights.license",
    "dcterms.rights",
    "dc.rights",
    "license",
    "copyright",
    "rights",
)
_SITES = ("og:site_name", "application-name")
_DAY = re.compile(r"(\d{4})[-/](\d\d)[-/](\d\d)|(\d{4}(?:-\d\d)?)$")
_PARTED = re.compile(r"\s+[|–—·»:•-]\s+")


class About(Struct):
    """What the page says, each value with the line that it stands on."""

    meta: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    title: str = ""
    lang: str = ""
    base: str = ""
    """The address that links start from."""
    licence: str = ""

    def first(self, names: tuple[str, ...]) -> str:
        return next((self.meta[name][0][0] for name in names if name in self.meta), "")

    def all(self, names: tuple[str, ...]) -> list[str]:
        """The values of the first of several names that is there."""
        found = next((self.meta[name] for name in names if name in self.meta), [])
        return list(dict.fromkeys(value for value, _ in found))


def about_page(root: _Element, text: str, source: str) -> About:
    """``source`` is the page's address where somebody gave it."""
    about = About(lang=_language(root))
    for element in root.iter("meta", "title"):
        if element.tag == "title":
            about.title = about.title or words_of(element)
            continue
        name = str(element.get("name") or element.get("property") or element.get("http-equiv") or "").lower()
        value = " ".join(unescape(str(element.get("content") or "")).split())
        if name and value:
            about.meta.setdefault(name, []).append((value, element.sourceline or 1))
    about.lang = about.lang or language_tag(
        about.first(("content-language", "dc.language", "dcterms.language"))
    )
    about.licence = _licence(root)
    about.base = source or _address(root, text, about)
    based = next((str(each.get("href") or "") for each in root.iter("base")), "")
    about.base = page_address(urljoin(about.base, based)) or about.base if based else about.base
    return about


def _language(root: _Element) -> str:
    for element in (root, next(root.iter("body"), root)):
        for name in ("lang", "xml:lang", "{http://www.w3.org/XML/1998/namespace}lang"):
            if tag := language_tag(str(element.get(name) or "")):
                return tag
    return ""


def _links(root: _Element, kind: str) -> Iterator[_Element]:
    for element in root.iter("link", "a"):
        if kind in str(element.get("rel") or "").lower().split() and element.get("href"):
            yield element


def _licence(root: _Element) -> str:
    """The address of the licence, or its name where the address says none."""
    for element in (*_links(root, "license"), *_links(root, "licence"), *_links(root, "copyright")):
        address = str(element.get("href"))
        name, link = licence_of(address)
        if link:
            return name
        if words := words_of(element):
            return words
    return ""


def _address(root: _Element, text: str, about: About) -> str:
    said = [str(each.get("href")) for each in _links(root, "canonical")]
    said += [about.first(("og:url", "dc.identifier"))]
    said += [found[1] or found[2] for found in [_SAVED_FROM.search(text[:5000])] if found]
    return next(filter(None, map(_whole, said)), "")


def _whole(text: str) -> str:
    return page_address(text) if re.match(r"https?://", text.strip(), re.IGNORECASE) else ""


def say_about(about: About, draft: Draft, leftovers: Leftovers, source: str) -> None:
    """Fill the draft from what the page says of itself; what has no place in it is told."""
    draft.lang = draft.lang or about.lang
    for name in about.all(_AUTHORS):
        if not name.startswith(("http://", "https://", "@")) and name not in draft.authors:
            draft.authors.append(name)
    for words in about.all(_KEYWORDS):
        parts = [part for part in re.split(r"\s*[,;]\s*", words) if part]
        draft.keywords += [part for part in parts if part not in draft.keywords]
    rights = about.licence or about.first(_RIGHTS)
    if rights:
        name, link = licence_of(rights)
        if link or about.licence:
            draft.licence, draft.licence_link = name, link
        else:
            leftovers.add(_line(about, _RIGHTS), "rights that the page names", rights)
    _describe(about, draft, leftovers)
    if address := source or page_address(about.base):
        credit_source(draft, address, title=plain(draft.title), issued=_day(about), site=about.first(_SITES))
    elif day := _day(about):
        leftovers.add(_line(about, _DATES), "date of the page, whose address is not known (--source)", day)


def _describe(about: About, draft: Draft, leftovers: Leftovers) -> None:
    words = about.first(_DESCRIPTIONS)
    if not words or draft.subtitle:
        return
    blocks = [*draft.lead, *(block for section in draft.sections[:1] for block in section.blocks)]
    if words.rstrip(".…")[:_BEGINNING] in " ".join(plain(block.spans) for block in blocks[:4]):
        return
    if len(words) <= MOST_SUBTITLE and words != plain(draft.title):
        draft.subtitle = text_inline(words)
    else:
        leftovers.add(_line(about, _DESCRIPTIONS), "description of the page", words)


def _line(about: About, names: tuple[str, ...]) -> int:
    return next((about.meta[name][0][1] for name in names if name in about.meta), 1)


def _day(about: About) -> str:
    found = _DAY.match(about.first(_DATES))
    edtf = (f"{found[1]}-{found[2]}-{found[3]}" if found[1] else found[4]) if found else ""
    try:
        parse_date(edtf)
    except ValueError:
        return ""
    return edtf


def title_of(about: About) -> str:
    """The page's name without that of its site."""
    said = about.first(("og:title", "dc.title", "citation_title"))
    if said or not about.title:
        return said
    site = about.first(_SITES).casefold()
    host = (address_parts(about.base).hostname or "").removeprefix("www.").split(".")[0]
    parts = _PARTED.split(about.title)
    kept = [part for part in parts if part.casefold() != site and part.casefold().replace(" ", "") != host]
    if len(kept) == len(parts) > 1 and site:
        return about.title
    return kept[0] if len(kept) < len(parts) and kept else about.title
