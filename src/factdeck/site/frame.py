"""What stands in a page to the page: head, skip link, the parts of the site, and what all pages share."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from string import Template

from msgspec import Struct

from factdeck.article.links import check_link
from factdeck.escaping import attribute, text
from factdeck.language.scripts import is_leftward_language
from factdeck.layout.words import Words
from factdeck.reading import Complaint
from factdeck.site.words import site_words

ASSETS = Path(__file__).parent / "assets"
PARTS = {"all articles": "index.html", "timeline": "timeline.html", "map": "map.html"}
"""The parts of the site, and the page that each begins with."""
ARTICLES = "articles"
"""The folder of the articles' pages."""


class Site(Struct, frozen=True):
    """What all pages know of the site."""

    title: str
    lang: str
    url: str = ""
    """The address that it will stand at, with a slash at its end; empty where that is not known."""

    @property
    def words(self) -> Words:
        return site_words(self.lang)


def site_address(written: str) -> str:
    """Where a site will stand, with a slash at its end; empty where nothing is written. Raises ValueError for what is no such place."""
    if not written:
        return ""
    try:
        check_link(written)
        if written.lower().startswith("http") and not set("?#") & set(written):
            return written.rstrip("/") + "/"
    except Complaint:
        pass
    raise ValueError(f"{written!r} is no place for a site: it is as in https://example.org/town/")


class Page(Struct, frozen=True):
    """What is a page's own."""

    title: str
    content: str
    """Of the element main."""
    path: str
    """Where it stands in the site."""
    lang: str
    head: str = ""
    """What else stands in its head."""
    part: str = ""
    """The part of the site that it is; empty of others."""
    description: str = ""
    """What it shows, for searches and links; the pages of articles say that in their head."""


def page_of(site: Site, page: Page) -> bytes:
    """A whole page."""
    words, root = site.words, "../" * page.path.count("/")
    whole = _template().substitute(
        lang=page.lang,
        direction=_direction(page.lang),
        title=text(page.title),
        head="\n".join(filter(None, (page.head, _described(site, page), _address(site, page)))),
        root=root,
        feed=attribute(site.title),
        own=_own(site, page),
        skip=text(words("skip")),
        name=text(site.title),
        navigation=attribute(words("site navigation")),
        links="\n".join(_link(words(part), root + path, part == page.part) for part, path in PARTS.items()),
        content=page.content,
        news=text(words("feed")),
        made=text(words("made by")),
    )
    return whole.encode("utf-8", "replace")


@lru_cache(maxsize=1)
def _template() -> Template:
    return Template((ASSETS / "page.html").read_text(encoding="utf-8"))


def _direction(lang: str) -> str:
    return "rtl" if is_leftward_language(lang) else "ltr"


def in_language(lang: str) -> str:
    """The attributes of what is in a language."""
    return f' lang={attribute(lang)} dir="{_direction(lang)}"'


def _own(site: Site, page: Page) -> str:
    """The attributes of what is in the site's language, on a page in another one."""
    return "" if page.lang == site.lang else in_language(site.lang)


def _link(words: str, address: str, here: bool) -> str:
    current = ' aria-current="page"' if here else ""
    return f"<li><a href={attribute(address)}{current}>{text(words)}</a></li>"


def _described(site: Site, page: Page) -> str:
    """What programs that find a page, or link to it, say of it (ogp.me)."""
    if not page.description:
        return ""
    told = [("og:type", "website"), ("og:title", page.title), ("og:site_name", site.title)]
    told += [("og:description", page.description), ("og:locale", page.lang.replace("-", "_"))]
    told += [("og:url", _place(site, page))] if site.url else []
    lines = [f'<meta name="description" content={attribute(page.description)}>']
    lines += [f"<meta property={attribute(name)} content={attribute(value)}>" for name, value in told]
    return "\n".join(lines)


def _address(site: Site, page: Page) -> str:
    """The page's own address, where the site's is known."""
    return f'<link rel="canonical" href={attribute(_place(site, page))}>' if site.url else ""


def _place(site: Site, page: Page) -> str:
    return site.url + ("" if page.path == "index.html" else page.path)
