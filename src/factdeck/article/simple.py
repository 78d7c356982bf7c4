"""An article to its simple version: the texts that its author wrote for it, in place of lead and sections' texts."""

from __future__ import annotations

from collections.abc import Iterator

from factdeck.article.model import Article, Section
from factdeck.messages import codes
from factdeck.messages.problems import Mark, Problems


def simplified(article: Article, problems: Problems) -> Article:
    """The article with its simple texts; the others stay, and one warning tells how many.

    Nothing is ever made simpler here: what there is, somebody wrote.
    """
    _tell_missing(article, problems)
    return article.changed(
        lead=article.simple or article.lead,
        sections=[_simplified(section) for section in article.sections],
    )


def _simplified(section: Section) -> Section:
    below = [_simplified(part) for part in section.sections]
    return section.changed(text=section.simple or section.text, sections=below)


def _tell_missing(article: Article, problems: Problems) -> None:
    texts = [*_texts(article)]
    missing = [mark for mark, has_simple in texts if not has_simple]
    if missing:
        problems.warning(
            missing[0],
            f"{len(missing)} of {len(texts)} texts have no simple version, and stay as they are; this is the first",
            "write one under `simple`, beside the text",
            code=codes.NO_SIMPLE_TEXT,
        )


def _texts(article: Article) -> Iterator[tuple[Mark, bool]]:
    """Where each text that may have a simple version begins, and whether it has one."""
    if article.lead:
        yield article.lead[0].spans[0].mark_at(), bool(article.simple)
    for section in article.sections:
        yield from _texts_of(section)


def _texts_of(section: Section) -> Iterator[tuple[Mark, bool]]:
    if section.text:
        yield section.text[0].spans[0].mark_at(), bool(section.simple)
    for part in section.sections:
        yield from _texts_of(part)
