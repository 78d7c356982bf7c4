"""Articles to a whole site: each article's page as it is made, then the lists, the search, the timeline, the map and the feed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from factdeck.api import preload
from factdeck.library.one_article import Report
from factdeck.library.workers import Failed, Limits, each_done
from factdeck.site.entry import Entry
from factdeck.site.feed import feed
from factdeck.site.frame import ASSETS, page_of
from factdeck.site.index import index_files
from factdeck.site.lists import list_pages
from factdeck.site.making import Wanted, make_article, write_changed
from factdeck.site.map import map_page
from factdeck.site.timeline import timeline_page
from factdeck.site.typefaces import typefaces

COPIED = ("site.css", "site.js", "icon.svg")


def make_site(articles: Sequence[str], wanted: Wanted, workers: int) -> Iterator[tuple[int, Report]]:
    """Number and report of each article as it is done; all that lists the articles is written after the last.

    What is wrong is left out of the site. Raises OSError where a file can't be written.
    """
    entries: list[Entry] = []
    for number, made in each_done(partial(make_article, wanted), articles, Limits(workers), preload):
        if isinstance(made, Failed):
            told = "it ended the process that built it"
            yield number, Report(articles[number], "died", message=told, seconds=made.seconds)
            continue
        if made.entry is not None:
            entries.append(made.entry)
        yield number, made.report
    for path, data in listing_files(sorted(entries, key=lambda entry: entry.order), wanted):
        write_changed(wanted.folder, [(path, data)])


def listing_files(entries: Sequence[Entry], wanted: Wanted) -> Iterator[tuple[str, bytes]]:
    """The path and the bytes of each file that lists articles or goes with all pages; one at a time."""
    site = wanted.site
    for name in COPIED:
        yield name, (ASSETS / name).read_bytes()
    yield "fonts.css", typefaces()
    yield from index_files(entries, site.lang)
    for page in list_pages(entries, site):
        yield page.path, page_of(site, page)
    for page in (timeline_page(entries, site), map_page(entries, site)):
        yield page.path, page_of(site, page)
    yield "feed.xml", feed(entries, site)
