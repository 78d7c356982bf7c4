"""An article to what machines read of its page: schema.org as JSON-LD, and Open Graph."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from factdeck.article import Article, SourceEntry
from factdeck.escaping import attribute
from factdeck.site.entry import Download, Entry
from factdeck.site.frame import ARTICLES, Site

LONGEST_DESCRIPTION = 300
MIMES = {
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
_HARMLESS = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""Signs that could end the element that JSON stands in, or a line of a script."""
Value = dict[str, Any]


def json_text(value: object) -> str:
    """A value as JSON that may stand inside a page or a script."""
    told = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign, escape in _HARMLESS.items():
        told = told.replace(sign, escape)
    return told.encode("utf-8", "replace").decode("utf-8")


def shortened(told: str, most: int = LONGEST_DESCRIPTION) -> str:
    """A text of no more than so many characters, cut between words where there are any."""
    if len(told) <= most:
        return told
    cut = told[: most - 1]
    words = cut.rsplit(" ", 1)[0] if " " in cut[most // 2 :] else cut
    return f"{words.rstrip(' ,;:.–—')}…"


def page_address(slug: str) -> str:
    """Where an article's page stands in the site, as an address."""
    return f"{ARTICLES}/{quote(slug)}.html"


def head_of(article: Article, entry: Entry, site: Site, downloads: Sequence[Download], image: str) -> str:
    """The lines of a page's head; ``image`` is the address of a picture in the site, empty where there is none."""
    description = shortened(entry.lead or entry.subtitle)
    linked = json_text(_article(article, entry, site, downloads))
    lines = [f'<meta name="description" content={attribute(description)}>'] if description else []
    lines += [
        f"<meta property={attribute(name)} content={attribute(value)}>"
        for name, value in _open_graph(entry, site, description, image)
    ]
    return "\n".join([*lines, f'<script type="application/ld+json">{linked}</script>'])


def _open_graph(entry: Entry, site: Site, description: str, image: str) -> list[tuple[str, str]]:
    """Addresses are whole ones (ogp.me), so they are left out where the site's is not known."""
    told = [("og:type", "article"), ("og:title", entry.title), ("og:site_name", site.title)]
    told += [("og:description", description)] if description else []
    told += [("og:locale", entry.lang.replace("-", "_"))]
    told += [("article:tag", word) for word in entry.keywords]
    if site.url:
        told.append(("og:url", site.url + page_address(entry.slug)))
        told += [("og:image", site.url + image)] if image else []
    return told


def _article(article: Article, entry: Entry, site: Site, downloads: Sequence[Download]) -> Value:
    licence = article.licence
    value: Value = {
        "@context": "https://schema.org",
        "@type": ["Article", "LearningResource"],
        "headline": entry.title,
        "alternativeHeadline": entry.subtitle,
        "description": shortened(entry.lead),
        "inLanguage": entry.lang,
        "keywords": list(entry.keywords),
        "author": [{"@type": "Person", "name": str(name)} for name in article.authors],
        "license": str(licence.link or licence.name) if licence else "",
        "temporalCoverage": _span(entry),
        "spatialCoverage": _places(entry),
        "citation": [_source(source) for source in article.sources],
        "sameAs": str(article.link or ""),
        "isPartOf": {"@type": "Collection", "name": site.title, **({"url": site.url} if site.url else {})},
        "encoding": [_file(each, site) for each in downloads],
    }
    if site.url:
        value["url"] = site.url + page_address(entry.slug)
    return {key: each for key, each in value.items() if each}


def _span(entry: Entry) -> str:
    """An interval (ISO 8601), where its years have four digits."""
    if not entry.years or not all(0 <= year <= 9999 for year in entry.years):
        return ""
    first, last = entry.years
    return f"{first:04}" if first == last else f"{first:04}/{last:04}"


def _places(entry: Entry) -> list[Value]:
    places: list[Value] = [{"@type": "Place", "name": name} for name in entry.places]
    if entry.at:
        lon, lat = entry.at.place
        geo = {"@type": "GeoCoordinates", "latitude": lat, "longitude": lon}
        named = next((place for place in places if place["name"] == entry.at.name), None)
        if named is None:
            places.append({"@type": "Place", "geo": geo})
        else:
            named["geo"] = geo
    return places


def _source(source: SourceEntry) -> Value:
    value = {
        "@type": "CreativeWork",
        "name": str(source.title),
        "author": [{"@type": "Person", "name": name.shown} for name in source.author if not name.is_others],
        "url": str(source.url or ""),
    }
    return {key: each for key, each in value.items() if each}


def _file(download: Download, site: Site) -> Value:
    """Its address is a whole one, or begins at the page."""
    ending = download.name.rsplit(".", 1)[-1].lower()
    address = f"{site.url or '../'}files/{quote(download.name)}"
    value = {
        "@type": "MediaObject",
        "name": download.label,
        "contentUrl": address,
        "contentSize": str(download.size),
    }
    return {**value, **({"encodingFormat": MIMES[ending]} if ending in MIMES else {})}
