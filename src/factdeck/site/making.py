"""An article's file to its pieces, its pictures and its page on disk, and to what lists know of it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from factdeck.api import Article, Piece, load
from factdeck.files.plain import write_all
from factdeck.library.cache.building import Cache, build_and_keep
from factdeck.library.one_article import WELL, Report, Request, WrittenFile, build_and_write, without_fail
from factdeck.messages.problems import FactdeckError
from factdeck.site.article_page import FILES, ArticlePage, article_page
from factdeck.site.entry import Download, Entry, entry_of
from factdeck.site.frame import ARTICLES, Site
from factdeck.site.kept import kept_or_drawn
from factdeck.site.pictures import Pictured, pictured


class Wanted(Struct, frozen=True):
    """What is wanted of each article."""

    site: Site
    folder: Path
    """That of the site."""
    request: Request
    """The pieces, which go into the site's folder of files."""
    cache: Cache | None
    """None where nothing is kept, nor looked up."""


class Made(Struct, frozen=True):
    """What became of an article, and what lists know of it; None where its page could not be made."""

    report: Report
    entry: Entry | None = None


def make_article(wanted: Wanted, article: str) -> Made:
    """Builds an article's pieces and writes its page with all that belongs to it; no page where anything is wrong."""
    entries: list[Entry] = []
    report = without_fail(partial(_made, wanted, entries), article)
    return Made(report, entries[0] if entries else None)


def _made(wanted: Wanted, entries: list[Entry], article: str) -> Report:
    """What became of the article; what lists know of it goes to ``entries``."""
    report = _built(wanted, article)
    if report.outcome not in WELL:
        return report
    try:
        value = load(article)
    except FactdeckError as error:
        return replace(report, outcome="wrong", problems=tuple(error.problems))
    entry = entry_of(value)
    page = _page(wanted, value, entry, report)
    try:
        write_changed(wanted.folder, _files(entry, page))
    except (OSError, ValueError) as error:
        where = getattr(error, "filename", None) or wanted.folder
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        return replace(report, outcome="not written", message=f"{where} can't be written: {reason}")
    entries.append(entry)
    return report


def _built(wanted: Wanted, article: str) -> Report:
    """The pieces: as they are, from the cache, or built."""
    if wanted.cache is None:
        return build_and_write(wanted.request, article)
    found = None
    with suppress(OSError, ValueError):
        found = wanted.cache.find(article).report
    return found if found is not None else build_and_keep(wanted.cache, article)


def _page(wanted: Wanted, article: Article, entry: Entry, report: Report) -> ArticlePage:
    """The page, and the pictures that it shows."""
    files = {file.path.stem: file for file in report.files}
    pieces = {piece.stem(entry.slug): piece for piece in wanted.request.asked.pieces()}
    downloads = [
        Download(file.path.name, pieces[stem].label if stem in pieces else file.path.suffix[1:], file.size)
        for stem, file in files.items()
    ]
    shown = [
        _pictured(wanted, article, piece, files[stem])
        for stem, piece in pieces.items()
        if piece.layout and stem in files
    ]
    return article_page(article, entry, wanted.site, [each for each in shown if each], downloads)


def _pictured(wanted: Wanted, article: Article, piece: Piece, file: WrittenFile) -> Pictured | None:
    draw = partial(pictured, article, piece)
    return kept_or_drawn(wanted.cache.store, file, draw) if wanted.cache else draw()


def write_changed(folder: Path, files: Sequence[tuple[str, bytes]]) -> None:
    """Writes the files of a site that are not there yet, or are not the same: all of them or none."""
    changed = [(folder / path, data) for path, data in files if not _is_same(folder / path, data)]
    if changed:
        write_all(changed)


def _is_same(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _files(entry: Entry, page: ArticlePage) -> list[tuple[str, bytes]]:
    return [*page.pictures.items(), (f"{ARTICLES}/{entry.slug}.html", page.page)]


def files_folder(folder: Path) -> Path:
    """Where a site's pieces stand."""
    return folder / FILES
