"""What travels inside a PDF beside its pages: the article's source, and its data as comma-separated values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import chain, count
from pathlib import PurePath

from factdeck.article import Article, Chart, InfoboxGroup, Prose, Section, plain
from factdeck.files.tables import for_excel
from factdeck.messages.problems import Source
from factdeck.scene import Attachment

Row = tuple[str, ...]


def attachments_of(article: Article, words: Callable[[str], str]) -> list[Attachment]:
    """The source byte for byte, the files of sources that it names, then the timeline, facts and charts' numbers.

    ``words`` are the layouts', in which each is described.
    """
    result = [
        _source(article, words("attached article")),
        *_libraries(article.libraries, words("sources")),
    ]
    if article.timeline:
        result.append(_table("timeline.csv", f"{words('timeline')} (EDTF)", _events(article)))
    if article.infobox and article.infobox.rows:
        result.append(_table("facts.csv", words("key facts"), _facts(article)))
    for number, chart in enumerate(_charts(article.sections), 1):
        result.append(_table(f"chart-{number}.csv", plain(chart.caption), _numbers(chart)))
    return result


def _charts(sections: Iterable[Section]) -> Iterator[Chart]:
    for section in sections:
        if section.chart:
            yield section.chart
        yield from _charts(section.sections)


def _numbers(chart: Chart) -> Iterator[Row]:
    yield str(chart.unit or ""), *(str(series.name) for series in chart.series)
    for number, category in enumerate(chart.categories):
        yield str(category), *(_number(series.values[number]) for series in chart.series)


def _number(value: float | None) -> str:
    return "" if value is None else f"{Decimal(repr(value)).normalize():f}"


def _source(article: Article, description: str) -> Attachment:
    return Attachment(
        name=f"{article.slug}.yaml",
        mime="application/yaml",
        data=article.source.data or article.source.text.encode("utf-8"),
        relationship="Source",
        description=description,
    )


def _libraries(libraries: Iterable[Source], description: str) -> Iterator[Attachment]:
    """Each under a name of its own: two folders may have a ``sources.bib``."""
    taken: set[str] = set()
    for library in libraries:
        path = PurePath(library.name)
        names = (f"{path.stem}-{number}{path.suffix}" for number in count(2))
        name = next(each for each in chain([path.name], names) if each.casefold() not in taken)
        taken.add(name.casefold())
        yield Attachment(
            name=name,
            mime={".json": "application/json", ".bib": "application/x-bibtex"}.get(path.suffix, "text/plain"),
            data=library.data or library.text.encode("utf-8"),
            relationship="Data",  # the article alone is the sheet's source: it is found by that word
            description=description,
        )


def _table(name: str, description: str, rows: Iterable[Row]) -> Attachment:
    return Attachment(
        name=name, mime="text/csv", data=for_excel(rows), relationship="Data", description=description
    )


def _events(article: Article) -> Iterator[Row]:
    yield "date", "title", "text", "lane"
    for event in article.events:
        yield event.date.text, plain(event.title), _prose(event.text), str(event.lane or "")


def _facts(article: Article) -> Iterator[Row]:
    yield "group", "label", "value", "note"
    for entry in article.infobox.rows if article.infobox else ():
        group, rows = (plain(entry.group), entry.rows) if isinstance(entry, InfoboxGroup) else ("", [entry])
        for row in rows:
            yield group, plain(row.label), plain(row.value), plain(row.note)


def _prose(text: Prose) -> str:
    """Text without its marks, a line a paragraph."""
    return "\n".join(plain(block.spans) for block in text)
