"""An article to its files by way of a cache: what is built is kept there."""

from __future__ import annotations

from contextlib import suppress

from factdeck.library.cache.results import Cache
from factdeck.library.one_article import Report, build_and_write


def build_and_keep(cache: Cache, article: str) -> Report:
    """Builds an article, writes all of its outputs or none, and keeps them where the cache can be written."""
    report = build_and_write(cache.request, article)
    with suppress(OSError, UnicodeError):
        cache.keep(report)
    return report
