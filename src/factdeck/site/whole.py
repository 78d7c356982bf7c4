"""Articles to a whole site: each article's page as it is made, then the lists, the search, the timeline, the map and the feed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from msgspec import Raw, Struct, field
from msgspec.structs import replace

from factdeck.files.names import slug_of
from factdeck.files.plain import refuse_folder
from factdeck.library.one_article import Report, load_for_all, of_failed
from factdeck.library.workers import Failed, Limits, each_done
from factdeck.site.article_page import FILES, PICTURES
from factdeck.site.entry import Entry
from factdeck.site.feed import feed
from factdeck.site.frame import ARTICLES, ASSETS, page_of
from factdeck.site.index import FOLDER as SEARCH
from factdeck.site.index import index_files
from factdeck.site.lists import list_pages
from factdeck.site.making import Made, Wanted, last_entry, make_article, standing_article, write_changed
from factdeck.site.map import map_page
from factdeck.site.timeline import timeline_page
from factdeck.site.typefaces import typefaces
from factdeck.site.written import (
    Removed,
    Written,
    group_of,
    joined,
    read_written,
    remove_rest,
    write_written,
)

COPIED = ("site.css", "site.js", "map.js", "icon.svg")
LISTS = "lists"
"""What all files that are not an article's are remembered by."""


class SiteRun(Struct):
    """The making of a site."""

    articles: Sequence[str]
    wanted: Wanted
    limits: Limits
    removed: Removed = Removed()
    """What the site no longer has, when all is done."""
    entries: list[Entry] = field(default_factory=list)
    groups: dict[str, Raw] = field(default_factory=dict)
    """The files of each article that has a page."""
    stays: list[tuple[str, bool]] = field(default_factory=list)
    """Articles that are not well and keep the page of an earlier run, and whether lists still lead to it."""

    def reports(self) -> Iterator[tuple[int, Report]]:
        """Number and report of each article as it is done; all that lists the articles is written after the last.

        What is wrong has no page but one that it had before: that stays, and lists lead to it as they did, where what
        they say of it is kept. Raises OSError where a file can't be written.
        """
        before = read_written(self.wanted.folder)
        try:
            for number, made in self._each_made():
                yield number, self._done(number, made)
            self._keep_pages(before)
            self._end(before)
        except BaseException:
            self._remember(before)
            raise

    def _each_made(self) -> Iterator[tuple[int, Made | Failed]]:
        """Those of which all stands, which is soon seen, then the others, by workers."""
        waiting: list[int] = []
        for number, article in enumerate(self.articles):
            standing = standing_article(self.wanted, article)
            if standing is not None:
                yield number, standing
            else:
                waiting.append(number)
        for folder in (FILES, ARTICLES) if waiting else ():
            refuse_folder(self.wanted.folder / folder)
        articles = [self.articles[number] for number in waiting]
        limits = replace(self.limits, workers=min(self.limits.workers, len(articles)))
        load = partial(load_for_all, self.wanted.request.asked)
        for place, made in each_done(partial(make_article, self.wanted), articles, limits, load):
            yield waiting[place], made

    def _done(self, number: int, made: Made | Failed) -> Report:
        if isinstance(made, Failed):
            return of_failed(self.articles[number], made, self.limits.seconds)
        if made.entry is not None:
            self.entries.append(made.entry)
            self.groups[made.entry.slug] = Raw(made.files)
        return made.report

    def _keep_pages(self, before: Written) -> None:
        """Lists keep what earlier runs said of articles that are not well now and still have their page."""
        for article in self.articles:
            slug = slug_of(article)
            if slug in before.articles and slug not in self.groups:
                entry = last_entry(self.wanted, article)
                self.entries += [entry] if entry else []
                self.stays.append((article, entry is not None))

    def _end(self, before: Written) -> None:
        """Writes what lists the articles, and removes what the site no longer has."""
        folder = self.wanted.folder
        shared = self._lists(sorted(self.entries, key=lambda entry: entry.order))
        not_well = {slug_of(article) for article in self.articles} - self.groups.keys()
        kept = {slug: group for slug, group in before.articles.items() if slug in not_well}
        now = Written(group_of(shared), {**kept, **self.groups})
        self.removed = remove_rest(folder, before, now)
        write_written(folder, now)

    def _lists(self, entries: Sequence[Entry]) -> dict[str, str]:
        """The hash of each file that lists articles, by its path; written where they do not stand there."""
        wanted = self.wanted
        made_of = wanted.hash_with(entries)
        stood = wanted.standing.find(LISTS, made_of) if wanted.standing else None
        if stood is not None:
            return stood.files
        shared: dict[str, str] = {}
        for path, data in listing_files(entries, wanted):
            shared |= write_changed(wanted.folder, [(path, data)])
        if wanted.standing:
            wanted.standing.keep(LISTS, made_of, shared)
        return shared

    def _remember(self, before: Written) -> None:
        """Of a run that was stopped: what it has written by then belongs to the site, too."""
        articles = dict(before.articles)
        for slug, group in self.groups.items():
            articles[slug] = joined(articles[slug], group) if slug in articles else group
        with suppress(OSError):
            write_written(self.wanted.folder, Written(before.shared, articles))


def folders_of(site: Path) -> Iterator[Path]:
    """The folders that a site in a folder has its files in."""
    yield site
    yield from (site / name for name in (ARTICLES, FILES, SEARCH, PICTURES))
    with suppress(OSError), os.scandir(site / PICTURES) as found:
        yield from (Path(each.path) for each in found if each.is_dir(follow_symlinks=False))


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
