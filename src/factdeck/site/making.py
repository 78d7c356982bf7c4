"""An article's file to its pieces, its pictures and its page on disk, and to what lists know of it."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from time import perf_counter, time_ns
from typing import Any

from msgspec import Raw, Struct, json
from msgspec.structs import replace

from factdeck.api import Article, Asked, Piece, load
from factdeck.building.placing import Placed
from factdeck.files.opened import opened_noted
from factdeck.files.plain import write_all
from factdeck.library.cache.building import Cache
from factdeck.library.cache.fingerprints import of_asked, of_code
from factdeck.library.one_article import (
    WELL,
    Report,
    Request,
    WrittenFile,
    build_and_write,
    hash_of,
    of_refused,
    of_wrong,
    without_fail,
)
from factdeck.messages.problems import FactdeckError
from factdeck.site.article_page import FILES, ArticlePage, article_page
from factdeck.site.entry import Download, Entry, entry_of
from factdeck.site.frame import ARTICLES, Site
from factdeck.site.kept import kept_or_drawn
from factdeck.site.pictures import Pictured, pictured
from factdeck.site.standing import Standing
from factdeck.site.written import group_of

Files = Sequence[tuple[str, bytes]]
"""Each one's path in the site, and its bytes."""


class Wanted(Struct, frozen=True):
    """What is wanted of each article."""

    site: Site
    folder: Path
    """That of the site."""
    request: Request
    """The pieces, which go into the site's folder of files."""
    cache: Cache | None
    """None where nothing is kept, nor looked up."""
    standing: Standing | None
    made_of: str
    """The hash of all that pages follow from, besides the article and its pieces."""

    @classmethod
    def of(cls, site: Site, folder: Path, asked: Asked, cached: Path | None) -> Wanted:
        """What is asked for, in a site's folder; raises FactdeckError where a set is wrong.

        ``cached`` is the folder of the cache, if there is to be any.
        """
        began, only = time_ns(), Asked((), only=tuple(asked.pieces()))
        request = Request(asked=only, folder=folder / FILES)
        cache = Cache.of(cached, request) if cached else None
        standing = Standing(cache.store, folder, began) if cache else None
        made = of_asked(Asked((), only=tuple(piece.made for piece in only.only)))
        return cls(site, folder, request, cache, standing, hash_of(_told(of_code(), site, made)))

    def hash_with(self, *more: object) -> str:
        """The hash of all that files follow from, with what else they are made from."""
        return hash_of(_told(self.made_of, *more))


def _told(*values: object) -> bytes:
    return json.encode(values)


class Made(Struct, frozen=True):
    """What became of an article, and what lists know of it; None where its page could not be made."""

    report: Report
    entry: Entry | None = None
    files: bytes = b"{}"
    """Its files, as the site's list has them."""


def standing_article(wanted: Wanted, article: str) -> Made | None:
    """What is known of an article of which all stands as it would be made; None where anything is to be made."""
    if wanted.cache is None or wanted.standing is None:
        return None
    try:
        report = wanted.cache.find(article, restore=False).report
    except (OSError, ValueError):
        return None
    if report is None or report.outcome != "current":
        return None
    stood = wanted.standing.find(*_named(wanted, article, report))
    if stood is None or stood.entry is None:
        return None
    return Made(report, stood.entry, bytes(group_of({**stood.files, **_pieces(report)})))


def last_entry(wanted: Wanted, article: str) -> Entry | None:
    """What lists knew of an article when its page was made last; None where that page doesn't stand, or nothing is kept."""
    stood = wanted.standing.last(os.path.abspath(article)) if wanted.standing else None
    return stood.entry if stood else None


def make_article(wanted: Wanted, article: str) -> Made:
    """Builds an article's pieces and writes its page with all that belongs to it; no page where anything is wrong."""
    done: list[tuple[Entry, Raw]] = []
    with opened_noted():
        report = without_fail(partial(_made, wanted, done), article)
    return Made(report, done[0][0], bytes(done[0][1])) if done else Made(report)


def _made(wanted: Wanted, done: list[tuple[Entry, Raw]], article: str) -> Report:
    """What became of the article; what lists know of it goes to ``done``."""
    began = perf_counter()
    report = _found(wanted, article)
    try:
        value = load(article)
    except FactdeckError as error:
        return of_wrong(article, error, began)
    placed: dict[Piece, Placed[Any]] = {}
    if report is None:
        report = _built(wanted, article, value, placed)
    if report.outcome not in WELL:
        return report
    entry = entry_of(value)
    page = _page(wanted, value, entry, report, placed)
    files = [*page.pictures.items(), (f"{ARTICLES}/{entry.slug}.html", page.page)]
    try:
        hashes = write_changed(wanted.folder, files)
    except (OSError, ValueError) as error:
        return of_refused(report, error, wanted.request)
    if wanted.standing:
        wanted.standing.keep(*_named(wanted, article, report), hashes, page.depends, entry)
    done.append((entry, group_of({**hashes, **_pieces(report)})))
    return replace(report, seconds=perf_counter() - began)


def _found(wanted: Wanted, article: str) -> Report | None:
    """The pieces as they are, or from the cache; None where one of them is to be built."""
    with suppress(OSError, ValueError):
        return wanted.cache.find(article).report if wanted.cache else None
    return None


def _named(wanted: Wanted, article: str, report: Report) -> tuple[str, str]:
    """What a page is remembered by, and the hash of what it is made from besides the files that it depends on."""
    return os.path.abspath(article), wanted.hash_with(_pieces(report))


def _pieces(report: Report) -> dict[str, str]:
    """The hash of each piece's file by its path in the site."""
    return {f"{FILES}/{file.path.name}": file.digest for file in report.files}


def _built(wanted: Wanted, article: str, value: Article, placed: dict[Piece, Placed[Any]]) -> Report:
    """The pieces that are not there yet; what was placed for them goes to ``placed``."""
    how: dict[str, Any] = {"value": value, "seen": placed.__setitem__}
    if wanted.cache is None:
        return build_and_write(wanted.request, article, **how)
    return wanted.cache.build(article, **how)


def _page(
    wanted: Wanted, article: Article, entry: Entry, report: Report, placed: Mapping[Piece, Placed[Any]]
) -> ArticlePage:
    """The page, and the pictures that it shows."""
    files = {file.path.stem: file for file in report.files}
    pieces = {piece.stem(entry.slug): piece for piece in wanted.request.asked.pieces()}
    downloads = [
        Download(file.path.name, pieces[stem].label if stem in pieces else file.path.suffix[1:], file.size)
        for stem, file in files.items()
    ]
    shown = [
        _pictured(wanted, article, piece, files[stem], placed.get(piece))
        for stem, piece in pieces.items()
        if piece.layout and stem in files
    ]
    return article_page(article, entry, wanted.site, [each for each in shown if each], downloads)


def _pictured(
    wanted: Wanted, article: Article, piece: Piece, file: WrittenFile, placed: Placed[Any] | None
) -> Pictured | None:
    draw = partial(pictured, article, piece, placed)
    return kept_or_drawn(wanted.cache.store, file, draw) if wanted.cache else draw()


def write_changed(folder: Path, files: Files) -> dict[str, str]:
    """Writes the files of a site that are not there yet, or are not the same, all of them or none; the hash of each."""
    changed = [(folder / path, data) for path, data in files if not _is_same(folder / path, data)]
    if changed:
        write_all(changed, wait=False)
    return {path: hash_of(data) for path, data in files}


def _is_same(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False
