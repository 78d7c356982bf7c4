"""An article with what was made of it to its page: the text, its sheet and slides as pictures, its files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from msgspec import Struct

from factdeck.article import Article
from factdeck.article.language_words import listed, word_unit
from factdeck.building.rests_on import files_of
from factdeck.escaping import attribute, text
from factdeck.layout.loading import LayoutFiles, layout_files, read_words
from factdeck.layout.words import Words
from factdeck.messages.problems import Problems
from factdeck.site.article_text import TextOf, article_text
from factdeck.site.entry import Download, Entry, years_told
from factdeck.site.frame import ARTICLES, Page, Site, in_language, page_of
from factdeck.site.illustrations import Illustrations
from factdeck.site.marked import Marked
from factdeck.site.metadata import head_of
from factdeck.site.pictures import Pictured

FILES, PICTURES = "files", "pictures"
"""The folders of what can be taken home, and of what pages show."""
KB, MB = 1_000, 1_000_000
FEWEST_PARTS = 6
"""Of a page that lists them at its head."""


class ArticlePage(Struct, frozen=True):
    """A page, and the pictures that it shows, by their paths in the site."""

    page: bytes
    pictures: dict[str, bytes]
    depends: tuple[Path, ...]
    """Every file that they were made from, besides those of the pieces."""


def article_page(
    article: Article, entry: Entry, site: Site, pieces: Sequence[Pictured], downloads: Sequence[Download]
) -> ArticlePage:
    """The page of an article; the same for the same article, pieces and site."""
    folder, files = f"{PICTURES}/{entry.slug}", layout_files()
    shown = Illustrations()
    of = TextOf(
        article=article,
        words=_layout_words(article.lang, files),
        site_words=site.words,
        marked=Marked.of(article, files),
        pictures=shown,
        credits=[],
        contents=[],
        files=files,
        folder=f"../{quote(folder)}/",
    )
    names, written = _layout_words(site.lang, files), article_text(of)
    content = [
        f"<article{in_language(article.lang)}>\n",
        _head(of, entry, _jumps(pieces, downloads, site)),
        _contents(of, site),
        written,
        _foot(of, site, names),
        "</article>\n",
        f'<div class="made"{in_language(site.lang)}>\n',
        _downloads(downloads, site, names),
        _pieces(pieces, entry, site, names),
        _subjects(entry, site),
        "</div>",
    ]
    bitmap = next((name for name in shown.files if not name.endswith(".svg")), "")
    page = Page(
        title=f"{entry.title} – {site.title}",
        content=f'<div class="beside">\n{"".join(content)}\n</div>',
        path=f"{ARTICLES}/{entry.slug}.html",
        lang=article.lang,
        head=head_of(article, entry, site, downloads, f"{quote(folder)}/{bitmap}" if bitmap else ""),
    )
    pictures = {f"{folder}/{name}": data for name, data in shown.files.items()}
    for piece in pieces:
        for number, picture in enumerate(piece.pictures, 1):
            pictures[f"{folder}/{_file_of(piece, number)}"] = picture.svg
    return ArticlePage(page_of(site, page), pictures, (*files_of(article), *files.read))


def _layout_words(lang: str, files: LayoutFiles) -> Words:
    problems = Problems()
    words = read_words(lang, files, problems)
    problems.raise_errors()
    assert words is not None
    return words


def _jumps(pieces: Sequence[Pictured], downloads: Sequence[Download], site: Site) -> str:
    """Links to what was made of the text, which stands far below it on a narrow screen."""
    parts = (("downloads", "downloads", downloads), ("pieces", "on the sheet", pieces))
    links = [f'<a href="#{name}">{text(site.words(key))}</a>' for name, key, made in parts if made]
    return f'<p class="jumps"{in_language(site.lang)}>{" ".join(links)}</p>\n' if links else ""


def _contents(of: TextOf, site: Site) -> str:
    """Links to the parts of a long page, in a list that opens."""
    if len(of.contents) < FEWEST_PARTS:
        return ""
    told = site.words("contents")
    links = "".join(f'<li><a href="#{place}">{heading}</a></li>\n' for place, heading in of.contents)
    summary = f"<summary{in_language(site.lang)}>{text(told)}</summary>"
    listed = f"<nav aria-label={attribute(told)}>\n<ol>\n{links}</ol>\n</nav>"
    return f'<details class="contents">{summary}\n{listed}\n</details>\n'


def _head(of: TextOf, entry: Entry, jumps: str) -> str:
    years = f'<p class="years">{text(years_told(entry.years, entry.lang))}</p>\n' if entry.years else ""
    title = f"<h1>{of.marked.inline(of.article.title)}</h1>\n"
    told = of.marked.inline(of.article.subtitle)
    subtitle = f'<p class="subtitle">{told}</p>\n' if told else ""
    return f"<header>\n{years}{title}{subtitle}{jumps}</header>\n"


def _foot(of: TextOf, site: Site, names: Words) -> str:
    """Whose text it is, and under which licence."""
    article = of.article
    lines: list[str] = []
    if article.authors:
        authors = listed(map(str, article.authors), names.lang)
        lines.append(text(names("text by", authors=authors)))
    if article.licence:
        name = text(str(article.licence.name))
        link = article.licence.link
        told = f'<a href={attribute(str(link))} rel="license">{name}</a>' if link else name
        lines.append(text(names("licence", licence="\0")).replace("\0", told))
    lines = [f"<p{in_language(site.lang)}>{line}</p>" for line in lines]
    if article.credits:
        lines.append(f"<p>{of.marked.inline(article.credits)}</p>")
    if article.link:
        elsewhere = f"<a href={attribute(str(article.link))}>{text(site.words('read on the web'))}</a>"
        lines.append(f"<p{in_language(site.lang)}>{elsewhere}</p>")
    return f'<footer class="credit">\n{"".join(lines)}\n</footer>\n' if lines else ""


def _file_of(piece: Pictured, number: int) -> str:
    return f"{piece.layout.replace(' ', '-')}-{number}.svg"


def _named(label: str, words: Words) -> str:
    """What a layout or export is called, in the words of layouts where they have one for it."""
    name = label.replace("-", " ")
    known = name in words and "{" not in words.table[name]
    return words(name) if known else name.capitalize()


def _pieces(pieces: Sequence[Pictured], entry: Entry, site: Site, names: Words) -> str:
    if not pieces:
        return ""
    words = site.words
    shown = "".join(_piece(piece, entry, site, names) for piece in pieces)
    return (
        f'<section aria-labelledby="pieces">\n<h2 id="pieces">{text(words("on the sheet"))}</h2>\n'
        f"<p>{text(words('pictures of text'))}</p>\n{shown}</section>\n"
    )


def _piece(piece: Pictured, entry: Entry, site: Site, names: Words) -> str:
    name = _named(piece.layout, names)
    pictures = "\n".join(_pictures(piece, name, entry, site))
    kind = "slides" if piece.unit == "slide" else "sheets"
    return f'<h3>{text(name)}</h3>\n<ol class="{kind}">\n{pictures}\n</ol>\n'


def _pictures(piece: Pictured, name: str, entry: Entry, site: Site) -> Iterator[str]:
    """Each page, leading to itself alone."""
    words, count = site.words, len(piece.pictures)
    for number, picture in enumerate(piece.pictures, 1):
        key = "piece slide" if piece.unit == "slide" else "piece page"
        told = words(key, piece=name, number=number, count=count)
        told = words("piece titled", told=told, title=picture.title) if picture.title else told
        address = attribute(f"../{PICTURES}/{quote(entry.slug)}/{quote(_file_of(piece, number))}")
        size = f'width="{picture.width}" height="{picture.height}"'
        yield f'<li><a href={address}><img src={address} alt={attribute(told)} {size} loading="lazy"></a></li>'


def _downloads(downloads: Sequence[Download], site: Site, names: Words) -> str:
    items = ""
    for each in downloads:
        address = attribute(f"../{FILES}/{quote(each.name)}")
        items += f"<li><a href={address} download>{text(_told(each, site, names))}</a></li>\n"
    return _list("downloads", site.words("downloads"), "downloads", items)


def _list(name: str, heading: str, kind: str, items: str) -> str:
    """A part of the page that is a list under its heading; nothing without items."""
    if not items:
        return ""
    title = f'<h2 id="{name}">{text(heading)}</h2>'
    return f'<section aria-labelledby="{name}">\n{title}\n<ul class="{kind}">\n{items}</ul>\n</section>\n'


def _told(download: Download, site: Site, names: Words) -> str:
    kind = download.name.rsplit(".", 1)[-1].upper()
    told = word_unit(max(1, round(download.size / KB)), "digital-kilobyte", site.lang)
    if download.size >= MB:
        told = word_unit(round(download.size / MB, 1), "digital-megabyte", site.lang)
    return site.words("download", name=_named(download.label, names), kind=kind, size=told)


def _subjects(entry: Entry, site: Site) -> str:
    """Keywords and places, each leading to the list of what else has it."""
    parts = [
        _tags(entry, "keyword", "subjects", entry.keywords, site),
        _tags(entry, "place", "places", entry.places, site),
    ]
    return "".join(parts)


def _tags(entry: Entry, filtered: str, heading: str, names: Sequence[str], site: Site) -> str:
    items = ""
    for name in names:
        address = attribute(f"../index.html#{filtered}={quote(name, safe='')}")
        items += f"<li{in_language(entry.lang)}><a href={address}>{text(name)}</a></li>\n"
    return _list(f"{filtered}s", site.words(heading), "tags", items)
