"""An article to the advice to say where in its sources things stand, where these have pages."""

from __future__ import annotations

import re

from factdeck.article.model import Article
from factdeck.article.reading import inlines_in
from factdeck.article.sources import SourceEntry
from factdeck.messages import codes
from factdeck.messages.problems import Problems
from factdeck.seldom import seldom

MOST_NAMED = 3
"""Of sources that are cited without a page, those that are named."""
_WITH_PAGES = ("book", "thesis", "report", "pamphlet")
_NUMBER = seldom(r"\d|\b[ivxlcdm]+\b", re.IGNORECASE)
"""A place in a source has one, in digits or in Roman numerals, as a preface's pages."""


def check_pages_cited(article: Article, problems: Problems) -> None:
    """Warn once of all citations that name no page of a source that has pages, in an article that names others' pages.

    One that names none at all cites its sources as wholes.
    """
    paged = {str(source.id) for source in article.sources if _has_pages(source)}
    cited = [
        (span, cite)
        for inline in inlines_in(article)
        for span in inline
        for cite in span.cite
        if cite.key in paged
    ]
    without = [(span, cite) for span, cite in cited if not _NUMBER.search(cite.locator)]
    if not without or len(without) == len(cited):
        return
    keys = list(dict.fromkeys(cite.key for _, cite in without))
    named = ", ".join(f"@{key}" for key in keys[:MOST_NAMED]) + (" …" if len(keys) > MOST_NAMED else "")
    count = len(without)
    message = f"{count:,} citation{'s' if count > 1 else ''} of a source with pages name{'' if count > 1 else 's'} none: {named}"
    span, cite = without[0]
    assert span.source is not None
    mark = span.source.mark_at(cite.offset, len(cite.key) + 1)
    problems.warning(mark, message, f"say where in it, as in [@{cite.key}, p. 3]", code=codes.NO_PAGE)


def _has_pages(source: SourceEntry) -> bool:
    """Whether it is long enough that a reader needs to know where to look."""
    return (
        source.type in _WITH_PAGES
        or bool(source.number_of_pages)
        or bool(source.page and re.search(r"\d\s*[-–]\s*\d", source.page))
    )
