"""What elements of a page are: what an article has of them, what only serves the screen, and what nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree
from lxml.etree import _Element

from factdeck.importing.html_names import HEADINGS, HTML_BLOCKS

SILENT = frozenset(
    ["script", "style", "template", "noscript", "head", "link", "meta", "title", "base", "param", "source"]
)
"""Elements without words for a reader."""
_APART = frozenset(("br", "button", "option", *HEADINGS))
_CODE = ("style", "script", "template")
MEDIA = frozenset(("audio", "video", "iframe", "object", "embed", "canvas", "applet", "svg"))
CONTROLS = frozenset(("button", "select", "textarea", "datalist", "meter", "progress", "output", "input"))
BLOCKS = HTML_BLOCKS | frozenset(
    ("dir", "doc-title", "hgroup", "hr", "legend", "li", "menu", "subtitle", "td", "th")
)
BOLD = frozenset(("b", "strong", "summary", "legend"))
ITALIC = frozenset(("i", "em", "cite", "dfn", "var"))
STRUCK = frozenset(("del", "s", "strike"))

_MEANS = {
    "thumb": "figure",
    "thumbinner": "figure",
    "gallerybox": "figure",
    "wp-caption": "figure",
    "thumbcaption": "figcaption",
    "gallerytext": "figcaption",
    "wp-caption-text": "figcaption",
    "infobox-caption": "figcaption",
    "MsoTitle": "doc-title",
    "MsoSubtitle": "subtitle",
    "MsoCaption": "figcaption",
    "MsoQuote": "blockquote",
    "MsoIntenseQuote": "blockquote",
    "admonition-title": "summary",
}
"""Classes that say what an element is, where its name doesn't: of MediaWiki, WordPress, Word and Sphinx."""
_FURNITURE = frozenset(
    [
        "anchor-link",
        "headerlink",
        "mw-cite-backlink",
        "mw-editsection",
        "mw-empty-elt",
        "mw-jump-link",
        "screen-reader-text",
        "sr-only",
        "visually-hidden",
        "Z3988",
    ]
)
"""Classes of what only works on a screen, or says again what stands beside it."""
_LEADS_AWAY = frozenset(
    [
        "breadcrumb",
        "breadcrumbs",
        "catlinks",
        "comment-list",
        "comments-area",
        "mw-indicators",
        "navbar",
        "navbox",
        "navigation",
        "noprint",
        "page-navigation",
        "pagination",
        "portalbox",
        "printfooter",
        "related-posts",
        "share-buttons",
        "sharedaddy",
        "sidebar-navigation",
        "sistersitebox",
        "social-share",
        "sphinxsidebar",
        "toc",
        "toc-wrapper",
        "toctree-wrapper",
        "vertical-navbox",
    ]
)
_PLACES = frozenset(("geo-default", "geo-inline", "geo-nondefault", "coordinates"))
_NAMED_AWAY = frozenset(
    ("toc", "TOC", "comments", "catlinks", "mw-navigation", "siteSub", "contentSub", "disqus_thread")
)
_ROLES_AWAY = frozenset(
    ("navigation", "search", "banner", "contentinfo", "doc-toc", "menu", "menubar", "dialog", "alertdialog")
)
_UNSEEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_ITALIC_STYLE = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
_MOSTLY_LINKS = 0.6


def tag_of(element: _Element) -> str:
    """The element's name without a prefix, or what its class says that it is."""
    tag = element.tag
    name = tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
    if name in ("p", "div", "li", "td", "span"):
        return next((_MEANS[each] for each in classes(element) if each in _MEANS), name)
    return name


def classes(element: _Element) -> list[str]:
    """The element's classes."""
    return str(element.get("class") or "").split()


def words_of(element: _Element) -> str:
    """All words inside that a reader sees, on one line."""
    texts: Iterable[object] = element.itertext()
    if next(element.iter(*_CODE), None) is not None:
        texts = _seen(element, "")
    return " ".join("".join(map(str, texts)).split())


def parted_words_of(element: _Element) -> str:
    """The same, each block apart from the next, with what stands for pictures."""
    return " ".join("".join(_seen(element, " ")).split())


def _seen(element: _Element, between: str) -> Iterator[str]:
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, each in walker:
        apart = between if tag_of(each) in BLOCKS or tag_of(each) in _APART else ""
        if event == "start" and each.tag in _CODE and each is not element:
            walker.skip_subtree()
        elif event == "start":
            shown = f" {each.get('alt') or ''} " if between and each.tag == "img" else ""
            yield apart + shown + (each.text or "")
        elif each is not element:
            beside = between if each.tag == "a" and not (each.tail or "").strip() else apart
            yield beside + (each.tail or "")


def is_bold(element: _Element, tag: str) -> bool:
    """Whether words inside are bold, by the element's name or its own style."""
    return tag in BOLD or bool(_BOLD_STYLE.search(str(element.get("style") or "")))


def is_italic(element: _Element, tag: str) -> bool:
    """The same of italic ones."""
    return tag in ITALIC or bool(_ITALIC_STYLE.search(str(element.get("style") or "")))


def is_furniture(element: _Element) -> bool:
    """Whether it says nothing that is missed on paper."""
    return any(each in _FURNITURE for each in classes(element))


def left_out(element: _Element, tag: str, linked: float) -> str:
    """What is left out of the article with the element, in words; empty of what stays.

    ``linked`` is the share of its letters that are those of links.
    """
    if element.get("hidden") is not None or _UNSEEN.search(str(element.get("style") or "")):
        return "hidden on the page"
    role = str(element.get("role") or "")
    if tag == "nav" or role in _ROLES_AWAY or element.get("id") in _NAMED_AWAY:
        return "navigation"
    if any(each in _LEADS_AWAY for each in classes(element)):
        return "navigation"
    if any(each in _PLACES for each in classes(element)) or element.get("id") == "coordinates":
        return "coordinates"
    if "hatnote" in classes(element):
        return "note that leads to another page"
    if tag == "aside" or role == "complementary":
        return "navigation" if linked >= _MOSTLY_LINKS else ""
    if tag == "footer":
        parent = element.getparent()
        inside = parent is not None and tag_of(parent) in ("blockquote", "figure")
        return "" if inside else "foot of the page"
    if tag == "form":
        return "form" if element.find(".//p") is None and element.find(".//h1") is None else ""
    if tag in CONTROLS:
        return "form"
    if tag in MEDIA:
        return "drawing in the page" if tag == "svg" else "sound, film or another page inside this one"
    return ""
