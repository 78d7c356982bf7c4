"""An article to all its sections, each with the path that messages name it by, and a section to what it has to show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factdeck.article.model import Article, Section


def all_sections(article: Article) -> Iterator[tuple[str, Section]]:
    """Each section before its subsections, as in ``sections[1].sections[2]``."""
    yield from _numbered(article.sections, "sections")


def _numbered(sections: Sequence[Section], path: str) -> Iterator[tuple[str, Section]]:
    for number, section in enumerate(sections, 1):
        here = f"{path}[{number}]"
        yield here, section
        yield from _numbered(section.sections, f"{here}.sections")


def has_content(section: Section) -> bool:
    """Whether it has points, a text, a picture, a chart or a map of its own."""
    return any((section.points, section.text, section.image, section.chart, section.map))


def is_all_exhibit(section: Section) -> bool:
    """Whether a slide with its comparison, quotation or figure says all that it has, its heading or point as title."""
    if has_content(section):
        return False
    return bool(section.compare or ((section.quotation or section.figure) and not section.point))
