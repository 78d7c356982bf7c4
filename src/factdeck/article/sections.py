"""An article to all its sections, each with the path that messages name it by."""

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
