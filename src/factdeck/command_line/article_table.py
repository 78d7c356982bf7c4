"""Articles to a table of what they hold, and of what is built of them or is older than they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from factdeck.article import Article, plain, read_article
from factdeck.article.reading import inlines_in
from factdeck.article.wording import word_date
from factdeck.building.build import OWN_LAYOUTS
from factdeck.checks.pictures import pictures_of
from factdeck.layout.loading import layout_files, read_layout, read_theme
from factdeck.messages.problems import Problems
from factdeck.reading import read_source

HEAD = ("article", "title", "words", "dates", *OWN_LAYOUTS)


class Shipped(Struct, frozen=True):
    """A layout's ending, and the time at which it or anything that it rests on was changed last."""

    name: str
    ending: str
    changed: float


def listed(articles: Sequence[Path], folder: Path, problems: Problems) -> Iterator[str]:
    """A line for each article under a line of headings; what can't be read goes to problems."""
    layouts = [_shipped(name, problems) for name in OWN_LAYOUTS]
    rows: list[Sequence[str]] = [HEAD]
    for path in articles:
        found = Problems()
        source = read_source(path, found)
        article = read_article(source, found, slug=path.stem, folder=path.parent) if source else None
        for problem in found.errors:
            problems.add(problem)
        rows.append(_row(article, path, layouts, folder) if article else (path.stem, "is wrong"))
    widths = [max(len(row[column]) for row in rows if len(row) > column) for column in range(len(HEAD))]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip()


def _shipped(name: str, problems: Problems) -> Shipped:
    files = layout_files()
    layout = read_layout(name, files, problems)
    if layout is not None:
        read_theme(layout.theme, "paper" if layout.output == "pdf" else "slides", files, problems)
    ending = layout.output if layout is not None else "pdf"
    return Shipped(name, ending, max(path.stat().st_mtime for path in files.read))


def _row(article: Article, path: Path, layouts: Sequence[Shipped], folder: Path) -> Sequence[str]:
    words = sum(len(plain(inline).split()) for inline in inlines_in(article))
    needed = [path, *pictures_of(article)]
    changed = max(each.stat().st_mtime for each in needed)
    states = [_state(folder / f"{path.stem}-{each.name}.{each.ending}", changed, each) for each in layouts]
    return path.stem, plain(article.title), str(words), _dates(article), *states


def _state(output: Path, changed: float, layout: Shipped) -> str:
    if not output.is_file():
        return "-"
    return "stale" if output.stat().st_mtime < max(changed, layout.changed) else "built"


def _dates(article: Article) -> str:
    """The years that the timeline covers."""
    dates = [event.date for event in article.timeline]
    if not dates:
        return "-"
    first = word_date(min(dates, key=lambda date: date.earliest), article.lang)
    last = word_date(max(dates, key=lambda date: date.latest), article.lang)
    return first if first == last else f"{first} to {last}"
