"""Articles to a table of what they hold, and of what is built of them or is older than they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from factdeck.article import Article, Chart, Inline, Map, Picture, plain, read_article
from factdeck.article.reading import inlines_in, models_in
from factdeck.article.wording import word_date
from factdeck.building.names import output_stem
from factdeck.building.outputs import layout_models, output_of, usual_layouts
from factdeck.building.rests_on import files_of
from factdeck.layout.loading import layout_files, read_layout, read_theme
from factdeck.messages.problems import Problems
from factdeck.reading import read_source


def credits_of(articles: Sequence[Path], problems: Problems) -> Iterator[str]:
    """A line for each picture, map and chart of the articles, and for their texts: whose it is, and where its licence is.

    What can't be read goes to problems.
    """
    rows: list[Sequence[str]] = [("article", "of", "credit", "addresses")]
    for path in articles:
        article = _read(path, problems)
        if article is not None:
            rows += [(path.stem, *row) for row in dict.fromkeys(_credits(article))]
    yield from _aligned(rows)


def _credits(article: Article) -> Iterator[tuple[str, str, str]]:
    for part in models_in(article):
        if isinstance(part, Picture):
            yield str(part.image), *_credit(part.credit)
        elif isinstance(part, (Chart, Map)):
            kind = "chart" if isinstance(part, Chart) else "map"
            yield f"{kind}: {plain(part.caption)}" if part.caption else kind, *_credit(part.credit)
    licence = article.licence
    words = [
        ", ".join(map(str, article.authors)),
        plain(article.credits),
        str(licence.name) if licence else "",
    ]
    links = [span.link for span in article.credits or ()] + [str(licence.link or "") if licence else ""]
    yield "text", "; ".join(filter(None, words)) or "-", " ".join(filter(None, links))


def _credit(credit: Inline | None) -> tuple[str, str]:
    links = dict.fromkeys(span.link for span in credit or () if span.link)
    return plain(credit) or "-", " ".join(links)


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
        article = _read(path, problems)
        rows.append(_row(article, path, layouts, folder) if article else (path.stem, "is wrong"))
    yield from _aligned(rows)


def _read(path: Path, problems: Problems) -> Article | None:
    """An article; None where it is wrong, and problems says why."""
    own = Problems()
    source = read_source(path, own)
    article = read_article(source, own, slug=path.stem, folder=path.parent) if source else None
    for problem in own.errors:
        problems.add(problem)
    return article


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows whose columns begin at the same place."""
    widths = [max(len(row[column]) for row in rows if len(row) > column) for column in range(len(rows[0]))]
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
    changed = max(each.stat().st_mtime for each in files_of(article))
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
