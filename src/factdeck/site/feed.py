"""Entries to a feed of what was worked on last (Atom, RFC 4287)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timezone
from uuid import NAMESPACE_URL, uuid5

from factdeck.escaping import attribute, text
from factdeck.site.entry import Entry
from factdeck.site.frame import Site
from factdeck.site.metadata import page_address, shortened

MOST_ENTRIES = 50
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF))
"""Characters that XML 1.0 has not."""


def feed(entries: Sequence[Entry], site: Site) -> bytes:
    """The feed; without the site's address its links begin at its own place, and its ids are made of names."""
    newest = sorted(entries, key=lambda entry: (-entry.updated, entry.order))[:MOST_ENTRIES]
    updated = max((entry.updated for entry in newest), default=0)
    own = f'<link rel="self" href={attribute(site.url + "feed.xml")}/>\n' if site.url else ""
    items = "".join(_entry(entry, site) for entry in newest)
    whole = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={attribute(site.lang)}>\n'
        f"<title>{text(site.title)}</title>\n<id>{text(_id(site, ''))}</id>\n<updated>{_moment(updated)}</updated>\n"
        f"{own}<link href={attribute(site.url or 'index.html')}/>\n<author><name>{text(site.title)}</name></author>\n{items}</feed>\n"
    )
    return whole.translate(_CONTROLS).encode("utf-8", "replace")


def _entry(entry: Entry, site: Site) -> str:
    address = site.url + page_address(entry.slug)
    lead = shortened(entry.lead or entry.subtitle)
    summary = f"<summary>{text(lead)}</summary>\n" if lead else ""
    tags = "".join(f"<category term={attribute(word)}/>\n" for word in entry.keywords)
    return (
        f"<entry xml:lang={attribute(entry.lang)}>\n<title>{text(entry.title)}</title>\n"
        f"<id>{text(_id(site, entry.slug))}</id>\n<updated>{_moment(entry.updated)}</updated>\n"
        f"<link href={attribute(address)}/>\n{summary}{tags}</entry>\n"
    )


def _id(site: Site, slug: str) -> str:
    """What stays the same for as long as the names do (RFC 4287, 4.2.6)."""
    if site.url:
        return site.url + (page_address(slug) if slug else "")
    return uuid5(NAMESPACE_URL, f"{site.title}/{slug}").urn


def _moment(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
