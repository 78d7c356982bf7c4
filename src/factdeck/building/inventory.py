"""Articles to a table of what they hold, and of what is built of them or is older than they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from factdeck.article import Article, plain, read_article
from factdeck.article.reading import inlines_in
from factdeck.article.wording import word_date
from factdeck.building.names import output_stem
from factdeck.building.outputs import layout_models, output_of, usual_layouts
from factdeck.checks.pictures import pictures_of
from factdeck.layout.loading import layout_files, read_layout, read_theme
from factdeck.messages.problems import Problems
from factdeck.reading import read_source


class _Layout(Struct, frozen=True):
    """A layout's ending, and the time at which it or anything that it rests on was changed last."""

    name: str
    suffix: str
    changed: float


def table_of(articles: Sequence[Path], folder: Path, problems: Problems) -> Iterator[str]:
    """A line for each article under a line of headings; what can't be read goes to problems.

    ``folder`` is where outputs are looked for.
    """
    layouts = [_layout(name, problems) for name in usual_layouts()]
    head = ("article", "title", "words", "dates", *usual_layouts())
    rows: list[Sequence[str]] = [head]
    for path in articles:
        own = Problems()
        source = read_source(path, own)
        article = read_article(source, own, slug=path.stem, folder=path.parent) if source else None
        for problem in own.errors:
            problems.add(problem)
        rows.append(_row(article, path, layouts, folder) if article else (path.stem, "is wrong"))
    widths = [max(len(row[column]) for row in rows if len(row) > column) for column in range(len(head))]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)).rstrip()


def _layout(name: str, problems: Problems) -> _Layout:
    files = layout_files()
    layout = read_layout(name, layout_models(), files, problems)
    if layout is not None:
        read_theme(layout.theme, layout.medium, files, problems)
    suffix = output_of(layout).suffix if layout is not None else ""
    return _Layout(name, suffix, max((path.stat().st_mtime for path in files.read), default=0.0))


def _row(article: Article, path: Path, layouts: Sequence[_Layout], folder: Path) -> Sequence[str]:
    words = sum(len(plain(inline).split()) for inline in inlines_in(article))
    needed = [path, *(Path(library.name) for library in article.libraries), *pictures_of(article)]
    changed = max(each.stat().st_mtime for each in needed)
    states = [
        _state(folder / f"{output_stem(path.stem, each.name)}{each.suffix}", changed, each)
        for each in layouts
    ]
    return path.stem, plain(article.title), str(words), _dates(article), *states


def _state(output: Path, changed: float, layout: _Layout) -> str:
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
